"""Sums cut in pieces by lines: the whole where it is sure what belongs together, else a mark. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Mark
from scrapers.reading import read_notice

_HEADS = "排序\n中标候选人名称\n投标报价\n（元）\n质量要求\n工期\n"
_LABELLED = "某某工程中标结果公告\n中标人：杭州甲乙建设有限公司\n中标价：{}\n工期：90日历天\n"


def minors(first: str, second: str) -> list[tuple[int | None, bool]]:
    """The amounts of two candidates of a flattened table, and whether each is marked."""
    rows = f"1\n杭州甲乙建设有限公司\n{first}\n合格\n90日历天\n2\n宁波丙丁建设有限公司\n{second}\n合格\n90日历天\n"
    awards = read_notice(f"某某工程中标候选人公示\n一、基本情况\n{_HEADS}{rows}", kind="text").awards
    return [(one.amount.minor if one.amount else None, Mark.UNREADABLE_AMOUNT in one.marks) for one in awards]


@pytest.mark.parametrize("cut", ["{}\n.\n{}", "{}.\n{}", "{}\n.{}", "{}\n.\n{}元", "人民币{}\n.\n{}元"])
def test_a_sum_cut_at_its_point_is_whole(cut: str) -> None:
    """On either side of the point, or on both."""
    told = minors(cut.format("23405600", "57"), cut.format("23,415,600", "08"))
    assert told == [(2_340_560_057, False), (2_341_560_008, False)]


@pytest.mark.parametrize("cut", ["234056\n00.57", "2340560\n0.57", "23\n405600.57", "23405600.5\n7", "2340\n5600\n.\n57"])
def test_of_a_sum_cut_elsewhere_no_piece_is_the_price(cut: str) -> None:
    """Nobody says that the pieces are one figure: the candidates are marked."""
    assert minors(cut, cut) == [(None, True), (None, True)]


def test_a_labelled_sum_cut_on_both_sides_of_its_point_is_whole() -> None:
    """The lines below the label hold the point and the fen."""
    (award,) = read_notice(_LABELLED.format("23405600\n.\n57"), kind="text").awards
    assert (award.amount and award.amount.minor, award.marks) == (2_340_560_057, ())


def test_figures_of_other_columns_stay_there() -> None:
    """A score below a sum is none of its pieces."""
    rows = "1\n杭州甲乙建设有限公司\n234056\n95.50\n2\n宁波丙丁建设有限公司\n234057\n94.50\n"
    page = f"某某工程中标候选人公示\n排序\n中标候选人名称\n投标报价（元）\n得分\n{rows}"
    assert [one.amount.minor for one in read_notice(page, kind="text").awards if one.amount] == [23_405_600, 23_405_700]
