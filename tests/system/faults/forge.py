"""A process that has everything imported and forks rounds on request, which then die at a chosen point: kill -9, SIGTERM, limits.

Run as `python -m tests.system.faults.forge`; one JSON object a line in and out. `Forge` is the other end.
"""

from __future__ import annotations

import codecs
import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

from db.engine.errors import DatabaseProblem
from tests.support.town import Town, one_round, registry
from tests.support.world import Clock
from tracker.cli.run import stoppable

NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Place:
    """What a town looks like from another process: where the portal or the receiver is."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a forked round ended: its report or error, the points it passed, and the signal that killed it."""

    state: str | None
    reason: str | None
    points: int
    signal: int
    seconds: float = 0.0


class Forge:
    """The other end: starts rounds and waits for them."""

    def __init__(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.system.faults.forge"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate(timeout=10)

    def start(self, town: Town, **how: object) -> int:
        """Begin a round of the town in a process of its own; its pid.

        `at` and `number`: the signal it sends itself at that point. `largest`: bytes that a file may have. `nobody`: without
        the rights of root. `patience`: seconds that a locked file is waited for.
        """
        told = {"folder": str(town.folder), "url": town.portal.url, "hook": town.receiver.url, "now": town.clock.now.isoformat()}
        return int(self._ask({"do": "start", "pace": town.pace, **told, **how}))

    def wait(self, pid: int) -> Ended:
        """How it ended."""
        return Ended(**self._ask({"do": "wait", "pid": pid}))

    def round(self, town: Town, **how: object) -> Ended:
        """A whole round in a process of its own."""
        return self.wait(self.start(town, **how))

    def _ask(self, told: dict[str, object]) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(told) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())


def main() -> None:
    """Serve until the input ends."""
    registry()
    # the reader's patterns are compiled as it is loaded, which no round should be struck in the middle of
    import_module("scrapers.reading.reader")
    # loaded while that is still allowed: nobody may not be able to read the library of root's Python
    codecs.lookup("utf-8-sig")
    pipes: dict[int, int] = {}
    for line in sys.stdin:
        told = json.loads(line)
        answer: object
        if told["do"] == "start":
            pid, pipes[pid] = _forked(told)
            answer = pid
        else:
            answer = _waited(told["pid"], pipes.pop(told["pid"]))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _forked(told: dict[str, Any]) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    code = 1
    try:
        result = _child(told)
        os.write(writing, json.dumps(result).encode())
        code = 0
    finally:
        os._exit(code)


def _waited(pid: int, reading: int) -> dict[str, object]:
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read()
    _, status = os.waitpid(pid, 0)
    died = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    result: dict[str, object] = json.loads(text) if text else {"state": None, "reason": None, "points": 0}
    return result | {"signal": died}


def _child(told: dict[str, Any]) -> dict[str, object]:
    _limit(told)
    place = Town(Path(told["folder"]), Place(told["url"]), Place(told["hook"]), Clock(datetime.fromisoformat(told["now"])))  # type: ignore[arg-type] # the addresses alone
    place.pace = told["pace"]
    probe = Probe(told.get("at", 0), told.get("number", 0))
    with stoppable(place.world()) as world:
        probe.begin()
        try:
            report = one_round(world)
            state, reason = report.state, report.reason
        except DatabaseProblem as problem:
            state, reason = "problem", str(problem)
        finally:
            sys.setprofile(None)
    return {"state": state, "reason": reason, "points": probe.passed, "seconds": probe.since()}


def _limit(told: dict[str, Any]) -> None:
    if told.get("patience"):
        _be_patient(told["patience"])
    if told.get("largest"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (told["largest"], told["largest"]))
    if told.get("nobody") and os.getuid() == 0:
        # the interpreter may lie where nobody else may read: what it loads on first use is loaded before
        codecs.lookup("utf-8-sig")
        os.setuid(NOBODY)


def _be_patient(seconds: float) -> None:
    """No test waits half a minute for a lock."""
    import db.engine.connection

    inner: Callable[..., Any] = db.engine.connection._connection

    def hurried(*args: object, **kwargs: object) -> Any:
        database = inner(*args, **kwargs)
        database.conn.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        return database

    db.engine.connection._connection = hurried


class Probe:
    """Counts every call and return of every thread, and sends a signal to its own process at one of them."""

    def __init__(self, at: int, number: int) -> None:
        self.passed = 0
        self._at, self._number = at, number
        self._struck = 0.0

    def begin(self) -> None:
        """Count from here on."""
        threading.setprofile(self._pass)
        sys.setprofile(self._pass)

    def since(self) -> float:
        """Seconds since the signal was sent; 0 when none was."""
        return time.monotonic() - self._struck if self._struck else 0.0

    def _pass(self, _frame: FrameType, _event: str, _arg: object) -> None:
        self.passed += 1
        if self.passed == self._at:
            self._struck = time.monotonic()
            os.kill(os.getpid(), signal.Signals(self._number))


if __name__ == "__main__":
    main()
