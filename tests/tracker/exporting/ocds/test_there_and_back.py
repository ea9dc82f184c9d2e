"""What is exported is read again as the same orders: every scenario, every story that hypothesis tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.notice import Mark, NoticeType, Party
from tests.support.ocds_trip import lines, read_back, releases_of
from tests.support.order_samples import OURS, award, stored
from tests.system.scenarios.test_scenarios import SCENARIOS, built
from tracker.model.notice_history import StoredNotice
from tracker.orders.build import build_orders


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_every_scenario_comes_back_as_the_same_orders(name: str) -> None:
    """Suppliers, standing, firm money and day of each order; no doubtful money becomes firm on the way."""
    scenario = SCENARIOS[name]
    orders = built(scenario).orders
    releases = [release for process in releases_of(orders, scenario.notices) for release in process]
    assert lines(read_back(releases)) == lines(orders)


RIVAL = "乙方智能科技有限公司"
AMOUNTS = ("100", "250.50", "99999.99", None)


@st.composite
def stories(draw: st.DrawFn) -> list[StoredNotice]:
    """A project's notices: candidates, an award of some lots, sometimes its contract, a correction and an end."""
    lots = draw(st.sampled_from([(None,), ("1包", "2包")]))
    suppliers = [draw(st.sampled_from([OURS, RIVAL])) for _ in lots]
    amounts = [draw(st.sampled_from(AMOUNTS)) for _ in lots]
    members = tuple(Party(name=name) for name in (OURS, RIVAL)) if draw(st.booleans()) else ()

    def results(**more: object) -> list[object]:
        marks = (Mark.UNIT_SLIP,) if draw(st.booleans()) else ()
        won = zip(lots, suppliers, amounts, strict=True)
        return [award(money, who, lot, members=members, marks=marks if money else (), **more) for lot, who, money in won]

    told = [stored("a", 2, *results(rank=1), kind=NoticeType.CANDIDATE)] if draw(st.booleans()) else []
    told.append(stored("b", 5, *results()))
    if draw(st.booleans()):
        told.append(stored("c", 9, *results(), kind=NoticeType.CONTRACT))
    if draw(st.booleans()):
        amounts[0] = draw(st.sampled_from(AMOUNTS))
        told.append(stored("d", 12, *results(), kind=NoticeType.CORRECTION))
    if draw(st.booleans()):
        told.append(stored("e", 15, kind=draw(st.sampled_from([NoticeType.FAILED, NoticeType.TERMINATION]))))
    return told


@settings(max_examples=150, deadline=None)
@given(told=stories())
def test_every_story_comes_back_as_the_same_orders(told: list[StoredNotice]) -> None:
    """Whatever a project goes through."""
    orders = build_orders(told).orders
    releases = [release for process in releases_of(orders, told) for release in process]
    assert lines(read_back(releases)) == lines(orders)


def test_what_has_come_back_is_exported_alike() -> None:
    """An export of an import of an export has the same orders once more, under the same ids of process."""
    told = [stored("b", 5, award("100", lot="1包"), award("200", RIVAL, "2包")), stored("c", 9, award("100", lot="1包"))]
    once = [release for process in releases_of(build_orders(told).orders, told) for release in process]
    again = read_back(once)
    assert {order.project_number for order in again} == {release["ocid"] for release in once}
    assert lines(again) == lines(build_orders(told).orders)
