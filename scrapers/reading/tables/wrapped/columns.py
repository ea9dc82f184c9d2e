"""Columns of rows that run together: what each holds, and which hold words that nothing tells apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scrapers.reading.lexicon.kinds import NUMERIC, PARTY_KINDS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Cell

_TENS = "万"
# 元/月
_PER = re.compile(r"元\s?/")
# what only words say
_WORDS = frozenset(("item", "other", "method", "remark", "reason", "contact"))


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
    places = tuple(i for i, kind in enumerate(kinds) if not (i and {kind, kinds[i - 1]} <= _WORDS))
    tens = frozenset(place for place, i in enumerate(places) if _TENS in f"{words[i].key}{words[i].qualifier}")
    return Columns(tuple(kinds[i] for i in places), tens, spaced, places)


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
    if word.kind in NUMERIC or word.kind in PARTY_KINDS:
        return word.kind
    return "total" if "元" in word.qualifier else "share" if "%" in word.qualifier or word.key.endswith("率") else word.kind
