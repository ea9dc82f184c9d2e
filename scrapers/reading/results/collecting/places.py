"""Lots of rows: a filled cell under their head is one whatever it is, and only an empty one takes that of the row above."""

from __future__ import annotations

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.forms import LOT_AT_START
from scrapers.reading.page.page import Cell
from scrapers.reading.page.parts import by_lot
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.detached import lot_key
from scrapers.reading.tables.rows import row_lot

Lot = tuple[str, int, int]

_LONGEST, _SEVERAL = 40, 2


def lot_of_row(into: Gathering, row: Row) -> Lot | None:
    """The lot that a row's own cells name; a code is one where the rows of its table have different ones."""
    if own := row_lot(row):
        return own
    cells = [cell for _, cell in row.cells("lot") if any(c.isalnum() for c in cell.text) and len(cell.text) <= _LONGEST]
    named = _of_table(into, row.table) if cells and "\n" not in cells[0].text else set()
    if len(named) < _SEVERAL:
        return None
    return cells[0].text, cells[0].start, cells[0].end


def enter_row(into: Gathering, row: Row) -> None:
    """The lot that a row is about becomes the place's; one whose cell says another thing is not about that of the row above."""
    cursor = into.cursor
    own = lot_of_row(into, row)
    if own:
        above = into.above_rows if into.lot_of_row is not None and cursor.lot is into.lot_of_row else cursor.lot
        cursor.lot = into.lot_of_row = own
        into.above_rows = above
    elif row.cells("lot") and cursor.lot is not None and cursor.lot is into.lot_of_row:
        cursor.lot = into.above_rows


def _of_table(into: Gathering, table: int) -> set[str]:
    """What the rows of a table have under the heads of their lots."""
    if not into.lots_of_tables:
        for entry in into.entries:
            if isinstance(entry, Row):
                named = into.lots_of_tables.setdefault(entry.table, set())
                named.update(cell.text for _, cell in entry.cells("lot"))
    return into.lots_of_tables.get(table, set())


def told_of_lot(folded: str, cell: Cell, lot: str) -> tuple[int, int] | None:
    """Where a cell that tells something of each lot tells it of one; None where it does not."""
    for start, end in by_lot(folded, cell.start, cell.end):
        own = LOT_AT_START.match(folded, start, end)
        if own and lot_key(own["lot"]) == lot_key(lot):
            return own.end(), end
    return None
