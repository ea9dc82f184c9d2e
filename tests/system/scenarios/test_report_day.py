"""The day a report is printed for: today in its company's zone, or the day by which things had been seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from db.companies import sync_companies
from db.engine.connection import Database, open_database, transaction
from scrapers.money import Money
from tests.support.order_samples import award, company, stored
from tests.system.scenarios.test_one_by_one import keep
from tracker import storage as records
from tracker.briefing.load import load_report
from tracker.model.view import View
from tracker.storage.repository import Repository

# late on 30 January in New York is the afternoon of the 31st in Shanghai
NOW = datetime(2026, 1, 31, 4, 30, tzinfo=UTC)
AMOUNT = Money.of("1000000")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty file."""
    opened = open_database(tmp_path / "tracker.db")
    yield opened
    opened.close()


def report_of(db: Database, zone: str, now: datetime = NOW, view: View | None = None) -> dict[str, Any]:
    """The report of the company in a zone, on orders of the 20th and the 31st of January, first seen on their days."""
    ours = replace(company(), zone=zone)
    with transaction(db):
        sync_companies(db, [records.company_row(ours)])
    notices = (
        stored("a", 20, award(lot="1", amount="1000000")),
        stored("b", 31, award(lot="2", amount="500000"), project_number="ZB-2026-0202", seen=31),
    )
    for notice in notices:
        keep(db, notice, notice.versions[0], True)
    repository = Repository(db)
    (known,) = repository.companies()
    found: dict[str, Any] = load_report(repository, known, now, "en", view=view or View()).as_json("en")
    return found


@pytest.mark.parametrize(
    ("zone", "day", "orders"),
    [("Asia/Shanghai", "2026-01-31", 2), ("America/New_York", "2026-01-30", 1), ("UTC", "2026-01-31", 2)],
)
def test_today_is_the_company_s_day(db: Database, zone: str, day: str, orders: int) -> None:
    """A report is printed for today where its company is, and counts no order dated after that day."""
    found = report_of(db, zone)
    assert (found["as_of"], found["orders"]) == (day, orders)


def test_what_had_been_seen_by_a_day_is_printed_for_that_day(db: Database) -> None:
    """As-of, the year to date and the twelve months of a report by what had been seen end with the day it is asked for."""
    by = datetime.combine(date(2026, 1, 25), time.max, ZoneInfo("America/New_York"))
    found = report_of(db, "America/New_York", datetime(2027, 6, 1, tzinfo=UTC), View(seen_by=by))
    assert (found["as_of"], found["orders"], found["stated"]) == ("2026-01-25", 1, "1000000.00")
    intake = found["intake"]
    assert (intake["year_to_date"]["to"], intake["rolling_twelve_months"]["to"]) == ("2026-01-25", "2026-01-25")
