"""Pieces of a flattened table are dealt out to the columns they were taken from, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.reading.lexicon.columns import column
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.dealing.align import aligned
from tests.scrapers.reading.plain_notice import A, B, C, read, told

HEADS = ["序号", "供应商名称", "供应商地址", "中标金额", "评审得分"]
_ITEMS = "包号 中标供应商 货物名称 数量 单价（元） 总价（元） 中标金额（元）"
NAMES = ["云河建设工程有限公司", "白石仪器有限公司", "石桥县水利设计院"]


def _pieces(rows: list[list[str]]) -> list[Cell]:
    pieces, at = [], 0
    for text in (text for row in rows for text in row if text):
        pieces.append(Cell(at, at + len(text), text))
        at += len(text) + 1
    return pieces


_row = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(["", "云河市建设大道一号"]),
    st.integers(1_000, 9_999_999).map("{:,}.00元".format),
    st.sampled_from(["", "92.5", "88.13"]),
)


@settings(max_examples=80)
@given(st.lists(_row, min_size=1, max_size=8))
def test_rows_come_back_whatever_cells_are_missing(rows: list[tuple[str, str, str, str]]) -> None:
    """Names and prices stand in the columns they were written in, though addresses and scores are left out."""
    written = [[str(number), *row] for number, row in enumerate(rows, start=1)]
    found = aligned([column(head) for head in HEADS], _pieces(written))
    assert [[cell.text for cell in row] for row in found] == written


def test_a_figure_that_fits_two_empty_columns_is_nobodys() -> None:
    """Of two price columns and one figure nobody can say which is left empty: nothing is read."""
    heads = [column(head) for head in ("供应商名称", "中标金额", "成交金额")]
    assert aligned(heads, _pieces([[NAMES[0], "12,000.00元"]])) == []


def test_a_rate_is_the_same_in_any_of_its_columns_and_a_name_begins_a_row() -> None:
    """下浮率 | 费率 | 优惠率 of which two are left empty; the last columns may be empty, too, but hold no name."""
    heads = [
        column(head)
        for head in ("供应商名称", "服务名称", "服务时间", "中标金额", "下浮率", "费率", "优惠率", "优惠产品简要描述")
    ]
    found = aligned(heads, _pieces([[NAMES[0], "维修", "2年", "18%", NAMES[1], "维修", "2026年11月30日前", "0", "15%"]]))
    told = [[cell.text for cell in row if cell.text] for row in found]
    assert told == [[NAMES[0], "维修", "2年", "18%"], [NAMES[1], "维修", "2026年11月30日前", "0", "15%"]]


@pytest.mark.parametrize(
    ("rows", "results", "failed"),
    [
        # the rest of a code in the next line
        (
            f"中标供应商    统一社会信用代码    中标金额（元）\n{A}    91330106MA2CFX1X\n57    21916200.00",
            [(None, A, 2_191_620_000)],
            (),
        ),
        (f"包号 中标供应商 中标金额（元）\n1 {A} 675608.00\n2 流标\n3 流标", [("1", A, 67_560_800)], ("2", "3")),
        # the lots of spans
        (
            f"包号 投标供应商 投标报价 是否中标\n1 {A} 441100.50 是\n{B} 454333.00 否\n2 {B} 282304.00 否\n{C} 269071.00 是",
            [("1", A, 44_110_050), ("2", C, 26_907_100)],
            (),
        ),
        # whose items fill two lines
        (
            f"{_ITEMS}\n1 {A} 课桌 10 2205.50 22055.00 44110.00\n课椅 10 2205.50 22055.00\n2 {B} 黑板 1 269.00 269.00 269.00",
            [("1", A, None), ("2", B, 26_900)],
            (),
        ),
    ],
)
def test_rows_are_lines_where_these_allow_it(
    rows: str, results: list[tuple[str | None, str, int | None]], failed: tuple[str, ...]
) -> None:
    """A row begins with its line, takes the lot above where its own is lost, and has no price where words hold one."""
    notice = read(rows)
    assert (told(notice), notice.failed_lots) == (results, failed)


def test_what_stands_behind_the_last_row_is_left() -> None:
    """A label of its own ends the table."""
    heads = [column(head) for head in HEADS[:4]]
    found = aligned(heads, _pieces([["1", NAMES[1], "云河市", "5,000.00元"], ["采购人:石桥县水利局"]]))
    assert [[cell.text for cell in row] for row in found] == [["1", NAMES[1], "云河市", "5,000.00元"]]
