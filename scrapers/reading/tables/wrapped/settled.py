"""Prices of which the digits alone cannot say where they begin or end: settled by what the page prints elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice, product

from scrapers.reading.lexicon.decisions import LAST_LETTERS
from scrapers.reading.lexicon.figures import NUMBER
from scrapers.reading.page.page import Cell

# behind a name, a label or a space: 附件181481.00 may be one piece at 81481.00
_FIGURE = re.compile(
    rf"(?:(?<=[\s:¥￥$(),;、。为是价额计元%分{LAST_LETTERS}])|\A)(?P<figure>{NUMBER})(?=\s|[亿万]?元|\(?[亿万]?元|[),;。、]|\Z)\s?\(?(?P<tens>万)?"
)
_DIGITS = re.compile(NUMBER)
_TENS, _FEN = 10_000, 2
# of the digits before a price so many may be a house's or points; a sum is no small number, which any page prints
_MOST_BEFORE, _LEAST = 6, 1_000
_MOST_IN_DOUBT, _MOST_FIGURES = 6, 400
# digits of several cells are no sum, and more of them than can be rounded
_MOST = Decimal(10) ** 13


def settled(folded: str, table: tuple[int, int], early: Sequence[Cell], late: Sequence[Cell]) -> list[Cell]:
    """The prices of a column's rows of which each may be one of two: those whose sum, or which alone, the page prints elsewhere.

    A price that is printed nowhere else is an empty cell.
    """
    told = _told_outside(folded, table)
    doubts = [i for i, (one, other) in enumerate(zip(early, late, strict=True)) if one.text != other.text]
    if len(doubts) <= _MOST_IN_DOUBT:
        ways = [[one, other] if i in doubts else [one] for i, (one, other) in enumerate(zip(early, late, strict=True))]
        whole = [way for way in product(*ways) if told(sum(map(_value, way), Decimal(0)))]
        if len(whole) == 1:
            return [*whole[0]]
    return [_shortened(cell, told) if i in doubts else cell for i, cell in enumerate(early)]


def _shortened(cell: Cell, told: Callable[[Decimal], bool]) -> Cell:
    """A price cut short in front until the page prints it elsewhere, too (27|4210667.00元); an empty cell where it never does."""
    for cut in range(min(_MOST_BEFORE, len(cell.text))):
        shorter = Cell(cell.start + cut, cell.end, cell.text[cut:])
        if shorter.text[0] in "123456789" and told(_value(shorter)):
            return shorter
    return Cell(cell.end, cell.end, "")


def _told_outside(folded: str, table: tuple[int, int]) -> Callable[[Decimal], bool]:
    """Whether a sum in yuan is printed outside a table, to the fen or rounded in 万元, as a function of the sum."""
    parts = ((0, table[0]), (table[1], len(folded)))
    figures = [
        (_plain(found["figure"]), found["tens"] is not None)
        for part in parts
        for found in islice(_FIGURE.finditer(folded, *part), _MOST_FIGURES)
    ]
    return lambda total: _LEAST <= total < _MOST and any(_is_same(total, figure, tens=tens) for figure, tens in figures)


def _plain(figure: str) -> Decimal:
    return Decimal("".join(figure.replace(",", "").split()))


def _value(cell: Cell) -> Decimal:
    """The last figure of a cell as it is printed, in yuan where it prints 万元; 0 where it has none."""
    found = _DIGITS.findall(cell.text)
    value = _plain(found[-1]) if found else Decimal(0)
    return value * _TENS if "万" in cell.text else value


def _is_same(total: Decimal, figure: Decimal, *, tens: bool) -> bool:
    """Whether a printed figure is the total, or what it rounds to in 万元 (151.280000万元 is rounded, too)."""
    if not tens:
        return figure == total
    places = max(_FEN, -int(figure.normalize().as_tuple().exponent))
    return figure == (total / _TENS).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
