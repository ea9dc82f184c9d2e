"""Every scenario file: the orders it makes, on each of its days, and what the ledger makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.money import Money
from tests.system.scenarios.loading import Expectation, Scenario, load_scenario
from tracker.ledger.bridge import bridge
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.keys import lot_key
from tracker.model.notice_history import StoredNotice, VersionReason
from tracker.model.order import Order, OrderState
from tracker.model.view import View
from tracker.orders.build import Ordering, build_orders
from tracker.orders.fold import fold

FILES = sorted(Path(__file__).parent.glob("*.toml"))
SCENARIOS = {path.stem: load_scenario(path) for path in FILES}
every_scenario = pytest.mark.parametrize("name", sorted(SCENARIOS))


def built(scenario: Scenario) -> Ordering:
    """The scenario's orders."""
    return build_orders(scenario.notices, scenario.decisions)


def state_line(order: Order, state: OrderState) -> str:
    """An order's state as the files write it."""
    return "|".join((order.supplier.name, lot_key(order.lot), state.status, str(state.amount or "")))


def totals_on(scenario: Scenario, orders: tuple[Order, ...], expect: Expectation) -> dict[str, str]:
    """The ledger's totals as the files write them."""
    ledger = build_ledger(scenario.company, orders, (), scenario.rates, View(as_of=expect.as_of, seen_by=expect.seen_by))
    found = totals(ledger, None, None)
    money = {
        key: str(Money(minor=getattr(found, key), currency=scenario.company.currency)) for key in ("floor", "stated", "ceiling")
    }
    return {key: str(getattr(found, key)) for key in ("orders", "unpriced", "in_question")} | money


@every_scenario
def test_each_day_has_its_orders_and_totals(name: str) -> None:
    """On every day a file names, its orders stand as told and the ledger's interval is as told and in order."""
    scenario = SCENARIOS[name]
    orders = built(scenario).orders
    assert len({e.as_of or e.seen_by for e in scenario.expect}) >= 3
    for expect in scenario.expect:
        states = [(o, fold(o, View(as_of=expect.as_of, seen_by=expect.seen_by))) for o in orders]
        assert tuple(sorted(state_line(o, s) for o, s in states if s)) == expect.orders, expect.as_of
        found = totals_on(scenario, orders, expect)
        assert found == expect.totals, expect.as_of
        assert float(found["floor"]) <= float(found["stated"]) <= float(found["ceiling"])


@every_scenario
def test_each_order_tells_its_story(name: str) -> None:
    """The events of each order a file names are the ones it tells, in their order; so many weak joins are proposed."""
    scenario = SCENARIOS[name]
    ordering = built(scenario)
    found = {f"{o.supplier.name}|{o.lot or ''}": [str(e.kind) for e in o.events] for o in ordering.orders}
    assert {key: found.get(key) for key in scenario.events} == scenario.events
    assert len(ordering.proposals) == scenario.proposals


@every_scenario
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(name: str, data: st.DataObject) -> None:
    """The same notices in any order of arrival make the same orders."""
    scenario = SCENARIOS[name]
    shuffled = data.draw(st.permutations(scenario.notices))
    assert build_orders(shuffled, scenario.decisions) == built(scenario)


@every_scenario
def test_reading_again_changes_nothing(name: str) -> None:
    """Reading every page again with the same outcome leaves every order as it was."""
    scenario = SCENARIOS[name]
    assert build_orders([read_again(n) for n in scenario.notices], scenario.decisions) == built(scenario)


def read_again(stored: StoredNotice) -> StoredNotice:
    """The notice with its newest version read once more a year later."""
    again = replace(stored.versions[-1], seen_at=stored.versions[-1].seen_at + timedelta(days=365), reason=VersionReason.REREAD)
    return replace(stored, versions=(*stored.versions, again))


@every_scenario
def test_the_past_is_what_was_public_then(name: str) -> None:
    """The state on a past day is the one that only the notices public on that day make."""
    scenario = SCENARIOS[name]
    orders = built(scenario).orders
    for day in sorted({e.on for o in orders for e in o.events}):
        then = build_orders(public_on(day, scenario.notices), scenario.decisions).orders
        expected = sorted(state_line(o, s) for o in then if (s := fold(o, View(as_of=day))))
        got = sorted(state_line(o, s) for o in orders if (s := fold(o, View(as_of=day))))
        assert got == expected, day


def public_on(day: date, notices: tuple[StoredNotice, ...]) -> list[StoredNotice]:
    """The notices as they were public on a day; our own re-readings count from the day they were made."""
    found = []
    for stored in notices:
        first = stored.versions[0].notice.published_date or stored.first_seen.date()
        if first <= day:
            later = tuple(v for v in stored.versions[1:] if v.seen_at.date() <= day)
            found.append(replace(stored, versions=(stored.versions[0], *later)))
    return found


@every_scenario
def test_the_bridge_reconciles_between_any_two_days(name: str) -> None:
    """Between the days a file names the bridge's moves make up the difference, and its ends are the ledger's totals."""
    scenario = SCENARIOS[name]
    orders = built(scenario).orders
    days = sorted(e.as_of for e in scenario.expect if e.as_of)
    for opening, closing in [*pairwise(days), (days[0], days[-1])]:
        found = bridge(scenario.company, orders, scenario.rates, (opening, closing))
        ledger = build_ledger(scenario.company, orders, (), scenario.rates, View(as_of=closing))
        assert found.closing.stated == totals(ledger, None, None).stated


@every_scenario
def test_look_ahead_is_not_possible(name: str) -> None:
    """What had been seen by an instant folds to the same whether later notices are known or not."""
    scenario = SCENARIOS[name]
    orders = built(scenario).orders
    for instant in sorted({e.seen_at for o in orders for e in o.events}):
        then = build_orders(seen_by(instant, scenario.notices), scenario.decisions).orders
        expected = sorted(state_line(o, s) for o in then if (s := fold(o, View(seen_by=instant))))
        got = sorted(state_line(o, s) for o in orders if (s := fold(o, View(seen_by=instant))))
        assert got == expected, instant


def seen_by(instant: datetime, notices: tuple[StoredNotice, ...]) -> list[StoredNotice]:
    """The notices and versions first seen by an instant."""
    return [
        replace(stored, versions=tuple(v for v in stored.versions if v.seen_at <= instant))
        for stored in notices
        if stored.first_seen <= instant.astimezone(UTC)
    ]
