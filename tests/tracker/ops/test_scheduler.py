"""The daemon's clockwork when the clock of the machine is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.tracker.sources.test_schedule import source
from tracker.ops.scheduler import ClockWatch, Clockwork


@dataclass
class Clocks:
    """A wall clock that can be set, and the time that passes."""

    wall: datetime = datetime(2026, 1, 28, 12, 0, tzinfo=UTC)
    passed: float = 0.0

    def now(self) -> datetime:
        """The wall clock."""
        return self.wall

    def monotonic(self) -> float:
        """The time that passed."""
        return self.passed

    def wait(self, seconds: float) -> None:
        """Time passes on both."""
        self.wall += timedelta(seconds=seconds)
        self.passed += seconds


@pytest.mark.parametrize("moved", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_is_set_is_noticed_once(moved: timedelta) -> None:
    """Time that passes is no jump, nor is a second of correction; an hour or a day is, said once."""
    clocks = Clocks()
    watch = ClockWatch(clocks.now, clocks.monotonic)
    clocks.wait(3600)
    clocks.wall += timedelta(seconds=1)
    assert watch.jump() is None
    clocks.wait(5)
    clocks.wall += moved
    assert watch.jump() == moved
    assert watch.jump() is None


@pytest.mark.parametrize("moved", [timedelta(hours=-1), timedelta(days=-1)])
def test_a_clock_set_back_does_not_freeze_a_schedule(moved: timedelta) -> None:
    """Planned anew, a source that was read in what is now time to come is due at once and not when the old time comes again."""
    clocks = Clocks()
    clockwork = Clockwork(lambda _: None, clocks.now, lambda *_: None, lambda *_: None)
    read = clocks.wall
    clockwork.plan([source("6h")], {"cn_ccgp": read})
    assert clockwork.next_runs() == {"cn_ccgp": read + timedelta(hours=6)}
    clocks.wall += moved
    clockwork.plan([source("6h")], {"cn_ccgp": read})
    assert clockwork.next_runs() == {"cn_ccgp": clocks.wall}
