"""What each kind of order adds to floor, stated and ceiling, and that totals are sums of orders."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from scrapers.money import Money
from scrapers.notice import Party, VatBasis
from tests.support.ledger_samples import MARKED, SLIPPED, company, event, first_user, order, revenue, state
from tracker.ledger.ledger import Ledger, build_ledger, totals
from tracker.ledger.ratio import ratios
from tracker.model.company import Perimeter, Treatment
from tracker.model.order import Act, Order, OrderState, OrderStatus
from tracker.model.rate import no_rates
from tracker.model.view import ALL_DAYS, View

CANDIDATE = {"status": OrderStatus.CANDIDATE}


def ledger(*orders: Order, **options: object) -> Ledger:
    """The ledger of the made-up company."""
    return build_ledger(company(), orders, (), no_rates, View(**options))


def bounds(found: Ledger) -> tuple[int, int, int]:
    """Floor, stated, ceiling in fen over all days."""
    sums = totals(found, None, None)
    return sums.floor, sums.stated, sums.ceiling


def of(*states: OrderState) -> Ledger:
    """A ledger of one order per state."""
    return ledger(*(order(event(date(2026, 1, 5), each), id=f"O{place}") for place, each in enumerate(states)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (state(), (10000, 10000, 10000)),
        (state(status=OrderStatus.CONTRACTED), (10000, 10000, 10000)),
        (state(status=OrderStatus.CANDIDATE, rank=1), (0, 0, 10000)),
        (state(status=OrderStatus.CANDIDATE), (0, 0, 10000)),
        (state(status=OrderStatus.CANDIDATE, rank=2), (0, 0, 0)),
        (state(marks=MARKED), (0, 0, 10000)),
        (state(marks=MARKED, accepted=True), (10000, 10000, 10000)),
        (state(marks=SLIPPED), (0, 0, 0)),
        (state(marks=SLIPPED, accepted=True), (10000, 10000, 10000)),
        (state(status=OrderStatus.LEAD), (0, 10000, 10000)),
        (state(status=OrderStatus.LEAD, marks=MARKED), (0, 0, 10000)),
        (state(status=OrderStatus.TERMINATED), (0, 0, 0)),
        (state(status=OrderStatus.FAILED), (0, 0, 0)),
        (state(status=OrderStatus.CANCELLED), (0, 0, 0)),
        (state(None), (0, 0, 0)),
        (state(None, framework=True, ceiling=Money.of("500")), (0, 0, 50000)),
        (state("300", framework=True), (0, 0, 30000)),
    ],
)
def test_each_kind_adds_what_it_may(kind: OrderState, expected: tuple[int, int, int]) -> None:
    """Won is full, a candidate or doubt only widens the ceiling, a suspected unit slip and a void order add nothing."""
    assert bounds(of(kind)) == expected


def test_counts_stand_beside_the_sums() -> None:
    """Unpriced, candidate and marked orders are counted, a void one is shown and counted nowhere."""
    found = of(
        state(),
        state(None),
        state(marks=MARKED),
        state(status=OrderStatus.CANDIDATE, rank=1),
        state(status=OrderStatus.CANDIDATE, rank=3),
        state(status=OrderStatus.TERMINATED),
    )
    sums = totals(found, None, None)
    assert (sums.orders, sums.unpriced, sums.candidates, sums.marked) == (3, 1, 1, 1)
    assert len(found.lines) == 6


def test_unpriced_is_none_not_zero() -> None:
    """An order without a printed price has no amount at all."""
    line = of(state(None)).lines[0]
    assert (line.floor, line.stated, line.ceiling) == (None, None, None)


def test_call_offs_never_count_twice() -> None:
    """A framework and its call-offs together: call-offs, call-offs, the larger of ceiling and call-offs."""
    framework = order(event(date(2025, 1, 5), state(None, framework=True, ceiling=Money.of("500"))), id="F")
    first, second = (order(event(date(2026, 1, day), state("200")), id=f"C{day}", call_off_of="F") for day in (1, 2))
    more = order(event(date(2026, 1, 3), state("400")), id="C3", call_off_of="F")
    assert bounds(ledger(framework, first, second)) == (40000, 40000, 50000)
    assert bounds(ledger(framework, first, second, more)) == (80000, 80000, 80000)
    window = totals(ledger(framework, first, second), date(2026, 1, 1), None)
    assert (window.floor, window.ceiling) == (40000, 40000)


def test_a_candidate_call_off_takes_its_ceiling_from_the_framework() -> None:
    """What a call-off may come to is taken off the framework's ceiling, never off its floor."""
    framework = order(event(date(2025, 1, 5), state(None, framework=True, ceiling=Money.of("500"))), id="F2", former_ids=("F",))
    doubtful = order(event(date(2026, 1, 1), state("200", marks=MARKED)), id="C", call_off_of="F")
    assert bounds(ledger(framework, doubtful)) == (0, 0, 50000)


def test_perimeter_goes_by_the_day_of_the_order() -> None:
    """A subsidiary bought in July counts from July; sold in June it keeps what it won before."""
    bought = company(perimeter=(Perimeter(name="甲乙数据科技有限公司", start=date(2026, 7, 1)),))
    sold = company(perimeter=(Perimeter(name="甲乙数据科技有限公司", end=date(2026, 6, 30)),))
    orders = [order(event(date(2026, month, 5), state()), id=f"O{month}") for month in (6, 7)]
    assert [line.order.id for line in build_ledger(bought, orders, (), no_rates).lines] == ["O7"]
    assert [line.order.id for line in build_ledger(sold, orders, (), no_rates).lines] == ["O6"]


def test_treatment_full_equity_watch_only() -> None:
    """Full consolidation counts everything whatever the share held; equity counts at its share; watch only counts 0 but shows."""
    for treatment, stated, counted in ((Treatment.FULL, 10000, 1), (Treatment.EQUITY, 3333, 1), (Treatment.WATCH_ONLY, 0, 0)):
        held = Perimeter(name="甲乙数据科技有限公司", treatment=treatment, share=Decimal("0.33333"))
        found = build_ledger(company(perimeter=(held,)), [order()], (), no_rates)
        assert (found.lines[0].stated, totals(found, None, None).orders) == (stated, counted)


def test_orders_of_others_are_passed_over() -> None:
    """A name that is only alike is not the company's."""
    assert ledger(order(supplier="甲乙数据科技(上海)有限公司"), order(supplier="甲乙数据")).lines == ()


def test_as_of_and_seen_by_know_no_later_day() -> None:
    """On a past day only what was public by then holds; seen-by goes by when it was first seen."""
    told = [
        event(date(2026, 1, 5), state(status=OrderStatus.CANDIDATE, rank=1)),
        event(date(2026, 1, 20), state("90"), notice_id=2),
        event(date(2026, 2, 10), state("80"), Act.CORRECTS, notice_id=3),
    ]
    one = order(*told)
    days = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 1, 20), date(2026, 3, 1)]
    assert [bounds(ledger(one, as_of=day)) for day in days] == [(0, 0, 0), (0, 0, 10000), (9000,) * 3, (8000,) * 3]
    assert bounds(ledger(one, seen_by=datetime(2026, 1, 20, 11, tzinfo=UTC))) == (0, 0, 10000)


def test_revenue_is_known_once_published() -> None:
    """A figure counts from its publication; a restated one takes its place from its own; undated ones are for today only."""
    first = revenue("FY2024", "2024-01-01", "2024-12-31", "300", published=date(2025, 3, 1))
    restated = revenue("FY2024", "2024-01-01", "2024-12-31", "310", published=date(2026, 3, 1))
    undated = revenue("FY2023", "2023-01-01", "2023-12-31", "200", published=None)
    known = {
        day: [
            str(row.amount) for row in build_ledger(company(), (), (restated, first, undated), no_rates, View(as_of=day)).revenue
        ]
        for day in (date(2025, 2, 1), date(2025, 3, 1), date(2026, 3, 1), None)
    }
    assert list(known.values()) == [[], ["300.00"], ["310.00"], ["200.00", "310.00"]]


def test_revenue_seen_by_an_instant() -> None:
    """For a back-test a fetched figure counts from when it was in the file, a configured one from its publication."""
    fetched = revenue(
        "FY2024", "2024-01-01", "2024-12-31", "3", published=date(2025, 3, 1), seen_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    configured = revenue("FY2023", "2023-01-01", "2023-12-31", "2", published=date(2024, 3, 1))
    for instant, labels in (
        (datetime(2025, 6, 1, tzinfo=UTC), ["FY2023"]),
        (datetime(2026, 1, 1, tzinfo=UTC), ["FY2023", "FY2024"]),
    ):
        found = build_ledger(company(), (), (fetched, configured), no_rates, View(seen_by=instant))
        assert [row.label for row in found.revenue] == labels


def test_the_first_users_figures() -> None:
    """Four orders, 14,621,000 yuan, 4.69 % of FY2024, 7.70 % of H1 2025, Three Gorges alone 0.37 %, net of 6 % 13,793,396.22."""
    zhipu, orders, figures = first_user()
    found = build_ledger(zhipu, orders, figures, no_rates)
    sums = totals(found, date(2026, 1, 1), date(2026, 12, 31))
    assert (sums.orders, sums.unpriced, sums.floor, sums.stated, sums.ceiling) == (4, 0, 1462100000, 1462100000, 1462100000)
    whole = [each.stated for each in ratios(found, sums, no_rates, ALL_DAYS) if each.segment is None]
    assert [f"{ratio:.2%}" for ratio in whole if ratio is not None] == ["4.69%", "7.70%"]
    alone = build_ledger(zhipu, orders[3:], figures, no_rates)
    gorges = ratios(alone, totals(alone, None, None), no_rates, ALL_DAYS)[0].stated
    assert gorges is not None
    assert f"{gorges:.2%}" == "0.37%"
    net = totals(build_ledger(zhipu, orders, figures, no_rates, View(net_of_vat=True)), None, None)
    assert (net.floor, net.stated) == (1379339622, 1379339622)


def test_a_joint_ventures_other_member_does_not_count() -> None:
    """Only the parties inside the perimeter are credited."""
    venture = order(members=(Party(name="甲乙数据科技有限公司"), Party(name="丙丁建设有限公司", share=Decimal("0.4"))))
    found = build_ledger(company("丙丁建设有限公司"), [venture], (), no_rates)
    assert [(line.floor, line.ceiling) for line in found.lines] == [(4000, 4000)]


def test_vat_basis_of_unknown_country_is_not_guessed() -> None:
    """Where neither the notice nor the country's custom says what is included, the amount is left as printed, and said."""
    found = ledger(order(country="BR"), net_of_vat=True)
    assert found.lines[0].stated == 10000
    assert found.lines[0].netting is not None
    assert (found.lines[0].netting.basis, found.lines[0].netting.rate) == (VatBasis.UNKNOWN, None)


def test_a_marked_framework_and_its_call_offs_do_not_count_twice_either() -> None:
    """A doubtful ceiling still holds its call-offs."""
    framework = order(event(date(2025, 1, 5), state(None, framework=True, ceiling=Money.of("500"), marks=MARKED)), id="F")
    assert bounds(ledger(framework, order(id="C", call_off_of="F"))) == (10000, 10000, 50000)
