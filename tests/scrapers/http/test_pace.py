"""A host is asked no faster than agreed and no oftener than its budget, by however many processes."""

import itertools
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import Spent
from scrapers.http.pace import Pace, cool_down
from tests.conftest import ROOT
from tests.support.fault_server import Portal
from tests.support.page_archive import START, Clock, quick_fetcher

WORKER = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from scrapers.http.pace import Pace
pace = Pace(Path(sys.argv[1]), None, lambda: datetime.now(UTC), time.sleep)
for _ in range(5):
    pace.wait_turn("portal.example", 0.2)
    print(time.time())
pace.close()
"""


def turns(pace: Pace, clock: Clock, count: int, host: str = "portal.example", seconds: float = 2.0) -> list[datetime]:
    """When so many turns came."""
    times = []
    for _ in range(count):
        pace.wait_turn(host, seconds)
        times.append(clock.at)
    return times


@pytest.fixture(params=["memory", "file"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    """No file, or one of this test."""
    return tmp_path / "pace.db" if request.param == "file" else None


def test_turns_are_the_agreed_seconds_apart(file: Path | None) -> None:
    """The first turn comes at once, each next one the pace after the last, whatever happens in between."""
    clock = Clock()
    pace = Pace(file, None, clock.now, clock.sleep)
    times = turns(pace, clock, 2)
    clock.at += timedelta(seconds=1)
    times += turns(pace, clock, 1)
    clock.at += timedelta(seconds=100)
    times += turns(pace, clock, 1)
    pace.close()
    gaps = [(after - before).total_seconds() for before, after in itertools.pairwise(times)]
    assert gaps == pytest.approx([2, 2, 100], abs=0.01)


def test_hosts_do_not_wait_for_each_other(file: Path | None) -> None:
    """Every host has a bucket of its own."""
    clock = Clock()
    pace = Pace(file, None, clock.now, clock.sleep)
    for host in ("a.example", "b.example", "c.example'; DROP TABLE x --"):
        turns(pace, clock, 1, host)
    pace.close()
    assert clock.slept == []


def test_no_pace_and_no_budget_is_no_waiting(file: Path | None) -> None:
    """A pace of 0 never waits."""
    clock = Clock()
    pace = Pace(file, None, clock.now, clock.sleep)
    turns(pace, clock, 50, seconds=0)
    pace.close()
    assert clock.slept == []


@pytest.mark.parametrize("seconds", [0, 2])
@pytest.mark.parametrize("budget", [1, 3])
def test_a_spent_budget_says_until_when(file: Path | None, seconds: float, budget: int) -> None:
    """After the day's last request the host is left alone, and asked again a day after the first."""
    clock = Clock()
    pace = Pace(file, budget, clock.now, clock.sleep)
    turns(pace, clock, budget, seconds=seconds)
    for _ in range(3):
        with pytest.raises(
            Spent, match=f"budget of {budget} requests a day to portal.example is spent until 2026-01-14T09:00:00"
        ):
            pace.wait_turn("portal.example", seconds)
    clock.at = START + timedelta(days=1, seconds=10)
    pace.wait_turn("portal.example", seconds)
    pace.close()


@pytest.mark.parametrize("jump", [timedelta(days=-30), timedelta(hours=-1), timedelta(seconds=-1), timedelta(days=30)])
def test_a_clock_that_jumps_holds_nobody_up(file: Path | None, jump: timedelta) -> None:
    """However far the machine's clock is set back or forth, the next turn comes within two paces."""
    clock = Clock()
    pace = Pace(file, 100, clock.now, clock.sleep)
    turns(pace, clock, 5)
    clock.slept.clear()
    clock.at += jump
    turns(pace, clock, 1)
    pace.close()
    assert sum(clock.slept) <= 4.01


def test_what_one_run_did_the_next_one_knows(tmp_path: Path) -> None:
    """The file outlives the process that wrote it."""
    clock = Clock()
    for _ in range(3):
        pace = Pace(tmp_path / "pace.db", 3, clock.now, clock.sleep)
        turns(pace, clock, 1)
        pace.close()
    assert sum(clock.slept) == pytest.approx(4, abs=0.01)
    pace = Pace(tmp_path / "pace.db", 3, clock.now, clock.sleep)
    with pytest.raises(Spent, match="budget"):
        turns(pace, clock, 1)
    pace.close()


def test_a_broken_file_is_begun_anew(tmp_path: Path) -> None:
    """A pace file that is no database costs nothing but itself."""
    file = tmp_path / "pace.db"
    file.write_bytes(b"not a database, for whatever reason" * 100)
    clock = Clock()
    pace = Pace(file, None, clock.now, clock.sleep)
    turns(pace, clock, 2)
    pace.close()
    assert sum(clock.slept) == pytest.approx(2, abs=0.01)


def test_two_processes_share_one_pace(tmp_path: Path) -> None:
    """Two processes that ask one host as fast as they may are together no faster than one."""
    command = [sys.executable, "-c", WORKER, str(tmp_path / "pace.db")]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)]
    times = sorted(float(line) for worker in workers for line in worker.communicate(timeout=30)[0].split())
    assert [worker.returncode for worker in workers] == [0, 0]
    assert len(times) == 10
    # a line is printed a moment after its turn, so a printed gap may be a little short
    assert min(after - before for before, after in itertools.pairwise(times)) > 0.15
    assert times[-1] - times[0] >= 1.75


def test_a_killed_process_holds_nobody_up(tmp_path: Path) -> None:
    """The lock of a process that was killed is free at once."""
    script = WORKER.replace("range(5)", "range(10**6)").replace("0.2", "0.001").replace("time.time()", "time.time(), flush=True")
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "pace.db")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as worker:
        assert worker.stdout is not None
        worker.stdout.readline()
        worker.kill()
    started = time.perf_counter()
    pace = Pace(tmp_path / "pace.db", None, lambda: datetime.now(UTC), time.sleep)
    pace.wait_turn("portal.example", 0.001)
    pace.close()
    assert time.perf_counter() - started < 2


def test_every_request_takes_a_turn_redirects_too() -> None:
    """The fetcher asks for a turn before each request it sends, and keeps the budget."""
    clock = Clock()
    with Portal({"/1": "<p>公告</p>"}) as portal, quick_fetcher(portal.url, clock=clock, pace=3, budget=3) as fetch:
        for _ in range(3):
            fetch("/1")
        assert sum(clock.slept) == pytest.approx(6, abs=0.02)
        with pytest.raises(Spent, match="budget of 3 requests"):
            fetch("/1")
        assert len(portal.log) == 3


@pytest.mark.parametrize(("times", "hours"), [(0, 0), (1, 1), (2, 2), (3, 4), (7, 64), (8, 72), (1000, 72)])
def test_a_blocked_source_rests_longer_each_time(times: int, hours: int) -> None:
    """An hour after the first block, twice as long after each next, three days at most."""
    assert cool_down(times) == timedelta(hours=hours)


@given(st.integers(-5, 10**6))
def test_the_rest_never_shrinks(times: int) -> None:
    """One block more never shortens the rest."""
    assert timedelta(0) <= cool_down(times) <= cool_down(times + 1) <= timedelta(days=3)
