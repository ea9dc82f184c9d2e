"""The report's JSON: the keys people build on, and what it may not show of a later day."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tests.support.ledger_samples import MARKED, company, event, first_user, order, state
from tracker.ledger.bridge import Bridge, bridge
from tracker.ledger.ledger import Ledger, build_ledger
from tracker.model.order import Act, EventKind, OrderStatus
from tracker.model.rate import no_rates
from tracker.model.view import View, Window
from tracker.reporting.report import build_report

YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))


def reported(ledger: Ledger, printed_for: date = date(2026, 1, 28), built: Bridge | None = None) -> dict[str, Any]:
    """The report's JSON as another program reads it."""
    return json.loads(json.dumps(build_report(ledger, no_rates, printed_for, built).as_json()))


def test_the_first_users_report() -> None:
    """The keys and values that part 1 and part 4 promise."""
    zhipu, orders, figures = first_user()
    found = reported(build_ledger(zhipu, orders, figures, no_rates, View(window=YEAR)))
    head = {key: found[key] for key in ("company", "from", "to", "as_of", "currency", "orders", "unpriced", "stated")}
    assert head == {
        "company": {"id": "zhipu", "name": "智谱", "ticker": "02513.HK"},
        "from": "2026-01-01",
        "to": "2026-12-31",
        "as_of": "2026-01-28",
        "currency": "CNY",
        "orders": 4,
        "unpriced": 0,
        "stated": "14621000.00",
    }
    first = {key: found["ratios"][0][key] for key in ("period", "segment", "revenue", "currency", "ratio")}
    assert first == {"period": "FY2024", "segment": None, "revenue": "312000000.00", "currency": "CNY", "ratio": 14621 / 312000}
    assert (found["floor"], found["ceiling"], found["candidates"], found["marked"]) == ("14621000.00", "14621000.00", 0, 0)
    assert found["calibration"] is None
    assert "bridge" not in found
    gorges = found["lines"][3]
    assert (gorges["amount"], gorges["credited"], gorges["status"], gorges["share"]) == (
        "1160000.00",
        "1160000.00",
        "awarded",
        "1",
    )
    assert gorges["notices"] == ["https://portal.example/O4/1"]
    assert [each["period"] for each in found["burn_off"]] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4", None]


def test_every_report_says_what_it_is_as_to_tax() -> None:
    """Gross by default; net with its rates and what could not be netted."""
    foreign = order(country="BR")
    gross = reported(build_ledger(company(), [foreign], (), no_rates))["vat"]
    net = reported(build_ledger(company(), [foreign], (), no_rates, View(net_of_vat=True)))["vat"]
    assert gross == {"net": False, "amounts": "as printed"}
    assert (net["net"], net["rates"]["services"], net["not_netted"]) == (True, "0.06", ["O1"])


def test_an_as_of_report_shows_no_later_notice_or_event() -> None:
    """Lines, notices and events are those of the day."""
    told = [
        event(date(2026, 1, 5), state(status=OrderStatus.CANDIDATE, rank=1), kind=EventKind.CANDIDATE, notice_id=1),
        event(date(2026, 2, 5), state("90"), notice_id=2),
    ]
    orders = [order(*told)]
    past = build_ledger(company(), orders, (), no_rates, View(as_of=date(2026, 1, 31)))
    line = reported(past, date(2026, 1, 31))["lines"][0]
    assert (line["status"], [each["event"] for each in line["events"]]) == ("candidate", ["candidate"])
    assert line["notices"] == ["https://portal.example/O1/1"]
    seen = build_ledger(company(), orders, (), no_rates, View(seen_by=datetime(2026, 1, 31, tzinfo=UTC)))
    assert reported(seen, date(2026, 3, 1))["lines"][0]["notices"] == line["notices"]


def test_the_bridge_in_json() -> None:
    """Opening, six kinds of step with their orders, closing."""
    orders = [order(), order(event(date(2026, 2, 5), state("50")), id="O2")]
    built = bridge(company(), orders, no_rates, (date(2026, 1, 31), date(2026, 2, 28)))
    found = reported(build_ledger(company(), orders, (), no_rates), built=built)["bridge"]
    kinds = ["opening", "new", "amended", "cancelled", "fx", "perimeter", "reading", "closing"]
    assert [each["kind"] for each in found] == kinds
    assert [each["stated"] for each in found] == ["100.00", "50.00", "0.00", "0.00", "0.00", "0.00", "0.00", "150.00"]
    assert [(move["order"], move["event"]) for move in found[1]["orders"]] == [("O2", "awarded")]


def test_what_is_unknown_is_null() -> None:
    """No price, no buyer, no share: null, never 0 or an empty text."""
    unpriced = order(event(date(2026, 1, 5), state(None)), buyer=None)
    line = reported(build_ledger(company(), [unpriced], (), no_rates))["lines"][0]
    assert [line[key] for key in ("amount", "credited", "floor", "ceiling", "buyer", "fx_rate", "credit_rule")] == [None] * 7


def test_marks_are_shown() -> None:
    """A marked line says why, and whether it was accepted."""
    marked = order(event(date(2026, 1, 5), state(marks=MARKED)))
    line = reported(build_ledger(company(), [marked], (), no_rates))["lines"][0]
    assert (line["marks"], line["accepted"], line["floor"], line["ceiling"]) == (["words_differ"], False, "0.00", "100.00")


def test_accepting_counts_as_our_reading() -> None:
    """An accepted mark moves the floor, and the bridge says that it was our judgement."""
    told = event(date(2026, 1, 5), state(marks=MARKED))
    accepted = event(date(2026, 2, 5), told.says or state(), Act.ACCEPTS, EventKind.ACCEPTED)
    built = bridge(company(), [order(told, accepted)], no_rates, (date(2026, 1, 31), date(2026, 2, 28)))
    assert [(move.step.value, move.amounts.floor, move.amounts.ceiling) for move in built.moves] == [("reading", 10000, 0)]


def test_a_notice_without_an_event_shows_from_its_day() -> None:
    """Another page about the order is shown once it was public."""
    base = order(event(date(2026, 1, 5), state()))
    other = replace(base.notices[0], id=9, url="https://portal.example/late", published=date(2026, 3, 1))
    orders = [replace(base, notices=(*base.notices, other))]
    for day, count in ((date(2026, 2, 1), 1), (date(2026, 3, 1), 2)):
        ledger = build_ledger(company(), orders, (), no_rates, View(as_of=day))
        assert len(reported(ledger, day)["lines"][0]["notices"]) == count


def test_a_period_that_has_not_ended_weighs_nothing() -> None:
    """A year of the future is no denominator; the report names it."""
    zhipu, orders, figures = first_user()
    future = replace(figures[0], label="FY2062", start=date(2062, 1, 1), end=date(2062, 12, 31))
    found = reported(build_ledger(zhipu, orders, [*figures, future], no_rates))
    assert found["expected_revenue"] == ["FY2062"]
    assert "FY2062" not in {ratio["period"] for ratio in found["ratios"]}
    assert found["ratio_period"] == "FY2024"


def test_orders_dated_after_the_report_s_own_day_are_not_counted() -> None:
    """A notice dated tomorrow by its portal is tomorrow's order, in totals, lines and customers."""
    later = order(event(date(2026, 1, 29), state("50")), id="O2", buyer="某县数据局")
    found = reported(build_ledger(company(), [order(), later], (), no_rates), date(2026, 1, 28))
    assert (found["orders"], found["stated"], [line["order"] for line in found["lines"]]) == (1, "100.00", ["O1"])
    assert found["customers"]["buyers"] == 1
    assert found["to"] is None
