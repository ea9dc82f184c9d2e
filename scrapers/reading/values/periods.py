"""Service periods as printed: months, or the days they start and end."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.notice import ServicePeriod
from scrapers.numerals import COUNTING, value_of
from scrapers.reading.values.dates import days

_NUMERAL = rf"[零{COUNTING}两半"
_SPAN = re.compile(
    rf"(?P<number>\d{{1,4}}(?:\.\d)?|{_NUMERAL}壹贰叁]{{1,3}})\s?(?:\({_NUMERAL}\d]{{1,3}}\)\s?)?"
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
    value = Decimal("0.5") if text == "半" else value_of(text)
    return None if value is None else Decimal(value)
