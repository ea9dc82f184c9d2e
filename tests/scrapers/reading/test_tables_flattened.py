"""Tables stored as text, a row or a cell a line: rows short of cells, tables above others. Every page is synthetic."""

from __future__ import annotations

import pytest

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
