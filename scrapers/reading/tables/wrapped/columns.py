"""Columns of rows that run together: their heads, what each holds, and which hold words that nothing tells apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.kinds import NUMERIC, PARTY_KINDS, PRICES, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import LABELS, Word
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell

_TENS, _UNIT_HEAD = "万", "单位"
# 元/月
_PER = re.compile(r"元\s?/")
# the kind of a column that names others than the winner
OTHERS = "others"
_HEADS_OF_OTHERS = re.compile(any_of("heads_of_others"))
# what only words say
WORDS = frozenset(("item", "other", "method", "remark", "reason", "contact"))


class Columns(NamedTuple):
    """Columns of a table: their kinds, which count in 万元, and whether spaces stand between most of their cells.

    `places` are those of the columns among the heads: of columns of words beside each other only the first is one.
    """

    kinds: tuple[str, ...]
    tens: frozenset[int]
    spaced: bool
    places: tuple[int, ...]


def columns_of(words: Sequence[Word], *, spaced: bool) -> Columns:
    """The columns under heads, which need not tell where one cell of words ends and the next begins."""
    kinds = kinds_of(words)
    places = tuple(i for i, kind in enumerate(kinds) if not (i and {kind, kinds[i - 1]} <= WORDS))
    tens = frozenset(place for place, i in enumerate(places) if _TENS in f"{words[i].key}{words[i].qualifier}")
    return Columns(tuple(kinds[i] for i in places), tens, spaced, places)


def unit_apart(words: list[Word], cells: list[Cell]) -> tuple[list[Word], list[Cell]]:
    """The heads of a table that tell no price, with the one before the head of its unit as one of its own: 中标金额单位."""
    if any(word.kind in PRICES for word in words):
        return words, cells
    for i, (word, cell) in enumerate(zip(words, cells, strict=True)):
        price = word.key.removesuffix(_UNIT_HEAD)
        if price != word.key and LABELS.get(price) in SUMS_OF_MONEY:
            unit = cell.end - len(_UNIT_HEAD)
            apart = [Cell(cell.start, unit, price), Cell(unit, cell.end, _UNIT_HEAD)]
            return [*words[:i], column(price), column(_UNIT_HEAD), *words[i + 1 :]], [*cells[:i], *apart, *cells[i + 1 :]]
    return words, cells


def names_others(word: Word) -> bool:
    """Whether a column names who made what was bought, or who lost and why."""
    return word.kind in WORDS and _HEADS_OF_OTHERS.search(word.key) is not None


def spread(cells: Iterable[Cell], places: Sequence[int], width: int) -> list[Cell]:
    """A row's cells under all heads of its table, those of words in the first column that may hold them."""
    held = dict(zip(places, cells, strict=True))
    row: list[Cell] = []
    for i in range(width):
        row.append(held.get(i) or Cell(row[-1].end, row[-1].end, ""))
    return row


def kinds_of(words: Sequence[Word]) -> tuple[str, ...]:
    """The kinds of the columns, of which one is the party's: of two such columns the second asks whether who bids has won."""
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    return tuple("other" if word.kind in PARTY_KINDS and i != party else _kind(word) for i, word in enumerate(words))


def _kind(word: Word) -> str:
    """The kind of a column by its unit, where its words tell of no figure: 代理服务费（元）, 增值税税率（%）."""
    if _PER.search(word.qualifier):
        return "unit_price"
    if names_others(word):
        return OTHERS
    if word.kind in NUMERIC or word.kind in PARTY_KINDS:
        return word.kind
    return "total" if "元" in word.qualifier else "share" if "%" in word.qualifier or word.key.endswith("率") else word.kind
