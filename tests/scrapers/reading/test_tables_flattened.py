"""Tables stored as text, a row or a cell a line: rows short of cells, tables above others. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, told

_FAILED = "投标人不足三家，流标"


@pytest.mark.parametrize("row", [f"2 2标段 {_FAILED} /", f"2 2标段 / — / {_FAILED}", f"2 2标段 {_FAILED} 968700"])
def test_rows_of_lots_that_failed_have_fewer_cells(row: str) -> None:
    """Where their signs for nothing and the budget stand is the same."""
    heads = "序号 标段 中标人 预算（元） 中标价（元） 得分 评审结果"
    notice = read(f"{heads}\n1 1标段 {A} 600000 568000.00 90.1 中标\n{row}\n3 3标段 {C} 80000 70000.00 91.2 中标")
    assert (told(notice), notice.failed_lots) == ([("1标段", A, 56_800_000), ("3标段", C, 7_000_000)], ("2标段",))
    assert not notice.marks


def test_a_thing_is_no_lot_where_another_cell_is_one() -> None:
    """A row without a price, between the lot and why it failed."""
    heads = "序号 采购包 标的名称 中标单位 中标金额（元） 评审结果"
    notice = read(f"{heads}\n1 A分标 电缆 {A} 568000.00 成交\n2 B分标 电缆 / / 废标\n3 C分标 消防改造 — 废标")
    assert (told(notice), notice.failed_lots) == ([("A分标", A, 56_800_000)], ("B分标", "C分标"))


def test_lines_that_begin_with_codes_are_rows() -> None:
    """However alike their widths are."""
    rows = [
        f"SG-{i} 青溪{name}建筑工程有限公司 9{i}732084503597918E 10,309,00{i} 68.65 成交" for i, name in enumerate("甲乙丙丁", 1)
    ]
    notice = read("\n".join(["标段 供应商名称 统一社会信用代码 投标报价（元） 评审得分 评审结果", *rows]))
    assert [lot for lot, _, _ in told(notice)] == ["SG-1", "SG-2", "SG-3", "SG-4"]


def test_a_number_behind_a_numbered_lot_is_a_rank() -> None:
    """1标段 1 某某公司, and not 标段 1."""
    rows = f"1标段 1 {A} 568000.00 91.1\n2 {B} 578000.00 90.2\n2标段 1 {C} 68000.00 91.3\n2 {A} 69000.00 90.4"
    page = f"青溪区设备采购中标候选人公示\n一、项目编号：QX-1\n中标候选人如下：\n标段号 排序 中标候选人 报价 得分\n{rows}\n"
    notice = read_notice(page)
    assert [(a.lot, a.rank) for a in notice.awards] == [("1标段", 1), ("1标段", 2), ("2标段", 1), ("2标段", 2)]


@pytest.mark.parametrize("place", ["四川", "三亚", "九江"])
def test_places_that_begin_with_a_numeral_number_no_lot(place: str) -> None:
    """1标段 四川某某公司."""
    notice = read(f"中标结果如下：\n1标段 {place}甲乙建筑有限公司 608462.13元\n2标段 {C} 70000.00元")
    assert told(notice) == [("1标段", f"{place}甲乙建筑有限公司", 60_846_213), ("2标段", C, 7_000_000)]


def test_heads_below_rows_begin_another_table() -> None:
    """A cell a line: 标段 / 中标人 / 中标价 are no cell of the row above."""
    ranked = f"标包\n排序\n中标候选人\n报价\n1\n第一中标候选人\n{A}\n568000.00\n第二中标候选人\n{B}\n578000.00"
    notice = read(f"一、中标候选人\n{ranked}\n标段\n中标人\n中标价（元）\n1\n{A}\n568000.00")
    assert told(notice) == [("1", A, 56_800_000)]


def test_a_lot_is_no_head() -> None:
    """第一标段 between the last head and the first rank."""
    rows = f"第一标段\n一\n{A}\n568000.00\n二\n{B}\n578000.00\n第二标段\n一\n{C}\n68000.00\n二\n{A}\n69000.00"
    page = f"青溪区设备采购中标候选人公示\n一、项目编号：QX-1\n中标候选人如下：\n采购包\n排序\n中标候选人名称\n报价\n{rows}\n"
    assert [a.lot for a in read_notice(page).awards] == ["第一标段", "第一标段", "第二标段", "第二标段"]


def test_a_budget_may_head_the_first_column() -> None:
    """Its figure is no piece of the price's in the line below; under a head nobody knows the price is left out and marked."""
    row = f"成交金额（元）\n中标单位\n得分\n543851\n538851.00\n{A}\n98.48"
    assert told(read(f"预算金额（元）\n{row}")) == [(None, A, 53_885_100)]
    notice = read(f"最高限价（元）\n{row}")
    assert (told(notice), len(notice.marks)) == ([(None, A, None)], 1)


def test_a_unit_in_the_line_below_a_label_is_part_of_it() -> None:
    """中标金额 / （万元） / 326.641935."""
    assert told(read(f"中标人\n{A}\n中标金额\n（万元）\n326.641935")) == [(None, A, 326_641_935)]


def _in_one_line(results: str) -> str:
    return f"青溪区设备采购成交结果公告 一、项目编号：QX-1 二、项目名称：青溪区设备采购 {results} 六、公告期限 自发布之日起1日。"


def test_a_table_of_winners_follows_the_bids_in_one_line() -> None:
    """The first bidder of the list has not won."""
    bids = f"序号 供应商名称 投标报价（元） 综合得分 排名 1 {A} 252142.00 65.65 1 2 {B} 674788.80 93.40 2 3 {C} 63111.00 63.43 3"
    notice = read_notice(_in_one_line(f"各投标人报价如下： {bids} 中标结果 中标供应商 中标金额(元) {C} 63111.00"))
    assert told(notice) == [(None, C, 6_311_100)]


def test_tables_of_lots_follow_each_other_in_one_line() -> None:
    """02： and the same heads again."""
    heads = "供应商名称 供应商地址 中标金额（元）"
    rows = f"01： {heads} {A} 青溪东街1号 252142.00 02： {heads} {C} 青溪西街2号 63111.00"
    assert told(read_notice(_in_one_line(f"三、中标信息 {rows}"))) == [("01", A, 25_214_200), ("02", C, 6_311_100)]


def test_a_sign_for_nothing_behind_a_price_is_no_unit() -> None:
    """182.88（万元） / 四、: the empty remark, and the next part."""
    row = f"供应商名称 供应商地址 中标金额 备注 {A} 青溪东街1号 182.8800000（万元） / 四、主要标的信息 见附件"
    assert told(read_notice(_in_one_line(f"三、中标信息 {row}"))) == [(None, A, 182_880_000)]


def test_items_in_the_line_of_their_winner_are_no_results() -> None:
    """Their rows print what a piece costs."""
    items = f"序号 供应商名称 货物名称 货物数量 货物单价(元) 1 {A} 电脑 20台 13200.00 2 {A} 打印机 10台 26400.00"
    notice = read_notice(_in_one_line(f"四、成交信息 成交供应商：{A} 成交金额：52.8万元 主要标的信息 {items}"))
    assert told(notice) == [(None, A, 52_800_000)]


def test_a_winner_has_his_own_price_and_not_that_of_his_bid() -> None:
    """不含税 | 含税 in a second row of heads that was lost."""
    bids = f"序号 供应商名称 投标报价（元） 得分 不含税 含税 1 {A} 100000.00 113000.00 89.37 2 {C} 110000.00 124300.00 62.02"
    notice = read_notice(_in_one_line(f"投标人情况 {bids} 中标人：{A} 中标金额：113000.00元"))
    assert told(notice) == [(None, A, 11_300_000)]


def test_a_name_behind_the_end_of_a_label_is_in_doubt() -> None:
    """拟 中 标 人 in spread letters, right before the name."""
    (award,) = read("拟 中 标 人四川甲乙路桥有限公司\n中标金额：1000元").awards
    assert [mark.value for mark in award.marks] == ["not_a_name"]


def test_two_companies_run_together_are_not_one() -> None:
    """Who else won is not read."""
    assert read(f"中标人：{A}云岭庚辛建设有限公司\n中标金额：1000元").marks


def test_figures_of_two_cells_are_no_price() -> None:
    """543851 and 538851.00, of which nobody says where they are parted."""
    notice = read(f"预算金额(元)成交金额（元）中标单位评审得分\n543851538851.00{A}98.48")
    assert [award.amount for award in notice.awards] == [None]
    assert notice.marks


@pytest.mark.parametrize("gap", ["\n", " "])
def test_things_that_nobody_sold_are_told(gap: str) -> None:
    """Of a table without lots."""
    heads, rows = "序号 物资名称 成交供应商 成交金额（元）", f"1 轴承 {A} 123000.00 2 水泵 流标 / 3 阀门 {C} 56000.00"
    notice = read(gap.join(f"{heads} {rows}".split()))
    assert (told(notice), notice.failed_lots) == ([(None, A, 12_300_000), (None, C, 5_600_000)], ("水泵",))


def test_what_is_bought_is_no_part_of_the_name_behind_it() -> None:
    """轴承 某某轴承厂; a place before a blank is."""
    notice = read(f"中标结果\n轴承 青溪轴承厂 123000.00元\n水泵 {A} 56000.00元\n江苏 庚辛建设有限公司 7800.00元")
    assert [name for _, name, _ in told(notice)] == ["青溪轴承厂", A, "江苏庚辛建设有限公司"]


def test_lots_before_winners_of_none_are_told() -> None:
    """第一标包： and what it is, in one line with the winner's label: whose it is nobody reads."""
    first = f"第一标包： 监护仪一套 编号：QX-1 中标供应商：{A} 中标金额：568000元"
    lots = f"{first} 第二标包：呼吸机一套 编号：QX-2 中标供应商：{C} 中标金额：68000元"
    notice = read_notice(f"青溪区设备采购中标公示 采购人：青溪区教育局 项目名称：青溪区设备采购 {lots} 公示期：3日")
    assert notice.marks or [lot for lot, _, _ in told(notice)] == ["第一标包", "第二标包"]


def test_a_failed_lot_in_glued_cells_is_told() -> None:
    """包2监理服务—流标."""
    notice = read(f"采购包标的名称中标供应商中标金额评审结果包1电缆{A}568000.00成交包2监理服务—流标")
    assert notice.marks or notice.failed_lots == ("包2",)


def test_digits_of_several_cells_that_ran_together_are_read_as_no_sum() -> None:
    """A code, a telephone, a price and points: more digits than a decimal rounds, beside a figure in 万元."""
    heads = "供应商名称供应商地址统一社会信用代码企业办公电话中标金额(万元)评审得分"
    row = f"{A}青溪县望海街道新大路185号15号楼4层406-1室911201057275045684137523109121,39595.77"
    assert read(f"{heads}\n{row}\n四、主要标的信息\n单价(万元)\n1395万元\n").marks


def test_labels_and_values_by_turns_are_no_table() -> None:
    """采购方式 / 单一来源 / 成交供应商 are no heads of what stands below, which ends with the label of another party."""
    notice = read(f"采购方式\n单一来源\n成交供应商\n{A}\n成交金额\n￥2,380,000.00\n采购人员\n某甲、某乙\n采购人\n青溪区殡仪馆")
    assert told(notice) == [(None, A, 238_000_000)]


@pytest.mark.parametrize("number", ["— 1 —", "- 1 -", "第1页 共3页", "第 1 页"])
def test_the_number_of_a_page_is_no_cell(number: str) -> None:
    """Behind the last row, whose winner it is not."""
    first, second = (
        "第一包 新疆启明教学设备有 乌市友好北路 1,268,000.00\n限公司 友好北路",
        "第二包 和田文鑫商贸有限 和田北京西路 456,300.00",
    )
    rows = f"{first}\n{second}\n责任公司\n{number}"
    notice = read(f"包号 中标供应商名称 供应商地址 中标金额（元）\n{rows}\n四、主要标的信息\n无")
    assert notice.notice_type is NoticeType.AWARD


def test_heads_in_one_line_below_the_name_of_their_part_are_heads_of_their_own() -> None:
    """中标结果 and below it 标段 中标人 中标金额（元）: the line is no one head."""
    rows = f"中标结果\n标段 中标人 中标金额（元）\n一标段 {A} 1243500.00\n二标段 {B} 876200.00\n"
    notice = read_notice(f"青溪区苗木采购中标公告\n项目编号：QX-2\n{rows}", kind="text")
    assert [(a.lot, a.supplier.name, str(a.amount)) for a in notice.awards] == [
        ("一标段", A, "1243500.00"),
        ("二标段", B, "876200.00"),
    ]
