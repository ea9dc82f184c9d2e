"""Whatever story some notices tell, the orders are the notices' alone: no arrival order, no looking ahead, no strangers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.notice import NoticeType
from tests.support.order_samples import OURS, award, changed, instant, stored
from tracker.model.notice_history import StoredNotice, VersionReason
from tracker.model.order import Order, OrderStatus
from tracker.model.view import View
from tracker.orders.build import build_orders
from tracker.orders.fold import fold

LOTS = (None, "第1包", "包2")
SUPPLIERS = (OURS, "乙方科技有限公司", "丙方数据有限公司")
KINDS = (
    NoticeType.CANDIDATE,
    NoticeType.AWARD,
    NoticeType.AWARD,
    NoticeType.CONTRACT,
    NoticeType.CORRECTION,
    NoticeType.FAILED,
    NoticeType.TERMINATION,
)


@st.composite
def stories(draw: st.DrawFn, lots: tuple[str | None, ...] = LOTS) -> list[StoredNotice]:
    """Up to nine notices of two projects on two sites, some of them seen late."""
    told = []
    for number in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(KINDS))
        named = draw(st.lists(st.sampled_from(lots), max_size=2, unique=True))
        day = draw(st.integers(1, 20))
        results = [award(draw(st.sampled_from(("90", "100", None))), draw(st.sampled_from(SUPPLIERS)), lot) for lot in named]
        out = kind in (NoticeType.FAILED, NoticeType.TERMINATION)
        notice = stored(
            f"n{number}",
            day,
            *([] if out else results),
            kind=kind,
            site=draw(st.sampled_from(("cn_a", "cn_b"))),
            seen=day + draw(st.sampled_from((0, 0, 5))),
            project_number=draw(st.sampled_from(("ZB-2026-0101", "ZB-2026-0202"))),
            lead=draw(st.integers(0, 5)) == 0,
            failed_lots=tuple(lot for lot in named if lot and out),
        )
        if draw(st.booleans()) and results and not out:
            notice = changed(notice, 28, VersionReason.PORTAL_CHANGED, awards=tuple(results[:1]))
        told.append(notice)
    return told


def test_a_candidate_seen_before_the_winner_stands_until_the_winner_is_seen() -> None:
    """A result that is published first and seen last takes nobody out before it is seen."""
    told = [
        stored("a", 2, award("90", lot="1包"), kind=NoticeType.CANDIDATE),
        stored("b", 1, award("90", SUPPLIERS[1], "1包"), seen=6),
    ]
    (order,) = [o for o in build_orders(told).orders if o.supplier.name == OURS]
    seen = [fold(order, View(seen_by=instant(day))) for day in (2, 5, 6)]
    assert [state.status if state else None for state in seen] == ["candidate", "candidate", "failed"]


def states(orders: tuple[Order, ...], day: date) -> list[str]:
    """What stood on a day."""
    found = [(o, fold(o, View(as_of=day))) for o in orders]
    return sorted(f"{o.supplier.name} {s.status} {s.amount} {s.dated} {s.marks}" for o, s in found if s)


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False), st.integers(1, 30))
def test_orders_depend_on_the_notices_alone(told: list[StoredNotice], random: object, day: int) -> None:
    """Arrival order does not matter, and the state on a past day is what the notices public by then make."""
    built = build_orders(told)
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis types its Random as object
    assert build_orders(shuffled) == built
    then = [replace(n, versions=tuple(v for v in n.versions if v is n.versions[0] or v.seen_at.day <= day)) for n in told]
    public = [n for n in then if n.notice.published_date and n.notice.published_date.day <= day]
    assert states(built.orders, date(2026, 1, day)) == states(build_orders(public).orders, date(2026, 1, day))


@given(stories())
@settings(max_examples=40, deadline=None)
def test_every_order_is_well_formed(told: list[StoredNotice]) -> None:
    """Ids are unique and never also former; events are in publication order and the last one's state is the fold of all."""
    orders = build_orders(told).orders
    ids = [name for o in orders for name in (o.id, *o.former_ids)]
    assert len(ids) == len(set(ids))
    for order in orders:
        assert [e.on for e in order.events] == sorted(e.on for e in order.events)
        assert order.state == fold(order)
        assert {e.notice_id for e in order.events} - {None} == {n.id for n in order.notices}


def named_by_number(stored: StoredNotice) -> StoredNotice:
    """The notice with a title that its project's number is part of."""
    named = (replace(v, notice=replace(v.notice, title=f"项目{v.notice.project_number}中标公告")) for v in stored.versions)
    return replace(stored, versions=tuple(named))


@given(stories())
@settings(max_examples=40, deadline=None)
def test_unrelated_notices_leave_each_other_alone(told: list[StoredNotice]) -> None:
    """Orders built from one project's notices are the same when another project's are there too."""
    by_number: dict[str | None, list[StoredNotice]] = {}
    told = [named_by_number(notice) for notice in told]
    for notice in told:
        by_number.setdefault(notice.notice.project_number, []).append(notice)
    apart = {o.id: o for group in by_number.values() for o in build_orders(group).orders}
    assert {o.id: o for o in build_orders(told).orders} == apart


def test_a_candidate_lost_before_a_termination_was_seen_is_lost_in_that_view() -> None:
    """A termination seen late does not hide that the lot went to another supplier: as seen before it, the candidate is out."""
    told = [
        stored("n0", 1, award("90", OURS, "第1包"), kind=NoticeType.CANDIDATE),
        stored("n1", 1, kind=NoticeType.TERMINATION, seen=6),
        stored("n2", 2, award("90", "乙方科技有限公司", "第1包"), kind=NoticeType.AWARD),
    ]
    ours = next(o for o in build_orders(told).orders if o.supplier.name == OURS)
    seen = fold(ours, View(seen_by=instant(2)))
    assert seen is not None
    assert seen.status is OrderStatus.FAILED
