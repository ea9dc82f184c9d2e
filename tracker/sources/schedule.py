"""Times at which a source is due: its schedule in its zone, counted from its last run, and never while its portal is closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from apscheduler.triggers.base import BaseTrigger

from tracker.config.durations import parse_hours, within_hours
from tracker.sources.source import Source
from tracker.sources.trigger import Crontab, Interval, JitteredTrigger


def trigger_of(source: Source, last_run: datetime | None, now: datetime) -> tuple[BaseTrigger, datetime | None]:
    """The source's trigger, and when it fires first (None: as the trigger says).

    A schedule counts from the last run, so that a restart neither repeats nor postpones it: what came due meanwhile is read at
    once. A last run in time to come is one under a clock that has been set back since, and counts for nothing.
    """
    last_run = None if last_run is not None and last_run > now else last_run
    jitter = source.settings.jitter
    if source.every.crontab is not None:
        crontab = Crontab(source.every.crontab, source.zone)
        due = crontab.after(last_run) if last_run else None
        return _Opening(source, JitteredTrigger(crontab, jitter)), _open(source, now) if due is not None and due <= now else None
    interval = source.every.interval or timedelta(hours=6)
    first = now if last_run is None else max(now, last_run + interval)
    return _Opening(source, JitteredTrigger(Interval(interval), jitter)), _open(source, first)


def next_run(source: Source, last_run: str | None, now: datetime) -> datetime:
    """When the source is due, whoever reads it."""
    trigger, first = trigger_of(source, datetime.fromisoformat(last_run) if last_run else None, now)
    due: datetime = first or trigger.get_next_fire_time(None, now)
    return due


class _Opening(BaseTrigger):  # type: ignore[misc] # APScheduler has no types
    """A trigger whose times outside the source's hours wait for the next opening: a daily one would never meet them."""

    def __init__(self, source: Source, inner: BaseTrigger) -> None:
        self._source = source
        self._inner = inner

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        """As APScheduler asks for it."""
        found = self._inner.get_next_fire_time(previous, now)
        return None if found is None else _open(self._source, cast(datetime, found))


def _open(source: Source, at: datetime) -> datetime:
    """The instant itself, or the next one at which the portal opens."""
    hours, local = source.settings.hours, at.astimezone(source.zone)
    if not hours or within_hours(hours, local.time()):
        return at
    start, _ = parse_hours(hours)
    opening = local.replace(hour=start.hour, minute=start.minute, second=0, microsecond=0)
    return opening if opening > local else opening + timedelta(days=1)
