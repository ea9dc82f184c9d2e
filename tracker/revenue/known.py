"""Reported revenue: which figures were known on a day, and the periods they cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from scrapers.money import Money
from tracker.model.period import a_year_before
from tracker.model.revenue import Revenue
from tracker.model.view import PRESENT, View

_DAY = timedelta(days=1)


def known_revenue(company: str, rows: Iterable[Revenue], view: View = PRESENT) -> tuple[Revenue, ...]:
    """The company's figures as reported by then, oldest period first, the newest published of each period and segment.

    On a past day a figure without a publication date is not known: nobody can say that it was.
    """
    newest: dict[tuple[date, date, str | None], Revenue] = {}
    for row in rows:
        if row.company != company or not _was_known(row, view):
            continue
        key = (row.start, row.end, row.segment)
        if key not in newest or (row.published or date.min) >= (newest[key].published or date.min):
            newest[key] = row
    return tuple(sorted(newest.values(), key=lambda row: (row.end, row.start, row.segment or "", row.label)))


def undated_revenue(company: str, rows: Iterable[Revenue], view: View) -> tuple[str, ...]:
    """The periods that are left out on a past day for want of a publication day alone, oldest first, each once."""
    left = [
        row
        for row in rows
        if row.company == company
        and row.published is None
        and not _was_known(row, view)
        and (view.seen_by is None or row.seen_at is None or row.seen_at <= view.seen_by)
    ]
    return tuple(dict.fromkeys(row.label for row in sorted(left, key=lambda row: (row.end, row.start))))


def _was_known(row: Revenue, view: View) -> bool:
    if view.as_of and (row.published is None or row.published > view.as_of):
        return False
    if view.seen_by is None:
        return True
    if row.seen_at is not None:
        return row.seen_at <= view.seen_by
    return row.published is not None and row.published <= view.seen_by.date()


def trailing_twelve_months(rows: Sequence[Revenue]) -> Revenue | None:
    """Revenue of the twelve months up to the newest reported day, from reported totals alone.

    Either consecutive periods cover the year, or it is the last year plus this year's part less the same part of that year.
    None where the reported periods do not allow it, or where the newest is a year anyway. Its marks are those of its parts.
    """
    reported = [row for row in rows if row.segment is None]
    if not reported:
        return None
    end = max(row.end for row in reported)
    start = a_year_before(end) + _DAY
    parts = _chain(reported, start, end) or _year_and_parts(reported, end)
    if not parts or len(parts) == 1 or len({row.amount.currency for row, _ in parts}) > 1:
        return None
    base = parts[0][0]
    return replace(
        base,
        label=f"TTM {end.isoformat()}",
        start=start,
        end=end,
        amount=Money(minor=sum(sign * row.amount.minor for row, sign in parts), currency=base.amount.currency),
        source=" ".join(dict.fromkeys(row.source for row, _ in parts if row.source)),
        published=max((row.published for row, _ in parts if row.published), default=None),
        marks=tuple(dict.fromkeys(mark for row, _ in parts for mark in row.marks)),
        printed=None,
    )


def _chain(rows: Sequence[Revenue], start: date, end: date) -> list[tuple[Revenue, int]]:
    """The fewest consecutive periods that cover the days from start to end exactly; empty where there are none."""
    covers: dict[date, list[tuple[Revenue, int]]] = {end + _DAY: []}
    for row in sorted(rows, key=lambda row: row.start, reverse=True):
        after = covers.get(row.end + _DAY)
        if row.start < start or after is None:
            continue
        if row.start not in covers or len(after) + 1 < len(covers[row.start]):
            covers[row.start] = [(row, 1), *after]
    return covers.get(start, [])


def _year_and_parts(rows: Sequence[Revenue], end: date) -> list[tuple[Revenue, int]]:
    """Year, plus the part of the next year up to `end`, less the same part of the year; empty where one is missing."""
    by_period = {(row.start, row.end): row for row in rows}
    for part in sorted(rows, key=lambda row: row.start):
        year = by_period.get((a_year_before(part.start), part.start - _DAY))
        before = by_period.get((a_year_before(part.start), a_year_before(end)))
        if part.end == end and year and before:
            return [(year, 1), (part, 1), (before, -1)]
    return []
