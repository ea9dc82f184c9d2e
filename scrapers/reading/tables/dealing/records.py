"""Records of labels that come again and again in one order, each the row of a table whose heads its labels are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.kinds import BIDDERS, PRICES
from scrapers.reading.page.page import Cell, Grid, Page

# 投标人：某某公司；投标报价（元）：100；是否中标：否; any words before a colon, for a column may have a head that no list holds
_LABEL = re.compile(r"(?:^|(?<=[\s;,。]))(?P<label>[\u4e00-\u9fff]{2,14}(?:\([^()\n]{1,12}\))?) ?:")
# what a record tells that its labels, each for itself, do not: whether its bidder won, where it stands, what it offered
_TELLING = re.compile(r"(?:是否|结果|情况|状态|名次|排名|排序|顺序|序号|报价)[^\s:]{0,8}:")
_LEAST, _MOST = 3, 12
_PARTIES = BIDDERS | {"party_name"}
_STANDS, _OUTCOMES = frozenset(("result", "rank")), ("结果", "情况", "状态")


class _Told(NamedTuple):
    """A label and its value, by position."""

    label: Cell
    value: Cell


def with_records(page: Page) -> Page:
    """The page with the records in its lines as grids and without the passages they take; a head between records parts them."""
    telling = _TELLING.findall(page.folded)
    if len({*telling}) == len(telling):
        return page
    found = [grid for run in _runs(page) for grid in _grids(run)]
    for grid in found:
        page = page.without(grid.start, grid.end)
    return replace(page, grids=(*page.grids, *found)) if found else page


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
