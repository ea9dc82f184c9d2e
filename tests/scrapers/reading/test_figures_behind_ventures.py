"""Scores and prices in brackets behind the names of a joint venture. Every page is synthetic."""

import pytest

from scrapers.notice import Award
from scrapers.reading import read_notice

A, B, C = "杭州甲乙设计有限公司", "宁波丙丁设计有限公司", "KDP Angel International Limited"
_FIRST = "<li>第一名：浙江戊己设计有限公司（得分：93.6）　项目负责人：刘某</li>"


def _second(named: str) -> Award:
    second = f"<li>第二名：{named}　项目负责人：王某</li>"
    awards = read_notice(f"<h1>甲乙县文化馆方案设计中标候选人公示</h1><ol>{_FIRST}{second}</ol>").awards
    (award,) = (award for award in awards if award.rank == 2)
    return award


@pytest.mark.parametrize(
    "figure", ["（得分：91.2）", " 得分：91.2", "（综合得分91.2分）", "（91.2分）", "（投标报价：100万元）", ""]
)
@pytest.mark.parametrize(
    ("named", "member"),
    [
        (f"{A}、{B}联合体", B),
        (f"{A}、{B}（联合体）", B),
        (f"{A}（牵头人）、{B}（成员）", B),
        (f"{A} &amp; {B}联合体", B),
        (f"{A}与{B}联合体", B),
        (f"{A}/{B}（联合体）", B),
        (f"{A}（联合体成员：{B}）", B),
        (f"{A} &amp; {C} 联合体", C),
        (f"{A}、{C}联合体", C),
    ],
)
def test_a_figure_behind_the_names_hides_no_member(named: str, member: str, figure: str) -> None:
    """Whatever stands between the names, and in whatever letters they are."""
    award = _second(named + figure)
    assert (award.supplier.name, [party.name for party in award.members]) == (A, [member])
    assert not award.marks


def test_a_figure_behind_one_name_gives_it_no_member() -> None:
    """A bidder alone."""
    assert (_second(f"{A}（得分：91.2）").supplier.name, _second(f"{A}（91.2分）").members) == (A, ())


def test_winners_with_a_figure_each_stay_several() -> None:
    """A list in one cell, and no venture."""
    page = f"<h1>甲乙县设计服务入围结果公示</h1><p>入围单位：{A}（得分：91.2）、{B}（得分：90.1）</p>"
    assert [(award.supplier.name, award.members) for award in read_notice(page).awards] == [(A, ()), (B, ())]


def test_nobody_behind_a_price_in_brackets_is_lost_silently() -> None:
    """A label within the brackets behind one name ends no list of names."""
    page = f"<h1>甲乙县设计服务入围结果公示</h1><p>入围单位：{A}（报价：100万元）、{B}（报价：98万元）</p>"
    notice = read_notice(page)
    assert len(notice.awards) == 2 or "result_not_read" in notice.marks
