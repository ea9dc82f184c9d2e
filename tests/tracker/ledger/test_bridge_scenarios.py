"""Every scenario's bridge, between any two of its days, reconciles with the ledgers of those days."""

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.system.scenarios.loading import load_scenario
from tracker.ledger.bridge import Amounts, bridge
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.view import View
from tracker.orders.build import build_orders

SCENARIOS = sorted((ROOT / "tests" / "system" / "scenarios").glob("*.toml"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenarios_bridges_reconcile(path: Path) -> None:
    """Opening and closing are the ledgers' own totals, and the moves lead from one to the other."""
    told = load_scenario(path)
    orders = build_orders(told.notices, told.decisions).orders
    days = sorted({event.on for order in orders for event in order.events})
    for opening, closing in combinations([days[0] - timedelta(days=1), *days, date(2099, 1, 1)], 2):
        found = bridge(told.company, orders, told.rates, (opening, closing))
        for day, amounts in ((opening, found.opening), (closing, found.closing)):
            sums = totals(build_ledger(told.company, orders, (), told.rates, View(as_of=day)), None, None)
            assert amounts == Amounts(sums.floor, sums.stated, sums.ceiling)
        reached = found.opening
        for move in found.moves:
            reached = reached.plus(move.amounts)
        assert reached == found.closing


def test_there_are_scenarios() -> None:
    """The suite above is not empty."""
    assert len(SCENARIOS) >= 16
