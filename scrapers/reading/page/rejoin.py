"""Rows of a table in text and the loose lines round them: which lines are pieces of whose name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scrapers.reading.lexicon.kinds import NUMERIC
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import RAGGED, are_lines_of_name, width_of
from scrapers.reading.lexicon.words import any_of

_FIGURE = re.compile(r"[¥￥$]?\d[\d,.]*(?:%|\(?(?:%|[万亿]?元)\)?)?")
_MOST_BELOW = 4
_ENDS_NAME = re.compile(rf"{any_of('legal_ends')}$")


class PieceLine(NamedTuple):
    """A line with something in it, and where each of its pieces stands."""

    pieces: list[tuple[int, int]]

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


class LooseTable(NamedTuple):
    """The rows under some heads and the lines of pieces before, between and behind them."""

    words: list[Word]
    rows: list[PieceLine]
    loose: list[list[PieceLine]]


class _Dealt(NamedTuple):
    """The lines above and below a row that belong to it, and how they and the row make its name."""

    above: list[PieceLine]
    below: list[PieceLine]
    # "around": of the lines alone, "middle": with the first cell between them, "whole": it is the first cell alone
    name: str = ""


def with_names(text: str, folded: str, table: LooseTable) -> str:
    """The text with the pieces of each name in its row, where just one way to deal them out gives names."""
    ways = [way for deal in (_round, _below, _above) if (way := _named(folded, table, deal(table)))]
    if not ways or any(way != ways[0] for way in ways):
        return text
    for row, dealt in reversed([*zip(table.rows, ways[0], strict=True)]):
        if dealt.above or dealt.below:
            text = _in_one_line(text, row, dealt)
    return text


def _round(table: LooseTable) -> list[_Dealt]:
    """As many pieces above each row as below it."""
    dealt: list[_Dealt] = []
    before = table.loose[0]
    for behind in table.loose[1:]:
        count = len(before)
        dealt.append(_Dealt(before, behind[:count]))
        before = behind[count:]
    return dealt


def _below(table: LooseTable) -> list[_Dealt]:
    """All pieces below the row that they belong to."""
    return [_Dealt([], behind) for behind in table.loose[1:]] if not table.loose[0] else []


def _above(table: LooseTable) -> list[_Dealt]:
    """All pieces above the row that they belong to."""
    return [_Dealt(before, []) for before in table.loose[:-1]]


def _named(folded: str, table: LooseTable, dealt: list[_Dealt]) -> list[_Dealt]:
    """The rows with their pieces where each has a name then, of lines as wide as a column has; else nothing."""
    way: list[_Dealt] = []
    widths: list[int] = []
    for number, (row, (above, behind, _)) in enumerate(zip(table.rows, dealt, strict=False), 1):
        texts = [folded[a:b] for a, b in row.pieces]
        # the lines of the last row end where the table does
        last = number == len(table.rows) and not above
        below = _shortest(folded, texts[1], behind[:_MOST_BELOW]) if last else behind
        if is_legal(texts[1]):
            if any(map(_ENDS_NAME.search, _firsts(folded, [*above, *below]))):
                # 有限公司 beside a name that is whole is another's
                return []
            way.append(_Dealt(above, below, "whole"))
            continue
        name = _place_of_name(table.words, texts)
        pieces = [*_firsts(folded, above), *([texts[1]] if name == "middle" else []), *_firsts(folded, below)]
        if not name or not pieces or not _is_wrapped(folded, pieces):
            return []
        widths += map(width_of, pieces[:-1])
        way.append(_Dealt(above, below, name))
    even = not widths or max(widths) - min(widths) <= RAGGED
    return way if even and len(way) == len(table.rows) else []


def _shortest(folded: str, begun: str, below: list[PieceLine]) -> list[PieceLine]:
    """The fewest lines below the last row that end the name it begins; none where it is whole or none do."""
    for count in range(len(below) + 1):
        if is_legal("".join([begun, *_firsts(folded, below[:count])])):
            return below[:count]
    return []


def _firsts(folded: str, lines: Sequence[PieceLine]) -> list[str]:
    return [folded[slice(*line.pieces[0])] for line in lines]


def _place_of_name(words: list[Word], texts: list[str]) -> str:
    """Whether a row holds a piece of the name behind its number, or none; an empty text where it cannot be said."""
    if _FIGURE.match(texts[1]):
        return "around"
    if words[2].kind in NUMERIC or len(texts) == len(words):
        return "middle"
    return "around" if len(texts) == len(words) - 1 else ""


def _is_wrapped(folded: str, pieces: list[str]) -> bool:
    """Whether some pieces are the lines of one name whose last is none of its own elsewhere, or one is a whole name."""
    if len(pieces) == 1:
        return is_legal(pieces[0])
    return are_lines_of_name(pieces) and not any(f"{stop}{pieces[-1]}" in folded for stop in ":,、;。")


def _in_one_line(text: str, row: PieceLine, dealt: _Dealt) -> str:
    """The text with one row and its pieces in one line: its number, its name, its other cells, the pieces of these."""
    above, below, name = dealt
    start, end = [*above, row][0].start, [row, *below][-1].end
    number, first, *_ = row.pieces
    others = [text[slice(*piece)] for line in (*above, *below) for piece in line.pieces[name != "whole" :]]
    behind, middle = (first[1], text[slice(*first)]) if name == "middle" else (number[1], "")
    whole = "".join([*_firsts(text, above), middle, *_firsts(text, below)]) if name != "whole" else ""
    rest = " ".join([text[behind : row.end], *others])
    gap = "" if not whole else "  " if "  " in rest else " "
    line = f"{text[slice(*number)]}{gap}{whole}{rest}"
    return f"{text[:start]}{line}{' ' * (end - start - len(line))}{text[end:]}"
