"""The cells of a table to a grid in which colspan and rowspan are filled in."""

from __future__ import annotations

from typing import NamedTuple

from scrapers.errors import UnreadablePage
from scrapers.reading.page import Cell, Grid

MAX_CELLS = 30_000
MAX_COLUMNS = 1_000
# a lone cell with more text than this is a paragraph set in a table
_PARAGRAPH = 60


class RawCell(NamedTuple):
    start: int
    end: int
    colspan: int
    rowspan: int
    css: str
    last: bool


def resolved(raw: list[list[RawCell]], folded: str) -> Grid | None:
    """Rows with colspan and rowspan filled in, so that a column is a column."""
    rows: list[list[Cell]] = []
    made_cells = 0
    # column → (rows still to fill, the cell)
    hanging: dict[int, tuple[int, Cell]] = {}
    for raw_row in raw:
        row: list[Cell] = []
        for cell in raw_row:
            _fill_hanging(row, hanging)
            if made_cells + len(row) > MAX_CELLS or len(row) > MAX_COLUMNS:
                raise UnreadablePage(
                    f"a table of more than {MAX_COLUMNS} columns or {MAX_CELLS} cells once its spans are filled in"
                )
            made = Cell(*_stripped(folded, cell.start, cell.end), cell.css)
            for _ in range(cell.colspan):
                if cell.rowspan > 1:
                    hanging[len(row)] = (cell.rowspan - 1, made)
                row.append(made)
        _fill_hanging(row, hanging)
        made_cells += len(row)
        hanging = {column: (left, cell) for column, (left, cell) in hanging.items() if left > 0}
        distinct = {cell.start for cell in row}
        if raw_row and (len(distinct) > 1 or (len(raw) > 1 and _is_caption(row[0].text))):
            rows.append(row)
    if not rows:
        return None
    return Grid(rows, min(c.start for c in rows[0]), max(c.end for c in rows[-1]))


def _is_caption(text: str) -> bool:
    """Whether a row's only cell is a head or a lot rather than a paragraph set in a table."""
    return len(text) <= _PARAGRAPH and ":" not in text and "\n" not in text


def _fill_hanging(row: list[Cell], hanging: dict[int, tuple[int, Cell]]) -> None:
    while len(row) in hanging and hanging[len(row)][0] > 0:
        left, cell = hanging[len(row)]
        hanging[len(row)] = (left - 1, cell)
        row.append(cell)


def _stripped(folded: str, start: int, end: int) -> tuple[int, int, str]:
    piece = folded[start:end]
    text = piece.strip()
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(text), text
