"""Checks of reported figures against each other; a contradiction beyond the printed precision becomes a mark on the figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from tracker.model.period import a_year_before
from tracker.model.revenue import Revenue
from tracker.revenue.known import known_revenue

_DAY = timedelta(days=1)
_DIGITS = re.compile(r"\d[\d,，]*(?:\.(\d+))?")
_UNITS = {"万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "万": 4, "million": 6, "billion": 9, "thousand": 3}
# a figure this many times the year before's is rather a wrong unit than growth
_SLIP = Decimal(200)


class RevenueMark(StrEnum):
    """Contradictions of a reported figure."""

    SEGMENTS_DO_NOT_ADD_UP = "segments_do_not_add_up"
    PRINTED_SHARE_DIFFERS = "printed_share_differs"
    PERIODS_DO_NOT_ADD_UP = "periods_do_not_add_up"
    UNIT_SLIP = "unit_slip"
    SAME_AS_A_PART = "same_as_a_part"
    PRINTED_DIFFERS = "printed_differs"


@dataclass(frozen=True, slots=True)
class _Span:
    """A printed figure as the numbers it may stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: _Span) -> bool:
        return self.low <= other.high and other.low <= self.high


def check_revenue(rows: Sequence[Revenue]) -> tuple[Revenue, ...]:
    """The rows in the same order, each with the marks its company's other rows give it (marks of other kinds are kept).

    Of a period reported twice only the newest row is checked.
    """
    found: dict[int, list[str]] = {}
    newest = [row for company in {row.company: None for row in rows} for row in known_revenue(company, rows)]
    for company, currency in dict.fromkeys((row.company, row.amount.currency) for row in newest):
        group = [row for row in newest if (row.company, row.amount.currency) == (company, currency)]
        for row, mark, detail in _contradictions(group):
            found.setdefault(id(row), []).append(f"{mark}: {detail}")
    return tuple(replace(row, marks=_merged(row.marks, found.get(id(row), ()))) for row in rows)


def _merged(before: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    own = tuple(f"{mark}:" for mark in RevenueMark)
    return tuple(dict.fromkeys([*(mark for mark in before if not mark.startswith(own)), *found]))


def _contradictions(rows: Sequence[Revenue]) -> Iterator[tuple[Revenue, RevenueMark, str]]:
    totals = {(row.start, row.end): row for row in rows if row.segment is None}
    segments: dict[tuple[date, date], list[Revenue]] = {}
    for row in rows:
        if row.segment is not None:
            segments.setdefault((row.start, row.end), []).append(row)
    for period, parts in segments.items():
        total = totals.get(period)
        if total:
            yield from _segments(total, parts)
    yield from _periods(totals)
    for row in rows:
        yield from _slip(row, rows)
        yield from _printed(row)


def _segments(total: Revenue, parts: Sequence[Revenue]) -> Iterator[tuple[Revenue, RevenueMark, str]]:
    whole, spans = _span(total), [_span(part) for part in parts]
    added = _Span(sum((s.low for s in spans), Decimal(0)), sum((s.high for s in spans), Decimal(0)))
    # one segment alone says nothing of the others, unless it is already more than everything
    wrong = not added.meets(whole) if len(parts) > 1 else added.low > whole.high
    if wrong:
        detail = f"{_plain(sum((part.amount.major for part in parts), Decimal(0)))} ≠ {_plain(total.amount.major)}"
        for row in (total, *parts):
            yield row, RevenueMark.SEGMENTS_DO_NOT_ADD_UP, detail
    for part, span in zip(parts, spans, strict=True):
        if part.printed_share is None or whole.low <= 0:
            continue
        half = Decimal(1).scaleb(int(part.printed_share.as_tuple().exponent)) / 2
        printed = _Span(part.printed_share - half, part.printed_share + half)
        if not printed.meets(_Span(span.low / whole.high, span.high / whole.low)):
            given = part.amount.major / total.amount.major
            yield part, RevenueMark.PRINTED_SHARE_DIFFERS, f"{_percent(part.printed_share)} ≠ {_percent(given)}"


def _periods(totals: dict[tuple[date, date], Revenue]) -> Iterator[tuple[Revenue, RevenueMark, str]]:
    """A period against the shorter ones that cover it exactly, and against any part that is more than the whole."""
    for (start, end), whole in totals.items():
        inside = [row for (s, e), row in totals.items() if start <= s and e <= end and (s, e) != (start, end)]
        for cover in _covers(inside, start, end):
            spans = [_span(row) for row in cover]
            added = _Span(sum((s.low for s in spans), Decimal(0)), sum((s.high for s in spans), Decimal(0)))
            if not added.meets(_span(whole)):
                detail = f"{_plain(sum((row.amount.major for row in cover), Decimal(0)))} ≠ {_plain(whole.amount.major)}"
                yield from ((row, RevenueMark.PERIODS_DO_NOT_ADD_UP, detail) for row in (whole, *cover))
        for part in inside:
            if part.amount == whole.amount and (part.end - part.start).days < (end - start).days - 27:
                detail = f"{part.label} = {whole.label}: {_plain(whole.amount.major)}"
                yield from ((row, RevenueMark.SAME_AS_A_PART, detail) for row in (whole, part))
            if _span(part).low > _span(whole).high:
                detail = f"{_plain(part.amount.major)} > {_plain(whole.amount.major)}"
                yield from ((row, RevenueMark.PERIODS_DO_NOT_ADD_UP, detail) for row in (whole, part))


def _covers(rows: Sequence[Revenue], start: date, end: date) -> Iterator[list[Revenue]]:
    """Every way the rows cover the days from start to end, one after another."""
    for row in rows:
        if row.start != start or row.end > end:
            continue
        if row.end == end:
            yield [row]
        else:
            yield from ([row, *rest] for rest in _covers(rows, row.end + _DAY, end))


def _slip(row: Revenue, rows: Sequence[Revenue]) -> Iterator[tuple[Revenue, RevenueMark, str]]:
    before = (a_year_before(row.start), a_year_before(row.end), row.segment)
    for other in rows:
        if (other.start, other.end, other.segment) != before or other.amount.minor <= 0 or row.amount.minor <= 0:
            continue
        times = max(row.amount.major / other.amount.major, other.amount.major / row.amount.major)
        if times >= _SLIP:
            yield row, RevenueMark.UNIT_SLIP, f"{_plain(other.amount.major)} → {_plain(row.amount.major)}"


def _printed(row: Revenue) -> Iterator[tuple[Revenue, RevenueMark, str]]:
    """An amount against its own printed form: 31200 beside 3.12亿元."""
    printed = _printed_amount(row.printed or "")
    if printed is not None and abs(printed - row.amount.major) > _step(row) / 2:
        yield row, RevenueMark.PRINTED_DIFFERS, f"{row.printed} ≠ {_plain(row.amount.major)}"


def _printed_amount(text: str) -> Decimal | None:
    """The major units that a printed form with a unit stands for; a bare figure may be in any unit and stands for none."""
    found = _DIGITS.search(text)
    if found is None:
        return None
    after = text[found.end() :].strip().lower()
    power = next((power for unit, power in _UNITS.items() if after.startswith(unit)), None)
    if power is None and not after.startswith("元"):
        return None
    return Decimal(re.sub("[,，]", "", found[0])).scaleb(power or 0)


def _span(row: Revenue) -> _Span:
    """The numbers the amount may stand for, in major units: half a step of its last printed digit either way."""
    half = _step(row) / 2
    return _Span(row.amount.major - half, row.amount.major + half)


def _step(row: Revenue) -> Decimal:
    printed = _DIGITS.search(row.printed or "")
    if printed and row.printed:
        after = row.printed[printed.end() :].strip().lower()
        power = next((power for unit, power in _UNITS.items() if after.startswith(unit)), 0)
        return Decimal(1).scaleb(power - len(printed[1] or ""))
    # nothing printed to go by: what ends in zeros may have been rounded to them
    return Decimal(1).scaleb(int(row.amount.major.normalize().as_tuple().exponent))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _percent(share: Decimal) -> str:
    return f"{_plain(round(share * 100, 1))} %"
