"""Prices of which the digits alone cannot say where they begin or end: settled by what the page prints elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from scrapers.reading.lexicon.figures import NUMBER
from scrapers.reading.page.page import Cell

_FIGURE = re.compile(rf"(?<![\d.,])(?P<figure>{NUMBER})(?=\s|[亿万]?元|\(?[亿万]?元|[),;。、]|\Z)\s?\(?(?P<tens>万)?")
_DIGITS = re.compile(NUMBER)
_TENS = 10_000
# of the digits before a price so many may be a house's or points; a sum is no small number, which any page prints
_MOST_BEFORE, _LEAST, _FEN = 6, 1_000, 2


def told_elsewhere(folded: str, table: tuple[int, int], cells: Sequence[Cell]) -> bool:
    """Whether the sum of some prices is printed outside their table, to the fen or rounded in 万元."""
    total = sum((_value(cell) for cell in cells), Decimal(0))
    return total >= _LEAST and any(
        _is_same(total, found) for part in ((0, table[0]), (table[1], len(folded))) for found in _FIGURE.finditer(folded, *part)
    )


def without_digits_before(folded: str, table: tuple[int, int], cell: Cell) -> Cell | None:
    """A price without so many of its first digits that it is printed outside its table then; None where it never is."""
    for cut in range(min(_MOST_BEFORE, len(cell.text))):
        shorter = Cell(cell.start + cut, cell.end, cell.text[cut:])
        if shorter.text[:1].isdecimal() and shorter.text[0] != "0" and told_elsewhere(folded, table, [shorter]):
            return shorter
    return None


def _plain(figure: str) -> Decimal:
    return Decimal("".join(figure.replace(",", "").split()))


def _value(cell: Cell) -> Decimal:
    """The last figure of a cell as it is printed, in yuan where it prints 万元; 0 where it has none."""
    found = _DIGITS.findall(cell.text)
    value = _plain(found[-1]) if found else Decimal(0)
    return value * _TENS if "万" in cell.text else value


def _is_same(total: Decimal, found: re.Match[str]) -> bool:
    """Whether a printed figure is the total, or what it rounds to in 万元."""
    figure = _plain(found["figure"])
    if not found["tens"]:
        return figure == total
    # 151.280000万元 is rounded, too
    places = max(_FEN, -int(figure.normalize().as_tuple().exponent))
    return figure == (total / _TENS).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
