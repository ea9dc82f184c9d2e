"""A clock that jumps: what was written under a wrong time must not hold anything up when the time is right again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.support import http_faults as faults
from tests.support.fault_server import Reply
from tests.support.town import LIST, NEWS, PAST, SOURCE, VICTIM, Town, registry
from tests.support.world import NOON
from tests.system.faults.conftest import Chronicle
from tracker.sources.schedule import trigger_of
from tracker.sources.source import all_sources

FAR = datetime(2027, 6, 1, 4, 0, tzinfo=UTC)


def settled(town: Town, chronicle: Chronicle) -> None:
    """The file and the receiver are as in a world without faults, and every message came once."""
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


@pytest.mark.parametrize("then", [FAR, NOON - timedelta(days=400), NOON + timedelta(days=40)], ids=["ahead", "behind", "a month"])
def test_a_round_at_another_time(then: datetime, town: Town, chronicle: Chronicle) -> None:
    """A whole round under a wrong clock, with nothing new to read, changes nothing for the rounds that follow."""
    town.publish(*PAST)
    town.clock.now = then
    assert town.round().state == "done"
    town.clock.now = NOON
    town.publish(*NEWS, *PAST)
    assert [town.round(hours=6).state, town.round(hours=6).state] == ["done", "done"]
    settled(town, chronicle)


@pytest.mark.thorough
def test_an_unread_page_does_not_wait_for_a_time_to_come(town: Town, chronicle: Chronicle) -> None:
    """A page that failed while the clock was ahead is tried again when the clock is right."""
    good = town.portal.routes[VICTIM]
    town.portal.routes[VICTIM] = Reply(status=500)
    town.round(hours=6)
    town.clock.now = FAR
    town.round()
    town.portal.routes[VICTIM] = good
    town.clock.now = NOON + timedelta(hours=7)
    assert town.round().state == "done"
    assert town.rows("SELECT key FROM listed") == []
    assert chronicle.after["notices"] == town.holds()["notices"]
    assert set(town.told().values()) == {1}


def test_a_block_ends_though_it_began_in_time_to_come(town: Town, chronicle: Chronicle) -> None:
    """A rest that was measured under a clock far ahead is not kept for a year."""
    good = town.portal.routes[LIST]
    town.portal.routes[LIST] = Reply(body=faults.CHALLENGE)
    town.clock.now = FAR
    assert town.round().state == "failed"
    assert town.round(minutes=30).state == "skipped"
    town.portal.routes[LIST] = good
    town.clock.now = NOON + timedelta(hours=6)
    assert town.round().state == "done"
    assert chronicle.after["notices"] == town.holds()["notices"]


@pytest.mark.thorough
def test_a_clock_that_wanders_tells_nothing_twice(town: Town, chronicle: Chronicle) -> None:
    """Hours forward, hours back, round after round: the same notices, the same messages."""
    for hours in (6, -5, 30, -24, 3, -9, 12):
        town.round(hours=hours)
    settled(town, chronicle)


@pytest.mark.thorough
def test_a_channel_that_fails_under_a_wrong_clock_is_tried_again(town: Town, chronicle: Chronicle) -> None:
    """Messages that could not be sent while the clock was an hour ahead arrive, once each."""
    town.receiver.mood = "error"
    town.round(hours=7)
    assert town.told() == {}
    town.receiver.mood = "ok"
    town.round(hours=-1)
    town.round(hours=2)
    settled(town, chronicle)


def test_time_is_judged_again_after_the_clock_went_back(town: Town) -> None:
    """Days that were judged ahead of time do not keep the days before them from being judged."""
    town.clock.now = FAR
    town.round()
    town.clock.now = NOON
    town.round(hours=24)
    assert [row["day"] for row in town.rows("SELECT day FROM tick ORDER BY day")][-2:] == ["2026-01-29", "2027-06-01"]


def test_a_source_last_read_in_time_to_come_is_due_now(town: Town) -> None:
    """The daemon does not wait for a last run that lies ahead."""
    source = all_sources(town.world().settings, registry())[SOURCE]
    assert trigger_of(source, FAR, NOON)[1] == NOON
    assert trigger_of(source, NOON - timedelta(hours=2), NOON)[1] == NOON + timedelta(hours=4)
    assert trigger_of(source, NOON - timedelta(hours=9), NOON)[1] == NOON
