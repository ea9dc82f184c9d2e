"""Lists of candidates as exchange centres lay them out, with what stands in and beside their columns. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.values.failures import says_failed

_A, _B, _C, _D = "杭州甲乙建设有限公司", "绍兴丙丁建设集团有限公司", "宁波戊己工程有限公司", "湖州庚辛路桥有限公司"
_TITLE = "青溪区海塘提升工程中标候选人公示"


def _told(notice: Notice) -> list[tuple[object, ...]]:
    """Lots, names and ranks, members behind them, and amounts."""
    return [
        (a.lot, a.supplier.name, *(m.name for m in a.members), a.rank, str(a.amount) if a.amount else None) for a in notice.awards
    ]


def _html(*rows: str, title: str = _TITLE) -> Notice:
    """The notice of a table; a cell of <r2> or <c3> spans so many rows or columns."""

    def cell(text: str) -> str:
        span = {"r": "rowspan", "c": "colspan"}.get(text[1:2], "") if text[:1] == "<" and text[3:4] == ">" else ""
        return f"<td {span}={text[2]}>{text[4:]}</td>" if span else f"<td>{text}</td>"

    return read_notice(
        f"<h1>{title}</h1><table>" + "".join("<tr>" + "".join(map(cell, row.split("|"))) + "</tr>" for row in rows) + "</table>"
    )


def _text(*lines: str, title: str = _TITLE) -> Notice:
    return read_notice("\n".join((title, *lines, "公示期：3日", "")), kind="text")


_BOTH = [(None, _A, 1, "91238540.00"), (None, _B, 2, "91502277.00")]


def test_what_candidates_answered_names_nobody() -> None:
    """中标候选人响应招标文件的资格能力条件 heads no winners, and past works no prices."""
    notice = _html(
        "<r2>中标候选人排序|<r2>投标人|<r2>投标报价|<c2>项目负责人|<r2>中标候选人响应招标文件的资格能力条件",
        "姓名|个人业绩",
        f"1|{_A}|91,238,540.00元|林某某|某某海塘加固工程（合同价6,120万元）|水利水电工程施工总承包一级",
        f"2|{_B}|91,502,277.00元|应某某|无|水利水电工程施工总承包一级",
    )
    assert _told(notice) == _BOTH


def test_a_column_of_whole_ventures_names_the_candidates() -> None:
    """联合体各方名称 beside no other names, and the last of some prices is their sum."""
    notice = _html(
        "<r2>推荐次序|<r2>联合体各方名称|<c3>投标报价|<r2>总得分",
        "设计费（元）|建安工程费（元）|合计（元）",
        f"第一中标候选人|{_A}（牵头方）<br>{_C}（成员方）|238540.00|91000000.00|91238540.00|94.33",
        f"第二中标候选人|{_B}（牵头方）<br>{_D}（成员方）|502277.00|91000000.00|91502277.00|93.18",
    )
    assert _told(notice) == [(None, _A, _C, 1, "91238540.00"), (None, _B, _D, 2, "91502277.00")]


def test_the_last_of_the_staff_heads_no_table() -> None:
    """技术负责人 | 某某 | 高级工程师 above the next candidate is a row of staff."""
    heads = "职务|姓名|职称|证号"
    notice = _html(
        f"第一中标候选人|<c3>{_A}",
        "投标报价（元）|91238540.00|工期|180日历天",
        heads,
        "项目经理|方某某|工程师|浙1332015201500001",
        "技术负责人|来某某|高级工程师|S20150001",
        f"第二中标候选人|<c3>{_B}",
        "投标报价（元）|91502277.00|工期|180日历天",
        heads,
        "项目经理|柯某某|工程师|浙1332016201600002",
    )
    assert _told(notice) == _BOTH


def test_a_tick_says_which_bidder_won() -> None:
    """中标人 may head a column of ticks."""
    notice = _html(
        "序号|投标人名称|投标报价（元）|综合得分|排名|中标人",
        f"1|{_A}|993000.00|90.11|2|",
        f"2|{_B}|988210.00|92.40|1|√",
        f"3|{_C}|1001000.00|88.75|3|",
        title="青溪区支渠清淤工程中标结果公示",
    )
    assert _told(notice) == [(None, _B, None, "988210.00")]


def test_lots_in_one_table_repeat_their_heads() -> None:
    """The heads of the next lot end the rows of the one before; a lot without a third candidate has not failed."""
    heads = "候选人|单位名称|报价（元）|工期"
    notice = _html(
        "<c4>第一标段",
        heads,
        f"第一中标候选人|{_A}|2822010.00|90天",
        f"第二中标候选人|{_B}|2830900.00|90天",
        "<c4>第二标段",
        heads,
        f"第一中标候选人|{_C}|2610070.70|90天",
        f"第二中标候选人|{_A}|2622000.00|90天",
        "第三中标候选人|/|/|/",
    )
    assert _told(notice) == [
        ("第一标段", _A, 1, "2822010.00"),
        ("第一标段", _B, 2, "2830900.00"),
        ("第二标段", _C, 1, "2610070.70"),
        ("第二标段", _A, 2, "2622000.00"),
    ]
    assert notice.failed_lots == ()


@pytest.mark.parametrize("name", ["青溪固废标准检测有限公司", "青溪长流标识科技有限公司", "三包（青海）建筑科技有限公司"])
def test_names_may_hold_words_of_failure_and_of_lots(name: str) -> None:
    """固废标准 is no 废标, 长流标识 no 流标, and 三包 before a place in brackets no lot."""
    rows = (f"第一中标候选人：{name}，投标报价：366000.00元", f"第二中标候选人：{_B}，投标报价：370000.00元")
    notice = _text(*rows)
    assert _told(notice) == [(None, name, 1, "366000.00"), (None, _B, 2, "370000.00")]
    assert notice.failed_lots == ()
    assert says_failed("因投标人不足三家，本标段流标")


def test_a_numbered_sentence_says_who_won() -> None:
    """二、…确定某某公司为中标人。 is no head, and the other finalists above it have not won."""
    notice = _text(
        "一、定标候选人（按评标得分排序）",
        f"1、{_A}，投标报价18100020元，得票1票",
        f"2、{_B}，投标报价18220088元，得票4票",
        f"二、经定标委员会票决，确定{_B}为中标人。",
        title="青溪区道路工程定标结果公示",
    )
    assert _told(notice) == [(None, _B, None, "18220088.00")]


def test_members_have_a_row_below_their_leads() -> None:
    """牵头人 and 成员 are labels of rows below the ranks, lot by lot; they are no project's name."""
    notice = _html(
        "标段|项目|第一中标候选人|第二中标候选人",
        f"<r3>一标段|牵头人|{_A}|{_B}",
        f"成员|{_C}|{_D}",
        "报价（元）|6122000.00|6130500.00",
        f"<r3>二标段|牵头人|{_B}|{_A}",
        f"成员|{_D}|{_C}",
        "报价（元）|5433000.00|5440800.90",
    )
    assert _told(notice) == [
        ("一标段", _A, _C, 1, "6122000.00"),
        ("一标段", _B, _D, 2, "6130500.00"),
        ("二标段", _B, _D, 1, "5433000.00"),
        ("二标段", _A, _C, 2, "5440800.90"),
    ]
    assert notice.project_name != "牵头人"


_SIDE_BY_SIDE = {
    ("1标段", _A, 1, "5120010.00"),
    ("1标段", _C, 2, "5133000.00"),
    ("2标段", _B, 1, "4760020.20"),
    ("2标段", _A, 2, "4770000.00"),
}


def test_a_rank_spans_what_is_told_of_the_candidates_of_lots() -> None:
    """The rank stands before 单位名称 and what follows it, over all lots."""
    notice = _html(
        "<c2>标段|1标段|2标段",
        f"<r2>第一名|单位名称|{_A}|{_B}",
        "投标报价（元）|5120010.00|4760020.20",
        f"<r2>第二名|单位名称|{_C}|{_A}",
        "投标报价（元）|5133000.00|4770000.00",
    )
    assert set(_told(notice)) == _SIDE_BY_SIDE


def test_a_rank_that_spans_rows_is_left_out_of_tabs() -> None:
    """Rows that lack the rank above them are no less wide: their figures stand under their own lots."""
    notice = _text(
        "名次\t内容\t1标段\t2标段",
        f"第一名\t单位名称\t{_A}\t{_B}",
        "\t投标报价（元）\t5120010.00\t4760020.20",
        f"第二名\t单位名称\t{_C}\t{_A}",
        "\t投标报价（元）\t5133000.00\t4770000.00",
    )
    assert set(_told(notice)) == _SIDE_BY_SIDE


def test_staff_have_heads_in_two_rows_beside_prices() -> None:
    """投标报价 and 项目负责人 are each parted into two, a cell a line."""
    rows = (
        ("排序", "中标候选人名称", "投标报价", "工期", "项目负责人"),
        ("小写（元）", "大写", "姓名", "证书编号"),
        ("1", _A, "9122330.00", "玖佰壹拾贰万贰仟叁佰叁拾元整", "200日历天", "毛世忠", "浙133161700011"),
        ("2", _B, "9150080.40", "玖佰壹拾伍万零捌拾元肆角", "200日历天", "犹大才", "浙133151600012"),
    )
    notice = _text(*(cell for row in rows for cell in row))
    assert _told(notice) == [(None, _A, 1, "9122330.00"), (None, _B, 2, "9150080.40")]


def test_a_rank_may_be_recommended() -> None:
    """推荐第一 under 推荐顺序."""
    assert rank_of("推荐第一") == 1
