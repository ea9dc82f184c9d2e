"""Rows whose cells run together, cut by the cheapest way that their heads allow; what two ways tell otherwise stays untold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from scrapers.reading.lexicon.forms import BRACKETED_PART, PART_NUMBER, RANK, rank_of
from scrapers.reading.lexicon.kinds import BID_FIGURES, PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import LABELS, Word
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.wrapped.cells import Row, ends
from scrapers.reading.tables.wrapped.columns import Columns, columns_of, kinds_of, spread
from scrapers.reading.tables.wrapped.settled import settled
from scrapers.reading.tables.wrapped.words import begins_more
from scrapers.reading.values.failures import says_failed

_MOST_ROWS, _LONGEST_ROW, _MOST_STEPS = 200, 400, 80_000
# how much more than the cheapest way one may cost and still be followed
_UNLIKELY = 8
# a cell in the next line, a row that begins within a line and does not say so; what another row may cost and still be one,
# and how many letters are left for one less
_BROKEN, _RUN_ON, _ANOTHER, _LETTERS = 2, 12, 6, 4
# a cell that ends within a piece where spaces stand between them, or begins as the next row would
_GLUED, _NEXT = 3, 8
_BEGIN, _NUMBERED = frozenset(("index", "lot", "rank")), frozenset(("index", "rank"))
_GAP = re.compile(r"[ \t]{0,12}(?:(?<!\d),)?[ \t]{0,12}")
# why nobody won
_SPACE, _REST_OF_LINE = re.compile(r"\s{0,12}"), re.compile(r"[^\d\n]{0,60}(?=\n)")
# 废标--/--: signs for nothing in the cells behind
_SIGNS = re.compile(r"[\s/—–-]{1,24}")
# a name and a price behind it, which no cell of words holds
_OF_OTHERS = re.compile(rf"{any_of('companies')}.*?(?:\d{{4,}}\.\d\d|\d{{1,3}}(?:,\d{{3}})+)", re.DOTALL)
_TELLING = PARTY_KINDS | BID_FIGURES
_SAY_FAILED = PARTY_KINDS | {"result"}
_DIGITS = re.compile(r"\d[\d,.]*")
# 报价: before the figure it tells
_LABEL = re.compile(r"[\u4e00-\u9fff()/\[\]A-Za-z]{0,20}\d?\s?:\s?$")
# what may stand behind the last row in its line: the next part of the page
_ENDS = re.compile(
    rf"[ \t]*(?:\n|\Z|{PART_NUMBER}|{BRACKETED_PART}|[。;]|\d\s?[.、]\s?[\u4e00-\u9fff]{{2,12}}:|{any_of('closes_tables')})"
)
_Spans = tuple[tuple[int, int], ...]


class _Way(NamedTuple):
    """The cheapest way to a place: its cost, and the cells of the row that led there."""

    cost: int
    cells: _Spans


class _Rows(NamedTuple):
    """The cheapest rows up to a place: their cost, and the cells of each."""

    cost: int
    rows: tuple[_Spans, ...]


def rows_run_together(folded: str, words: Sequence[Word], tokens: Sequence[Cell]) -> list[list[Cell]]:
    """The rows of data whose cells run together, a price left out where it may begin or end elsewhere.

    Nothing where no way cuts them, or where two as cheap ones differ in a party.
    """
    table = tokens[0].start, _ranked_anew(folded, tokens[0].start, tokens[-1].end)
    columns = columns_of(words, spaced=len(folded[slice(*table)].partition("\n")[0].split()) * 2 > len(words))
    early, late = (
        [spread(_row(folded, spans), columns.places, len(words)) for spans in _cheapest(folded, columns, table, later=later)]
        for later in (False, True)
    )
    kinds = kinds_of(words)
    party = next(i for i, kind in enumerate(kinds) if kind in PARTY_KINDS)
    if len(early) != len(late) or any(not _is_same_party(a[party], b[party]) for a, b in zip(early, late, strict=True)):
        return []
    if any(_OF_OTHERS.search(words) for row in early for words in _words(kinds, row)):
        # a row within a cell
        return []
    taken = table[0], max((cell.end for row in early for cell in row), default=table[0])
    rows = [_labelled(folded, kinds, row) for row in _agreed(folded, kinds, taken, early, late)]
    for above, row in pairwise(rows):
        for i, kind in enumerate(kinds):
            row[i] = above[i] if kind == "lot" and not row[i].text else row[i]
    return rows


def _ranked_anew(folded: str, start: int, end: int) -> int:
    """Where ranks begin anew behind rows of which the first begins with the first; the end of the table where none do."""
    ranks = [(rank.start(), rank_of(rank.group())) for rank in RANK.finditer(folded, start, end)] if folded[start] == "第" else []
    return next((at for at, rank in ranks[1:] if rank == 1), end) if ranks[:1] == [(start, 1)] else end


def _words(kinds: Sequence[str], row: Sequence[Cell]) -> list[str]:
    """The words of a row, those of columns beside each other joined: a name may be cut in two."""
    return "".join("\0" if kind in _TELLING else cell.text for kind, cell in zip(kinds, row, strict=True)).split("\0")


def _row(folded: str, spans: _Spans) -> list[Cell]:
    return [Cell(begin, stop, folded[begin:stop].strip()) for begin, stop in spans]


def _is_same_party(one: Cell, other: Cell) -> bool:
    return one.text == other.text or (says_failed(one.text) and says_failed(other.text))


def _agreed(
    folded: str, kinds: Sequence[str], table: tuple[int, int], early: list[list[Cell]], late: list[list[Cell]]
) -> list[list[Cell]]:
    """The rows of two ways, with the prices on which they agree or which the page tells elsewhere, and no others.

    Where one of two prices of a kind is in doubt the other does not stand for it: it may be the one without tax.
    """
    doubts: set[tuple[int, str]] = set()
    for i, kind in enumerate(kinds):
        told = [(_figures(kind, kinds, row), _figures(kind, kinds, other)) for row, other in zip(early, late, strict=True)]
        if kind in BID_FIGURES and any(one != other for one, other in told):
            cells = settled(folded, table, [row[i] for row in early], [row[i] for row in late])
            for number, (cell, (one, other)) in enumerate(zip(cells, told, strict=True)):
                if one != other:
                    doubts.update([(number, kind)] if early[number][i].text and not cell.text else [])
                    early[number][i] = cell
    return [[_empty(cell) if (n, kinds[i]) in doubts else cell for i, cell in enumerate(row)] for n, row in enumerate(early)]


def _empty(cell: Cell) -> Cell:
    return Cell(cell.end, cell.end, "")


def _figures(kind: str, kinds: Sequence[str], row: Sequence[Cell]) -> list[str]:
    """The figures of a row that stand in columns of a kind."""
    return [
        digits[-1] for other, cell in zip(kinds, row, strict=True) if other == kind and (digits := _DIGITS.findall(cell.text))
    ]


def _labelled(folded: str, kinds: Sequence[str], row: list[Cell]) -> list[Cell]:
    """A row whose prices begin with the label that stands right before them: 报价:667113(元)."""
    for i, kind in enumerate(kinds):
        if kind in BID_FIGURES and row[i].text and i and kinds[i - 1] not in PARTY_KINDS | BID_FIGURES:
            label = _LABEL.search(folded, row[i - 1].start, row[i].start)
            if label:
                begins = range(label.start(), label.end())
                # 水稻种子总报价：, of which 水稻种子 is the lot
                known = (at for at in begins if LABELS.get(folded[at : label.end()].rstrip(" :")) in PRICES)
                at = next(known, label.start())
                row[i - 1] = Cell(row[i - 1].start, at, folded[row[i - 1].start : at])
                row[i] = Cell(at, row[i].end, folded[at : row[i].end].strip())
    return row


def _cheapest(folded: str, columns: Columns, table: tuple[int, int], *, later: bool) -> tuple[_Spans, ...]:
    """The cells of the rows that follow each other in a table, by the cheapest way; of equal ones the earlier or the later."""
    start, end = table
    reached: dict[int, _Rows] = {start: _Rows(0, ())}
    gain, best = -start, _Rows(0, ())
    ranked = columns.kinds[0] == "rank" and RANK.match(folded, start, end) is not None
    steps = 0
    for number in range(1, _MOST_ROWS + 1):
        ahead: dict[int, _Rows] = {}
        for at, before in reached.items():
            if steps > _MOST_STEPS:
                # what was cut so far may be the first rows of many
                return ()
            numbered = columns.kinds[0] == "index" and before.rows
            follows = int(folded[slice(*before.rows[-1][0])].rstrip(".、")) + 1 if numbered else number
            found, taken = _of_row(Row(folded, min(end, at + _LONGEST_ROW), follows, *columns[:3]), at, later=later)
            steps += taken
            run_on = _RUN_ON * (number > 1 and columns.kinds[0] not in _BEGIN and folded[at - 1] != "\n")
            for stop, way in found.items():
                cost = before.cost + way.cost + run_on
                known = ahead.get(stop)
                if known is None or cost < known.cost or (later and cost == known.cost):
                    ahead[stop] = _Rows(cost, (*before.rows, way.cells))
        if not ahead:
            break
        ended = [
            (_LETTERS * (rows.cost - _ANOTHER * number) - stop, rows)
            for stop, rows in ahead.items()
            if stop >= end or _ENDS.match(folded, stop) or begins_more(folded, stop)
        ]
        gain, best = min([(gain, best), *ended], key=itemgetter(0))
        likely = min(rows.cost for rows in ahead.values()) + _UNLIKELY
        reached = {}
        for stop, rows in sorted(ahead.items(), key=lambda way: -way[1].cost):
            # rows that begin with 第一名 all do
            if rows.cost <= likely and not (ranked and not RANK.match(folded, _behind(folded, stop))):
                reached[_behind(folded, stop)] = rows
    return best.rows


def _behind(folded: str, at: int) -> int:
    """Where what stands behind a place begins, in its line or the next."""
    space = _SPACE.match(folded, at)
    return space.end() if space else at


def _of_row(row: Row, at: int, *, later: bool) -> tuple[dict[int, _Way], int]:
    """Where the row may end that begins at `at`, the cheapest way for each, and how many were looked at."""
    ways: dict[int, _Way] = {at: _Way(0, ())}
    # rows of lots that nobody won, and nothing behind that
    failed: dict[int, _Way] = {}
    steps = 0
    for column in range(len(row.kinds)):
        ahead: dict[int, _Way] = {}
        for place, way in ways.items() if steps <= _MOST_STEPS else ():
            begin, broken = _begins(row, place)
            for stop, cost in islice(ends(row, column, begin), _LONGEST_ROW):
                steps += 1
                # an empty cell begins in no other line
                glued = row.spaced and not row.folded[stop : stop + 1].isspace() and stop < row.stop
                price = way.cost + cost + (broken + _GLUED * glued if stop > begin else 0)
                at_end = stop if stop > begin else place
                known = ahead.get(at_end)
                if known is None or price < known.cost or (later and price == known.cost):
                    ahead[at_end] = _Way(price, (*way.cells, (begin, stop) if stop > begin else (place, place)))
        if row.kinds[column] in _SAY_FAILED:
            failed = _of_nobody(row, column, ahead) | failed
        ways = ahead
    return ways | failed, steps


def _of_nobody(row: Row, column: int, ways: dict[int, _Way]) -> dict[int, _Way]:
    """The ways that end a row since its cell in a column says that nobody won, behind that cell or with its line."""
    party = next(i for i, kind in enumerate(row.kinds) if kind in PARTY_KINDS)
    found: dict[int, _Way] = {}
    for end, way in ways.items():
        if not says_failed(row.folded[slice(*way.cells[-1])]):
            continue
        cells = [*way.cells, *[(end, end)] * (len(row.kinds) - column - 1)]
        cells[party] = way.cells[-1]
        rest = _REST_OF_LINE.match(row.folded, end, row.stop) or _SIGNS.match(row.folded, end, row.stop)
        found[rest.end() if rest else end] = _Way(way.cost, tuple(cells))
    return found


def _begins(row: Row, at: int) -> tuple[int, int]:
    """Where the cell behind `at` begins, and what it costs that a line ends before it."""
    gap = _GAP.match(row.folded, at, row.stop)
    begin = gap.end() if gap else at
    if row.folded.startswith("\n", begin) and begin + 1 < row.stop:
        begin = _behind(row.folded, begin)
        if row.kinds[0] == "rank" and RANK.match(row.folded, begin):
            # another row
            return at, 0
        numbered = row.kinds[0] in _NUMBERED and row.folded.startswith(str(row.number + 1), begin)
        return begin, _BROKEN + _NEXT * numbered
    return begin, 0
