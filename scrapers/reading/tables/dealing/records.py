"""Records of labels that come again and again in one order, each the row of a table whose heads its labels are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.kinds import BIDDERS, PRICES
from scrapers.reading.page.page import Cell, Grid, Page

# 投标人：某某公司；投标报价（元）：100；是否中标：否; any words before a colon, for a column may have a head that no list holds
_LABEL = re.compile(r"(?:^|(?<=[\s;,。]))(?P<label>[\u4e00-\u9fff]{2,14}(?:\([^()\n]{1,12}\))?) ?:")
# what a record tells that its labels, each for itself, do not: whether its bidder won, where it stands, what it offered
_TELLING = re.compile(r"(?:是否|结果|情况|状态|名次|排名|排序|顺序|序号|报价)[^\s:]{0,8}:")
# a label in a cell of its own, beside its value; so many cells make a row
_HEAD, _PAIRED = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \xa0\u3000]{1,13}(?:\([^()\n]{1,12}\))? ?:?"), (2, 4)
_LEAST, _MOST, _START = 3, 12, attrgetter("start")
_PARTIES = BIDDERS | {"party_name"}
_STANDS, _OUTCOMES = frozenset(("result", "rank")), ("结果", "情况", "状态")


class _Told(NamedTuple):
    """A label and its value, by position."""

    label: Cell
    value: Cell


def with_records(page: Page) -> Page:
    """The page with its records as grids and without the lines and cells they take; a head between records parts them."""
    page = _out_of_pairs(page)
    telling = _TELLING.findall(page.folded)
    if len({*telling}) == len(telling):
        return page
    found = [grid for run in _runs(page) for grid in _grids(run)]
    for grid in found:
        page = page.without(grid.start, grid.end)
    return replace(page, grids=(*page.grids, *found)) if found else page


def _out_of_pairs(page: Page) -> Page:
    """The page with the records of its tables of labels and values, one table or one for each, as grids."""
    found: list[Grid] = []
    run: list[_Told] = []
    for grid in page.grids:
        pairs = _pairs(grid)
        if not pairs or (run and page.folded[run[-1].value.end : grid.start].strip()):
            found.extend(_grids(run))
            run = []
        run += pairs
    found.extend(_grids(run))
    if not found:
        return page
    found.sort(key=_START)
    starts = [*map(_START, found)]
    rest = [
        replace(grid, rows=rows, start=rows[0][0].start, end=rows[-1][-1].end)
        for grid in page.grids
        for rows in _rows_beside(grid, found, starts)
    ]
    return replace(page, grids=(*rest, *found))


def _pairs(grid: Grid) -> list[_Told]:
    """The labels and values of a table whose rows are pairs of them; none of another table."""
    rows = [row for row in grid.rows if row]
    width = len(rows[0]) if rows else 0
    if width not in _PAIRED or any(len(row) != width for row in rows):
        return []
    pairs = [_Told(*row[at : at + 2]) for row in rows for at in range(0, width, 2) if row[at].text or row[at + 1].text]
    return pairs if all(_HEAD.fullmatch(told.label.text) for told in pairs) else []


def _rows_beside(grid: Grid, records: list[Grid], starts: list[int]) -> Iterator[list[list[Cell]]]:
    """The rows of a grid before, between and behind the records that were found in it."""
    rows: list[list[Cell]] = []
    for row in filter(None, grid.rows):
        last = bisect_right(starts, row[0].start)
        if last and row[0].start < records[last - 1].end:
            if rows:
                yield rows
            rows = []
        else:
            rows.append(row)
    if rows:
        yield rows


def _runs(page: Page) -> Iterator[list[_Told]]:
    """The labelled values that follow each other with nothing between them."""
    run: list[_Told] = []
    for line in page.lines:
        text = page.folded[line.start : line.end]
        labels = list(_LABEL.finditer(text)) if ":" in text else []
        if not labels or text[: labels[0].start()].strip():
            yield run
            run = []
        for i, found in enumerate(labels):
            stop = labels[i + 1].start() if i + 1 < len(labels) else len(text)
            piece = text[found.end() : stop].rstrip(" ;,")
            start = line.start + found.end() + len(piece) - len(piece.lstrip())
            value = Cell(start, line.start + found.end() + len(piece), piece.strip())
            run.append(_Told(Cell(line.start + found.start("label"), line.start + found.end("label"), found["label"]), value))
    yield run


def _grids(run: list[_Told]) -> Iterator[Grid]:
    """The grids of a run: the labels of a first record, and under them what each record says."""
    names = [told.label.text for told in run]
    at = 0
    while at + 2 * _LEAST <= len(run):
        wide = _period(names, at)
        if not wide or not _is_table(names[at : at + wide]):
            at += 1
            continue
        end = at + wide
        while names[end : end + wide] == names[at : at + wide]:
            end += wide
        rows = [[told.value for told in run[first : first + wide]] for first in range(at, end, wide)]
        yield Grid([[told.label for told in run[at : at + wide]], *rows], run[at].label.start, run[end - 1].value.end)
        at = end


def _period(names: list[str], at: int) -> int:
    """How many labels from one on come again behind themselves; 0 where none do."""
    widths = range(_LEAST, min(_MOST, (len(names) - at) // 2) + 1)
    again = (wide for wide in widths if names[at : at + wide] == names[at + wide : at + 2 * wide])
    return next((wide for wide in again if len(set(names[at : at + wide])) == wide), 0)


def _is_table(names: list[str]) -> bool:
    """Whether labels tell of a bidder more than his name and his price: his place, whether he won, several prices, or a bid."""
    kinds = [column(name).kind for name in names]
    priced = sum(kind in PRICES for kind in kinds)
    stands = not _STANDS.isdisjoint(kinds) or any(name.endswith(_OUTCOMES) for name in names)
    return (stands or priced > 1 or ("bidder" in kinds and priced > 0)) and not _PARTIES.isdisjoint(kinds)
