"""Heads, labels and rows whose cells run together without a blank between them. Every page is synthetic."""

from __future__ import annotations

import pytest

from tests.scrapers.reading.plain_notice import read, told

A, B = "合肥市鸿远科技股份有限公司", "兰州明德办公设备经营部"


@pytest.mark.parametrize(
    "line",
    [
        f"中标（成交）供应商中标金额{A}148936.00元",
        f"中标供应商名称地址中标价（元）评审总得分{A}济南市科技路60号A座12层148936.0078.1",
        f"中标（成交）供应商地址总价（元）{A}贵阳市人民路256号148,936.00",
        f"中标供应商统一社会信用代码地址中标价（万元）{A}913222875530494890合肥市科技路203号14.8936",
        f"中标（成交）供应商总价（万元）供应商地址{A}14.8936沈阳市建设路102号3幢502室",
    ],
)
def test_heads_with_the_seat_or_a_bracket_are_told_apart(line: str) -> None:
    """中标（成交） begins a head, and of 供应商名称地址 the seat is a column of its own."""
    assert told(read(line)) == [(None, A, 14_893_600)]


@pytest.mark.parametrize(
    ("line", "lot"),
    [
        (f"中标供应商名称{A}中标（成交）金额（万元）14.8936", None),
        (f"中标（成交）供应商{A}地址昆明市解放路129号A座12层中标金额（元）148936.00", None),
        (f"包号第二标段供应商名称{A}总价（元）148,936.00", "第二标段"),
    ],
)
def test_labels_run_on_behind_names_and_seats(line: str, lot: str | None) -> None:
    """Each label ends what stands before it, its unit in brackets is its own, and a lot comes before them."""
    assert told(read(line)) == [(lot, A, 14_893_600)]


def test_decimals_of_ten_thousands_go_on_to_the_seat_and_to_the_end() -> None:
    """53.345993沈阳市 is no 53.34 before a seat 5993沈阳市, and 80.37966 no 80.37 before a remark."""
    rows = f"第一包{A}453.2福州市人民路67号第二包{B}65.036081福州市建设路9号A座12层"
    wanted = [("第一包", A, 453_200_000), ("第二包", B, 65_036_081)]
    assert told(read(f"分包中标（成交）供应商中标价（万元）地址{rows}")) == wanted
    rows = f"1第一标段{A}38.851897第二标段{A}752.6第三标段{B}80.37966"
    found = told(read(f"序号标项中标单位中标金额（万元）备注{rows.replace('7第二', '72第二').replace('6第三', '63第三')}"))
    assert found == [("第一标段", A, 38_851_897), ("第二标段", A, 752_600_000), ("第三标段", B, 80_379_660)]


def test_a_lot_keeps_the_words_it_is_called_by() -> None:
    """采购包2 is no 2 behind a remark 采购包, and no name begins with 项3."""
    found = read(f"标项中标单位合同金额（万元）备注采购包1{A}81.4216采购包2废标--")
    assert (told(found), found.failed_lots) == ([("采购包1", A, 81_421_600)], ("采购包2",))
    rows = f"标项2{A}530914.00元沈阳市建设路196号标项3{B}3517000.00元贵阳市解放路93号A座12层"
    assert [name for _, name, _ in told(read(f"包号中标单位合同金额供应商地址{rows}"))] == [A, B]


@pytest.mark.parametrize(
    "line",
    [
        f"中标单位 {A} 地址 昆明市科技路217号3幢502室 合同金额（元） 148936.00",
        f"中标单位：{A}南昌市解放路266号3幢502室\n中标金额：148936.00元",
    ],
)
def test_no_name_holds_the_seat_behind_it(line: str) -> None:
    """A room, in which names may end, is none where a street and a house stand before it."""
    assert told(read(line)) == [(None, A, 14_893_600)]


def test_rows_go_on_behind_the_signs_of_a_lot_that_failed() -> None:
    """废标--/---- fills the cells of its row, and the next one begins behind them."""
    rows = f"1第一标段{A}87.31贵阳市解放路49号A座12层827136.002第二标段废标--/--3第三标段{B}76.62沈阳市解放路213号760520.00"
    found = read(f"序号标项中标供应商名称评审总得分供应商地址成交金额（元）{rows}")
    assert (told(found), found.failed_lots) == ([("第一标段", A, 82_713_600), ("第三标段", B, 76_052_000)], ("第二标段",))


def test_a_figure_behind_a_number_of_pieces_settles_nothing() -> None:
    """附件181481.00 may be one piece at 81481.00, and of 96.4181481.00 nobody knows where the score ends."""
    table = f"序号供应商名称标的名称规格型号数量单价1{A}空调详见附件181481.00"
    (award,) = read(f"包号中标单位评审总得分合同金额（元）1标段{A}96.4181481.00\n四、主要标的信息\n{table}").awards
    assert (award.amount, len(award.marks)) == (None, 1)


def test_lots_and_names_are_two_columns() -> None:
    """分包供应商名称 is 分包 and 供应商名称, and 49.922标段 is 49.9, the number of the next row and its lot."""
    rows = f"11标段{A}武汉市人民路17号49.922标段{B}南京市建设路104号A座12层73.3869"
    found = told(read(f"序号分包供应商名称供应商地址成交金额（万元）{rows}"))
    assert found == [("1标段", A, 49_900_000), ("2标段", B, 73_386_900)]
