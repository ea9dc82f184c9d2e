"""Every view that shows money says what the report says, in every scenario."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from db import decisions as decision_rows
from db.companies import sync_companies
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import select
from tests.support.order_samples import award, company, instant, stored
from tests.system.scenarios.loading import Scenario
from tests.system.scenarios.test_one_by_one import arrivals, keep
from tests.system.scenarios.test_scenarios import SCENARIOS, built
from tracker import storage as records
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.decision import MarkDecision, Verdict
from tracker.model.notice_history import StoredNotice
from tracker.reporting.report import build_report
from tracker.storage.repository import Repository

# each view's firm money of the company in its own currency
FIRM = {
    "firm_wins": "SELECT sum(amount_minor) FROM firm_wins",
    "wins": "SELECT sum(credited_minor) FROM wins WHERE counts_as = 'firm' AND currency = :currency",
    "order_book": "SELECT sum(credited_minor) FROM order_book WHERE counts_as = 'firm' AND currency = :currency",
    "company_totals": "SELECT sum(amount_minor) FROM company_totals WHERE currency = :currency",
    "monthly_intake": "SELECT sum(amount_minor) FROM monthly_intake WHERE currency = :currency",
    "customers": "SELECT sum(amount_minor) FROM customers WHERE currency = :currency",
}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty file."""
    opened = open_database(tmp_path / "tracker.db")
    yield opened
    opened.close()


def kept(db: Database, scenario: Scenario) -> None:
    """The scenario's company and notices in the file, in some order of arrival."""
    with transaction(db):
        sync_companies(db, [records.company_row(scenario.company)])
    for notice, version in arrivals(scenario, 3):
        keep(db, notice, version, version is notice.versions[-1])


def report_lines(scenario: Scenario) -> list[dict[str, Any]]:
    """The lines of `tracker report --format json`."""
    day = max(event.on for order in built(scenario).orders for event in order.events)
    ledger = build_ledger(scenario.company, built(scenario).orders, (), scenario.rates)
    lines: Any = build_report(ledger, scenario.rates, day).as_json()["lines"]
    return list(lines)


# what is decided changes the report at once and the views when it is taken, which the decisions' own tests show
UNDECIDED = sorted(name for name, scenario in SCENARIOS.items() if not scenario.decisions.all)


@pytest.mark.parametrize("name", UNDECIDED)
def test_every_view_with_money_says_what_the_report_says(db: Database, name: str) -> None:
    """The firm money of every view is the floor of the report's wins, and what is in question is so in both."""
    scenario = SCENARIOS[name]
    kept(db, scenario)
    currency = scenario.company.currency
    lines = report_lines(scenario)
    own = [line for line in lines if line["currency"] == currency and not line["framework"]]
    floor = sum(Decimal(line["floor"] or 0) for line in own)
    for view, sql in FIRM.items():
        (found,) = select(db, sql, {"currency": currency})
        assert Decimal(next(iter(found.values())) or 0) / 100 == floor, view
    asked = {row["order_id"] for row in select(db, "SELECT order_id FROM order_book WHERE counts_as = 'in_question'")}
    assert asked == {line["order"] for line in lines if line["standing"] == "in_question"}


AMOUNTS = {"n1": "100000.00", "n2": "13800001111.00", "n3": "120000.00"}


def implausible_story(keys: tuple[str, ...]) -> list[StoredNotice]:
    """Three awards of one buyer in January 2026, the second at a telephone number's worth, in some order of arrival."""
    days = {"n1": 5, "n2": 15, "n3": 25}
    return [
        stored(key, days[key], award(AMOUNTS[key]), project_number=f"ZB-2026-{key}00", title=f"项目{key}公告", project_name=key)
        for key in keys
    ]


@pytest.mark.parametrize("keys", list(permutations(("n1", "n2", "n3"))))
def test_an_amount_that_cannot_be_is_marked_in_whatever_order_notices_arrive(db: Database, keys: tuple[str, ...]) -> None:
    """Above fifty times what supplier and buyer had before: not firm in ledger and views, and asked about, until accepted."""
    with transaction(db):
        sync_companies(db, [records.company_row(company())])
    for notice in implausible_story(keys):
        keep(db, notice, notice.versions[0], True)
    repository = Repository(db)
    found = totals(repository.ledger(company()), None, None)
    assert (found.floor, found.marked, found.ceiling) == (22000000, 1, 1380022111100)
    assert select(db, "SELECT sum(amount_minor) AS firm FROM firm_wins") == [{"firm": 22000000}]
    assert [row["stake_minor"] for row in select(db, "SELECT stake_minor FROM inbox WHERE kind = 'marked_award'")] == [
        1380000111100
    ]
    line = next(line for line in repository.ledger(company()).lines if line.state.doubtful)
    decision = MarkDecision(
        order=line.order.id, amount=line.state.amount, marks=line.state.marks, verdict=Verdict.ACCEPT, at=instant(28)
    )
    with transaction(db):
        decision_rows.decide(db, records.decision_row(decision))
    for notice in implausible_story(keys):
        keep(db, notice, notice.versions[0], True)
    assert totals(Repository(db).ledger(company()), None, None).floor == 1380022111100


def test_one_bound_is_not_enough(db: Database) -> None:
    """A first order of a new company, however large, is weighed against two figures at least."""
    with transaction(db):
        sync_companies(db, [records.company_row(company())])
    (notice,) = implausible_story(("n2",))
    keep(db, notice, notice.versions[0], True)
    assert totals(Repository(db).ledger(company()), None, None).floor == 1380000111100
