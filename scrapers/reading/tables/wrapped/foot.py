"""Foot of a page behind a flattened table: who signs it, who keeps the site and what it counts, which are no rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.reading.lexicon.figures import BARE_MONEY, IN_WORDS, SAID_MONEY
from scrapers.reading.lexicon.forms import LOT_AT_START, RANK
from scrapers.reading.lexicon.kinds import PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Cell
from scrapers.reading.values.failures import FAILED_CELL, says_failed

# 投标人对结果有异议的，可在公示期内提出。
_OBJECTS = re.compile(r"[^\n]{0,80}?(?:异议|质疑|投诉)[^\n]{0,200}。\s*")
_PRICE = re.compile(rf"(?:{BARE_MONEY}|{IN_WORDS}|{SAID_MONEY})")
# a registration's digits are no price
_LONG_DIGITS = re.compile(r"\d{11}")
_DAY = re.compile(r"\s*20\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?日?\s*(?:\n|\Z)")
_ORDINAL = re.compile(r"\d{1,3}[.、]?")
# a centre where others bid wins nothing there
_CENTRE = re.compile(r"(?:公共资源)?交易(?:服务)?中心$")
_LEAST = 2


def before_objections(pieces: list[Cell]) -> list[Cell]:
    """The pieces of a table before the sentence that says how to object to it: what stands behind is no row."""
    stop = next((at for at, piece in enumerate(pieces) if at and _OBJECTS.fullmatch(piece.text)), len(pieces))
    return pieces[:stop]


def without_foot(folded: str, words: Sequence[Word], rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without the last ones that do not begin as the others and print no price where these do: a page's foot."""
    priced = [i for i, word in enumerate(words) if word.kind in SUMS_OF_MONEY]
    party = next((i for i, word in enumerate(words) if word.kind in PARTY_KINDS), None)
    if party is None:
        return rows
    rows = [*rows]
    while len(rows) >= _LEAST and _is_foot(folded, rows, priced, party):
        rows.pop()
    return rows


def _is_foot(folded: str, rows: list[list[Cell]], priced: list[int], party: int) -> bool:
    last, before = rows[-1], rows[:-1]
    if FAILED_CELL.search(last[party].text) or says_failed(last[party].text) or not last[party].text:
        return False
    if _CENTRE.search(last[party].text):
        return True
    signed = _DAY.match(folded, last[party].end) is not None and not any(_DAY.match(folded, row[party].end) for row in before)
    begins = {_form(row[0].text) for row in before}
    ragged = party > 0 and _form(last[0].text) not in begins
    if not priced:
        return signed
    price = any(_is_price(last[i].text) for i in priced)
    common = all(any(_is_price(row[i].text) for i in priced) for row in before if not FAILED_CELL.search(row[party].text))
    return not price and common and (ragged or signed)


def _is_price(text: str) -> bool:
    return _PRICE.fullmatch(text) is not None and not _LONG_DIGITS.search(text)


def _form(text: str) -> str:
    """What a row begins with: a number, a lot, a rank, words, or nothing."""
    if not text:
        return ""
    if _ORDINAL.fullmatch(text):
        return "number"
    return "lot" if LOT_AT_START.match(text) else "rank" if RANK.match(text) else "words"
