"""What makes an order one: its id, its joins, what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scrapers.notice import AwardStatus, Link, LinkKind, NoticeType, Party
from tests.support.order_samples import BUYER, OURS, award, changed, instant, only_order, stored
from tracker.model.decision import Decisions, JoinDecision, Verdict
from tracker.model.notice_history import VersionReason
from tracker.model.order import EventKind, JoinKey, OrderStatus
from tracker.orders.build import build_orders
from tracker.orders.timeline import order_id

OTHER = "乙方科技有限公司"


def test_an_id_once_shown_keeps_resolving() -> None:
    """An earlier notice that turns up later gives the order its id; the id shown before stays a former id."""
    contract = stored("contract", 20, award("90"), kind=NoticeType.CONTRACT, site="cn_b")
    shown = only_order(contract).id
    order = only_order(contract, stored("award", 5, award("100")))
    assert order.id == order_id("cn_a|award", "", OURS) != shown
    assert shown in order.former_ids


def test_a_name_read_better_is_the_same_order() -> None:
    """When a better reader reads supplier or lot anew, the order keeps its history and its old id resolves."""
    first = stored("award", 5, award("100", supplier="甲方智能科技有限公司地址"))
    later = changed(first, 20, awards=(award("100", lot="包1"),))
    order = only_order(later)
    assert (order.supplier.name, order.lot) == (OURS, "包1")
    assert [e.kind for e in order.events] == [EventKind.AWARDED]
    assert order.former_ids == (only_order(first).id,)


def test_what_joined_is_kept() -> None:
    """Each event names the key by which its notice came to the order."""
    first = stored("a", 5, award(), project_number=None)
    number = stored("b", 6, award(), kind=NoticeType.CONTRACT)
    link = Link(kind=LinkKind.SAME_PROJECT, url="http://www.cn-a.example/a/")
    linked = stored("c", 7, award(), kind=NoticeType.CONTRACT, links=(link,))
    ocid = Link(kind=LinkKind.SAME_PROJECT, project_number="ocds-abc123-9")
    releases = [stored(key, day, award(), project_number=None, links=(ocid,)) for key, day in (("r1", 1), ("r2", 2))]
    assert [e.join_key for e in only_order(first, linked).events] == [None, JoinKey.LINK]
    assert [e.join_key for e in only_order(stored("x", 1, award()), number).events] == [None, JoinKey.PROJECT_LOT_SUPPLIER]
    assert [e.join_key for e in only_order(*releases).events] == [None, JoinKey.OCID]


def test_a_link_by_title_needs_the_buyer_or_the_site() -> None:
    """A printed title of the notice it corrects joins within the site, or for the same buyer, and nobody else's."""
    first = stored("a", 5, award(), project_number=None, title="智慧水务平台中标公告")
    link = Link(kind=LinkKind.CORRECTS, title="智慧水务平台中标公告")
    fix = stored("b", 9, award("70"), kind=NoticeType.CORRECTION, site="cn_b", project_number=None, links=(link,))
    assert only_order(first, fix).state.amount == award("70").amount
    stranger = replace(fix.versions[0], notice=replace(fix.notice, buyer=Party(name="某县水务局")))
    assert len(build_orders([first, replace(fix, versions=(stranger,))]).orders) == 2


@pytest.mark.parametrize(
    ("number", "buyer", "orders"),
    [
        ("ZB-2026-0101", BUYER, 1),
        ("ZB-2026-0101", f"{BUYER}(本级)", 1),
        ("ZB-2026-0101", None, 1),
        ("ZB-2026-0101", "某县人民医院", 2),
        ("2026-001", BUYER, 1),
        ("2026-001", f"{BUYER}附属信息中心", 2),
        ("2026-001", None, 2),
    ],
)
def test_a_number_joins_as_far_as_it_tells_projects_apart(number: str, buyer: str | None, orders: int) -> None:
    """A long number joins its buyer in any printing; a short one only the very same buyer; neither joins another buyer."""
    first = stored("a", 5, award(), project_number=number)
    party = Party(name=buyer) if buyer else None
    second = stored("b", 6, award("90"), kind=NoticeType.CONTRACT, project_number=number, buyer=party)
    assert len(build_orders([first, second]).orders) == orders


def test_a_number_comes_back_for_another_round() -> None:
    """The same number more than a year later is another deal, and a proposal is not even made."""
    first, second = stored("a", 5, award()), stored("b", 6, award())
    later = replace(second.versions[0], notice=replace(second.notice, published_date=date(2027, 6, 1)))
    assert len(build_orders([first, replace(second, versions=(later,))]).orders) == 2


def test_a_rejected_join_parts_what_a_number_joined() -> None:
    """Two notices of one number are two orders, each saying so, once somebody said they are."""
    first, second = stored("a", 5, award("100")), stored("b", 25, award("100"))
    left, right = only_order(first).id, only_order(second).id
    parted = JoinDecision(left=left, right=right, verdict=Verdict.REJECT, at=instant(30))
    orders = build_orders([first, second], Decisions(joins=(parted,))).orders
    assert [[e.kind for e in o.events] for o in orders] == [[EventKind.AWARDED, EventKind.SPLIT]] * 2
    mind_changed = replace(parted, verdict=Verdict.ACCEPT, at=instant(31))
    (order,) = build_orders([first, second], Decisions(joins=(parted, mind_changed))).orders
    assert [e.kind for e in order.events] == [EventKind.AWARDED, EventKind.ANNOUNCED_AGAIN, EventKind.JOINED]


def test_rejected_bids_are_no_orders() -> None:
    """A bid that was turned down starts nothing and takes its own candidacy out."""
    listed = stored("a", 5, award("100", rank=1), award("90", OTHER, rank=2), kind=NoticeType.CANDIDATE)
    turned_down = award("90", OTHER, status=AwardStatus.REJECTED)
    orders = build_orders([listed, stored("b", 6, award("100"), turned_down)]).orders
    assert {(o.supplier.name, o.state.status) for o in orders} == {
        (OURS, OrderStatus.AWARDED),
        (OTHER, OrderStatus.FAILED),
    }
    assert build_orders([stored("b", 6, turned_down)]).orders == ()


def test_a_portal_that_takes_a_result_back_takes_the_order_out() -> None:
    """A page that no longer names our result cancels the order on the day we saw it change."""
    order = only_order(changed(stored("a", 5, award()), 9, VersionReason.PORTAL_CHANGED, awards=()))
    assert [(e.kind, e.on.day, e.after.status) for e in order.events] == [
        (EventKind.AWARDED, 5, OrderStatus.AWARDED),
        (EventKind.CANCELLED, 9, OrderStatus.CANCELLED),
    ]


def test_a_lot_in_the_title_is_the_lot_of_its_results() -> None:
    """Two notices of one title but for the lot are two orders, and a contract that prints the lot finds its own."""
    first = stored("a", 5, award("100"), title="数据平台建设项目（第1包）中标公告")
    second = stored("b", 6, award("100"), title="数据平台建设项目（第2包）中标公告")
    signed = stored("c", 9, award("100", lot="包2"), kind=NoticeType.CONTRACT)
    orders = build_orders([first, second, signed]).orders
    assert [[n.url[-1] for n in o.notices] for o in orders] == [["a"], ["b", "c"]]


def test_a_result_that_comes_back_counts_again() -> None:
    """A result gone from two versions of its page and back in the next is out once and in again."""
    told = stored("a", 5, award(lot="1"), award("60", lot="2"))
    for day, lots in ((9, ("2",)), (10, ("2", "3")), (12, ("1", "2"))):
        results = tuple(award("60" if lot == "2" else "100", lot=lot) for lot in lots)
        told = changed(told, day, VersionReason.PORTAL_CHANGED, awards=results)
    order = next(o for o in build_orders([told]).orders if o.lot == "1")
    assert [(e.on.day, e.after.status) for e in order.events] == [(5, "awarded"), (9, "cancelled"), (12, "awarded")]


def test_a_failure_without_a_lot_is_only_noted() -> None:
    """A failed notice that names no lot of a project in lots takes nothing out, and the orders say that it was there."""
    won = stored("a", 5, award(lot="1"), award(lot="2"))
    orders = build_orders([won, stored("b", 9, kind=NoticeType.FAILED)]).orders
    assert [[e.kind for e in o.events] for o in orders] == [[EventKind.AWARDED, EventKind.CORRECTED]] * 2
    named = stored("b", 9, kind=NoticeType.FAILED, title="数据平台建设项目（第2包）废标公告")
    assert {o.lot: o.state.status for o in build_orders([won, named]).orders} == {"1": "awarded", "2": "failed"}


def test_a_call_off_names_its_framework() -> None:
    """An order under a framework carries the framework's id, also when the framework has another number."""
    frame = stored("f", 5, award(None, framework=True, ceiling=award("1000").amount))
    link = Link(kind=LinkKind.FRAMEWORK, key="f")
    under = stored("c", 9, award("10"), project_number="ORDER-2026-77", links=(link,))
    again = stored("c2", 10, award("10"), project_number="ORDER-2026-77", site="cn_b")
    orders = build_orders([frame, under, again]).orders
    assert [(o.call_off_of, o.state.framework) for o in orders] == [(None, True), (orders[0].id, False)]


def test_a_call_off_of_another_buyer_names_its_framework_by_open_contracting_id() -> None:
    """The ID is nobody else's, so who buys under the framework need not be who set it up; a printed number is less sure."""
    most = award(None, framework=True, ceiling=award("1000").amount)
    for number, is_found in (("ocds-synth1-9", True), ("KJ-2026-0007", False)):
        link = Link(kind=LinkKind.FRAMEWORK, project_number=number)
        frame = stored("f", 5, most, project_number=number)
        under = stored("c", 9, award("10"), project_number="ocds-synth1-10", buyer=Party(name="乙县中学"), links=(link,))
        called = {o.project_number: o for o in build_orders([frame, under]).orders}
        assert (called["ocds-synth1-10"].call_off_of == called[number].id) is is_found


def test_an_order_shows_the_best_printing() -> None:
    """Names, lot and number come from the notice that announced the win, what it lacks from the others."""
    lead = stored("l", 3, award("80", lot="包 1"), site="cn_c", lead=True, title="快讯", buyer=Party(name=f"{BUYER}机关"))
    win = stored("w", 5, award("100", lot="第一包"), project_name="数据平台")
    order = only_order(lead, win)
    assert (order.lot, order.buyer, order.project_name, order.country) == ("第一包", Party(name=BUYER), "数据平台", "CN")
    assert order.url == "https://cn-a.example/w"
    assert [n.award for n in order.notices] == [0, 0]
