"""Lots of rows: a filled cell under their head is one, an empty one takes that of the row above. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice, NoticeMark
from scrapers.reading import read_notice

A, B, C = "杭州甲乙建设有限公司", "宁波丙丁建设有限公司", "绍兴戊己建设有限公司"
_HEADS = ("标段", "中标人", "中标价（元）")
Rows = list[tuple[str, ...]]


def _read(rows: Rows, heads: tuple[str, ...] = _HEADS) -> Notice:
    cells = ["".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in row) for row in (heads, *rows)]
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    return read_notice(f"<h1>甲乙县道路工程中标结果公告</h1><p>项目名称：甲乙县道路工程</p><table>{table}</table>")


def _lots(notice: Notice) -> list[tuple[str | None, str]]:
    return [(award.lot, award.supplier.name) for award in notice.awards]


@pytest.mark.parametrize("head", ["标段", "标段编号", "包号"])
@pytest.mark.parametrize(
    "lots",
    [
        ("XG26-031", "XG26-032", "XG26-033"),
        ("1标段", "LA-GC-0087-2", "3标段"),
        ("1标段", "2标段", "LA-GC-0087-3"),
        ("01", "A-26-0032", "B"),
    ],
)
def test_a_filled_cell_is_a_lot_whatever_it_looks_like(head: str, lots: tuple[str, str, str]) -> None:
    """Of who won and of what failed; neither takes the lot of the row above."""
    one, two, three = lots
    read = _read([(one, A, "100000"), (two, B, "200000"), (three, "流标", "/")], (head, *_HEADS[1:]))
    assert _lots(read) == [(one, A), (two, B)]
    assert list(read.failed_lots) == [three]
    assert not read.marks


def test_an_empty_cell_and_one_over_several_rows_take_the_lot_above() -> None:
    """Only these inherit."""
    empty = _read([("1标段", A, "100000"), ("", B, "200000"), ("2标段", C, "300000")])
    spanned = _read([("<td rowspan=2>1标段</td>", A, "100000"), (B, "200000"), ("2标段", C, "300000")])
    assert _lots(empty) == _lots(spanned) == [("1标段", A), ("1标段", B), ("2标段", C)]


def test_one_code_for_all_rows_is_no_lot() -> None:
    """It is the project's."""
    same = "HZ-2026-0117"
    assert _lots(_read([(same, A, "100000"), (same, B, "200000")])) == [(None, A), (None, B)]


def test_a_lot_won_and_failed_in_one_table_is_marked() -> None:
    """One of both is wrong."""
    read = _read([("1标段", A, "100000"), ("2标段", B, "200000"), ("2标段", "流标", "/")])
    assert read.marks == (NoticeMark.RESULT_NOT_READ,)
