"""Lists of winners and candidates in one label or sentence: every name is read, without words about the whole list.

Every page is synthetic.
"""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A

B, C = "成都市伟业建设有限公司", "武汉启明设备有限公司青溪分公司"
_HEAD = "青溪县第一中学设备采购项目入围结果公告\n项目编号：QX-2026-118\n"


def _winners(said: str, head: str = _HEAD) -> list[str]:
    """The suppliers of a page that says no more than this, none of them in doubt."""
    notice = read_notice(f"{head}{said}\n采购人：青溪县第一中学\n")
    assert notice.marks == ()
    assert not any(award.marks or award.members for award in notice.awards)
    return [award.supplier.name for award in notice.awards]


@pytest.mark.parametrize(
    "said",
    [
        f"入围供应商：{A}、{B}、{C}，排名不分先后。",
        f"入围供应商：{A}、{B}、{C}，按投标顺序排列。",
        f"入围供应商：{A}、{B}、{C}，共三家。",
        f"入围供应商：{A}、{B}和{C}三家公司。",
        f"入围供应商：{A}；{B}；{C}等3家单位，服务期三年。",
        f"入围单位名单：{A}，{B}，{C}",
        f"入围名单（排名不分先后）：{A}、{B}、{C}等三家",
        f"入围机构名单如下：{A}、{B}及{C}。",
        f"入围供应商为{A}、{B}、{C}三家公司。",
        f"经评审，入围供应商为{A}，{B}，{C}，服务期三年。",
        f"入围供应商分别为{A}、{B}和{C}",
        f"本项目入围供应商依次为：{A}、{B}、{C}3家单位（排名不分先后）。",
        f"入围供应商共3家，分别是{A}，{B}，{C}，特此公告。",
        f"经评审，以下三家单位入围：{A}、{B}、{C}。",
        f"经评审，确定{A}、{B}、{C}为入围供应商，服务期三年。",
        f"经评审，选定{A}；{B}；{C}等三家单位为本项目入围供应商。",
        f"根据评审结果，{A}、{B}、{C}三家公司被确定为入围供应商，公示期3天。",
        f"经评审，{A}；{B}；{C}为入围供应商。",
        f"根据评审结果，{A}、{B}与{C}入围（排名不分先后）。",
        f"经评审，{A}及{B}、{C}等3家入围。",
    ],
)
def test_all_names_of_a_list_have_won(said: str) -> None:
    """What is said of all behind the last name, and how many they are, is part of none."""
    assert _winners(said) == [A, B, C]


@pytest.mark.parametrize(
    "said",
    [
        f"入围供应商共2家，分别为：{A}，{B}，公示期3天。",
        f"以下两家单位入围：{A}，{B}。",
        f"经评审，同意{A}；{B}为入围供应商。",
        f"经评审，{A}，{B}两家公司为入围供应商。",
    ],
)
def test_two_names_with_a_comma_are_a_list_where_the_words_say_so(said: str) -> None:
    """A number, 分别 or one verb before both."""
    assert _winners(said) == [A, B]


@pytest.mark.parametrize("said", [f"入围供应商为{A}，{B}。", f"经评审，{A}，{B}被确定为入围供应商。", f"经评审，{A}，{B}入围。"])
def test_of_two_names_with_a_comma_that_nothing_joins_the_one_not_read_is_told(said: str) -> None:
    """They may be a list, or a winner and somebody else."""
    notice = read_notice(f"{_HEAD}{said}\n采购人：青溪县第一中学\n")
    assert len(notice.awards) == 2 or notice.marks


@pytest.mark.parametrize("role", ["中标人", "成交供应商", "中选单位"])
def test_who_was_determined_to_be_the_winner_has_won(role: str) -> None:
    """被确定为中标人."""
    assert _winners(f"经评审，{A}被确定为{role}。") == [A]


def test_candidates_told_in_turn_have_their_ranks() -> None:
    """中标候选人依次为."""
    page = f"青溪县第一中学设备采购项目中标候选人公示\n经评审，中标候选人依次为{A}、{B}、{C}。\n"
    notice = read_notice(page)
    assert notice.notice_type is NoticeType.CANDIDATE
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2), (C, 3)]


def test_the_first_of_a_list_that_was_chosen_is_no_agency() -> None:
    """选定某某公司，."""
    notice = read_notice(f"{_HEAD}选定{A}，{B}，{C}三家公司为入围供应商。\n")
    assert notice.agency is None
    assert len(notice.awards) == 3


def test_those_who_bid_and_those_who_were_not_taken_are_lists_of_losers() -> None:
    """投标人名单, 未入围单位名单."""
    assert _winners(f"投标人名单：{A}、{B}、{C}\n中标人：{B}") == [B]
    assert _winners(f"未入围单位名单：{A}、{B}\n入围单位：{C}") == [C]


def test_each_of_a_list_has_the_price_told_in_its_place() -> None:
    """成交金额分别为."""
    notice = read_notice(f"青溪县设备采购成交公告\n成交供应商：{A}、{B}，成交金额分别为100万元、200万元。\n")
    assert [(award.supplier.name, award.amount and award.amount.minor) for award in notice.awards] == [
        (A, 100_000_000),
        (B, 200_000_000),
    ]
