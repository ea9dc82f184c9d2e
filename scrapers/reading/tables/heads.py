"""The heads of a table's columns: which row holds them, and what they say."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Value
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word, column, label
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell

HEADER_LENGTH = 40
_FIGURE = re.compile(r"[¥$]?\s?[\d.,]*\d\s?(?:万元|元|%)?")
# the parties that a block of rows can be about, and what it says of them
_BLOCKS, _FACTS = frozenset(("supplier", "candidate", "buyer", "agency")), frozenset(("party_name", "address", "contact", "code"))
_OTHER_HEADS = frozenset(("amount", "offer", "index", "item", "score", "unit_price", "rate", "lot", "contact"))


_SUM_CELL = re.compile(rf"{any_of('whole_words')}(?:\([^()]*\))?\s*:?")


def distinct(row: list[Cell]) -> list[Cell]:
    """The cells of a row, each once, whatever it spans."""
    cells: list[Cell] = []
    for cell in row:
        if not cells or cells[-1].start != cell.start or cells[-1].end != cell.end:
            cells.append(cell)
    return cells


def header_words(row: list[Cell]) -> list[Word] | None:
    """The words of a header row, or None where the row is none: most cells are labels, one names a party or two a figure."""
    cells = distinct(row)
    if is_party_block(cells):
        return None
    if any(len(cell.text) > HEADER_LENGTH or (cell.text.endswith("公司") and not label(cell.text)) for cell in cells):
        return None
    exact = sum(1 for cell in cells if cell.text and label(cell.text))
    filled = sum(1 for cell in cells if cell.text)
    words = [column(cell.text) for cell in row]
    known = sum(1 for cell in cells if cell.text and column(cell.text).kind != "other")
    if exact < 2 or (exact * 2 < filled and known < filled):
        return None
    kinds = {word.kind for word in words}
    numeric = sum(1 for cell in cells if _FIGURE.fullmatch(cell.text))
    if numeric or (exact < filled and not any(_is_head_like(cell.text) for cell in cells)):
        return None
    if kinds & PARTY_KINDS or (exact == filled and kinds & _OTHER_HEADS):
        return words
    return None


def is_party_block(cells: list[Cell]) -> bool:
    """Whether a row is a line of a party's block: 中标人, which spans rows, then 名称 or 地址, then the value."""
    if len(cells) != 3 or label(cells[2].text):
        return False
    party, fact = label(cells[0].text), label(cells[1].text)
    return party is not None and fact is not None and party.kind in _BLOCKS and fact.kind in _FACTS


def _is_head_like(text: str) -> bool:
    return column(text).kind in PARTY_KINDS


def under(above: list[Cell], row: list[Cell], words: list[Word]) -> list[Word]:
    """The words of a header in two rows: a head that says nothing itself is read with the one above it (报价 over 含税)."""
    joined = []
    for i, (cell, word) in enumerate(zip(row, words, strict=True)):
        over = above[i] if i < len(above) else cell
        joined.append(column(over.text + cell.text) if word.kind == "other" and over.start != cell.start else word)
    return joined


def sum_of_items(cells: list[Cell], header: list[Word]) -> Value | None:
    """The sum in the last row of a table of items (合计 … 564000), as a total."""
    kinds = {word.kind for word in header}
    cells = [cell for cell in cells if cell.text]
    if len(cells) != 2 or "item" not in kinds or kinds & PARTY_KINDS or not _SUM_CELL.fullmatch(cells[0].text):
        return None
    if not any(c.isdigit() for c in cells[1].text):
        return None
    return Value(cells[0].start, cells[1].start, cells[1].end, Word("total", "合计", header[-1].qualifier))
