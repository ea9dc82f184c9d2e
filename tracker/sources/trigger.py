"""Times at which a schedule fires: crontab lines on the wall clock of a zone, intervals in seconds, each with its jitter."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

# no change of summer time moves a clock by more
_CHANGE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Crontab:
    """A crontab line in a zone. Summer time moves none of its days: a time that a change leaves out fires after it.

    A time that a change repeats fires once, unless the line names every hour.
    """

    line: str
    zone: ZoneInfo

    def after(self, instant: datetime) -> datetime | None:
        """The first time later than an instant, in UTC; None when there is none."""
        minute, hour, day, month, weekday = self.line.split()
        # by the clock alone: reckoned in UTC, where no hour is left out or repeated
        clock = CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=weekday, timezone=UTC)
        # a change may have moved the clock: what stands shortly before on the wall may come after in time
        wall = instant.astimezone(self.zone).replace(tzinfo=UTC) - _CHANGE
        first: datetime | None = None
        while (found := clock.get_next_fire_time(None, wall)) is not None:
            if first is not None and found > first.astimezone(self.zone).replace(tzinfo=UTC) + _CHANGE:
                break
            later = [each for each in self._instants(found) if each > instant]
            first = min([*later, *([first] if first else [])], default=None)
            wall = found + timedelta(minutes=1)
        return first

    def _instants(self, wall: datetime) -> list[datetime]:
        folds = (0, 1) if self.line.split()[1].startswith("*") else (0,)
        return [wall.replace(tzinfo=self.zone, fold=fold).astimezone(UTC) for fold in folds]


@dataclass(frozen=True, slots=True)
class Interval:
    """Every so many seconds, whatever the clocks on walls show."""

    every: timedelta

    def after(self, instant: datetime) -> datetime | None:
        """The time one interval later, in UTC."""
        return instant.astimezone(UTC) + self.every


class JitteredTrigger(BaseTrigger):  # type: ignore[misc] # APScheduler has no types
    """APScheduler's trigger of a schedule, each time put off by up to `jitter`, so that not all ask a portal at once."""

    def __init__(self, schedule: Crontab | Interval, jitter: timedelta) -> None:
        self._schedule = schedule
        self._jitter = jitter
        # the schedule's own time that is waited for, jitter left out
        self._due: datetime | None = None

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime | None:
        """The next time after the `previous` one that is not over; a clock that was set back begins anew from `now`."""
        known = None if previous is None or previous > now else self._due or previous
        due = self._schedule.after(now - timedelta(seconds=1) if known is None else known)
        while due is not None and due < now - timedelta(seconds=1):
            due = self._schedule.after(due)
        self._due = due
        return None if due is None else due + self._jitter * random.random()  # noqa: S311  politeness, no secret
