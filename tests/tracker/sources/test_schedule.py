"""When a source is read: spans and crontab lines in its zone, counted from the last run whoever ran it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.registry import discover
from tracker.config.durations import parse_every, parse_hours, within_hours
from tracker.config.settings import Settings
from tracker.sources.schedule import next_run, trigger_of
from tracker.sources.source import Source, all_sources

REGISTRY = discover()
# a Wednesday, 20:00 in China
NOW = datetime(2026, 1, 28, 12, 0, tzinfo=UTC)


def source(every: str, **more: object) -> Source:
    """A Chinese source with this schedule."""
    return all_sources(Settings.model_validate({"source": {"cn_ccgp": {"every": every, **more}}}), REGISTRY)["cn_ccgp"]


def due(every: str, last_run: datetime | None, now: datetime = NOW, **more: object) -> datetime:
    """When it is due."""
    return next_run(source(every, **more), last_run and last_run.isoformat(), now)


@pytest.mark.parametrize(
    ("ago", "wait"), [(None, 0), (timedelta(0), 6), (timedelta(hours=2), 4), (timedelta(days=9), 0), (-timedelta(days=1), 0)]
)
def test_a_span_counts_from_the_last_run(ago: timedelta | None, wait: int) -> None:
    """Never read, overdue, or read in a time to come: now. Else so long after the last run, however often one restarts."""
    assert due("6h", ago if ago is None else NOW - ago) == NOW + timedelta(hours=wait)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("30 8 * * mon-fri", datetime(2026, 1, 29, 0, 30, tzinfo=UTC)),
        ("30 8 * * mon", datetime(2026, 2, 2, 0, 30, tzinfo=UTC)),
        ("30 8 * * sat,sun", datetime(2026, 1, 31, 0, 30, tzinfo=UTC)),
        ("0 21 * * wed", datetime(2026, 1, 28, 13, 0, tzinfo=UTC)),
        ("*/15 9-17 * * *", datetime(2026, 1, 29, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_crontab_line_means_named_days_in_the_sources_zone(line: str, expected: datetime) -> None:
    """mon is Monday; the hours are the portal's."""
    assert due(line, NOW) == expected


def test_the_zone_may_be_another() -> None:
    """`zone` moves the hours, summer time included."""
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    assert due("30 8 * * *", summer, summer, zone="Europe/London") == datetime(2026, 7, 2, 7, 30, tzinfo=UTC)


def test_what_came_due_while_nobody_ran_is_read_at_once() -> None:
    """A machine that was off at half past eight reads when it is on again, once; one that was on waits for the next day."""
    before = datetime(2026, 1, 28, 0, 29, tzinfo=UTC)
    assert due("30 8 * * *", before) == NOW
    assert due("30 8 * * *", before - timedelta(days=9)) == NOW
    assert due("30 8 * * *", before + timedelta(minutes=2)) == datetime(2026, 1, 29, 0, 30, tzinfo=UTC)
    # never read: the first time is the one that was asked for
    assert due("30 8 * * *", None) == datetime(2026, 1, 29, 0, 30, tzinfo=UTC)


@given(st.integers(1, 3600))
def test_jitter_delays_and_never_hurries(seconds: int) -> None:
    """So many seconds at most."""
    trigger, first = trigger_of(source("30 8 * * *", jitter=f"{seconds}s"), NOW, NOW)
    fires = trigger.get_next_fire_time(None, NOW)
    plain = datetime(2026, 1, 29, 0, 30, tzinfo=UTC)
    assert first is None
    assert plain <= fires <= plain + timedelta(seconds=seconds)


NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_weekday_field_that_is_taken_can_be_kept(one: str, first: str, last: str) -> None:
    """A span that ends before it begins is refused with the configuration, not by the daemon at work."""
    line = f"0 8 * * {one},{first}-{last}"
    if NAMES.index(first) > NAMES.index(last):
        with pytest.raises(ValueError, match="named days of one week"):
            parse_every(line)
    else:
        assert due(line, NOW) > NOW


@pytest.mark.parametrize("line", ["0 8 * * 1", "0 8 * * 1-5", "0 8 * * mon-5", "0 8 * * monday", "0 8 * * ,mon", "0 8 * * mon-"])
def test_numbered_and_misspelt_days_are_refused(line: str) -> None:
    """Numbers mean different days to different programs."""
    with pytest.raises(ValueError, match="weekday"):
        parse_every(line)


@pytest.mark.parametrize("every", ["1d", "6h", "0 3 * * *"])
def test_a_time_outside_the_hours_waits_for_the_opening(every: str) -> None:
    """Else a source read once a day at night would never be read; the next times are within the hours too."""
    closed = datetime(2026, 1, 28, 19, 0, tzinfo=UTC)
    trigger, first = trigger_of(source(every, hours="08:00-14:00"), closed - timedelta(days=2), closed)
    opening = datetime(2026, 1, 29, 0, 0, tzinfo=UTC)
    assert first == opening
    at = first
    for _ in range(6):
        at = trigger.get_next_fire_time(at, at)
        assert 8 <= at.astimezone(source(every).zone).hour < 14
    assert at - opening <= timedelta(days=6)


@given(st.integers(0, 366 * 86400), st.sampled_from(["22:00-06:00", "08:00-14:00", "00:00-00:01"]))
def test_whatever_the_time_a_source_is_due_within_its_hours(seconds: int, hours: str) -> None:
    """Hours past midnight included, and within a day."""
    here = source("6h", hours=hours)
    now = NOW + timedelta(seconds=seconds)
    at = next_run(here, None, now)
    assert within_hours(hours, at.astimezone(here.zone).time())
    assert timedelta(0) <= at - now <= timedelta(days=1)


def test_hours_that_end_when_they_begin_are_refused() -> None:
    """Nobody would ever be read."""
    with pytest.raises(ValueError, match="they end when they begin"):
        parse_hours("08:00-08:00")
