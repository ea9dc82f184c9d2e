"""Service periods as printed: months, or the days they start and end."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.notice import ServicePeriod
from scrapers.reading.values.dates import days

_NUMERAL = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九十")} | {
    "两": Decimal(2),
    "半": Decimal("0.5"),
    "壹": Decimal(1),
    "贰": Decimal(2),
    "叁": Decimal(3),
}
_SPAN = re.compile(
    r"(?P<number>\d{1,4}(?:\.\d)?|[零一二三四五六七八九十两半壹贰叁]{1,3})\s?(?:\([零一二三四五六七八九十两半\d]{1,3}\)\s?)?"
    r"(?P<unit>个?日历月|个月|月(?!\d)|个?(?:自然)?年|(?:个)?(?:日历|自然|工作)?[天日](?!\s?前))"
)
_MONTHS = {"年": Decimal(12), "月": Decimal(1)}
_DAYS_A_MONTH = Decimal(365) / Decimal(12)
_MOST_MONTHS = 1200
_LONGEST = 200


def read_period(folded: str, start: int, end: int) -> ServicePeriod | None:
    """The period a value prints; None where it prints neither a length nor two days."""
    text = folded[start:end].strip()[:_LONGEST]
    found = days(folded, start, min(end, start + _LONGEST))
    if len(found) >= 2 and found[0].day <= found[1].day and re.search(r"至|到|-|—|~|起", text):
        return ServicePeriod(text=text, start=found[0].day, end=found[1].day)
    months = _length(text, skip=[(day.start - start, day.end - start) for day in found])
    return ServicePeriod(text=text, months=months) if months else None


def _length(text: str, skip: list[tuple[int, int]]) -> Decimal | None:
    for match in _SPAN.finditer(text):
        if any(begin - 6 <= match.start() < stop for begin, stop in skip) or text[match.end() : match.end() + 1].isdigit():
            continue
        number = _number(match["number"])
        unit = match["unit"][-1]
        if number is None or (unit == "年" and number > 100):
            continue
        months = number * _MONTHS[unit] if unit in _MONTHS else (number / _DAYS_A_MONTH).quantize(Decimal("0.01"))
        if 0 < months <= _MOST_MONTHS:
            return months
    return None


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text)
    if len(text) == 1:
        return _NUMERAL[text]
    tens, ten, ones = text.partition("十")
    if not ten:
        return None
    return 10 * _NUMERAL.get(tens, Decimal(1)) + _NUMERAL.get(ones, Decimal(0))
