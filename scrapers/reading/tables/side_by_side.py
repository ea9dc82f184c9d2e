"""Tables whose heads stand several times side by side: below a rank or a lot each, or where a long list was folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from scrapers.reading.labels.entries import Row, row_of
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import LOT_AT_START
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word, unit_in
from scrapers.reading.page.page import Cell, Grid
from scrapers.reading.tables.roles import is_rank, names_party, settled
from scrapers.reading.values.failures import says_failed

_NAMING = PARTY_KINDS | {"party_name"}
_CANDIDATE = Word("candidate", "候选人", "")


class _Blocks(NamedTuple):
    """The heads of a table that stand side by side: the row they are in, where each block of them begins, how wide all are."""

    at: int
    starts: tuple[int, ...]
    width: int


def blocks_in(grid: Grid, number: int) -> tuple[list[Row], set[int]]:
    """The rows of tables with blocks of columns, one for each block, and which rows of the grid they took."""
    rows: list[Row] = []
    taken: set[int] = set()
    for at, row in enumerate(grid.rows[:-1]):
        blocks = _blocks(row, at) if at not in taken else None
        if blocks is None:
            continue
        until = next((i for i in range(at + 1, len(grid.rows)) if _blocks(grid.rows[i], i)), len(grid.rows))
        if not (below := [i for i in range(at + 1, until) if _names(grid.rows[i], blocks)]):
            continue
        over = grid.rows[at - 1] if at else []
        over = over if _is_over(over, blocks) else []
        headed = [_words(grid, blocks, start, over, below) for start in blocks.starts]
        rows += [made for i in below for made in _made(grid.rows[i], blocks, headed, over, number)]
        taken.update((at, *([at - 1] if over else []), *below))
    return rows, taken


def _blocks(row: list[Cell], at: int) -> _Blocks | None:
    """The blocks of heads of a row, each with one for names; None where no heads repeat."""
    texts = [cell.text for cell in row]
    if len({*texts}) == len(texts):
        return None
    last: dict[str, int] = {}
    for i, cell in enumerate(row):
        first = last.setdefault(cell.text, i)
        if not cell.text or row[first].start == cell.start:
            continue
        width, end = i - first, i
        while end < len(row) and texts[end] == texts[end - width] and row[end].start != row[end - width].start:
            end += 1
        starts = tuple(range(first, end - (end - first) % width, width))
        heads = [column(text) for text in texts[first:i]]
        return _Blocks(at, starts, width) if len(starts) > 1 and any(word.kind in _NAMING for word in heads) else None
    return None


def _is_over(over: Sequence[Cell], blocks: _Blocks) -> bool:
    """Whether each block stands below a cell of its own."""
    end = blocks.starts[-1] + blocks.width
    if len(over) < end or any(over[start].start != over[start + blocks.width - 1].start for start in blocks.starts):
        return False
    return all(over[one].text and over[one].start != over[other].start for one, other in pairwise(blocks.starts))


def _names(row: list[Cell], blocks: _Blocks) -> bool:
    """Whether a row names a party in some block, or says over all of them that its lot failed."""
    end = blocks.starts[-1] + blocks.width
    if len(row) < end:
        return False
    return any(names_party(cell.text) for cell in row[blocks.starts[0] : end]) or says_failed(row[blocks.starts[0]].text)


def _words(grid: Grid, blocks: _Blocks, start: int, over: Sequence[Cell], below: Sequence[int]) -> list[Word]:
    """The heads of one block behind those that all blocks share, each as its cells tell."""
    columns = [*range(blocks.starts[0]), *range(start, start + blocks.width)]
    words = [column(grid.rows[blocks.at][i].text) for i in columns]
    unit = column(over[start].text).qualifier if over else ""
    if unit_in(unit):
        words = [word if word.qualifier else word._replace(qualifier=unit) for word in words]
    words = settled(words, [[grid.rows[i][c] for c in columns] for i in below])
    if over and is_rank(over[start].text):
        return [_CANDIDATE if word.kind in _NAMING else word for word in words]
    return words


def _made(row: list[Cell], blocks: _Blocks, headed: list[list[Word]], over: Sequence[Cell], number: int) -> list[Row]:
    """A row for each block of one, its lot or rank from the cell over it; a single one where all blocks are one cell."""
    shared = row[: blocks.starts[0]]
    made: list[Row] = []
    for start, words in zip(blocks.starts, headed, strict=True):
        cells = row[start : start + blocks.width]
        if not any(cell.text for cell in cells) or (made and row[blocks.starts[0]].start == cells[0].start):
            continue
        columns = [*zip(words, [*shared, *cells], strict=True)]
        if over:
            head = over[start]
            kind = "rank" if is_rank(head.text) else "lot" if LOT_AT_START.match(head.text) else "lot_name"
            columns.insert(0, (Word(kind, "", ""), head))
        filled = [cell for cell in cells if cell.text]
        made.append(row_of(filled[0].start, max(cell.end for cell in filled), number, tuple(columns)))
    return made
