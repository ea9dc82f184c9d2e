"""Lists of candidates as exchange centres lay them out, with what stands in and beside their columns. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from scrapers.reading.values.failures import says_failed
from tests.scrapers.reading.candidate_lists import BOTH, TITLE, A, B, C, D, lined, tabled, told


def test_what_candidates_answered_names_nobody() -> None:
    """中标候选人响应招标文件的资格能力条件 heads no winners, and past works no prices."""
    notice = tabled(
        "<r2>中标候选人排序|<r2>投标人|<r2>投标报价|<c2>项目负责人|<r2>中标候选人响应招标文件的资格能力条件",
        "姓名|个人业绩",
        f"1|{A}|91,238,540.00元|林某某|某某海塘加固工程（合同价6,120万元）|水利水电工程施工总承包一级",
        f"2|{B}|91,502,277.00元|应某某|无|水利水电工程施工总承包一级",
    )
    assert told(notice) == BOTH


def test_a_column_of_whole_ventures_names_the_candidates() -> None:
    """联合体各方名称 beside no other names, and the last of some prices is their sum."""
    notice = tabled(
        "<r2>推荐次序|<r2>联合体各方名称|<c3>投标报价|<r2>总得分",
        "设计费（元）|建安工程费（元）|合计（元）",
        f"第一中标候选人|{A}（牵头方）<br>{C}（成员方）|238540.00|91000000.00|91238540.00|94.33",
        f"第二中标候选人|{B}（牵头方）<br>{D}（成员方）|502277.00|91000000.00|91502277.00|93.18",
    )
    assert told(notice) == [(None, A, C, 1, "91238540.00"), (None, B, D, 2, "91502277.00")]


def test_the_last_of_the_staff_heads_no_table() -> None:
    """技术负责人 | 某某 | 高级工程师 above the next candidate is a row of staff."""
    heads = "职务|姓名|职称|证号"
    notice = tabled(
        f"第一中标候选人|<c3>{A}",
        "投标报价（元）|91238540.00|工期|180日历天",
        heads,
        "项目经理|方某某|工程师|浙1332015201500001",
        "技术负责人|来某某|高级工程师|S20150001",
        f"第二中标候选人|<c3>{B}",
        "投标报价（元）|91502277.00|工期|180日历天",
        heads,
        "项目经理|柯某某|工程师|浙1332016201600002",
    )
    assert told(notice) == BOTH


def test_a_tick_says_which_bidder_won() -> None:
    """中标人 may head a column of ticks."""
    notice = tabled(
        "序号|投标人名称|投标报价（元）|综合得分|排名|中标人",
        f"1|{A}|993000.00|90.11|2|",
        f"2|{B}|988210.00|92.40|1|√",
        f"3|{C}|1001000.00|88.75|3|",
        title="青溪区支渠清淤工程中标结果公示",
    )
    assert told(notice) == [(None, B, None, "988210.00")]


def test_lots_in_one_table_repeat_their_heads() -> None:
    """The heads of the next lot end the rows of the one before; a lot without a third candidate has not failed."""
    heads = "候选人|单位名称|报价（元）|工期"
    notice = tabled(
        "<c4>第一标段",
        heads,
        f"第一中标候选人|{A}|2822010.00|90天",
        f"第二中标候选人|{B}|2830900.00|90天",
        "<c4>第二标段",
        heads,
        f"第一中标候选人|{C}|2610070.70|90天",
        f"第二中标候选人|{A}|2622000.00|90天",
        "第三中标候选人|/|/|/",
    )
    assert told(notice) == [
        ("第一标段", A, 1, "2822010.00"),
        ("第一标段", B, 2, "2830900.00"),
        ("第二标段", C, 1, "2610070.70"),
        ("第二标段", A, 2, "2622000.00"),
    ]
    assert notice.failed_lots == ()


@pytest.mark.parametrize("name", ["青溪固废标准检测有限公司", "青溪长流标识科技有限公司", "三包（青海）建筑科技有限公司"])
def test_names_may_hold_words_of_failure_and_of_lots(name: str) -> None:
    """固废标准 is no 废标, 长流标识 no 流标, and 三包 before a place in brackets no lot."""
    rows = (f"第一中标候选人：{name}，投标报价：366000.00元", f"第二中标候选人：{B}，投标报价：370000.00元")
    notice = lined(*rows)
    assert told(notice) == [(None, name, 1, "366000.00"), (None, B, 2, "370000.00")]
    assert notice.failed_lots == ()
    assert says_failed("因投标人不足三家，本标段流标")


def test_a_numbered_sentence_says_who_won() -> None:
    """二、…确定某某公司为中标人。 is no head, and the other finalists above it have not won."""
    notice = lined(
        "一、定标候选人（按评标得分排序）",
        f"1、{A}，投标报价18100020元，得票1票",
        f"2、{B}，投标报价18220088元，得票4票",
        f"二、经定标委员会票决，确定{B}为中标人。",
        title="青溪区道路工程定标结果公示",
    )
    assert told(notice) == [(None, B, None, "18220088.00")]


def test_members_have_a_row_below_their_leads() -> None:
    """牵头人 and 成员 are labels of rows below the ranks, lot by lot; they are no project's name."""
    notice = tabled(
        "标段|项目|第一中标候选人|第二中标候选人",
        f"<r3>一标段|牵头人|{A}|{B}",
        f"成员|{C}|{D}",
        "报价（元）|6122000.00|6130500.00",
        f"<r3>二标段|牵头人|{B}|{A}",
        f"成员|{D}|{C}",
        "报价（元）|5433000.00|5440800.90",
    )
    assert told(notice) == [
        ("一标段", A, C, 1, "6122000.00"),
        ("一标段", B, D, 2, "6130500.00"),
        ("二标段", B, D, 1, "5433000.00"),
        ("二标段", A, C, 2, "5440800.90"),
    ]
    assert notice.project_name != "牵头人"


def test_the_works_of_a_member_are_none_of_its_name() -> None:
    """联合体成员单位 | 某某院（设计）."""
    notice = tabled(
        f"<r3>第一中标候选人|投标人名称|{A}",
        f"联合体成员单位|{C}（设计）",
        "投标报价（元）|5988000.00",
        "第二中标候选人|<c2>无",
    )
    assert told(notice) == [(None, A, C, 1, "5988000.00")]


def test_a_caption_names_the_lot_below_it() -> None:
    """中标候选人公示表（1标段）, over all columns."""
    rows = "名次|候选人名称|投标总价（元）"
    notice = tabled(
        "<c3>中标候选人公示表（1标段）",
        rows,
        f"一|{A}|6122300",
        f"二|{B}|6130000",
        "<c3>中标候选人公示表（2标段）",
        rows,
        f"一|{C}|5788000",
    )
    assert told(notice) == [("1标段", A, 1, "6122300.00"), ("1标段", B, 2, "6130000.00"), ("2标段", C, 1, "5788000.00")]


def test_a_lot_of_the_list_failed() -> None:
    """Why it failed stands over all other columns."""
    notice = tabled(
        "标段|候选人排名|单位名称|投标报价（元）",
        f"一标段|第一|{A}|2812000.00",
        "二标段|<c3>递交投标文件的投标人不足三家，流标",
        f"三标段|第一|{B}|2466000.00",
    )
    assert told(notice) == [("一标段", A, 1, "2812000.00"), ("三标段", B, 1, "2466000.00")]
    assert notice.failed_lots == ("二标段",)


def test_the_head_of_a_lot_is_no_title() -> None:
    """一标 in the first head of a page whose title stands in no head."""
    page = f"<div>{TITLE}</div><p>中标候选人如下：</p><h3>一标</h3><p>第一名：{A}，投标报价：1988000.00元</p>"
    assert read_notice(f"<html><body>{page}</body></html>").title == TITLE


def test_works_are_a_row_of_each_candidate() -> None:
    """企业业绩 is no part that the next rank stands in."""
    notice = tabled(
        *(f"<r3>第一中标候选人|单位名称|{A}", "投标报价|小写：91238540.00元", "企业业绩|某某海塘工程（合同金额5000万元）"),
        *(f"<r3>第二中标候选人|单位名称|{B}", "投标报价|小写：91502277.00元", "企业业绩|/"),
    )
    assert told(notice) == BOTH


@pytest.mark.parametrize("head", ["定标候选人（排名不分先后）", "定标候选人名单", "推荐定标候选人名单（不排序）"])
def test_a_table_of_bidders_lists_candidates(head: str) -> None:
    """Its caption says so, and no column."""
    table = f"<tr><td>序号<td>投标人名称<td>项目负责人<tr><td>1<td>{A}<td>林某某<tr><td>2<td>{B}<td>应某某"
    notice = read_notice(f"<h1>青溪区海塘提升工程定标候选人公示</h1><p>{head}</p><table>{table}</table>")
    assert told(notice) == [(None, A, None, None), (None, B, None, None)]


def test_those_who_judge_recommend() -> None:
    """评标委员会推荐： heads ranks, not experts."""
    notice = lined("评标委员会推荐：", f"1、第一名：{A}，投标报价：91238540.00元", f"2、第二名：{B}，投标报价：91502277.00元")
    assert told(notice) == BOTH


def test_a_venture_won_below_a_list_of_candidates() -> None:
    """中标人 with lead and member is the winner, not one more of the list, whose caption is no title."""
    listed = ["中标候选人名单", "序号", "投标人名称", "投标报价（元）", "1", A, "91238540.00", "2", f"{B}、{D}", "91502277.00"]
    notice = lined(*listed, "中标人", f"牵头人：{B}，成员：{D}", "中标价", "91502277.00元", title="青溪区海塘工程定标结果公示")
    assert told(notice) == [(None, B, D, None, "91502277.00")]
    assert notice.title == "青溪区海塘工程定标结果公示"


def test_a_counted_candidate_that_spans_the_rows_about_it_heads_no_columns() -> None:
    """中标候选人1 | 类似业绩 | 某某工程 in the last of its rows, above 中标候选人2."""
    notice = tabled(
        f"<r3>中标候选人1|单位名称|{A}",
        "投标报价|15862347.12元",
        "类似业绩|某某管网工程（合同价2316.5万元，2023年）",
        f"<r3>中标候选人2|单位名称|{B}",
        "投标报价|15911020.55元",
        "类似业绩|无",
    )
    assert [(name, price) for _, name, *_, price in told(notice)] == [(A, "15862347.12"), (B, "15911020.55")]
