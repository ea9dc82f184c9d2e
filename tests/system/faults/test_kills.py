"""Ends without warning: kill -9 and SIGTERM at seeded points of a whole round, and two rounds at once."""

from __future__ import annotations

import random
import signal
from functools import cache

import pytest

from tests.support.town import SOURCE, Town
from tests.system.faults.conftest import Chronicle
from tests.system.faults.forge import Forge
from tests.system.faults.thorough import ALL, bounded

KILLS = range(200 if ALL else 8)
STOPS = range(100 if ALL else 4)
_POINTS: dict[str, int] = {}


@cache
def seeded(name: str, seed: int) -> float:
    """Where in the round, from 0 to 1."""
    return random.Random(f"{name} {seed}").random()  # noqa: S311 a seeded point, no secret


@pytest.fixture
def points(forge: Forge, chronicle: Chronicle, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many points a clean round passes."""
    if not _POINTS:
        town = at_noon(chronicle.town(tmp_path_factory.mktemp("counted")))
        ended = forge.round(town)
        assert ended.state == "done"
        _POINTS["all"] = ended.points
    return _POINTS["all"]


def at_noon(town: Town) -> Town:
    """The town six hours after its first round, with a pace that is kept in a file."""
    town.clock.forward(hours=6)
    town.pace = 0.001
    return town


def settled(town: Town, chronicle: Chronicle) -> None:
    """The file is as in a world without kills; every message arrived, and a repeat bears the id of what it repeats."""
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())
    assert town.rows("SELECT id FROM run WHERE state = 'running'") == []


@pytest.mark.parametrize("seed", KILLS)
def test_a_killed_round_is_made_good(seed: int, points: int, town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """Killed anywhere, a round leaves a sound file, and the next one ends where a whole one would have."""
    at_noon(town)
    ended = forge.round(town, at=1 + int(seeded("kill", seed) * points), number=signal.SIGKILL)
    assert ended.signal in (signal.SIGKILL, 0)
    assert town.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]

    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
    assert max(town.told().values()) <= 2


def test_a_round_killed_again_and_again_gets_there(points: int, town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """Killed at ever later points, one after the other, rounds lose nothing and repeat a message only under its id."""
    at_noon(town)
    for step in range(1, 7):
        forge.round(town, at=points * step // 7, number=signal.SIGKILL)
        town.clock.forward(minutes=20)
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)


@pytest.mark.parametrize("seed", STOPS)
def test_a_stopped_round_ends_by_itself(seed: int, points: int, town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """SIGTERM anywhere ends the round soon and cleanly: its row says how, no message is repeated, and the next makes it good."""
    at_noon(town)
    ended = forge.round(town, at=1 + int(seeded("stop", seed) * points), number=signal.SIGTERM)
    assert ended.signal == 0
    assert ended.seconds < 10
    assert ended.state in ("done", "interrupted")
    assert ended.state == town.last_run()["state"]
    assert (ended.reason is not None) == (ended.state == "interrupted")

    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
    assert set(town.told().values()) == {1}


@pytest.mark.parametrize("together", bounded([2, 4], {4}))
def test_rounds_at_once_read_once(together: int, town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """Of several rounds started together one reads the source, the others say so; every message is sent once."""
    at_noon(town).world()
    pids = [forge.start(town) for _ in range(together)]
    states = sorted(str(forge.wait(pid).state) for pid in pids)
    assert "done" in states
    assert set(states) <= {"done", "skipped"}
    settled(town, chronicle)
    assert set(town.told().values()) == {1}
    assert len(town.rows(f"SELECT id FROM run WHERE source = '{SOURCE}'")) == 1 + states.count("done")
