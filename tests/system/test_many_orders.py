"""A file of 100,000 orders: every page, every table and every query once, whole and within the limits of a query."""

from __future__ import annotations

import asyncio

import pytest

from db.engine.connection import open_file
from db.engine.rows import column
from tests.support.demo_file import NOW, asked, pages_of
from tests.support.many_orders import many_orders
from tests.support.page_addresses import own_pages, queries, tables
from tracker.config.settings import Settings
from tracker.model.view import View
from tracker.reporting.report import build_report
from tracker.storage.repository import Repository
from tracker.web.security import Application

pytestmark = pytest.mark.slow
ORDERS = 100_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The file."""
    return many_orders(tmp_path_factory.mktemp("many") / "demo", ORDERS)


@pytest.fixture(scope="module")
def served(many: Settings) -> Application:
    """Its pages."""
    return pages_of(many)


def test_every_page_is_whole(many: Settings, served: Application) -> None:
    """None is missing, cut or given up: a query that takes two seconds would be."""
    with open_file(many.db_path) as db:
        assert column(db, 'SELECT count(*) FROM "order"')[0] >= ORDERS
    wrong = []
    for path in (*own_pages(many), *tables(many), *queries(many)):
        answer = asyncio.run(asked(served, path))
        if answer.status_code != 200 or not answer.text.strip():
            wrong.append((path, answer.status_code))
    assert wrong == []


def test_the_figures_are_the_reports(many: Settings, served: Application) -> None:
    """A company of hundreds of orders shows the floor that its report has."""
    with open_file(many.db_path) as db:
        repository = Repository(db)
        company = next(each for each in repository.companies() if each.id == "zhipu")
        ledger = repository.ledger_then(company, repository.orders(company), View())
        floor = build_report(ledger, repository.rates, NOW.date()).as_json()["floor"]
    assert len(ledger.lines) > 500
    assert asyncio.run(asked(served, "/company/zhipu/report.json")).json()["floor"] == floor
    assert f"{float(str(floor)):,.2f}" in asyncio.run(asked(served, "/company/zhipu")).text


def test_every_query_to_try_has_an_answer(many: Settings, served: Application) -> None:
    """But for the inbox, whose demo asks nothing."""
    for path in queries(many):
        rows = asyncio.run(asked(served, path.replace("?", ".json?_shape=array&"))).json()
        assert rows or "/waiting" in path, path
