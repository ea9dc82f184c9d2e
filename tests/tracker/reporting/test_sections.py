"""Intake, burn-off, calibration, customers, peers: what the report shows beside the totals."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scrapers.notice import ServicePeriod
from tests.support.ledger_samples import company, event, first_user, order, revenue, state
from tracker.ledger.burn_off import burn_off, service_days
from tracker.ledger.calibration import calibrate
from tracker.ledger.customers import customers
from tracker.ledger.intake import intake
from tracker.ledger.ledger import Ledger, build_ledger, totals
from tracker.ledger.ratio import ratios
from tracker.model.order import Order, OrderStatus
from tracker.model.rate import no_rates
from tracker.model.view import ALL_DAYS, View, Window
from tracker.reporting.peers import NO_REVENUE, OTHER_CURRENCY, UNDATED_REVENUE, peers
from tracker.reporting.report import Report, build_report

YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))


def ledger(*orders: Order, figures: tuple[object, ...] = ()) -> Ledger:
    """The ledger of the made-up company."""
    return build_ledger(company(), orders, figures, no_rates)


def reported(found: Ledger, printed_for: date, window: Window = ALL_DAYS) -> Report:
    """Its report for the orders of a window."""
    return build_report(replace(found, view=replace(found.view, window=window)), no_rates, printed_for)


def served(amount: str, **period: object) -> Order:
    """An order of 2026-01-05 with a service period."""
    return order(event(date(2026, 1, 5), state(amount, service=ServicePeriod(text="as printed", **period))))


def test_intake_by_month_quarter_year_and_twelve_months() -> None:
    """Each window is counted by the orders' days; a month the window cuts is counted within it."""
    days = [date(2025, 2, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 4, 1)]
    found = ledger(*(order(event(day, state("1")), id=f"O{n}") for n, day in enumerate(days)))
    sums = intake(found, Window(date(2025, 12, 1), date(2026, 1, 30)), date(2026, 1, 31))
    assert [(period.label, each.stated) for period, each in sums.months] == [("2025-12", 100), ("2026-01", 100)]
    assert [(period.label, each.stated) for period, each in sums.quarters] == [("2025Q4", 100), ("2026Q1", 100)]
    assert sums.year_to_date[1].stated == 200
    assert sums.rolling_twelve_months[1].stated == 400


def test_intake_of_nothing() -> None:
    """No orders: the month of the day, with zeros."""
    sums = intake(ledger(), ALL_DAYS, date(2026, 1, 31))
    assert [(period.label, each.orders) for period, each in sums.months] == [("2026-01", 0)]


def test_service_days() -> None:
    """Printed days; a length counts from the order's day; an end alone too; nothing printed is no period."""
    assert service_days(ledger(served("1", start=date(2026, 2, 1), end=date(2026, 2, 28))).lines[0]) == (
        date(2026, 2, 1),
        date(2026, 2, 28),
    )
    assert service_days(ledger(served("1", months=Decimal(10))).lines[0]) == (date(2026, 1, 5), date(2026, 11, 4))
    assert service_days(ledger(served("1", months=Decimal("1.5"))).lines[0]) == (date(2026, 1, 5), date(2026, 2, 19))
    assert service_days(ledger(served("1", end=date(2026, 3, 4))).lines[0]) == (date(2026, 1, 5), date(2026, 3, 4))
    assert service_days(ledger(served("1", end=date(2025, 3, 4))).lines[0]) is None
    assert service_days(ledger(served("1", start=date(2025, 3, 4))).lines[0]) is None


@given(st.integers(1, 10**13), st.integers(1, 60))
def test_burn_off_adds_up_to_the_order(minor: int, months: int) -> None:
    """Whatever the amount and length, the quarters add up to the amount, to the fen."""
    found = burn_off(ledger(served(str(Decimal(minor) / 100), months=Decimal(months))).lines, ())
    assert sum(quarter.stated for quarter in found.quarters) == minor


def test_burn_off_beside_reported_revenue() -> None:
    """Ninety days from 5 January, one yuan a day: 86 in the first quarter; without a period apart; void ones nowhere."""
    ended = order(event(date(2026, 1, 5), state("7", status=OrderStatus.TERMINATED)), id="O3")
    figure = revenue("Q1 2026", "2026-01-01", "2026-03-31", "1000")
    lines = ledger(served("90", end=date(2026, 4, 4)), order(id="O2"), ended).lines
    found = burn_off(lines, (figure,))
    assert [(each.period.label, each.stated, each.reported) for each in found.quarters] == [
        ("2026Q1", 8600, figure.amount),
        ("2026Q2", 400, None),
    ]
    assert [(each.period.label, each.stated) for each in found.reported] == [("Q1 2026", 8600)]
    assert [line.order.id for line in found.apart] == ["O2"]


def test_calibration_rests_on_orders() -> None:
    """The visible share of a past period with its number of orders; no orders, no calibration."""
    figures = (revenue("FY2025", "2025-01-01", "2025-12-31", "1000"), revenue("FY2024", "2024-01-01", "2024-12-31", "500"))
    before = order(event(date(2024, 12, 1), state("10")), id="O0")
    found = calibrate(ledger(before, order(event(date(2025, 3, 1), state("350"))), figures=figures), no_rates)
    assert found is not None
    assert (found.newest.label, found.newest.orders, found.newest.share, found.complete) == ("FY2025", 1, Decimal("0.35"), True)
    assert len(found.periods) == 2
    assert calibrate(ledger(order(), figures=figures), no_rates) is None


def test_calibration_names_the_orders_that_add_nothing() -> None:
    """Of the orders it rests on, those without a price are counted, in the newest period as in every other."""
    figures = (revenue("FY2025", "2025-01-01", "2025-12-31", "1000"),)
    unpriced = order(event(date(2025, 4, 1), state(None)), id="O2")
    known = ledger(order(event(date(2025, 3, 1), state("350"))), unpriced, figures=figures)
    found = reported(known, date(2026, 1, 2)).as_json()["calibration"]
    assert [(each["orders"], each["unpriced"]) for each in (found, *found["periods"])] == [(2, 1), (2, 1)]


def test_peers_tell_unknown_revenue_from_revenue_without_a_publication_day() -> None:
    """On a past day a figure kept without its publication day is said to be that, not to be missing."""
    undated = replace(revenue("FY2025", "2025-01-01", "2025-12-31", "1000"), published=None)
    known = build_ledger(company(), [order()], (undated,), no_rates, View(as_of=date(2026, 2, 1)))
    assert peers([reported(known, date(2026, 2, 1))])[0].marks == (UNDATED_REVENUE,)


def test_nothing_is_extrapolated_from_a_period_watched_in_part() -> None:
    """Where the first known order comes after the period began, its share is shown and nothing is implied from it."""
    figures = (revenue("FY2025", "2025-01-01", "2025-12-31", "1000"),)
    late, now = order(event(date(2025, 3, 1), state("350"))), order(event(date(2026, 3, 1), state("70")), id="O2")
    early = order(event(date(2024, 12, 31), state("1")), id="O3")
    partly = reported(ledger(late, now, figures=figures), date(2026, 4, 1), YEAR).as_json()["calibration"]
    assert (partly["visible"], partly["complete"], partly["implied"]) == (0.35, False, None)
    wholly = reported(ledger(early, late, now, figures=figures), date(2026, 4, 1), YEAR).as_json()["calibration"]
    assert (wholly["orders"], wholly["implied"]) == (1, "200.00")


def test_customers_first_time_and_repeat() -> None:
    """A buyer of an earlier order is no new customer; the largest five of the year before came back or did not."""
    before = [order(event(date(2025, 5, n + 1), state(str(100 + n))), id=f"B{n}", buyer=f"某市第{n}医院") for n in range(6)]
    now = [order(event(date(2026, 5, n + 1), state("50")), id=f"N{n}", buyer=f"某市第{n}医院") for n in (0, 5, 9)]
    nobody = order(event(date(2026, 6, 1), state("50")), id="X", buyer=None)
    found = customers(ledger(*before, *now, nobody), Window(date(2026, 1, 1), date(2026, 12, 31)))
    assert [(each.name, each.first_time) for each in found.customers] == [
        ("某市第0医院", False),
        ("某市第5医院", False),
        ("某市第9医院", True),
    ]
    assert (found.top_share, found.unnamed, found.came_back) == (Decimal("0.75"), 1, 1)
    assert [former.name for former in found.former_top or () if former.came_back] == ["某市第5医院"]
    assert [(sector.name, sector.customers, sector.stated) for sector in found.sectors] == [("医疗", 3, 15000)]


def test_no_year_before_no_answer() -> None:
    """Without orders a year before there is nobody who could have come back."""
    found = customers(ledger(order()), Window(date(2026, 1, 1), date(2026, 12, 31)))
    assert (found.former_top, found.came_back) == (None, None)


def test_the_same_period_a_year_before_is_a_ratio() -> None:
    """The window's days a year before, where they are a reported period."""
    figures = (revenue("H1 2025", "2025-01-01", "2025-06-30", "200"),)
    found = ledger(order(), figures=figures)
    rows = ratios(found, totals(found, None, None), no_rates, Window(date(2026, 1, 1), date(2026, 6, 30)))
    assert [(row.basis, row.stated) for row in rows] == [("reported", Decimal("0.5")), ("year_before", Decimal("0.5"))]


def test_peers_side_by_side() -> None:
    """One row each; another currency is marked; without revenue no ratio is shown."""
    zhipu, orders, figures = first_user()
    dollars = build_ledger(company(currency="USD"), [], (), no_rates)
    rows = peers([reported(each, date(2026, 1, 28), YEAR) for each in (build_ledger(zhipu, orders, figures, no_rates), dollars)])
    assert [(row.report.company.id, row.report.totals.stated, row.marks) for row in rows] == [
        ("zhipu", 1462100000, ()),
        ("acme", 0, (OTHER_CURRENCY, NO_REVENUE)),
    ]
    assert rows[0].year is not None
    assert rows[0].half is not None
    assert [round(ratio.stated or 0, 5) for ratio in (rows[0].year, rows[0].half)] == [Decimal("0.04686"), Decimal("0.07695")]
    assert rows[1].year is None


def test_burn_off_rounds_halves_up() -> None:
    """One fen over 180 days: the half of it that falls on the first quarter rounds up, and nothing is left."""
    halves = burn_off(ledger(served("0.01", start=date(2026, 1, 1), end=date(2026, 6, 29))).lines, ())
    assert [quarter.stated for quarter in halves.quarters] == [1, 0]


def test_segments_are_no_calibration() -> None:
    """Only totals are compared with what was visible."""
    figures = (
        revenue("FY2026", "2026-01-01", "2026-12-31", "1000"),
        revenue("FY2026", "2026-01-01", "2026-12-31", "10", segment="cloud"),
    )
    found = calibrate(ledger(order(), figures=figures), no_rates)
    assert found is not None
    assert [each.share for each in found.periods] == [Decimal("0.1")]


def test_a_customer_of_the_windows_first_day_is_new() -> None:
    """Earlier means before the window."""
    found = customers(ledger(order()), Window(date(2026, 1, 5), date(2026, 1, 5)))
    assert [each.first_time for each in found.customers] == [True]
