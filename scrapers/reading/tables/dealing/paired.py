"""Several parties of one lot in columns of their own: 包号 | 第一中标候选人 | 报价 | 第二中标候选人 | 报价; 入围供应商1, 2."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Row, row_of
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.kinds import BID_FIGURES, PARTY_KINDS
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Grid
from scrapers.reading.tables.dealing.leads import label_of_fact
from scrapers.reading.tables.roles import is_rank, names_party

_MOST_FACTS = 40
_CANDIDATE, _WINNER, _RANK = Word("candidate", "候选人", ""), Word("supplier", "中标人", ""), Word("rank", "", "")
_LOTS = frozenset(("lot", "lot_name", "project_name"))
_NO_FACTS, _ROW_HEADS, _PARTY_HEADS = _LOTS | {"other"}, _LOTS | {"index"}, PARTY_KINDS | {"party_name"}
# 第二中标人, 入围供应商1, and not 第二中标候选人, 第二名
_WINS = re.compile(
    rf"(?:第(?P<nth>[{COUNTING}\d]))?{any_of('won')}(?:人|单位|供应商)(?:名称)?(?:\(?(?P<count>[{COUNTING}\d])\)?)?"
)
_PIECE = re.compile(r"[^/、;\n]+")
# looked for first, in every cell of every table
_MAY_PAIR = ("第", "候选", "供应商", "中标", "单位")


class Sideways(NamedTuple):
    """The columns of sideways tables as rows of their own, and which rows of the grid they took."""

    rows: tuple[Row, ...]
    taken: frozenset[int]


def may_pair(text: str) -> bool:
    """Whether a cell may be a head of ranks or of winners that are counted."""
    return any(word in text for word in _MAY_PAIR)


def paired(grid: Grid, number: int) -> Sideways:
    """The candidates of a table that has columns for each rank: 包号 | 第一中标候选人 | 报价 | 第二中标候选人 | 报价."""
    at, ranked = next(((at, found) for at, row in enumerate(grid.rows) if (found := _ranks(row))), (0, []))
    if not ranked:
        return Sideways((), frozenset())
    head, width = grid.rows[at], ranked[1] - ranked[0]
    rows: list[Row] = []
    taken = {at}
    for i, row in enumerate(grid.rows[at + 1 :], at + 1):
        if i in taken:
            continue
        if len(row) < ranked[-1] + width:
            break
        shared = [(column(told.text), cell) for told, cell in zip(head[: ranked[0]], row, strict=False) if not label(cell.text)]
        if not any(names_party(row[c].text) for c in ranked) and any(word.kind in PARTY_KINDS for word, _ in shared):
            # 包号 | 中标单位 | 第二名 | 第三名: a winner alone, or nobody
            rows.append(row_of(row[0].start, max(cell.end for _, cell in shared), number, tuple(shared)))
            taken.add(i)
            continue
        if not names_party(row[ranked[0]].text):
            break
        if width == 1 and not _is_lot_row(head[0], row[0]):
            break
        said = _said_below(grid, i, ranked) if width == 1 else []
        taken.update((i, *said))
        behind = [*zip(head[ranked[-1] + width :], row[ranked[-1] + width :], strict=False)]
        named_here = [c for c in ranked if names_party(row[c].text)]
        for c in ranked:
            own = [(column(told.text), cell) for told, cell in zip(head[c + 1 : c + width], row[c + 1 :], strict=False)]
            below = [(label_of_fact(grid.rows[k][ranked[0] - 1].text), grid.rows[k][c]) for k in said]
            named = ((_WINNER, row[c]),) if _WINS.fullmatch(head[c].text) else ((_RANK, head[c]), (_CANDIDATE, row[c]))
            each = [(column(told.text), piece) for told, cell in behind if (piece := _piece_of(cell, c, named_here))]
            columns = (*shared, *named, *own, *below, *each)
            if names_party(row[c].text):
                rows.append(row_of(row[c].start, max(cell.end for cell in row[c : c + width]), number, columns))
    return Sideways(tuple(rows), frozenset(taken))


def _piece_of(cell: Cell, column_of: int, named: list[int]) -> Cell | None:
    """The piece of a cell behind all names of a row that is of the name in one column: 18% / 16.5% behind two of them."""
    pieces = [found for found in _PIECE.finditer(cell.text) if found.group().strip()]
    if column_of not in named or len(pieces) != len(named):
        return None
    found = pieces[named.index(column_of)]
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    text = found.group().strip()
    return Cell(cell.start + start, cell.start + start + len(text), text)


def _said_below(grid: Grid, at: int, ranked: list[int]) -> list[int]:
    """The rows below a lot's candidates that say more of each of them: 投标报价（万元） | 486.9 | 488.3."""
    said: list[int] = []
    for i, row in enumerate(grid.rows[at + 1 :][:_MOST_FACTS], at + 1):
        if len(row) <= ranked[-1] or (word := label_of_fact(row[ranked[0] - 1].text)).kind in _NO_FACTS:
            break
        if names_party(row[ranked[0]].text) and word.kind != "members":
            break
        said.append(i)
    return said


def _ranks(row: list[Cell]) -> list[int]:
    """The columns of a row of heads that are ranks, each with as many columns of its own; nothing in any other row."""
    found = [i for i, cell in enumerate(row) if _counted(cell.text) is not None]
    widths = {after - before for before, after in pairwise(found)}
    if len(found) < 2 or len(widths) != 1 or len({_counted(row[i].text) for i in found}) != len(found):
        return []
    if len(row) < found[-1] + widths.pop():
        return []
    # 标段 | 第一名 | 第二名: names alone
    alone = found[1] - found[0] == 1
    return found if alone or {column(row[i + 1].text).kind for i in found} <= BID_FIGURES else []


def _counted(text: str) -> str | int | None:
    """The rank that a head is, or the number that it counts a winner by; None where it is neither."""
    if is_rank(text.removesuffix("名称")):
        return rank_of(text)
    winner = _WINS.fullmatch(text) if "候选" not in text else None
    return (winner["nth"] or winner["count"]) if winner else None


def _is_lot_row(head: Cell, first: Cell) -> bool:
    """Whether a row is about a lot: it stands in a column of lots, and is no label of the ranks beside it (候选人名称)."""
    return column(head.text).kind in _ROW_HEADS and column(first.text).kind not in _PARTY_HEADS
