"""Whole histories of notices, made at random: what a past day's ledger says depends on nothing published later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, Link, LinkKind, Mark, NoticeType, Party, VatBasis
from tests.support.order_samples import OURS, award, changed, company, stored
from tracker.ledger.bridge import bridge
from tracker.ledger.ledger import Ledger, build_ledger, totals
from tracker.model.company import Company, CreditRule, Perimeter, Treatment
from tracker.model.notice_history import StoredNotice, VersionReason
from tracker.model.rate import Rate
from tracker.model.view import View
from tracker.orders.build import build_orders

PARTNER, RIVAL = "乙方系统集成有限公司", "丙方数据有限公司"
KINDS = (NoticeType.CANDIDATE, NoticeType.AWARD, NoticeType.AWARD, NoticeType.CONTRACT, NoticeType.CORRECTION)
ENDS = (NoticeType.TERMINATION, NoticeType.FAILED)
DAYS = st.integers(1, 28)


def rates(base: str, quote: str, day: date) -> Rate | None:
    """A dollar that moves every day, a yen without a rate in the second week."""
    if (base, quote) == ("JPY", "CNY") and not 8 <= day.day <= 14:
        return Rate(base=base, quote=quote, day=day, value=Decimal("0.0473"), source="made up")
    if (base, quote) == ("USD", "CNY"):
        return Rate(base=base, quote=quote, day=day, value=7 + Decimal(day.day) / 1000, source="made up")
    return None


@st.composite
def results(draw: st.DrawFn, kind: NoticeType) -> Award:
    """One result of a notice of a kind."""
    currency = draw(st.sampled_from(["CNY", "CNY", "CNY", "USD", "JPY"]))
    money = Money(minor=draw(st.integers(1, 10**9)), currency=currency)
    shares = draw(st.sampled_from([(), (), ("0.6", "0.4"), ("0.4", "0.6"), (None, None)]))
    supplier = draw(st.sampled_from([OURS, OURS, PARTNER, RIVAL]))
    members = tuple(
        Party(name=name, share=None if share is None else Decimal(share))
        for name, share in zip((supplier, PARTNER if supplier != PARTNER else RIVAL), shares, strict=False)
    )
    status = {NoticeType.CANDIDATE: AwardStatus.CANDIDATE, NoticeType.CONTRACT: AwardStatus.CONTRACTED}
    made = award(None, supplier, draw(st.sampled_from([None, None, "1", "2"])))
    priced = draw(st.integers(0, 5)) > 0
    return replace(
        made,
        amount=money if priced else None,
        pricing=award().pricing if priced else made.pricing,
        members=members,
        status=status.get(kind, AwardStatus.AWARDED),
        rank=draw(st.sampled_from([None, 1, 2])) if kind is NoticeType.CANDIDATE else None,
        marks=draw(st.sampled_from([(), (), (), (Mark.WORDS_DIFFER,), (Mark.UNIT_SLIP,)])),
        vat=draw(st.sampled_from(VatBasis)),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[StoredNotice]:
    """Up to six notices of one project, some of them changed by their portal, in publication order."""
    found: list[StoredNotice] = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from((*KINDS, *ENDS)))
        awards = () if kind in ENDS else (draw(results(kind)),)
        day = draw(DAYS)
        # what is not yet published is not corrected
        of = draw(st.sampled_from([None, *(each.notice.key for each in found if each.published.day < day)]))
        links = (Link(kind=LinkKind.CORRECTS, key=of),) if of and kind is NoticeType.CORRECTION else ()
        notice = stored(f"n{number}", day, *awards, kind=kind, links=links, title="数据平台建设项目公告")
        if awards and draw(st.integers(0, 4)) == 0:
            again = replace(awards[0], amount=draw(results(kind)).amount, pricing=award().pricing)
            again = again if again.amount else awards[0]
            notice = changed(notice, draw(st.integers(day, 28)), VersionReason.PORTAL_CHANGED, awards=(again,))
        found.append(notice)
    return found


@st.composite
def companies(draw: st.DrawFn) -> Company:
    """A company of one or two of the names, one of them bought or sold on a day."""
    entry = Perimeter(
        name=PARTNER,
        start=draw(st.none() | DAYS.map(lambda day: date(2026, 1, day))),
        end=draw(st.none() | DAYS.map(lambda day: date(2026, 1, day))),
        share=draw(st.sampled_from([Decimal(1), Decimal("0.37")])),
        treatment=draw(st.sampled_from(Treatment)),
    )
    return replace(
        company(),
        perimeter=draw(st.sampled_from([(Perimeter(name=OURS),), (Perimeter(name=OURS), entry), (entry,)])),
        joint_venture=draw(st.sampled_from(CreditRule)),
    )


def until(told: list[StoredNotice], day: date) -> list[StoredNotice]:
    """What was public on a day: notices published by then, in the versions that stood by then."""
    return [
        replace(each, versions=tuple(v for n, v in enumerate(each.versions) if not n or v.seen_at.date() <= day))
        for each in told
        if each.published <= day
    ]


def sums(ledger: Ledger) -> tuple[int, ...]:
    """What a ledger comes to."""
    found = totals(ledger, None, None)
    return found.orders, found.candidates, found.marked, found.floor, found.stated, found.ceiling


@given(companies(), histories(), DAYS, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_past_day_knows_nothing_of_later_notices(watched: Company, told: list[StoredNotice], day: int, net: bool) -> None:
    """The ledger as of a day is the ledger of what was public on it."""
    then = date(2026, 1, day)
    known = build_ledger(watched, build_orders(until(told, then)).orders, (), rates, View(net_of_vat=net))
    looked_back = build_ledger(watched, build_orders(told).orders, (), rates, View(as_of=then, net_of_vat=net))
    assert sums(known) == sums(looked_back)


@given(companies(), histories(), st.lists(DAYS, min_size=2, max_size=2).map(sorted), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_bridge_reconciles_over_any_history(watched: Company, told: list[StoredNotice], ends: list[int], net: bool) -> None:
    """From notice to notice, to the fen, whatever order they came in."""
    opening, closing = (date(2026, 1, day) for day in ends)
    orders = build_orders(told).orders
    assert orders == build_orders(reversed(told)).orders
    found = bridge(watched, orders, rates, (opening, closing), View(net_of_vat=net))
    reached = found.opening
    for move in found.moves:
        assert opening < move.on <= closing
        reached = reached.plus(move.amounts)
    assert reached == found.closing
    later = bridge(watched, orders, rates, (closing, closing + timedelta(days=40)), View(net_of_vat=net))
    assert later.opening == found.closing


def test_a_share_printed_later_is_unknown_before() -> None:
    """A venture's day before its shares were printed has them open, though they are printed beside the lead's own name."""
    pair = (Party(name=OURS), Party(name=PARTNER))
    split = (Party(name=OURS, share=Decimal("0.6")), Party(name=PARTNER, share=Decimal("0.4")))
    told = [
        stored("n0", 1, replace(award(), supplier=pair[0], members=pair)),
        stored("n1", 3, replace(award(), supplier=split[0], members=split)),
    ]
    watched = replace(company(), perimeter=(Perimeter(name=OURS),), joint_venture=CreditRule.PRINTED)
    for day, parts in ((1, (0, 1)), (3, (Decimal("0.6"), Decimal("0.6")))):
        ledger = build_ledger(watched, build_orders(told).orders, (), rates, View(as_of=date(2026, 1, day)))
        assert [(line.share_low, line.share_high) for line in ledger.lines] == [parts]
