"""Plans of reading past days: the spans, the requests they take by what is known of the source, and how long at its pace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db import backfills, notices
from db.backfills import Asked
from db.engine.connection import Database
from tracker.config.durations import parse_hours
from tracker.sources.source import Source

# days of a span of a source that can be asked for some days alone
_SPAN = 7
# entries of an ordinary list page, and the days by which a source's notices a day are known
_PER_PAGE, _KNOWN_BY = 20, 90
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one task, both inside."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Past days of one source that are still to be read; `notices`, `requests` and `takes` are None where nothing is known.

    `takes` is the least time: at the source's pace, within its budget and hours, with nobody else asking its host.
    """

    source: Source
    asked: Asked
    spans: tuple[Span, ...]
    notices: int | None
    requests: int | None
    takes: timedelta | None


def plan_past(source: Source, db: Database, start: date, end: date, now: datetime) -> Plan:
    """Plan to read the days of a source that an earlier call that asked the same has not read."""
    asked = Asked(source=source.name, asked_from=start, asked_to=end)
    done = backfills.spans_read(db, asked)
    spans = tuple(span for span in spans_of(source, start, end) if span.start not in done)
    a_day = _notices_a_day(source, db, now.date())
    expected = None if a_day is None else round(a_day * sum(span.days for span in spans))
    # a list that cannot be asked for some days is walked from today on
    listed = sum((span.days if source.scraper.by_days else (now.date() - span.start).days + 1) for span in spans)
    requests = None if a_day is None or expected is None else expected + round(a_day * listed / _PER_PAGE) + len(spans)
    takes = None if requests is None else _time(source, requests)
    return Plan(source=source, asked=asked, spans=spans, notices=expected, requests=requests, takes=takes)


def spans_of(source: Source, start: date, end: date) -> Iterator[Span]:
    """Spans of a source's days, the newest first; all days in one where its lists cannot be asked for some days alone."""
    width = _SPAN if source.scraper.by_days else (end - start).days + 1
    while end >= start:
        first = max(start, end - _DAY * (width - 1))
        yield Span(first, end)
        end = first - _DAY


def _notices_a_day(source: Source, db: Database, today: date) -> float | None:
    """By what is stored of the last weeks, else by what the site promises; None where neither says anything."""
    since = today - _DAY * _KNOWN_BY
    stored = notices.published_by_day(db, source.name, since=since)
    if stored:
        return sum(stored.values()) / ((today - min(stored)).days + 1)
    weekly = source.scraper.expects_weekly
    return weekly / 7 if weekly else None


def _time(source: Source, requests: int) -> timedelta:
    takes = timedelta(seconds=requests * source.pace)
    if source.settings.hours:
        opens, closes = (at.hour * 60 + at.minute for at in parse_hours(source.settings.hours))
        takes *= 1440 / ((closes - opens) % 1440 or 1440)
    if source.settings.budget:
        takes = max(takes, _DAY * (requests / source.settings.budget))
    return takes
