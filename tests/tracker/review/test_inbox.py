"""The inbox: what it asks, in which order, and what a decision changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scrapers.money import Money
from scrapers.notice import Mark, Party
from tests.support.order_samples import OURS, award, company, instant, stored
from tracker.errors import BadInput
from tracker.model.company import SeenOrganization, with_decisions
from tracker.model.decision import Decisions, InboxKind, NameDecision, Verdict, decisions_of
from tracker.model.matching import match
from tracker.orders.build import build_orders
from tracker.review.inbox import build_inbox, decide
from tracker.review.near_names import Nearness, near_misses

NOW = instant(31)


def seen(name: str, amount: str = "100") -> SeenOrganization:
    """A supplier with one order."""
    return SeenOrganization(party=Party(name=name), orders=1, money=Money.of(amount))


@pytest.mark.parametrize(
    ("name", "nearness"),
    [
        ("甲方智能科技有限公司上海分公司", Nearness.BRANCH),
        ("甲方（深圳）数字技术股份有限公司", Nearness.SAME_STEM),
        ("北京甲方大数据有限公司", Nearness.SAME_STEM),
        ("城东甲方智能餐饮有限公司", Nearness.BRAND),
        ("Jiafang Technology (HK) Limited", Nearness.ENGLISH),
        ("天河市戊己庚辛壬科枝有限公司", Nearness.ALIKE),
    ],
)
def test_names_near_a_watched_one_are_asked_about(name: str, nearness: Nearness) -> None:
    """Branch, stem, brand, English name and misprint are seen for what they are."""
    (miss,) = near_misses([seen(name)], [company(OURS, "天河市戊己庚辛壬科技有限公司")], Decisions())
    assert (miss.organization.party.name, miss.nearness) == (name, nearness)


def test_traditional_characters_are_seen_through() -> None:
    """A watched name in traditional characters is near, not equal."""
    ours = company("东方开发实业有限公司")
    (miss,) = near_misses([seen("東方開發實業有限公司")], [ours], Decisions())
    assert miss.nearness is Nearness.TRADITIONAL


@pytest.mark.parametrize("name", [OURS, "中国某建第二工程局有限公司", "丁丁餐饮有限公司", "有限公司"])
def test_watched_names_and_strangers_are_not_asked_about(name: str) -> None:
    """A name in the perimeter, another bureau of one group and a stranger are no questions."""
    companies = [company(), company("中国某建第八工程局有限公司", id="bureau")]
    companies[1] = replace(companies[1], names={"zh": "某建八局"})
    assert near_misses([seen(name)], companies, Decisions()) == ()


def test_the_most_money_stands_first() -> None:
    """Items of all kinds are sorted by the money at stake, whatever their kind."""
    notices = [
        stored("a", 5, award("300", marks=(Mark.WORDS_DIFFER,))),
        stored("b", 6, award("50"), project_number="ZB-2026-0909"),
        stored("c", 7, award("50"), site="cn_c", project_number=None),
        stored("d", 7, award("900", supplier="乙方科技有限公司", marks=(Mark.UNIT_SLIP,)), project_number="ZB-2026-0910"),
    ]
    built = build_orders(notices)
    organizations = [seen("甲方智能科技有限公司上海分公司", "100"), seen("甲方智能科技有限公司天津分公司", "4000")]
    items = build_inbox(built.orders, built.proposals, organizations, [company()], Decisions(), NOW)
    assert [(i.kind, str(i.money)) for i in items] == [
        (InboxKind.NEAR_MISS, "4000.00"),
        (InboxKind.MARKED_AWARD, "300.00"),
        (InboxKind.NEAR_MISS, "100.00"),
        (InboxKind.WEAK_JOIN, "50.00"),
    ]
    assert len({i.id for i in items}) == 4


def test_a_decided_item_is_not_asked_again() -> None:
    """Whatever was decided, accept or reject, the question is gone, and stays gone when all is read and built again."""
    notices = [
        stored("a", 5, award("300", marks=(Mark.WORDS_DIFFER,)), title="机房改造公告"),
        stored("b", 6, award("50"), project_number="ZB-2026-0909"),
        stored("c", 7, award("50"), site="cn_c", project_number=None),
    ]
    branch = seen("甲方智能科技有限公司上海分公司")
    built = build_orders(notices)
    items = build_inbox(built.orders, built.proposals, [branch], [company()], Decisions(), NOW)
    assert len(items) == 3
    for verdict in Verdict:
        decisions = decisions_of(decide(item, verdict, NOW) for item in items)
        again = build_orders(notices, decisions)
        companies = with_decisions([company()], decisions)
        assert build_inbox(again.orders, again.proposals, [branch], companies, decisions, NOW) == ()


def test_an_items_id_comes_from_what_it_asks() -> None:
    """An id does not change with the money, the instant or the rows' numbers; another amount is another question."""
    notice = stored("a", 5, award("300", marks=(Mark.WORDS_DIFFER,)))
    dearer = stored("a", 5, award("301", marks=(Mark.WORDS_DIFFER,)))
    ids = []
    for told, at in ((notice, NOW), (replace(notice, id=7), instant(30)), (dearer, NOW)):
        built = build_orders([told])
        ids += [item.id for item in build_inbox(built.orders, built.proposals, [], [company()], Decisions(), at)]
    assert ids[0] == ids[1] != ids[2]


def test_an_accepted_name_counts_from_its_day() -> None:
    """An accepted near miss becomes part of the perimeter, from the day given, signed by the inbox; a rejected one does not."""
    branch = "甲方智能科技有限公司上海分公司"
    orders = build_orders(
        [stored("a", day, award(supplier=branch), project_number=f"ZB-2026-01{day:02}") for day in (5, 15)]
    ).orders
    (item,) = build_inbox(orders, (), [seen(branch)], [company()], Decisions(), NOW)
    accepted = decide(item, Verdict.ACCEPT, NOW, start=date(2026, 1, 10), by="analyst")
    (wider,) = with_decisions([company()], decisions_of([accepted]))
    assert [bool(match(order, [wider])) for order in orders] == [False, True]
    assert wider.perimeter[-1].decided_by == "inbox 2026-01-31"
    (same,) = with_decisions([company()], decisions_of([decide(item, Verdict.REJECT, NOW)]))
    assert same == company()


def test_the_later_decision_counts() -> None:
    """A name accepted and then rejected is out again."""
    both = [
        NameDecision(name="甲方分", company="ours", verdict=Verdict.REJECT, at=instant(9)),
        NameDecision(name="甲方 分", company="ours", verdict=Verdict.ACCEPT, at=instant(8)),
    ]
    assert with_decisions([company()], decisions_of(both)) == (company(),)
    assert with_decisions([company()], Decisions(names=tuple(both))) == (company(),)


def test_only_a_name_counts_from_a_day() -> None:
    """A day for anything but a name is refused in words."""
    built = build_orders([stored("a", 5, award("300", marks=(Mark.WORDS_DIFFER,)))])
    (item,) = build_inbox(built.orders, (), [], [company()], Decisions(), NOW)
    with pytest.raises(BadInput, match="only a name counts from a day"):
        decide(item, Verdict.ACCEPT, NOW, start=date(2026, 1, 1))
