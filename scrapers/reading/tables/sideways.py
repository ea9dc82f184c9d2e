"""Sideways tables: a column for each candidate, lot or winner, and a row for each fact about them."""

from __future__ import annotations

from typing import NamedTuple

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.forms import LOT_AT_START, rank_of
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word, column
from scrapers.reading.page.page import Cell, Grid
from scrapers.reading.tables.roles import is_rank, names_party

_MOST_FACTS = 40
_NOBODY = ("", "/", "-", "—", "无")
_PARTY_HEADS = PARTY_KINDS | {"party_name"}


class Sideways(NamedTuple):
    """The columns of sideways tables as rows of their own, and which rows of the grid they took."""

    rows: tuple[Row, ...]
    taken: frozenset[int]


def sideways_in(grid: Grid, number: int) -> Sideways:
    """The first run of rows in a grid whose columns are parties: one row names them, the rows round it say more of each."""
    for at, row in enumerate(grid.rows):
        if (columns := _parties(grid, at, row)) and len(columns) > 1:
            break
    else:
        return Sideways((), frozenset())
    first = at - 1 if _heads_columns(grid.rows[at - 1] if at else [], columns) else at
    facts = [first, *([at] if first < at else [])]
    for below in range(at + 1, min(len(grid.rows), at + _MOST_FACTS)):
        row = grid.rows[below]
        if len(row) <= columns[-1] or _parties(grid, below, row):
            break
        if len({row[i].start for i in columns}) == len(columns):
            facts.append(below)
    head = columns[0] - 1
    turned = [_turned([(grid.rows[i][max(head, 0)], grid.rows[i][c]) for i in facts], at - first, number, head) for c in columns]
    return Sideways(tuple(turned), frozenset(facts))


def _parties(grid: Grid, at: int, row: list[Cell]) -> list[int]:
    """The columns of a row that name a party each, behind a head that may be a party's; none where cells between name nobody."""
    named = [i for i, cell in enumerate(row) if cell.text and names_party(cell.text)]
    named = [i for k, i in enumerate(named) if not k or row[i].start != row[named[k - 1]].start]
    if len(named) < 2:
        return []
    above = grid.rows[at - 1] if at else []
    headed = _heads_columns(above, named)
    if named[0] == 0:
        return named if headed else []
    spanned = {row[i].start for i in named}
    if any(cell.text not in _NOBODY and cell.start not in spanned for cell in row[named[0] :]):
        return []
    word = column(row[named[0] - 1].text.replace("\n", ""))
    return named if headed or word.kind in _PARTY_HEADS else []


def _heads_columns(row: list[Cell], columns: list[int]) -> bool:
    """Whether a row gives each column its rank or its lot."""
    cells = [row[i].text for i in columns if i < len(row)]
    ranks = all(map(is_rank, cells)) or [rank_of(text) for text in cells] == list(range(1, len(cells) + 1))
    return len(cells) == len(columns) and len(set(cells)) == len(cells) and (ranks or all(map(_is_lot, cells)))


def _is_lot(text: str) -> bool:
    found = LOT_AT_START.match(text) if len(text) < 40 else None
    return found is not None and (found.end() == len(text) or text[found.end("lot")] in "(（")


def _turned(facts: list[tuple[Cell, Cell]], named: int, number: int, head: int) -> Row:
    """One column as a row; its `named`-th fact is the name, the one before it may be the rank or the lot."""
    columns = [(column(told.text.replace("\n", "")) if head >= 0 else Word("other", "", ""), cell) for told, cell in facts]
    before = columns[0][1].text if named else ""
    lot = bool(before) and _is_lot(before)
    word = columns[named][0]
    kind = word.kind if word.kind in PARTY_KINDS else "supplier" if lot else "candidate"
    columns[named] = (word._replace(kind="candidate" if before and not lot else kind), columns[named][1])
    if before:
        columns[0] = (Word("lot" if lot else "rank", "", ""), columns[0][1])
    filled = [cell for _, cell in columns if cell.text] or [columns[0][1]]
    return Row(min(cell.start for cell in filled), max(cell.end for cell in filled), number, tuple(columns))
