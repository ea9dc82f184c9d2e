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


def test_ranks_stand_before_the_names_and_the_prices_of_a_cell() -> None:
    """第一名：某某公司 / 第二名：某某公司 are no venture, and each has its own price."""
    notice = _html(
        "标段|中标候选人|投标报价（元）|项目经理",
        f"第一标段|第一名：{_A}<br>第二名：{_B}|第一名：3122008.00<br>第二名：3130000.50|第一名：汤某某<br>第二名：万某某",
    )
    assert _told(notice) == [("第一标段", _A, 1, "3122008.00"), ("第一标段", _B, 2, "3130000.50")]


def test_parts_of_a_price_in_rows_come_to_their_sum() -> None:
    """设计费, 施工费 and 合计 beside the rank and the names that span them; without a sum nobody says what the price is."""
    rows = [
        "推荐排名|投标人|费用名称|报价（元）",
        f"<r3>第一中标候选人|<r3>{_A}（联合体牵头人）<br>{_C}（联合体成员）|设计费|320900.00",
        "施工费|15900000.00",
        "合计|16220900.00",
    ]
    assert _told(_html(*rows)) == [(None, _A, _C, 1, "16220900.00")]
    notice = _html(rows[0], rows[1].replace("<r3>", "<r2>"), rows[2])
    assert _told(notice) == [(None, _A, _C, 1, None)]
    assert notice.awards[0].marks


def test_a_sum_and_a_rate_stand_in_one_cell() -> None:
    """5233100.90/4.85 under 投标报价（元）/下浮率（%）."""
    notice = _html("排序|中标候选人|投标报价（元）/下浮率（%）", f"1|{_A}|5233100.90/4.85", f"2|{_B}|5240000.00/4.73")
    assert _told(notice) == [(None, _A, 1, "5233100.90"), (None, _B, 2, "5240000.00")]


def test_numbered_names_are_no_venture() -> None:
    """1、某某公司；2、某某公司 bid apart, with prices numbered alike or with none that is anybody's."""
    names = f"中标候选人：1、{_A}；2、{_B}"
    assert [(name, price) for _, name, _, price in _told(_text(names, "投标报价：1、4788010.20元；2、4790000.00元"))] == [
        (_A, "4788010.20"),
        (_B, "4790000.00"),
    ]
    unsure = _text(names, "投标报价：4788010.20元")
    assert [(award.supplier.name, award.amount, bool(award.marks)) for award in unsure.awards] == [
        (_A, None, True),
        (_B, None, True),
    ]


def test_the_works_of_a_member_are_none_of_its_name() -> None:
    """联合体成员单位 | 某某院（设计）."""
    notice = _html(
        f"<r3>第一中标候选人|投标人名称|{_A}",
        f"联合体成员单位|{_C}（设计）",
        "投标报价（元）|5988000.00",
        "第二中标候选人|<c2>无",
    )
    assert _told(notice) == [(None, _A, _C, 1, "5988000.00")]


def test_prices_have_a_list_of_ranks_of_their_own() -> None:
    """第一中标候选人 | 2566120.33元 below the list of names."""
    notice = read_notice(
        f"<h1>{_TITLE}</h1><p>一、中标候选人</p><table><tr><td>第一中标候选人</td><td>{_A}</td></tr><tr><td>第二中标候选人</td>"
        f"<td>{_B}</td></tr></table><p>二、投标报价</p><table><tr><td>第一中标候选人</td><td>2566120.33元</td></tr>"
        "<tr><td>第二中标候选人</td><td>2570000.00元</td></tr></table>"
    )
    assert _told(notice) == [(None, _A, 1, "2566120.33"), (None, _B, 2, "2570000.00")]


def test_a_caption_names_the_lot_below_it() -> None:
    """中标候选人公示表（1标段）, over all columns."""
    rows = "名次|候选人名称|投标总价（元）"
    notice = _html(
        "<c3>中标候选人公示表（1标段）",
        rows,
        f"一|{_A}|6122300",
        f"二|{_B}|6130000",
        "<c3>中标候选人公示表（2标段）",
        rows,
        f"一|{_C}|5788000",
    )
    assert _told(notice) == [("1标段", _A, 1, "6122300.00"), ("1标段", _B, 2, "6130000.00"), ("2标段", _C, 1, "5788000.00")]


def test_a_rank_stands_in_brackets_behind_the_name() -> None:
    """某某公司（第一名），投标报价… in lines below a head."""
    notice = _text("中标候选人名单如下：", f"{_A}（第一名），投标报价1322008元", f"{_B}（第二名），投标报价1330000元")
    assert _told(notice) == [(None, _A, 1, "1322008.00"), (None, _B, 2, "1330000.00")]


def test_labels_count_the_candidates() -> None:
    """中标候选人1名称, 中标候选人1报价（元）, 中标候选人1项目经理, and then those of the second."""
    rows = [
        f"中标候选人{n}名称|{name}|中标候选人{n}报价（元）|{price}"
        for n, name, price in ((1, _A, "1988000.00"), (2, _B, "1990300.00"))
    ]
    pairs = [cells for row in rows for cells in ("|".join(row.split("|")[:2]), "|".join(row.split("|")[2:]))]
    notice = _html(*pairs[:2], "中标候选人1项目经理|郝某某", *pairs[2:], "中标候选人2项目经理|支某某")
    assert _told(notice) == [(None, _A, 1, "1988000.00"), (None, _B, 2, "1990300.00")]


def test_a_lot_of_the_list_failed() -> None:
    """Why it failed stands over all other columns."""
    notice = _html(
        "标段|候选人排名|单位名称|投标报价（元）",
        f"一标段|第一|{_A}|2812000.00",
        "二标段|<c3>递交投标文件的投标人不足三家，流标",
        f"三标段|第一|{_B}|2466000.00",
    )
    assert _told(notice) == [("一标段", _A, 1, "2812000.00"), ("三标段", _B, 1, "2466000.00")]
    assert notice.failed_lots == ("二标段",)


def test_who_is_not_recommended_has_a_sign() -> None:
    """推荐意见: a rank, or / for the others."""
    notice = _html(
        "序号|综合得分|投标人|投标报价（元）|推荐意见",
        f"1|93.31|{_A}|3877100.00|推荐为第一中标候选人",
        f"2|92.10|{_B}|3880200.60|推荐为第二中标候选人",
        f"3|85.00|{_C}|3950000.00|/",
    )
    assert _told(notice) == [(None, _A, 1, "3877100.00"), (None, _B, 2, "3880200.60")]


def test_ranks_stand_below_the_names_of_a_table_on_its_side() -> None:
    """中标候选人名称 is its first row, 排名 the second."""
    notice = _text(f"中标候选人名称\t{_A}\t{_B}", "排名\t第一名\t第二名", "投标报价（元）\t1566000.00\t1570800.00")
    assert _told(notice) == [(None, _A, 1, "1566000.00"), (None, _B, 2, "1570800.00")]


def test_the_head_of_a_lot_is_no_title() -> None:
    """一标 in the first head of a page whose title stands in no head."""
    page = f"<div>{_TITLE}</div><p>中标候选人如下：</p><h3>一标</h3><p>第一名：{_A}，投标报价：1988000.00元</p>"
    assert read_notice(f"<html><body>{page}</body></html>").title == _TITLE


def test_staff_and_works_stand_below_ranks_in_one_table() -> None:
    """Rows of staff have the columns of 中标候选人及排序, and the second lot ranks anew below the staff of the first."""
    heads = "中标候选人及排序|<c2>中标候选人名称|投标报价（元）|经评审的投标价（元）"
    staff = (
        "<c5>第一中标候选人项目管理机构主要人员",
        "职务|姓名|证书名称|证书编号|职称",
        "项目经理|林某某|建造师证|浙1330000|高级",
    )
    first, second = ("第一名|<c2>{}|91238540.00|91238540.00", "第二名|<c2>{}|91502277.00|91502277.00")
    one = _html("项目编号|<c4>QX-2026-7", heads, first.format(_A), second.format(_B), *staff)
    assert _told(one) == _BOTH
    assert not one.marks
    lots = _html(
        "项目编号|<c4>QX-2026-7",
        *("<c5>一标段", heads, first.format(_A), second.format(_B), *staff),
        *("<c5>二标段", heads, first.format(_B), second.format(_A), *staff),
    )
    told = [(lot, name, rank) for lot, name, rank, _ in _told(lots)]
    assert told == [("一标段", _A, 1), ("一标段", _B, 2), ("二标段", _B, 1), ("二标段", _A, 2)]


def test_works_are_a_row_of_each_candidate() -> None:
    """企业业绩 is no part that the next rank stands in."""
    notice = _html(
        *(f"<r3>第一中标候选人|单位名称|{_A}", "投标报价|小写：91238540.00元", "企业业绩|某某海塘工程（合同金额5000万元）"),
        *(f"<r3>第二中标候选人|单位名称|{_B}", "投标报价|小写：91502277.00元", "企业业绩|/"),
    )
    assert _told(notice) == _BOTH


@pytest.mark.parametrize("head", ["定标候选人（排名不分先后）", "定标候选人名单", "推荐定标候选人名单（不排序）"])
def test_a_table_of_bidders_lists_candidates(head: str) -> None:
    """Its caption says so, and no column."""
    table = f"<tr><td>序号<td>投标人名称<td>项目负责人<tr><td>1<td>{_A}<td>林某某<tr><td>2<td>{_B}<td>应某某"
    notice = read_notice(f"<h1>青溪区海塘提升工程定标候选人公示</h1><p>{head}</p><table>{table}</table>")
    assert _told(notice) == [(None, _A, None, None), (None, _B, None, None)]


def test_a_price_stands_in_brackets_behind_the_name() -> None:
    """报价 is its label, without the name before the bracket."""
    notice = _text(
        f"第一中标候选人：{_A}（报价：91238540.00元；下浮率：3.20%；项目经理：林某某）",
        f"第二中标候选人：{_B}（报价：91502277.00元；下浮率：2.96%；项目经理：应某某）",
    )
    assert _told(notice) == _BOTH


def test_those_who_judge_recommend() -> None:
    """评标委员会推荐： heads ranks, not experts."""
    notice = _text("评标委员会推荐：", f"1、第一名：{_A}，投标报价：91238540.00元", f"2、第二名：{_B}，投标报价：91502277.00元")
    assert _told(notice) == _BOTH


def test_a_venture_won_below_a_list_of_candidates() -> None:
    """中标人 with lead and member is the winner, not one more of the list, whose caption is no title."""
    listed = ["中标候选人名单", "序号", "投标人名称", "投标报价（元）", "1", _A, "91238540.00", "2", f"{_B}、{_D}", "91502277.00"]
    notice = _text(*listed, "中标人", f"牵头人：{_B}，成员：{_D}", "中标价", "91502277.00元", title="青溪区海塘工程定标结果公示")
    assert _told(notice) == [(None, _B, _D, None, "91502277.00")]
    assert notice.title == "青溪区海塘工程定标结果公示"


def test_a_price_stands_below_a_rank_named_before() -> None:
    """Parts of names and of prices, each by ranks, a cell a line."""
    names = ["一、中标候选人", "第一中标候选人", _A, "第二中标候选人", _B]
    prices = ["二、中标候选人投标报价", "第一中标候选人", "91238540.00元", "第二中标候选人", "91502277.00元"]
    assert _told(_text(*names, *prices)) == _BOTH


def test_a_rank_below_the_heads_of_bidders_is_no_head() -> None:
    """推荐中标候选人 over ranks beside 投标人名称, a cell a line."""
    heads = ["推荐中标候选人", "投标人名称", "投标报价", "供货期"]
    first = ["第一中标候选人", _A, "91238540.00元", "60天"]
    second = ["第二中标候选人", _B, "91502277.00元", "60天"]
    assert _told(_text(*heads, *first, *second)) == _BOTH


def test_the_fee_of_a_part_beside_the_price_is_not_the_whole() -> None:
    """中标价 spans rows of parts and their sum, a cell a line."""
    parts = [
        "中标价（元）",
        "勘察设计费",
        "2120300.00",
        "建安工程费",
        "86000000.00",
        "总价",
        "88120300.00",
        "项目负责人",
        "林某某",
    ]
    notice = _text("中标人", _A, *parts, title="青溪区海塘提升工程中标结果公示")
    assert _told(notice) == [(None, _A, None, "88120300.00")]
