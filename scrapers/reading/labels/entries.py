"""Entries of an outline: heads, lots, labelled values, table rows and plain lines, each by position."""

from __future__ import annotations

from typing import NamedTuple

from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Cell


class Label:
    """A label found in a line: where it and its value begin."""

    __slots__ = ("at", "value", "word")

    def __init__(self, at: int, value: int, word: Word) -> None:
        self.at, self.value, self.word = at, value, word


class Head(NamedTuple):
    """A head begins a part of the page; `kind` is a section of the vocabulary, "unknown" where its words are none."""

    start: int
    end: int
    kind: str
    # numbered 一、二、三: a part of the first order
    major: bool


class LotHead(NamedTuple):
    """Head of a lot: all below belongs to it; `end` is where its label ends."""

    start: int
    end: int
    lot: str


class RankHead(NamedTuple):
    """Head of a rank: all below is about the candidate of this rank."""

    start: int
    end: int
    rank: int


class Value(NamedTuple):
    """A labelled value: the label's word and where the value stands (`at` is where the label stands)."""

    at: int
    start: int
    end: int
    word: Word


class Row(NamedTuple):
    """A data row of a table with a header: the table's number, and for each column its word and cell."""

    start: int
    end: int
    table: int
    columns: tuple[tuple[Word, Cell], ...]
    # the columns that are not empty, by kind
    filled: dict[str, list[tuple[Word, Cell]]]
    flat: bool = False

    def cells(self, *kinds: str) -> list[tuple[Word, Cell]]:
        """The columns of some kinds that are not empty, in page order."""
        if len(kinds) == 1:
            return self.filled.get(kinds[0]) or []
        found = [kind for kind in kinds if kind in self.filled]
        if len(found) > 1:
            return [(word, cell) for word, cell in self.columns if word.kind in found and cell.text]
        return self.filled[found[0]] if found else []

    def with_columns(self, columns: tuple[tuple[Word, Cell], ...]) -> Row:
        """The same row with other words over its cells."""
        return row_of(self.start, self.end, self.table, columns, flat=self.flat)


def row_of(start: int, end: int, table: int, columns: tuple[tuple[Word, Cell], ...], *, flat: bool = False) -> Row:
    """A row of some columns."""
    filled: dict[str, list[tuple[Word, Cell]]] = {}
    for column in columns:
        word, cell = column
        if cell.text:
            filled.setdefault(word.kind, []).append(column)
    return Row(start, end, table, columns, filled, flat)


class Plain(NamedTuple):
    """A line that is none of these."""

    start: int
    end: int


Entry = Head | LotHead | RankHead | Value | Row | Plain
