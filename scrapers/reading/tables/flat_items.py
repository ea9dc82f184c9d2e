"""Tables of what was bought whose cells became lines: heads that name no party, and one or more rows after them."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.figures import BARE_MONEY, NUMBER
from scrapers.reading.lexicon.forms import PART_NUMBER
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.words import VOCABULARY, expand
from scrapers.reading.page.page import Cell, Grid, Page

_MOST_COLUMNS = 16
_LEAST_COLUMNS = 4
_FIGURE = re.compile(BARE_MONEY)
_PART = re.compile(PART_NUMBER)
_COUNT = re.compile(rf"{NUMBER}\s?[\u4e00-\u9fff]{{0,2}}")
_TOTALS = frozenset(word for line in VOCABULARY["words"]["item_totals"] for word in expand(line))
_COUNTS = frozenset(word for line in VOCABULARY["words"]["item_counts"] for word in expand(line))
_NOT_ITEMS = frozenset(("supplier", "candidate", "bidder", "rejected", "score", "rank", "buyer", "agency", "published"))


def items_at(page: Page, index: int) -> Grid | None:
    """The table of items whose first head is the line at `index`, or None; a table with cells missing is no table."""
    words, cells = _heads(page, index)
    kinds = {word.kind for word in words}
    if len(words) < _LEAST_COLUMNS or "item" not in kinds or kinds & _NOT_ITEMS:
        return None
    priced = [i for i, word in enumerate(words) if word.kind == "amount" or (word.kind == "offer" and word.key in _TOTALS)]
    if len(priced) != 1:
        return None
    data = _data(page, index + len(words), len(words))
    if not priced[0] < len(data) or not _fits(words, data, priced[0]):
        return None
    row = data[: len(words)]
    row += [Cell(row[-1].end, row[-1].end, "")] * (len(words) - len(row))
    return Grid([cells, row], cells[0].start, data[min(len(data), len(words)) - 1].end, flat=True)


def _heads(page: Page, index: int) -> tuple[list[Word], list[Cell]]:
    words: list[Word] = []
    cells: list[Cell] = []
    for line in page.lines[index : index + _MOST_COLUMNS]:
        text = page.folded[line.start : line.end]
        word = label(text) if len(text) < 24 and not text.endswith(":") else None
        if word is None and words and 2 < len(text) < 12 and column(text).kind in ("unit_price", "amount", "offer"):
            word = column(text)
        if word is None:
            break
        words.append(word)
        cells.append(Cell(line.start, line.end, text))
    return words, cells


def _data(page: Page, start: int, width: int) -> list[Cell]:
    """The lines after the heads up to one that carries a label; more than a row of them is more than one row."""
    data: list[Cell] = []
    for line in page.lines[start : start + width + 1]:
        text = page.folded[line.start : line.end]
        if ":" in text or label(text) or _PART.match(text):
            break
        data.append(Cell(line.start, line.end, text))
    return data


def _fits(words: list[Word], data: list[Cell], priced: int) -> bool:
    """One row in which figures stand where the heads say, and no second one."""
    if len(data) > len(words) or not _FIGURE.fullmatch(data[priced].text):
        return False
    counts = [cell.text for word, cell in zip(words, data, strict=False) if word.key in _COUNTS]
    return bool(counts) and all(_COUNT.fullmatch(text) for text in counts)
