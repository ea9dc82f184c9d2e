"""Schedules through both changes of summer time and through clocks that are set, with the triggers that the daemon uses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.tracker.sources.test_schedule import source
from tracker.sources.schedule import trigger_of
from tracker.sources.trigger import Crontab

# days on which summer time begins or ends
CHANGES = [
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Asuncion", date(2024, 10, 6)),
]
SCHEDULES = ["6h", "1d", "0 0 * * *", "30 1 * * *", "30 2 * * *", "*/30 * * * *", "15 */2 * * *", "0 3 * * sun", "59 23 1-31 * *"]


def fires(every: str, start: datetime, end: datetime, **more: object) -> list[datetime]:
    """The times at which a source is read, by the trigger alone."""
    trigger, first = trigger_of(source(every, **more), None, start)
    at = first or trigger.get_next_fire_time(None, start)
    found = []
    while at < end:
        found.append(at)
        at = trigger.get_next_fire_time(at, at)
    return found


@pytest.mark.parametrize(("zone", "day"), CHANGES)
@pytest.mark.parametrize("every", SCHEDULES)
@pytest.mark.parametrize("jitter", ["1s", "10m"])
def test_every_schedule_walks_through_a_change_of_summer_time(every: str, zone: str, day: date, jitter: str) -> None:
    """It comes to the end; times only rise; what fires daily is a day apart, an hour more or less."""
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)) - timedelta(days=3)
    end = start + timedelta(days=8)
    found = fires(every, start.astimezone(UTC), end.astimezone(UTC), zone=zone, jitter=jitter)
    assert all(earlier < later for earlier, later in pairwise(found))
    if len(every.split()) > 1 and every.split()[1].isdigit() and every.endswith("*"):
        assert all(
            timedelta(hours=22, minutes=49) < later - earlier < timedelta(hours=25, minutes=11)
            for earlier, later in pairwise(found)
        )
        assert len(found) in (7, 8)


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_a_line_that_names_every_hour_fires_in_real_time(zone: str, day: date) -> None:
    """Half an hour apart all the way: no hour is skipped where one is left out or repeated."""
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) - timedelta(hours=3, minutes=1)
    found = fires("*/30 * * * *", start, start + timedelta(days=1), zone=zone)
    assert {later - earlier for earlier, later in pairwise(found)} == {timedelta(minutes=30)}


def test_a_time_that_is_left_out_fires_after_the_change_and_a_repeated_one_once() -> None:
    """02:30 is 03:30 on the day that has none; 01:30 comes in summer time on the day that has two."""
    zone = ZoneInfo("America/New_York")
    spring = Crontab("30 2 * * *", zone).after(datetime(2026, 3, 8, 5, 0, tzinfo=UTC))
    assert spring == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    autumn = Crontab("30 1 * * *", zone)
    first = autumn.after(datetime(2026, 11, 1, 4, 0, tzinfo=UTC))
    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert autumn.after(first) == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("every", SCHEDULES)
@pytest.mark.parametrize("moved", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_is_set_freezes_and_floods_no_schedule(every: str, moved: timedelta) -> None:
    """The trigger that is running goes on from the clock's new time: not a day later than it should, and once."""
    now = datetime(2026, 1, 28, 12, 0, tzinfo=UTC)
    trigger, first = trigger_of(source(every, jitter="5m"), None, now)
    at = first or trigger.get_next_fire_time(None, now)
    then = at + moved
    following = trigger.get_next_fire_time(at, then)
    usual = fires(every, now, now + timedelta(days=22))
    longest = max(later - earlier for earlier, later in pairwise(usual))
    assert then - timedelta(seconds=1) <= following <= then + longest + timedelta(minutes=5)


def test_a_line_without_a_time_never_fires() -> None:
    """There is no 30th of February."""
    assert Crontab("0 0 30 2 *", ZoneInfo("UTC")).after(datetime(2026, 1, 1, tzinfo=UTC)) is None
