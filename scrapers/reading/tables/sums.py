"""Rows that sum up others: the total of a table, or what the items of one party come to."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.reading.labels.entries import Entry, Row, Value, row_of
from scrapers.reading.lexicon.figures import NUMBER
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.rows import says_winner

_OF_EACH = "小计"
_SUM_CELL = re.compile(rf"(?:{any_of('whole_words')}|{_OF_EACH})(?:\([^()]*\))?\s*:?")
_SUM_BEGINS = frozenset(word[0] for word in (*words_of("whole_words"), _OF_EACH))
_SPACES = re.compile(r"\s+")
_FIGURE = re.compile(NUMBER)


def is_sum(cells: list[Cell], above: list[list[Cell]]) -> bool:
    """Whether a row holds the sum of those above it (合计): a word for it and figures, and nobody's name but theirs."""
    filled = [cell for cell in cells if cell.text]
    if not any(cell.text[0] in _SUM_BEGINS and _SUM_CELL.fullmatch(_SPACES.sub("", cell.text)) for cell in filled):
        return False
    named = {cell.text for cell in filled if is_legal(cell.text)}
    # 小计 | 某某公司 below rows of that company
    return named <= {cell.text for row in above for cell in row}


def sum_of_items(cells: list[Cell], header: list[Word], above: list[list[Cell]]) -> Value | None:
    """The sum in the last row of a table of items of nobody, or of one party (合计 … 564000), as a total."""
    cells = [cell for cell in cells if cell.text]
    parties = {row[i].text for i, word in enumerate(header) if word.kind in PARTY_KINDS for row in above if i < len(row)}
    items = any(word.kind == "item" for word in header)
    if len(cells) != 2 or not items or len(parties) > 1 or not any(c.isdigit() for c in cells[1].text):
        return None
    return Value(cells[0].start, cells[1].start, cells[1].end, Word("total", "合计", header[-1].qualifier))


def put_sum(entries: list[Entry], summed: Row) -> bool:
    """Whether what one party's items come to (包1 | 某某公司 | 小计 | 128470.00) was put in place of their rows, as their sum."""
    last = entries[-1] if entries else None
    whole = next(((word, cell) for word, cell in reversed(summed.columns) if _FIGURE.fullmatch(cell.text)), None)
    if whole is None or not isinstance(last, Row) or not _whose(last):
        return False
    word, cell = whole
    if not (_is_of_each(summed, last) or _prices_items(last, word)):
        return False
    items: list[Row] = []
    while len(items) < len(entries) and isinstance(row := entries[-1 - len(items)], Row) and _whose(row) == _whose(last):
        items.append(row)
    over = entries[-1 - len(items)] if len(items) < len(entries) else None
    # 合计 of several parties is nobody's
    others = isinstance(over, Row) and over.table == last.table and not _is_of_each(summed, last)
    parts = [_value(part.text) for row in items for head, part in row.columns if head == word]
    if others or not 1 < len(items) == len(parts) or sum(parts) != _value(cell.text):
        return False
    price = word if word.kind in ("amount", "offer") else Word("amount", _OF_EACH, word.qualifier)
    named = [column for column in last.columns if column[0].kind in PARTY_KINDS | {"lot", "lot_name", "party_name", "rank"}]
    columns = (*(column for column in named if is_legal(column[1].text) or column[0].kind != "party_name"), (price, cell))
    entries[-len(items) :] = [row_of(items[-1].start, summed.end, last.table, columns, flat=last.flat)]
    return True


def _is_of_each(summed: Row, last: Row) -> bool:
    """Whether a sum is called that of a part (小计), or stands beside the party that spans it and the row above."""
    spanned = {cell.start for _, cell in last.cells(*PARTY_KINDS)}
    return any(cell.text.startswith(_OF_EACH) or cell.start in spanned for _, cell in summed.columns)


def _prices_items(row: Row, price: Word) -> bool:
    """Whether a row tells the price of one piece of what was bought and of all its pieces, which is no winner's price."""
    return bool(row.cells("unit_price")) and price.kind != "unit_price" and not says_winner(price.key)


def _whose(row: Row) -> list[str]:
    """The lot and the parties that a row names."""
    return [cell.text for _, cell in row.cells("lot", "lot_name", *PARTY_KINDS)]


def _value(text: str) -> Decimal:
    """What a cell says that is nothing but a figure; nothing else is a part of any sum."""
    return Decimal("".join(text.split()).replace(",", "")) if _FIGURE.fullmatch(text) else Decimal("NaN")
