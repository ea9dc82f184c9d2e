"""An amount that cannot be, from the portal to the alert: doubtful in message, ledger, views and inbox in any order."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from db.engine.connection import open_database
from tests.support.fault_server import Portal
from tests.support.receivers import http_receiver
from tests.support.town import OTHERS, OURS, Town, award
from tracker.ledger.ledger import totals
from tracker.storage.lookup import order_entries
from tracker.storage.repository import Repository

BUYER = "甲县气象局"
FIRST = award(101, 20, "甲县财政局", OTHERS, "12")
# a telephone number's worth between two small awards of one buyer
STORY = {
    "before": award(201, 23, BUYER, OURS, "10", title="观测项目"),
    "slip": award(202, 24, BUYER, OURS, "1380000.1111", title="雷达项目"),
    "after": award(203, 27, BUYER, OURS, "12", title="预报项目"),
}
FLOOR, CEILING = 22_000_000, 1_380_022_111_100


@pytest.mark.parametrize("arrival", list(permutations(STORY)))
def test_an_amount_that_cannot_be_is_told_as_doubtful_in_any_order(arrival: tuple[str, ...], tmp_path: Path) -> None:
    """In every order of arrival it leaves the floor, the inbox asks about it once, and its alert says that it is in doubt."""
    with Portal() as portal, http_receiver() as receiver:
        town = Town(tmp_path, portal, receiver)
        town.publish(FIRST)
        town.round()
        for count in range(1, len(arrival) + 1):
            shown = sorted((STORY[name] for name in arrival[:count]), key=lambda entry: entry[1].published, reverse=True)
            town.publish(*shown, FIRST)
            town.round(hours=7)
        assert_doubtful(town)
        told = [body["text"] for body in receiver.bodies if "W012" in {flag["rule"] for flag in body["flags"]}]
        assert len(told) == 1
        # where what speaks against it came later, what was told as sure is taken back
        late = arrival.index("slip") == 0 or arrival == ("after", "slip", "before")
        assert ("The amount is now doubtful" if late else "Doubtful award") in told[0]


def test_an_amount_that_others_orders_prove_impossible_is_told_as_doubtful(tmp_path: Path) -> None:
    """A bound that an order of a supplier nobody watches brings later is a bound, and what was told as sure is taken back."""
    with Portal() as portal, http_receiver() as receiver:
        town = Town(tmp_path, portal, receiver)
        town.publish(FIRST)
        town.round()
        town.publish(STORY["slip"], FIRST)
        town.round(hours=7)
        assert town.rows("SELECT * FROM implausible_orders") == []
        bound = award(204, 22, BUYER, OTHERS, "11", title="台站项目")
        town.publish(STORY["slip"], bound, FIRST)
        town.round(hours=7)
        told = [body["text"] for body in receiver.bodies if "W012" in {flag["rule"] for flag in body["flags"]}]
        assert len(told) == 1
        assert "The amount is now doubtful" in told[0]


def assert_doubtful(town: Town) -> None:
    """The report's totals, the firm view and the inbox say the same of it."""
    db = open_database(town.folder / "tracker.db", read_only=True)
    try:
        repository = Repository(db)
        company = repository.companies()[0]
        found = totals(repository.ledger(company), None, None)
        entries = order_entries(db, repository.orders(company))
        (line,) = [each for each in repository.ledger(company).lines if each.doubts]
    finally:
        db.close()
    assert (found.floor, found.marked, found.ceiling) == (FLOOR, 1, CEILING)
    # the lists of orders and an order's own page mark what the ledger marks
    assert [entry["order"] for entry in entries if entry["marks"] == ["implausible_amount"]] == [line.order.id]
    assert town.rows("SELECT sum(amount_minor) AS firm FROM firm_wins") == [{"firm": FLOOR}]
    assert [row["kind"] for row in town.rows("SELECT kind FROM inbox")] == ["marked_award"]
