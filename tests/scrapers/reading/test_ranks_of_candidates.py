"""Ranks of candidates in rows, columns, heads and brackets. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeMark
from scrapers.reading import read_notice
from scrapers.reading.lexicon.forms import rank_of
from tests.scrapers.reading.candidate_lists import BOTH, A, B, C, lined, tabled, told

_SIDE_BY_SIDE = {
    ("1标段", A, 1, "5120010.00"),
    ("1标段", C, 2, "5133000.00"),
    ("2标段", B, 1, "4760020.20"),
    ("2标段", A, 2, "4770000.00"),
}


def test_ranks_stand_below_the_names_of_a_table_on_its_side() -> None:
    """中标候选人名称 is its first row, 排名 the second."""
    notice = lined(f"中标候选人名称\t{A}\t{B}", "排名\t第一名\t第二名", "投标报价（元）\t1566000.00\t1570800.00")
    assert told(notice) == [(None, A, 1, "1566000.00"), (None, B, 2, "1570800.00")]


def test_a_rank_spans_what_is_told_of_the_candidates_of_lots() -> None:
    """The rank stands before 单位名称 and what follows it, over all lots."""
    notice = tabled(
        "<c2>标段|1标段|2标段",
        f"<r2>第一名|单位名称|{A}|{B}",
        "投标报价（元）|5120010.00|4760020.20",
        f"<r2>第二名|单位名称|{C}|{A}",
        "投标报价（元）|5133000.00|4770000.00",
    )
    assert set(told(notice)) == _SIDE_BY_SIDE


def test_a_rank_that_spans_rows_is_left_out_of_tabs() -> None:
    """Rows that lack the rank above them are no less wide: their figures stand under their own lots."""
    notice = lined(
        "名次\t内容\t1标段\t2标段",
        f"第一名\t单位名称\t{A}\t{B}",
        "\t投标报价（元）\t5120010.00\t4760020.20",
        f"第二名\t单位名称\t{C}\t{A}",
        "\t投标报价（元）\t5133000.00\t4770000.00",
    )
    assert set(told(notice)) == _SIDE_BY_SIDE


def test_a_rank_may_be_recommended() -> None:
    """推荐第一 under 推荐顺序."""
    assert rank_of("推荐第一") == 1


def test_a_rank_stands_in_brackets_behind_the_name() -> None:
    """某某公司（第一名），投标报价… in lines below a head."""
    notice = lined("中标候选人名单如下：", f"{A}（第一名），投标报价1322008元", f"{B}（第二名），投标报价1330000元")
    assert told(notice) == [(None, A, 1, "1322008.00"), (None, B, 2, "1330000.00")]


def test_labels_count_the_candidates() -> None:
    """中标候选人1名称, 中标候选人1报价（元）, 中标候选人1项目经理, and then those of the second."""
    rows = [
        f"中标候选人{n}名称|{name}|中标候选人{n}报价（元）|{price}"
        for n, name, price in ((1, A, "1988000.00"), (2, B, "1990300.00"))
    ]
    pairs = [cells for row in rows for cells in ("|".join(row.split("|")[:2]), "|".join(row.split("|")[2:]))]
    notice = tabled(*pairs[:2], "中标候选人1项目经理|郝某某", *pairs[2:], "中标候选人2项目经理|支某某")
    assert told(notice) == [(None, A, 1, "1988000.00"), (None, B, 2, "1990300.00")]


def test_who_is_not_recommended_has_a_sign() -> None:
    """推荐意见: a rank, or / for the others."""
    notice = tabled(
        "序号|综合得分|投标人|投标报价（元）|推荐意见",
        f"1|93.31|{A}|3877100.00|推荐为第一中标候选人",
        f"2|92.10|{B}|3880200.60|推荐为第二中标候选人",
        f"3|85.00|{C}|3950000.00|/",
    )
    assert told(notice) == [(None, A, 1, "3877100.00"), (None, B, 2, "3880200.60")]


def test_a_rank_below_the_heads_of_bidders_is_no_head() -> None:
    """推荐中标候选人 over ranks beside 投标人名称, a cell a line."""
    heads = ["推荐中标候选人", "投标人名称", "投标报价", "供货期"]
    first = ["第一中标候选人", A, "91238540.00元", "60天"]
    second = ["第二中标候选人", B, "91502277.00元", "60天"]
    assert told(lined(*heads, *first, *second)) == BOTH


def test_staff_and_works_stand_below_ranks_in_one_table() -> None:
    """Rows of staff have the columns of 中标候选人及排序, and the second lot ranks anew below the staff of the first."""
    heads = "中标候选人及排序|<c2>中标候选人名称|投标报价（元）|经评审的投标价（元）"
    staff = (
        "<c5>第一中标候选人项目管理机构主要人员",
        "职务|姓名|证书名称|证书编号|职称",
        "项目经理|林某某|建造师证|浙1330000|高级",
    )
    first, second = ("第一名|<c2>{}|91238540.00|91238540.00", "第二名|<c2>{}|91502277.00|91502277.00")
    one = tabled("项目编号|<c4>QX-2026-7", heads, first.format(A), second.format(B), *staff)
    assert told(one) == BOTH
    assert not one.marks
    lots = tabled(
        "项目编号|<c4>QX-2026-7",
        *("<c5>一标段", heads, first.format(A), second.format(B), *staff),
        *("<c5>二标段", heads, first.format(B), second.format(A), *staff),
    )
    ranked = [(lot, name, rank) for lot, name, rank, _ in told(lots)]
    assert ranked == [("一标段", A, 1), ("一标段", B, 2), ("二标段", B, 1), ("二标段", A, 2)]


def test_numbered_names_are_no_venture() -> None:
    """1、某某公司；2、某某公司 bid apart, with prices numbered alike or with none that is anybody's."""
    names = f"中标候选人：1、{A}；2、{B}"
    assert [(name, price) for _, name, _, price in told(lined(names, "投标报价：1、4788010.20元；2、4790000.00元"))] == [
        (A, "4788010.20"),
        (B, "4790000.00"),
    ]
    unsure = lined(names, "投标报价：4788010.20元")
    assert [(award.supplier.name, award.amount, bool(award.marks)) for award in unsure.awards] == [
        (A, None, True),
        (B, None, True),
    ]


@pytest.mark.parametrize(
    "rank",
    ["第{}预中标人", "第{}拟成交供应商", "第{}名中标候选人", "排名第{}的中标候选人", "第{}候选服务商", "推荐第{}中标候选人"],
)
def test_a_rank_says_of_whom_it_is(rank: str) -> None:
    """Whatever it says of him, in a line, in a column and over columns."""
    first, second = rank.format("一"), rank.format("二")
    ranked = [(None, A, 1, "5120010.00"), (None, B, 2, "4760020.20")]
    assert told(lined(f"{first}：{A}，投标报价：5120010.00元", f"{second}：{B}，投标报价：4760020.20元")) == ranked
    assert told(tabled("排序|单位名称|投标报价（元）", f"{first}|{A}|5120010.00", f"{second}|{B}|4760020.20")) == ranked
    assert told(tabled(f"项目|{first}|{second}", f"单位名称|{A}|{B}", "投标报价（元）|5120010.00|4760020.20")) == ranked


@pytest.mark.parametrize("rank", ["第{}候选人", "第{}成交候选人", "第{}名"])
def test_labels_that_begin_with_a_rank_are_no_heads(rank: str) -> None:
    """第一候选人项目经理 | 某某 says one thing, and heads no columns."""
    rows = [
        row
        for place, name, price in (("一", A, "5120010.00"), ("二", B, "4760020.20"))
        for row in (
            f"{rank.format(place)}投标人名称|{name}",
            f"{rank.format(place)}投标报价（元）|{price}",
            f"{rank.format(place)}项目经理|某某",
        )
    ]
    assert told(tabled(*rows)) == [(None, A, 1, "5120010.00"), (None, B, 2, "4760020.20")]


def test_counted_candidates_head_columns() -> None:
    """中标候选人1 is a rank as 第一中标候选人 is."""
    notice = tabled(
        "标段|中标候选人1|中标候选人2",
        f"1标段|{A}<br>报价：5120010.00元|{C}<br>报价：5133000.00元",
        f"2标段|{B}<br>报价：4760020.20元|{A}<br>报价：4770000.00元",
    )
    assert set(told(notice)) == _SIDE_BY_SIDE


def test_as_many_are_candidates_as_a_sentence_says() -> None:
    """All who bid are ranked, and 评标委员会推荐名次前三名的投标单位为中标候选人."""
    names = ("杭州甲乙建设有限公司", "绍兴丙丁建设有限公司", "宁波戊己建设有限公司", "湖州庚辛建设有限公司")
    rows = "".join(f"<tr><td>{name}</td><td>56{i}3210.00</td><td>{i}</td></tr>" for i, name in enumerate(names, 1))
    heads = "<tr><td>投标单位</td><td>投标报价（元）</td><td>名次</td></tr>"
    told = "<p>评标委员会推荐名次前三名的投标单位为中标候选人。</p>"
    notice = read_notice(f"<h1>青溪区卫生院智能化工程评标结果公示</h1><table>{heads}{rows}</table>{told}")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [*zip(names[:3], (1, 2, 3), strict=True)]


_THREE = ("杭州甲乙建设有限公司", "绍兴丙丁建设有限公司", "宁波戊己建设有限公司")


@pytest.mark.parametrize(
    "value",
    [
        "第一名　{0}　投标总价 762,318.09元<br/>第二名　{1}　投标总价 770,650.00元<br/>第三名　{2}　投标总价 759,900.77元",
        "第一名{0}（投标报价762318.09元，评标价762318.09元），第二名{1}（投标报价770650.00元，评标价769000.00元），第三名{2}（投标报价759900.77元）。",
        "第一名为{0}，报价762318.09元；第二名为{1}，报价770650.00元；第三名为{2}，报价759900.77元。",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "<table><tr><td>中标候选人</td><td>{}</td></tr></table>",
        "<table><tr><td>中标候选人及报价</td><td>{}</td></tr></table>",
        "<p>1、中标候选人排序：{}</p>",
    ],
)
def test_candidates_ranked_in_one_value_are_each_read(value: str, form: str) -> None:
    """In a cell or behind a label, each with its own price; what a bid is judged at is no offer."""
    body = form.format(value.format(*_THREE))
    notice = read_notice(f"<h1>青溪支行维修工程中标候选人公示</h1><p>招标人：青溪农商银行</p>{body}")
    found = [(award.supplier.name, award.rank, str(award.amount)) for award in notice.awards]
    assert found == [*zip(_THREE, (1, 2, 3), ("762318.09", "770650.00", "759900.77"), strict=True)]
    assert notice.marks == ()


@pytest.mark.parametrize(
    "value",
    [
        "1、{0}（762,318.09元）<br/>2、{1}（770,650.00元）",
        "（1）{0}，投标报价762318.09元；（2）{1}，投标报价770650.00元",
        "{0}762318.09元；{1}770650.00元",
        "1.{0} 报价762,318.09元 2.{1} 报价770,650.00元",
    ],
)
def test_candidates_of_one_value_with_prices_of_their_own_are_each_read(value: str) -> None:
    """Numbered, or one behind the other."""
    cells = f"<tr><td>招标人</td><td>青溪农商银行</td></tr><tr><td>中标候选人</td><td>{value.format(*_THREE)}</td></tr>"
    notice = read_notice(f"<h1>青溪支行维修工程中标候选人公示</h1><table>{cells}</table>")
    found = [(award.supplier.name, str(award.amount)) for award in notice.awards]
    assert found == [(_THREE[0], "762318.09"), (_THREE[1], "770650.00")]


def test_who_gave_up_is_no_candidates_name() -> None:
    """放弃 in the place of the third candidate's name."""
    rows = "".join(
        f"<tr><td>{rank}</td><td>单位名称</td><td>{name}</td></tr><tr><td></td><td>投标报价</td><td>{price}</td></tr>"
        for rank, name, price in (("第一中标候选人", _THREE[0], "6385000元"), ("第二中标候选人", "放弃", "/"))
    )
    notice = read_notice(f"<h1>青溪设备采购中标候选人公示</h1><table>{rows}</table>")
    assert [award.supplier.name for award in notice.awards] == [_THREE[0]]


@pytest.mark.parametrize("label", ["中标候选人", "中标候选人及报价"])
def test_numbers_rank_the_candidates_of_a_cell(label: str) -> None:
    """第一：, 第二： without a word for a rank behind them."""
    value = "<br/>".join(f"第{number}：{name}（762318.09元）" for number, name in zip("一二三", _THREE, strict=True))
    notice = read_notice(f"<h1>青溪支行维修工程中标候选人公示</h1><table><tr><td>{label}</td><td>{value}</td></tr></table>")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [*zip(_THREE, (1, 2, 3), strict=True)]


def test_a_candidate_behind_the_one_that_was_read_is_marked() -> None:
    """In one value, with more between name and price than is understood; of a list from which one was chosen none is missed."""
    told = "{0}，综合得分91，报价762318.09元；<br/>{1}，综合得分90，报价770650.00元"
    cells = f"<tr><td>中标候选人</td><td>{told.format(*_THREE)}</td></tr>"
    notice = read_notice(f"<h1>青溪支行维修工程中标候选人公示</h1><table>{cells}</table>")
    assert len(notice.awards) > 1 or NoticeMark.RESULT_NOT_READ in notice.marks
    listed = (
        f"评标委员会推荐了定标候选人（不排序）：{'、'.join(_THREE)}。定标委员会确定{_THREE[1]}为中标人，中标价68,354,217.06元。"
    )
    chosen = read_notice(f"青溪泵站施工定标结果公示\n{listed}\n", kind="text")
    assert ([award.supplier.name for award in chosen.awards], chosen.marks) == ([_THREE[1]], ())
