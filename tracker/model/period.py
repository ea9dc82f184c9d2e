"""Calendar months, quarters and halves, and what a period is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Some days, both ends inclusive, and their label: "2026-01", "2026Q1"."""

    label: str
    start: date
    end: date


def months(start: date, end: date) -> Iterator[Period]:
    """The calendar months that the days from start to end touch."""
    yield from (Period(label=f"{a.year}-{a.month:02d}", start=a, end=b) for a, b in _spans(start, end, 1))


def quarters(start: date, end: date) -> Iterator[Period]:
    """The calendar quarters that the days from start to end touch."""
    yield from (Period(label=f"{a.year}Q{(a.month + 2) // 3}", start=a, end=b) for a, b in _spans(start, end, 3))


def _spans(start: date, end: date, length: int) -> Iterator[tuple[date, date]]:
    first = date(start.year, (start.month - 1) // length * length + 1, 1)
    while first <= end:
        after = plus_months(first, length)
        yield first, after - _DAY
        first = after


def plus_months(day: date, count: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    months_in = day.year * 12 + day.month - 1 + count
    year, month = divmod(months_in, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - _DAY)


def a_year_before(day: date) -> date:
    """The same day a year before; the last day of a month answers the last day of that month."""
    after = day + _DAY
    return after.replace(year=after.year - 1) - _DAY if after.day == 1 else day.replace(year=day.year - 1)


def label_of(start: date, end: date) -> str:
    """Label of a reported period: FY2024, H1 2025, Q3 2025, 9M 2025; by its length and last day off the calendar year."""
    length = round((end - start).days / 30.44)
    whole = start.day == 1 and (end + _DAY).day == 1 and start.year == end.year
    if whole and length == 12:
        return f"FY{end.year}"
    if whole and length == 6 and start.month in (1, 7):
        return f"H{(start.month + 5) // 6} {end.year}"
    if whole and length == 3 and start.month % 3 == 1:
        return f"Q{(start.month + 2) // 3} {end.year}"
    if whole and length == 9 and start.month == 1:
        return f"9M {end.year}"
    return f"{length} months to {end.isoformat()}"
