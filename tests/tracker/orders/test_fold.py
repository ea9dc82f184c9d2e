"""What each kind of statement does to an order's state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scrapers.money import Money
from scrapers.notice import AwardStatus, Mark, NoticeType, Pricing, ServicePeriod, VatBasis
from tests.support.order_samples import OURS, award, changed, instant, only_order, stored
from tracker.model.decision import Decisions, MarkDecision, Verdict
from tracker.model.notice_history import Absence, VersionReason
from tracker.model.order import EventKind, Order, OrderStatus
from tracker.model.view import View
from tracker.orders.build import build_orders
from tracker.orders.fold import fold

MARKED = (Mark.WORDS_DIFFER,)


def kinds(order: Order) -> list[EventKind]:
    """The order's events in a word each."""
    return [event.kind for event in order.events]


def test_a_stage_without_a_price_keeps_the_price_before_it() -> None:
    """A contract that prints no amount keeps the award's; one that prints a rate has no total."""
    won = stored("a", 5, award("100"))
    silent = stored("c", 9, award(None), kind=NoticeType.CONTRACT)
    rated = stored("c", 9, award(None, pricing=Pricing.RATE, rate="66.5%"), kind=NoticeType.CONTRACT)
    assert only_order(won, silent).state.amount == Money.of(100)
    state = only_order(won, rated).state
    assert (state.amount, state.rate, state.pricing) == (None, "66.5%", Pricing.RATE)


def test_a_correction_whose_price_cannot_be_read_puts_the_price_in_doubt() -> None:
    """What stood before is not the last word any more."""
    won = stored("a", 5, award("100"))
    corrected = stored("c", 9, award(None, marks=(Mark.UNREADABLE_AMOUNT,)), kind=NoticeType.CORRECTION)
    state = only_order(won, corrected).state
    assert (state.amount, state.marks, state.doubtful) == (Money.of(100), (Mark.UNREADABLE_AMOUNT,), True)


def test_hearsay_never_prices_or_ends_an_official_order() -> None:
    """A lead's amount is not taken over by an award that prints none, and a lead's cancellation ends no award."""
    news = stored("n", 3, award("100"), site="cn_c", lead=True)
    state = only_order(news, stored("a", 5, award(None))).state
    assert (state.status, state.amount) == (OrderStatus.AWARDED, None)
    rumour = stored("r", 9, award("100", status=AwardStatus.CANCELLED), site="cn_c", lead=True)
    assert only_order(stored("a", 5, award()), rumour).state.status is OrderStatus.AWARDED


def test_another_site_fills_in_and_does_not_restate() -> None:
    """A second site adds what the first left out; an amount that it rounds is not taken."""
    period = ServicePeriod(text="10个月")
    bare = stored("a", 5, award("6687920", vat=VatBasis.UNKNOWN))
    other = stored("b", 6, award("6687900", vat=VatBasis.INCLUDED, service=period), site="cn_b", title="平台项目的结果公示")
    state = only_order(bare, other).state
    assert (state.amount, state.vat, state.service) == (Money.of(6687920), VatBasis.INCLUDED, period)
    priceless = stored("a", 5, award(None))
    assert only_order(priceless, other).state.amount == Money.of(6687900)


def test_the_ledgers_day_is_the_awards() -> None:
    """A candidate's day gives way to the award's; contract, correction and re-announcement do not move it."""
    listed = stored("l", 2, award(rank=1), kind=NoticeType.CANDIDATE)
    told = [stored("c", 9, award("90"), kind=NoticeType.CONTRACT), stored("d", 12, award("80"), kind=NoticeType.CORRECTION)]
    order = only_order(listed, stored("a", 5, award()), *told)
    assert (fold(order, View(as_of=date(2026, 1, 3))) or order.state).dated == date(2026, 1, 2)
    assert order.state.dated == date(2026, 1, 5)
    decided = only_order(stored("a", 5, award(decided_on=date(2025, 12, 30))))
    assert decided.state.dated == date(2025, 12, 30)


def test_a_page_dated_anew_tells_of_the_same_day() -> None:
    """A portal that dates its page anew does not move the order; a date read better does."""
    first = stored("a", 5, award())
    dated_anew = changed(first, 20, VersionReason.PORTAL_CHANGED, published_date=date(2026, 1, 19))
    read_better = changed(first, 20, VersionReason.REREAD, published_date=date(2026, 1, 4))
    assert only_order(dated_anew).state.dated == date(2026, 1, 5)
    assert only_order(dated_anew).id == only_order(first).id
    assert only_order(read_better).state.dated == date(2026, 1, 4)


def test_a_page_that_grows_from_award_to_contract_says_so() -> None:
    """A release that is replaced in place takes its order further, on the day it was seen."""
    order = only_order(changed(stored("a", 5, award()), 9, VersionReason.PORTAL_CHANGED, notice_type=NoticeType.CONTRACT))
    assert kinds(order) == [EventKind.AWARDED, EventKind.CONTRACTED]
    assert order.events[-1].on == date(2026, 1, 9)


def test_marks_go_with_the_amount_they_doubt() -> None:
    """A contract at the marked amount stays doubtful; at another amount the doubt is gone; so it is after a correction."""
    doubtful = stored("a", 5, award("100", marks=MARKED))
    same = stored("c", 9, award("100"), kind=NoticeType.CONTRACT)
    other = stored("c", 9, award("90"), kind=NoticeType.CONTRACT)
    fixed = stored("c", 9, award("100"), kind=NoticeType.CORRECTION)
    assert [only_order(doubtful, n).state.doubtful for n in (same, other, fixed)] == [True, False, False]


@pytest.mark.parametrize("at", [6, 25])
def test_an_acceptance_speaks_of_one_amount(at: int) -> None:
    """An accepted amount is firm also when it was accepted before it is read again; another amount is doubtful again."""
    first = stored("a", 5, award("100", marks=MARKED))
    shown = only_order(first)
    accepted = MarkDecision(order=shown.id, amount=Money.of(100), marks=MARKED, verdict=Verdict.ACCEPT, at=instant(at))
    decisions = Decisions(marks=(accepted,))
    (order,) = build_orders([first], decisions).orders
    assert kinds(order) == [EventKind.AWARDED, EventKind.MARKED, EventKind.ACCEPTED]
    assert not order.state.doubtful
    assert fold(order, View(as_of=date(2026, 1, 5))) == shown.state
    again = changed(first, 20, awards=(award("100", marks=MARKED, vat=VatBasis.INCLUDED),))
    other = changed(first, 20, awards=(award("110", marks=MARKED),))
    worse = changed(first, 20, awards=(award("100", marks=(*MARKED, Mark.UNIT_SLIP)),))
    found = [build_orders([told], decisions).orders[0].state.doubtful for told in (again, other, worse)]
    assert found == [False, True, True]


def test_of_two_verdicts_the_later_counts() -> None:
    """An amount refused after it was accepted is no amount."""
    first = stored("a", 5, award("100", marks=MARKED))
    accepted = MarkDecision(order=only_order(first).id, amount=Money.of(100), marks=MARKED, verdict=Verdict.ACCEPT, at=instant(6))
    refused = replace(accepted, verdict=Verdict.REJECT, at=instant(8))
    (order,) = build_orders([first], Decisions(marks=(refused, accepted))).orders
    assert (fold(order, View(as_of=date(2026, 1, 7))) or order.state).accepted
    assert order.state.amount is None


def test_a_vanished_notice_is_noted_and_counts_on() -> None:
    """A page taken down changes nothing but the story."""
    order = only_order(replace(stored("a", 5, award()), absences=(Absence(gone_on=date(2026, 1, 20)),)))
    assert kinds(order) == [EventKind.AWARDED, EventKind.VANISHED]
    assert (order.state.status, order.state.amount, order.events[-1].on) == (
        OrderStatus.AWARDED,
        Money.of(100),
        date(2026, 1, 20),
    )


def test_nothing_is_known_before_the_first_notice() -> None:
    """Before its first notice was public, or seen, an order has no state."""
    order = only_order(stored("a", 5, award(), seen=15))
    assert fold(order, View(as_of=date(2026, 1, 4))) is None
    assert fold(order, View(as_of=date(2026, 1, 5))) == order.state
    assert fold(order, View(seen_by=instant(14))) is None
    assert fold(order, View(as_of=date(2026, 1, 4), seen_by=instant(30))) is None
    assert order.supplier.name == OURS
