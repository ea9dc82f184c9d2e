"""What holds of totals beside lots, contracts of one award and pairs in question, in whatever order notices arrive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, NoticeType
from tests.support.order_samples import award, company, stored
from tracker.ledger.bridge import bridge
from tracker.ledger.ledger import Totals, build_ledger, totals
from tracker.model.notice_history import StoredNotice
from tracker.model.order import OrderStatus, Standing
from tracker.model.rate import no_rates
from tracker.orders.build import build_orders

AMOUNTS = st.integers(100_00, 10_000_000_00)
LOTS = st.lists(AMOUNTS, min_size=2, max_size=5)
STATUS = {NoticeType.CANDIDATE: AwardStatus.CANDIDATE, NoticeType.CONTRACT: AwardStatus.CONTRACTED}


def priced(minor: int, lot: str | None = None, kind: NoticeType = NoticeType.AWARD) -> Award:
    """A result of a notice of a kind, at an amount in fen."""
    return replace(award("1", lot=lot), amount=Money(minor=minor, currency="CNY"), status=STATUS.get(kind, AwardStatus.AWARDED))


def sums(told: list[StoredNotice]) -> Totals:
    """What the company's ledger of some notices comes to; the bridge over them reconciles."""
    orders = build_orders(told).orders
    bridge(company(), orders, no_rates, (date(2026, 1, 1), date(2026, 2, 28)))
    return totals(build_ledger(company(), orders, (), no_rates), None, None)


@given(
    LOTS,
    st.sampled_from([NoticeType.AWARD, NoticeType.CONTRACT, NoticeType.CANDIDATE, NoticeType.CORRECTION]),
    st.sampled_from(["cn_a", "cn_b"]),
    st.booleans(),
    st.integers(1, 28),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_a_total_that_is_the_sum_of_its_lots_counts_once(
    lots: list[int], kind: NoticeType, site: str, lead: bool, day: int, random: Random
) -> None:
    """Of any kind, on any site, before or after the lots, in any order of arrival: floor and ceiling are the lots' sum."""
    assume(max(lots) * 10 < sum(lots) * 9)
    told = [stored(f"n{n}", n + 5, priced(minor, str(n + 1))) for n, minor in enumerate(lots)]
    whole = priced(sum(lots), kind=kind)
    told.append(stored("total", day, whole, kind=kind, site="leads" if lead else site, lead=lead))
    expected = sums(told)
    random.shuffle(told)
    assert sums(told) == expected
    assert (expected.floor, expected.stated, expected.ceiling, expected.in_question) == (sum(lots), sum(lots), sum(lots), 0)


@given(AMOUNTS, st.lists(st.integers(1, 100), min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_contracts_that_are_parts_leave_their_award_s_price(minor: int, weights: list[int], random: Random) -> None:
    """However an award is cut into contracts of different prices, each clearly smaller, the order stays what was awarded."""
    whole = 2 * sum(weights)
    told = [stored("award", 1, priced(minor * whole))]
    for number, weight in enumerate(weights):
        told.append(stored(f"c{number}", number + 2, priced(minor * weight, kind=NoticeType.CONTRACT), kind=NoticeType.CONTRACT))
    random.shuffle(told)
    (order,) = build_orders(told).orders
    assert (order.state.amount, order.state.asked) == (Money(minor=minor * whole, currency="CNY"), None)
    assert order.state.status is OrderStatus.CONTRACTED
    assert sum(money.minor for money in order.state.contracts) == minor * whole // 2


@given(AMOUNTS, st.lists(st.tuples(st.integers(1, 28), st.booleans()), min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_of_orders_that_may_be_one_only_one_is_firm(minor: int, days: list[tuple[int, bool]], random: Random) -> None:
    """One award published under several numbers, or told of by leads: one stands, the others are in question."""
    told = [
        stored(
            f"n{n}",
            day,
            priced(minor),
            site="leads" if lead else "cn_a",
            lead=lead,
            project_number=None if lead else f"ZB-2026-{n:04d}",
        )
        for n, (day, lead) in enumerate(days)
    ]
    expected = build_orders(told)
    random.shuffle(told)
    assert build_orders(told) == expected
    standing = [order.state.standing for order in expected.orders]
    assert standing.count(Standing.OWN) == 1
    found = sums(told)
    official = any(not lead for _, lead in days)
    assert (found.floor, found.stated, found.ceiling) == (minor * official, minor, minor * len(days))
    assert found.in_question_amount == minor * (len(days) - 1)
