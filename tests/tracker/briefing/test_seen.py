"""Orders as seen by a day: those that the notices seen by then make, whatever was published earlier and seen later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.companies import sync_companies
from db.engine.connection import open_database, transaction
from scrapers.notice import NoticeType
from tests.support.order_samples import OURS, award, company, instant, stored
from tests.system.scenarios.test_one_by_one import keep
from tests.tracker.orders.test_stories import stories
from tracker import storage as records
from tracker.briefing.load import load_report
from tracker.briefing.seen import orders_seen_by
from tracker.model.company import Company
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order
from tracker.model.view import View
from tracker.orders.build import build_orders
from tracker.storage.repository import Repository

OTHERS = "乙方科技有限公司"


@contextmanager
def kept(told: list[StoredNotice]) -> Iterator[tuple[Repository, Company]]:
    """A file that holds some notices, and the company in it."""
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "tracker.db")
        try:
            with transaction(db):
                sync_companies(db, [records.company_row(company())])
            for notice in told:
                for version in notice.versions:
                    keep(db, notice, version, version is notice.versions[-1])
            repository = Repository(db)
            (known,) = repository.companies()
            yield repository, known
        finally:
            db.close()


def seen_by(told: list[StoredNotice], day: int) -> list[Order]:
    """The company's orders as seen by a day, of notices kept in a file."""
    with kept(told) as (repository, known):
        return orders_seen_by(repository, repository.orders(known), instant(day))


def lines(orders: list[Order]) -> list[str]:
    """The company's orders, by lot, state and amount."""
    return sorted(f"{o.lot} {o.state.status} {o.state.amount}" for o in orders if o.supplier.name == OURS)


@settings(max_examples=25, deadline=None)
@given(stories(), st.integers(1, 30))
def test_what_was_seen_by_a_day_needs_no_later_notice(told: list[StoredNotice], day: int) -> None:
    """No looking ahead: the same orders as of a file that holds nothing else."""
    known = [replace(n, versions=tuple(v for v in n.versions if v.seen_at <= instant(day))) for n in told]
    assert lines(seen_by(told, day)) == lines(list(build_orders([n for n in known if n.versions]).orders))


@pytest.mark.parametrize(
    ("late", "then", "now"),
    [
        # the end of another's award, seen late: until then the lot was his
        (stored("n1", 1, kind=NoticeType.TERMINATION, seen=6), ["1 failed 90.00"], ["1 candidate 90.00"]),
        # an award of the same lot, seen late: until then another had won it
        (stored("n1", 1, award("90", OURS, "1"), seen=6), ["1 failed 90.00"], ["1 awarded 90.00"]),
    ],
)
def test_a_notice_seen_late_decides_nothing_before(late: StoredNotice, then: list[str], now: list[str]) -> None:
    """Before the late notice is seen, a candidate named after another's award has lost the lot."""
    told = [stored("n0", 1, award("90", OTHERS, "1")), late, stored("n2", 2, award("90", OURS, "1"), kind=NoticeType.CANDIDATE)]
    assert [lines(seen_by(told, day)) for day in (2, 5, 6)] == [then, then, now]


def test_the_bridge_of_a_report_by_what_was_seen_ends_with_its_total() -> None:
    """A correction named another winner before the end of the award was seen: total and bridge leave the award out."""
    told = [
        stored("n0", 1, award("90", OURS, "1")),
        stored("n1", 1, kind=NoticeType.TERMINATION, seen=6),
        stored("n2", 2, award("90", OTHERS, "1"), kind=NoticeType.CORRECTION),
    ]
    with kept(told) as (repository, known):
        days = (date(2026, 1, 1), date(2026, 1, 3))
        found = load_report(repository, known, instant(20), "en", view=View(seen_by=instant(2)), days=days).as_json("en")
    opening, *_, closing = found["bridge"]
    assert (opening["stated"], closing["stated"], found["stated"]) == ("90.00", "0.00", "0.00")
