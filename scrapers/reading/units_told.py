"""Units that stand apart from their figures: 单位：万元 above or below them, 万元 in the next cell or line."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.reading.lexicon.forms import PART_NUMBER
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure
from scrapers.reading.values.units import STATED

_UNITS = {
    "百元": Decimal(100),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
_UNIT = rf"(?P<unit>{'|'.join(_UNITS)})"
# 5780 | 人民币万元, and in the next line （万元）
_BESIDE = re.compile(rf"[\s|]{{1,4}}\(?(?:人民币)?{_UNIT}(?:人民币)?\)?(?=[\s|]|\Z)")
_BEFORE = re.compile(rf"(?:^|[\s|])\(?(?:人民币)?{_UNIT}\)?[\s|]{{1,3}}\Z")
_PART = re.compile(rf"^\s*{PART_NUMBER}", re.MULTILINE)
_REACH, _NEAR = 160, 12
# hardly the price of one result
_TOO_MUCH = Decimal(10_000_000_000)


def settle_units(page: Page, findings: list[Finding]) -> None:
    """Gives figures that print no unit the one that the page tells beside, above or below them; nobody knows it twice over.

    Of a figure that is too large in that unit nobody can say what it counts.
    """
    for finding in findings:
        price = finding.price
        if price is None or price.kind != "plain" or price.currency not in ("", "CNY"):
            continue
        if unit := _unit_told(page.folded, price):
            value = price.value * _UNITS[unit]
            whole = value < _TOO_MUCH
            finding.price = price._replace(kind="money", value=value, unit=unit) if whole else None
            finding.unreadable = finding.unreadable or not whole


def _unit_told(folded: str, price: Figure) -> str | None:
    """The unit that stands beside a figure, else the nearest one that is stated round it."""
    beside = _BESIDE.match(folded, price.end) or _BEFORE.search(folded, max(0, price.start - _NEAR), price.start)
    if beside:
        return beside["unit"]
    # another part of the page tells of other figures
    parts = [part.start() for part in _PART.finditer(folded, max(0, price.start - _REACH), price.end + _REACH)]
    low = max([price.start - _REACH, 0, *(at for at in parts if at < price.start)])
    high = min([price.end + _REACH, *(at for at in parts if at >= price.end)])
    stated = [*STATED.finditer(folded, low, high)]
    nearest = min(stated, key=lambda told: max(price.start - told.end(), told.start() - price.end), default=None)
    return (nearest["unit"] or nearest["also"]) if nearest else None
