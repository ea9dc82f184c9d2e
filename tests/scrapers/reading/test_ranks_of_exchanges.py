"""Ranks as resource trading centres print them: by the order of a list, in heads and brackets, before each fact."""

from __future__ import annotations

import pytest

from scrapers.marks import NoticeMark
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.ventures import A, B, C, ventures

_TITLE = "某某道路工程中标候选人公示"
_D = "云岭明河市政工程有限公司"


def _ranked(notice: Notice) -> list[tuple[str, int | None, int | None]]:
    return [(award.supplier.name, award.rank, award.amount.minor if award.amount else None) for award in notice.awards]


_WANTED = [(A, 1, 188050000), (C, 2, 190200000), (_D, 3, 186600000)]


@pytest.mark.parametrize("head", ["中标候选人名单（按排名先后）：", "评标委员会按综合得分由高到低顺序推荐中标候选人如下："])
def test_a_list_is_in_the_order_that_its_head_tells(head: str) -> None:
    """Numbered names below a head that speaks of their order have the ranks of their places."""
    lines = [
        f"{i}、{name}，投标报价：{price}元，项目负责人：某某某"
        for i, name, price in ((1, A, 1880500), (2, C, 1902000), (3, _D, 1866000))
    ]
    assert _ranked(read_notice("\n".join([_TITLE, head, *lines]), kind="text")) == _WANTED


def test_a_list_in_no_order_has_no_ranks() -> None:
    """Numbers alone are no ranks."""
    lines = [f"1、{A}，投标报价：1880500元", f"2、{C}，投标报价：1902000元"]
    notice = read_notice("\n".join([_TITLE, "中标候选人名单（排名不分先后）：", *lines]), kind="text")
    assert [rank for _, rank, _ in _ranked(notice)] == [None, None]


def test_the_rank_stands_behind_the_price_in_a_list() -> None:
    """A line of a list that ends with its rank has it."""
    lines = [
        f"{name}，综合得分9{4 - i}分，投标报价{price}元，排名第{'一二三'[i]}；"
        for i, (name, price) in enumerate(((A, 1880500), (C, 1902000), (_D, 1866000)))
    ]
    assert _ranked(read_notice("\n".join([_TITLE, "评标委员会推荐中标候选人如下：", *lines]), kind="text")) == _WANTED


@pytest.mark.parametrize("head", ["推荐的第{}中标候选人：", "中标候选人（第{}名）"])
def test_a_head_over_the_facts_of_a_candidate_tells_his_rank(head: str) -> None:
    """The head may stand above a table, or in a cell over the columns of one."""
    blocks = [
        f"<tr><td colspan=2>{head.format('一二三'[i])}</td></tr><tr><td>投标人</td><td>{name}</td></tr>"
        f"<tr><td>投标报价（元）</td><td>{price}</td></tr>"
        for i, (name, price) in enumerate(((A, 1880500), (C, 1902000), (_D, 1866000)))
    ]
    assert _ranked(read_notice(f"<h1>{_TITLE}</h1><table>{''.join(blocks)}</table>", kind="html")) == _WANTED


def test_each_fact_may_stand_behind_the_rank_again() -> None:
    """Members and prices behind the rank of the candidate above are his."""
    lines = [
        line
        for i, lead, member in (("一", A, B), ("二", C, _D))
        for line in (
            f"第{i}中标候选人：{lead}（联合体牵头人）",
            f"第{i}中标候选人联合体成员：{member}",
            f"第{i}中标候选人投标报价：1{'零一二'.index(i)}880500.00元",
            f"第{i}中标候选人项目负责人：某某某",
        )
    ]
    page = "\n".join([_TITLE, *lines, "第三中标候选人：/"])
    assert ventures(page) == [[A, B], [C, _D]]
    assert [amount for _, _, amount in _ranked(read_notice(page, kind="text"))] == [1188050000, 1288050000]


@pytest.mark.parametrize("members", ["", f"（牵头人）\n{B}（成员）"])
def test_no_rank_is_a_head_of_its_column(members: str) -> None:
    """The first rank below heads that speak of an order begins the first row, with a venture over two lines, too."""
    heads = ["中标候选人排序", "名称", "投标报价（元）", "工期", "质量", "项目负责人"]
    rows = [
        ["第一名", f"{A}{members}", "1880500.00", "满足", "满足", "某某某"],
        ["第二名", C, "1902000.00", "满足", "满足", "某某"],
    ]
    page = "\n".join([_TITLE, *heads, *(cell for row in rows for cell in row), "否决投标情况及理由：无"])
    assert _ranked(read_notice(page, kind="text")) == _WANTED[:2]


def test_the_unit_of_a_price_stands_below_its_head() -> None:
    """投标价格 spans 万元 and 大写, and candidates are columns."""
    heads = "<tr><td colspan=2>中标候选人</td><td>第一候选人</td><td>第二候选人</td></tr>"
    names = f"<tr><td colspan=2>投标人名称</td><td>{A}</td><td>{C}</td></tr>"
    prices = "<tr><td rowspan=2>投标价格</td><td>万元</td><td>188.05</td><td>190.2</td></tr>"
    words = "<tr><td>大写</td><td>壹佰捌拾捌万零伍佰元整</td><td>壹佰玖拾万贰仟元整</td></tr>"
    notice = read_notice(f"<h1>{_TITLE}</h1><table>{heads}{names}{prices}{words}</table>", kind="html")
    assert _ranked(notice) == _WANTED[:2]


def test_the_label_of_candidates_is_no_title() -> None:
    """A page without a title tells by its labels who won, and of whom."""
    lines = ["中标人", A, "中标价(万元)", "188.05", "中标工期", "按招标文件执行", "定标候选人", A, "定标候选人", C]
    notice = read_notice("\n".join(["建设单位", "青溪市某某局", *lines, "公示期限：2026-06-11 至 2026-06-16"]), kind="text")
    assert notice.notice_type is NoticeType.AWARD
    assert [(name, amount) for name, _, amount in _ranked(notice)] == [(A, 188050000)]


def test_who_stands_by_has_a_column_beside_the_winner() -> None:
    """候补单位 beside 中选单位 names nobody who won, and breaks no row."""
    heads = ["标段", "中选单位", "中选价（元）", "候补单位"]
    rows = [["1标段", A, "386000.00", B], ["2标段", C, "412500.00", _D]]
    page = "\n".join(
        ["某某水利工程随机抽取中选结果公告", *heads, *(cell for row in rows for cell in row), "公示时间：2026年3月27日"]
    )
    notice = read_notice(page, kind="text")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("1标段", A), ("2标段", C)]
    assert not notice.marks


def test_the_lead_below_the_word_for_winners_has_won() -> None:
    """Bidders of the table above it have not."""
    table = [
        "定标候选人名单（排名不分先后）",
        "序号",
        "投标人名称",
        "投标报价（元）",
        "1",
        f"{C}、{_D}",
        "143001000.00",
        "2",
        f"{A}、{B}",
        "143380200.00",
    ]
    page = "\n".join(["某某学校工程定标结果公示", *table, "中标人", f"牵头人：{A}，成员：{B}", "中标价", "143380200.00元"])
    assert ventures(page) == [[A, B]]


def test_candidates_side_by_side_may_run_together() -> None:
    """A label and the names, or the sums to the fen, of all ranks in a line each."""
    lines = [
        "排序第一中标候选人第二中标候选人第三中标候选人",
        f"中标候选人名称{A}{C}{_D}",
        "投标报价（元）1880500.001902000.001866000.00",
        "工期180180180",
    ]
    assert _ranked(read_notice("\n".join([_TITLE, *lines, "公示期：2026年4月15日"]), kind="text")) == _WANTED


def test_sums_that_may_be_cut_elsewhere_are_marked() -> None:
    """Of 1880500.5 and 1902000.75 run together nobody can say where one ends."""
    lines = ["排序第一中标候选人第二中标候选人", f"中标候选人名称{A}{C}", "投标报价（元）1880500.51902000.75"]
    notice = read_notice("\n".join([_TITLE, *lines, "公示期：2026年4月15日"]), kind="text")
    assert not any(award.amount for award in notice.awards)
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_a_bracket_begun_or_a_draw_is_none_of_a_projects_name() -> None:
    """Its number stands in the next line; how the winner was found stands in the title."""
    lines = ["工程名称：青溪镇幼儿园道路工程（编号：", "QX2026-SZ-010", "）", f"中标人：{A}", "中标价：100万元"]
    assert read_notice("\n".join(["中标结果公示", *lines]), kind="text").project_name == "青溪镇幼儿园道路工程"
    drawn = read_notice(f"青溪县小型水利工程施工随机抽取中选结果公告\n中选单位：{A}\n中选价：100万元", kind="text")
    assert drawn.project_name == "青溪县小型水利工程施工"
