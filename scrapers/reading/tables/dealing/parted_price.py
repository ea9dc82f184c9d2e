"""Prices in parts: a label spans rows of a grid, each of them with a part and its sum, one perhaps with the whole."""

from __future__ import annotations

import re
from itertools import takewhile

from scrapers.reading.labels.entries import Value
from scrapers.reading.lexicon.figures import BARE_MONEY
from scrapers.reading.lexicon.labels import label
from scrapers.reading.page.page import Cell, Grid
from scrapers.reading.tables.heads import distinct
from scrapers.reading.values.chosen import OF_PART, WHOLE_OF_PARTS

_MONEY = re.compile(BARE_MONEY)
_OF_PRICES, _FEWEST, _COLUMNS = ("amount", "offer"), 2, 3


def prices_in_parts(grid: Grid) -> dict[int, Value | None]:
    """The rows that hold the parts of a price (中标价 | 设计费 | 12.6 over 合计 | 98.2), by their numbers.

    The first of them has the price of the whole or, where none is called that, all of them as one value.
    """
    taken: dict[int, Value | None] = {}
    for i, row in enumerate(grid.rows):
        if i in taken or i + 1 >= len(grid.rows) or grid.rows[i + 1][0].start != row[0].start:
            continue
        word = label(row[0].text)
        if word is None or word.kind not in _OF_PRICES:
            continue
        told = [*takewhile(_tells_part, (distinct(one) for one in grid.rows[i:] if one[0].start == row[0].start))]
        if len(told) < _FEWEST or not any(OF_PART.search(cells[1].text) for cells in told):
            continue
        whole = next((cells for cells in told if WHOLE_OF_PARTS.search(cells[1].text)), None)
        start, end = (whole[2].start, whole[2].end) if whole else (told[0][1].start, told[-1][2].end)
        taken |= dict.fromkeys(range(i, i + len(told)))
        taken[i] = Value(row[0].start, start, end, word)
    return taken


def _tells_part(cells: list[Cell]) -> bool:
    """Whether a row is the label of a price, a part of it and a sum."""
    return len(cells) == _COLUMNS and not any(c.isdigit() for c in cells[1].text) and _MONEY.fullmatch(cells[2].text) is not None
