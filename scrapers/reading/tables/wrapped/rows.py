"""Rows whose cells are wrapped over lines: pieces joined and dealt out to columns, each row from its number or its code on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from scrapers.numerals import number_of
from scrapers.reading.lexicon.forms import LOT, LOT_ANYWHERE, RANK
from scrapers.reading.lexicon.kinds import PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.wrapped.costs import (
    EMPTY,
    EXTRA,
    FEN,
    NEVER,
    NOTHING,
    cost_of_party,
    cost_of_price,
    cost_of_words,
    decimals_of,
    fits,
    goes_below,
    is_failure,
    tells_more,
)
from scrapers.reading.tables.wrapped.pieces import names_surely

CODE = re.compile(r"[A-Z0-9][A-Z0-9/]{1,11}(?:-[A-Z0-9]{1,12}){1,4}", re.ASCII)
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_LINE_END = "\n"
_SAME = 3
# columns in which nobody is named, and a row in one of their cells: a name and figures behind it
_NAMELESS = frozenset(("index", "lot", "lot_name", "rank", "item", "other", "address", "rate", "score", "share")) | SUMS_OF_MONEY
_COMPANY = re.compile(any_of("companies"))
_NUMBER_WITHIN = re.compile(r"[\u4e00-\u9fff]\d{1,2}[\u4e00-\u9fff]{4}")
_ROW_WITHIN = re.compile(
    rf"{any_of('name_ends')}[^,;。\n]{{0,40}}?\d(?:%|\.\d\d|元)[\u4e00-\u9fff\d]"
    rf"|\d\.\d\d(?:[^,;。\n]{{0,30}}{any_of('name_ends', 'short_name_ends')}|{LOT})"
)
_MOST_PIECES, _MOST_ROWS, _LONGEST_ROW, _MOST_JOINED, _MOST_EXTRA = 600, 60, 60, 8, 2
# how many pieces may be tried in how many columns, before a table is none
_MOST_TRIED = 20_000


class _Row(NamedTuple):
    """A row: how well its pieces fit, and how many each column took."""

    cost: int
    took: tuple[int, ...]


def joined_rows(folded: str, words: Sequence[Word], tokens: Sequence[Cell]) -> list[list[Cell]]:
    """The rows of wrapped cells under some heads, or under these and one or two more that are not printed; else nothing."""
    pieces = list(takewhile(lambda piece: ":" not in piece.text and not piece.text.endswith("。"), tokens[:_MOST_PIECES]))
    kinds = [word.kind for word in words]
    if not pieces or sum(kind in PARTY_KINDS for kind in kinds) != 1 or not _starts(kinds, pieces, 0, 1):
        return []
    for extra in range(_MOST_EXTRA + 1):
        dealer = _Dealer(folded, [*kinds, *[EXTRA] * extra], pieces)
        rows = dealer.rows()
        goes_on = any(_starts(kinds, tokens, at, len(rows) + 1) for at in range(len(pieces), len(tokens)))
        if rows and not goes_on and dealer.is_even(rows):
            return [row[: len(kinds)] for row in rows]
    return []


def _starts(kinds: Sequence[str], pieces: Sequence[Cell], at: int, number: int) -> bool:
    """Whether a row of this number may begin with a piece."""
    text = pieces[at].text
    if kinds[0] in ("index", "rank"):
        return text.rstrip(".、") == str(number) or (kinds[0] == "rank" and RANK.fullmatch(text) is not None)
    code = CODE.fullmatch(text) if kinds[0] == "lot" else None
    return code is not None and text.startswith(pieces[0].text[:_SAME])


class _Dealer:
    """The pieces of one table, dealt out to its columns."""

    def __init__(self, folded: str, kinds: list[str], pieces: list[Cell]) -> None:
        """Deals pieces of a folded text out to columns of some kinds."""
        self.folded, self.kinds, self.pieces = folded, kinds, pieces
        self.left = _MOST_TRIED
        self.known: dict[tuple[int, int], list[tuple[int, _Row]] | None] = {}

    def rows(self) -> list[list[Cell]]:
        """The rows, where all pieces belong to one and there is one way to deal them out; else nothing."""
        found = self._from(0, 1)
        return [self._cells(at, row) for at, row in found] if found else []

    def is_even(self, rows: list[list[Cell]]) -> bool:
        """Whether prices of more than two decimals all have as many in their column: none of them is cut within."""
        for i, kind in enumerate(self.kinds):
            decimals = [decimals_of(row[i].text) for row in rows if kind in SUMS_OF_MONEY and row[i].text not in NOTHING]
            if any(count > FEN for count in decimals) and len(set(decimals)) > 1:
                return False
        return True

    def _from(self, at: int, number: int) -> list[tuple[int, _Row]] | None:
        """The rows from a piece on; None where there is no way, or more than one."""
        if at == len(self.pieces):
            return []
        if number > _MOST_ROWS:
            return None
        if (at, number) not in self.known:
            self.known[at, number] = None
            stops = range(at + 1, min(at + _LONGEST_ROW, len(self.pieces)) + 1)
            ways = []
            for stop in stops:
                if self._has_code(stop - 1) and stop - 1 > at:
                    break
                if stop == len(self.pieces) or _starts(self.kinds, self.pieces, stop, number + 1):
                    row = self._row(at, stop)
                    behind = self._from(stop, number + 1) if row else None
                    if row and behind is not None:
                        ways.append([(at, row), *behind])
            self.known[at, number] = _cheapest_of(ways)
        return self.known[at, number]

    def _has_code(self, at: int) -> bool:
        """Whether a piece is a code with which rows begin."""
        return self.kinds[0] == "lot" and _starts(self.kinds, self.pieces, at, 0)

    def _row(self, at: int, stop: int) -> _Row | None:
        """The cheapest way to deal the pieces of one row out; None where two are as cheap and differ in what they tell."""
        self.left -= (stop - at) * len(self.kinds)
        if self.left < 0:
            return None
        failed = any(is_failure(piece.text) for piece in self.pieces[at:stop])
        early, late = (self._cheapest(at, stop, failed, later=later) for later in (False, True))
        if early is None or late is None:
            return None
        return early if self._telling(at, early) == self._telling(at, late) else None

    def _telling(self, at: int, row: _Row) -> list[str]:
        """What a row says of parties, prices, ranks and lots."""
        cells = zip(self.kinds, self._cells(at, row), strict=True)
        return [cell.text if kind != "lot" or LOT_ANYWHERE.fullmatch(cell.text) else "" for kind, cell in cells if _tells(kind)]

    def _cheapest(self, at: int, stop: int, failed: bool, *, later: bool) -> _Row | None:
        count = stop - at
        best: list[_Row | None] = [_Row(0, ()), *[None] * count]
        for kind in self.kinds:
            following: list[_Row | None] = [None] * (count + 1)
            for done, here in enumerate(best):
                for took in range(min(_MOST_JOINED, count - done) + 1) if here else ():
                    price = self._cost(kind, at + done, took, failed) if done or took else NEVER
                    known = following[done + took]
                    if here and price < NEVER:
                        way = _Row(here.cost + price, (*here.took, took))
                        if known is None or way.cost < known.cost or (later and way.cost == known.cost):
                            following[done + took] = way
            best = following
        return best[count]

    def _cost(self, kind: str, at: int, took: int, failed: bool) -> int:
        if not took:
            if kind in PARTY_KINDS and failed:
                return 1
            return NEVER if kind == EXTRA or kind in PARTY_KINDS else EMPTY
        pieces = self.pieces[at : at + took]
        text = self._joined(at, took).text
        over_lines = all("\n" in self.folded[above.end : below.start] for above, below in pairwise(pieces))
        if kind in PARTY_KINDS:
            return cost_of_party(pieces, text) if over_lines else NEVER
        if kind in SUMS_OF_MONEY:
            return cost_of_price(pieces, text) if over_lines else NEVER
        if kind in ("index", "rank", "rate", "score"):
            return 0 if took == 1 and fits(kind, text) else NEVER
        rated = kind == EXTRA and "rate" in self.kinds and "%" in text
        if rated or (kind == EXTRA and any(map(tells_more, pieces))) or (at and self._is_rest(at)):
            return NEVER
        return cost_of_words(kind, pieces, text)

    def _is_rest(self, at: int) -> bool:
        """Whether a piece may be the rest of a figure in the line above, and no cell of its own."""
        before, piece = self.pieces[at - 1], self.pieces[at]
        return goes_below(before.text, piece.text) and "\n" in self.folded[before.end : piece.start]

    def _cells(self, at: int, row: _Row) -> list[Cell]:
        """The cells of a row; where nobody won, the word for it stands in the winner's."""
        cells = []
        stop = at + sum(row.took)
        failure = next((piece for piece in self.pieces[at:stop] if is_failure(piece.text)), None)
        for kind, took in zip(self.kinds, row.took, strict=True):
            empty = failure if failure and kind in PARTY_KINDS else Cell(self.pieces[stop - 1].end, self.pieces[stop - 1].end, "")
            cells.append(self._joined(at, took) if took else empty)
            at += took
        return cells

    def _joined(self, at: int, took: int) -> Cell:
        start, end = self.pieces[at].start, self.pieces[at + took - 1].end
        return Cell(start, end, _BREAK.sub("", self.folded[start:end]))


def _cheapest_of(ways: list[list[tuple[int, _Row]]]) -> list[tuple[int, _Row]] | None:
    """The cheapest of some ways to deal rows out; None where two are as cheap."""
    costs = [sum(row.cost for _, row in way) for way in ways]
    return ways[costs.index(min(costs))] if ways and costs.count(min(costs)) == 1 else None


def _tells(kind: str) -> bool:
    return kind in PARTY_KINDS or kind in SUMS_OF_MONEY or kind in ("lot", "rank", "rate")


def closed_up(text: str, rows: Sequence[Sequence[Cell]]) -> str:
    """The text with the cells of rows each in one line, the breaks behind it; it keeps its length."""
    for cell in (cell for row in rows for cell in row if text.find("\n", cell.start, cell.end) >= 0):
        piece = text[cell.start : cell.end]
        whole = _BREAK.sub("", piece)
        text = f"{text[: cell.start]}{whole}{_LINE_END * (len(piece) - len(whole))}{text[cell.end :]}"
    return text


def goes_on(folded: str, rows: list[list[Cell]], end: int) -> bool:
    """Whether another row begins behind the last one, by its number."""
    last = number_of(rows[-1][0].text)
    behind = max(cell.end for cell in rows[-1])
    return last is not None and re.search(rf"\s{last + 1}\s", folded[behind:end]) is not None


def prices_numbers(words: list[Word], rows: list[list[Cell]]) -> bool:
    """Whether a row's own number stands where its price should, and nothing in the column of numbers."""
    kinds = [word.kind for word in words]
    if kinds[0] not in ("index", "rank"):
        return False
    unnumbered = [(str(number), row) for number, row in enumerate(rows, 1) if not row[0].text]
    return any(cell.text == number for number, row in unnumbered for i, cell in enumerate(row) if kinds[i] in SUMS_OF_MONEY)


def is_astray(words: Sequence[Word], row: Sequence[Cell]) -> bool:
    """Whether cells of a row stand in columns not their own: a company's name does, another row in a cell, a rank in a name."""
    numbered = [cell.text for word, cell in zip(words, row, strict=False) if word.kind in ("index", "rank")]
    named = [cell.text for word, cell in zip(words, row, strict=False) if word.kind in PARTY_KINDS and cell.text]
    others = [cell.text for word, cell in zip(words, row, strict=False) if word.kind in _NAMELESS and cell.text]
    lots = [cell.text for word, cell in zip(words, row, strict=False) if word.kind in ("lot", "index") and cell.text]
    if any(map(_COMPANY.search, lots)):
        return True
    if any(_ROW_WITHIN.search(text) for text in others) or ("" in numbered and any(_NUMBER_WITHIN.search(t) for t in named)):
        return True
    sure = any(names_surely(text) or is_failure(text) for text in named)
    return not sure and any(names_surely(piece) for text in others for piece in text.split())
