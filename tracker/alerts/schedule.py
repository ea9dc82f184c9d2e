"""Times at which a channel may speak: digests and quiet hours, as pure functions of its settings and an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker.config.channels import Digest, QuietHours

# from a minute after which the next attempt is made, by the number of failed ones
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60))


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the n-th failed attempt (from 1): growing, an hour at most."""
    return WAITS[min(max(attempts, 1), len(WAITS)) - 1]


def next_digest(digest: Digest, zone: str, after: datetime) -> datetime:
    """The first instant of a digest later than `after`, in UTC; for alerts waiting since then it is due from that instant on.

    A time that the clocks skip is as far after the change as it would have been; of one that comes twice the first counts.
    """
    where = ZoneInfo(zone)
    day = after.astimezone(where).date()
    while True:
        instant = at(day, digest.at, where)
        if instant > after and (digest.weekday is None or day.weekday() == digest.weekday):
            return instant
        day += timedelta(days=1)


def quiet_until(quiet: QuietHours | None, zone: str, now: datetime) -> datetime | None:
    """The end of the quiet hours that `now` lies in, in UTC; None when it lies in none."""
    if quiet is None:
        return None
    where = ZoneInfo(zone)
    today = now.astimezone(where).date()
    for day in (today - timedelta(days=1), today):
        start = at(day, quiet.start, where)
        end = at(day if quiet.end > quiet.start else day + timedelta(days=1), quiet.end, where)
        if start <= now < end:
            return end
    return None


def at(day: date, clock: time, where: ZoneInfo) -> datetime:
    """A wall-clock time on a day, as an instant in UTC."""
    return datetime.combine(day, clock, tzinfo=where).astimezone(UTC)
