"""Every view that shows money says what the report says, in every scenario."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.companies import sync_companies
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import select
from tests.system.scenarios.loading import Scenario
from tests.system.scenarios.test_one_by_one import arrivals, keep
from tests.system.scenarios.test_scenarios import SCENARIOS, built, every_scenario
from tracker import storage as records
from tracker.ledger.ledger import build_ledger
from tracker.reporting.report import build_report

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
    for stored, version in arrivals(scenario, 3):
        keep(db, stored, version, version is stored.versions[-1])


def report_lines(scenario: Scenario) -> list[dict[str, Any]]:
    """The lines of `tracker report --format json`."""
    day = max(event.on for order in built(scenario).orders for event in order.events)
    ledger = build_ledger(scenario.company, built(scenario).orders, (), scenario.rates)
    lines: Any = build_report(ledger, scenario.rates, day).as_json()["lines"]
    return list(lines)


@every_scenario
def test_every_view_with_money_says_what_the_report_says(db: Database, name: str) -> None:
    """The firm money of every view is the floor of the report's wins, and what is in question is so in both."""
    scenario = SCENARIOS[name]
    if scenario.decisions.all:
        pytest.skip("decided before anything is stored")
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
