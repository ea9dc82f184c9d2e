"""Digests and quiet hours keep to the clock on the wall, across its changes and over missed days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.alerts.office import office
from tests.tracker.alerts.samples import win
from tracker.alerts.schedule import next_digest, quiet_until, wait_after
from tracker.config.channels import parse_digest, parse_quiet

BERLIN = "Europe/Berlin"
DAILY = parse_digest("daily 08:30")
INSTANTS = st.integers(0, 2 * 365 * 86_400).map(lambda second: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=second))


def wall(instant: datetime, zone: str = BERLIN) -> str:
    """An instant as the wall shows it."""
    return instant.astimezone(ZoneInfo(zone)).strftime("%a %m-%d %H:%M")


def test_a_daily_digest_stays_at_its_hour_across_the_change_of_clocks() -> None:
    """On the days round both changes it is 08:30 on the wall, once a day."""
    for first in (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)):
        instant, seen = first, []
        for _ in range(4):
            instant = next_digest(DAILY, BERLIN, instant)
            seen.append(wall(instant))
        assert [text[-5:] for text in seen] == ["08:30"] * 4
        assert len({text[:9] for text in seen}) == 4


def test_a_time_that_the_clocks_skip_comes_once_an_hour_later() -> None:
    """02:30 does not exist on 29 March 2026 in Berlin: the digest is at 03:30 that day and at 02:30 the next."""
    night = parse_digest("daily 02:30")
    first = next_digest(night, BERLIN, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert wall(first) == "Sun 03-29 03:30"
    assert wall(next_digest(night, BERLIN, first)) == "Mon 03-30 02:30"


def test_a_time_that_comes_twice_counts_once() -> None:
    """02:30 comes twice on 25 October 2026 in Berlin: one digest."""
    night = parse_digest("daily 02:30")
    first = next_digest(night, BERLIN, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert wall(next_digest(night, BERLIN, first)) == "Mon 10-26 02:30"


def test_a_weekly_digest_is_on_its_day() -> None:
    """After a Monday's digest the next one is the Monday after."""
    weekly = parse_digest("weekly mon 08:30")
    first = next_digest(weekly, "Asia/Shanghai", datetime(2026, 1, 13, tzinfo=UTC))
    assert wall(first, "Asia/Shanghai") == "Mon 01-19 08:30"
    assert next_digest(weekly, "Asia/Shanghai", first) - first == timedelta(days=7)


@settings(max_examples=60)
@given(INSTANTS, st.sampled_from([BERLIN, "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]))
def test_the_next_digest_is_later_and_at_most_a_day_and_an_hour_off(after: datetime, zone: str) -> None:
    """For any instant and zone there is one soon, and none in between."""
    found = next_digest(DAILY, zone, after)
    assert after < found <= after + timedelta(hours=25)
    assert next_digest(DAILY, zone, found - timedelta(seconds=1)) == found


@settings(max_examples=60)
@given(INSTANTS, st.sampled_from(["22:00-07:00", "12:00-13:00", "00:00-23:59"]))
def test_quiet_hours_end_later_and_outside_themselves(now: datetime, hours: str) -> None:
    """Inside quiet hours their end lies ahead within a day and is not quiet itself."""
    quiet = parse_quiet(hours)
    until = quiet_until(quiet, BERLIN, now)
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
        assert quiet_until(quiet, BERLIN, until) is None


@pytest.mark.parametrize(
    ("clock", "end"), [("21:59", None), ("22:00", "07:00"), ("03:00", "07:00"), ("06:59", "07:00"), ("07:00", None)]
)
def test_quiet_hours_past_midnight(clock: str, end: str | None) -> None:
    """They begin with their first minute and end with their last."""
    hour, minute = (int(part) for part in clock.split(":"))
    now = datetime(2026, 1, 13, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))
    until = quiet_until(parse_quiet("22:00-07:00"), "Asia/Shanghai", now)
    assert (wall(until, "Asia/Shanghai")[-5:] if until else None) == end


def test_waits_grow_to_an_hour() -> None:
    """A channel down for a day costs some thirty attempts, not a thousand."""
    waits = [wait_after(attempt) for attempt in range(1, 30)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=1), timedelta(hours=1))


def test_a_missed_digest_is_sent_once_with_everything(tmp_path: Path) -> None:
    """The machine was off for two mornings: on the third day one digest carries all three days' alerts."""
    desk = office(tmp_path, console={"kind": "console", "digest": "daily 08:30", "zone": "Asia/Shanghai"})
    for number in range(3):
        desk.queue([win(number)])
        desk.later(days=1)
    assert desk.send().sent == 1
    assert desk.send().sent == 0
    assert desk.states() == ["sent"] * 3
    assert len({row["message_id"] for row in desk.alerts()}) == 1
    assert "3 条" in desk.stdout.getvalue()


def test_digests_across_a_change_of_clocks_carry_each_alert_once(tmp_path: Path) -> None:
    """With an alert every six hours and a look every hour, each morning's digest has what came since the last."""
    desk = office(tmp_path, console={"kind": "console", "digest": "daily 08:30", "zone": BERLIN})
    desk.now = datetime(2026, 3, 27, 12, tzinfo=UTC)
    times: list[str] = []
    sizes: list[int] = []
    waiting = 0
    for hour in range(96):
        if hour % 6 == 0:
            desk.queue([win(hour, on=date(2026, 3, 27))])
            waiting += 1
        if desk.send().sent:
            times.append(wall(desk.now))
            sizes.append(waiting - sum(sizes))
        desk.later(hours=1)
    # 08:30 is between two looks on the hour
    assert times == ["Sat 03-28 09:00", "Sun 03-29 09:00", "Mon 03-30 09:00", "Tue 03-31 09:00"]
    assert sum(sizes) == desk.states().count("sent")
    assert sizes == [4, 4, 4, 4]


def test_quiet_hours_hold_and_then_send(tmp_path: Path) -> None:
    """At 23:00 nothing is sent and the alert says until when it is held; after 07:00 it goes out."""
    desk = office(tmp_path, console={"kind": "console", "quiet": "22:00-07:00", "zone": "Asia/Shanghai"})
    desk.now = datetime(2026, 1, 13, 15, 0, tzinfo=UTC)
    desk.queue([win(1)])
    assert (desk.send().held, desk.states()) == (1, ["held"])
    assert desk.alerts()[0]["next_attempt_at"] == "2026-01-13T23:00:00+00:00"
    desk.later(hours=8)
    assert desk.send().sent == 1
