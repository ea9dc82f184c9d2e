"""The daemon: sources on their schedules, alerts as they fall due, reloads of the configuration, and a prompt stop."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from db import sources as source_rows
from db.engine.connection import open_file
from db.engine.errors import DatabaseProblem
from scrapers.base import Scraper
from tracker.alerts.deliver import tell
from tracker.collecting.rounds import read_one
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings, load_settings
from tracker.errors import ConfigError
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.judging.source_health import judge_sources
from tracker.ops.logs import Log
from tracker.ops.scheduler import Chore, ClockWatch, Clockwork
from tracker.ops.status import write_status
from tracker.sources.source import Source, all_sources

# how long running work gets to notice a stop before the process ends anyway; every step is a transaction
GRACE = timedelta(seconds=8)
_OUTBOX = timedelta(minutes=1)
_TIME = timedelta(minutes=10)
_CONFIG = timedelta(seconds=5)


@dataclass(slots=True)
class Daemon:
    """One running daemon. `runtime` is replaced as a whole when the configuration changes."""

    config: Path
    runtime: Runtime
    registry: Mapping[str, type[Scraper]]
    log: Log
    reload: threading.Event
    _stamp: tuple[int, int] = (0, 0)
    _seen: tuple[int, int] = (0, 0)
    _clockwork: Clockwork | None = None

    def run(self) -> None:
        """Work until asked to stop; returns within the grace of the running steps."""
        prepare(self.runtime)
        self._stamp = _stamp(self.config)
        clockwork = Clockwork(self.read, self.runtime.now, self.failed, self.passed_over)
        self._clockwork = clockwork
        self._plan()
        clockwork.chore(Chore(name="outbox", every=_OUTBOX, work=self.deliver))
        clockwork.chore(Chore(name="time", every=_TIME, work=self.pass_time))
        clockwork.start()
        self.log.write("daemon", "started", sources=len(self._enabled()), config=str(self.config))
        watch = ClockWatch(self.runtime.now, time.monotonic)
        while not self.runtime.stop.is_set():
            self.reload.wait(_CONFIG.total_seconds())
            if not self.runtime.stop.is_set():
                self.follow_clock(watch)
                self.follow_configuration()
        clockwork.stop()
        self.log.write("daemon", "stopped")

    def read(self, source: Source) -> None:
        """One scheduled run."""
        report = read_one(source, self.runtime, sources=self._sources().values())
        self.log.write("run", report.state, source=report.source, reason=report.reason, **report.counts)
        self.deliver()

    def deliver(self) -> None:
        """Send what is due, and say how things stand."""
        delivered = tell(self.runtime)
        if delivered.sent or delivered.failed:
            self.log.write("alerts", "delivered", sent=delivered.sent, refused=delivered.failed, errors=delivered.errors)
        write_status(self.runtime, self.registry, self.next_runs())

    def pass_time(self) -> None:
        """Do what time alone brings: the daily tick, and sources that have fallen silent."""
        if tick(self.runtime):
            self.log.write("tick", "judged")
        judge_sources(self.runtime, self._enabled())

    def failed(self, name: str, error: Exception) -> None:
        """A job failed in a way nobody foresaw: it is said, and the others go on."""
        self.log.write(name, "failed", error=f"{type(error).__name__}: {error}")

    def passed_over(self, name: str, reason: str) -> None:
        """A source's time came and it was not read."""
        self.log.write("run", "skipped", source=name, reason=reason)

    def follow_clock(self, watch: ClockWatch) -> None:
        """Plan anew when the clock was set: a time planned on the old one may be a day away."""
        moved = watch.jump()
        if moved is None or self._clockwork is None:
            return
        self.log.write("clock", "was set; everything is planned anew", seconds=round(moved.total_seconds()))
        self._clockwork.clock_was_set()
        try:
            self._plan()
        except DatabaseProblem as problem:
            self.log.write("clock", "sources keep their times", error=str(problem))

    def follow_configuration(self) -> None:
        """Take up a changed configuration; a bad one is said and the old one kept."""
        stamp = _stamp(self.config)
        # a file that is being written is looked at again before it is believed
        settled, self._seen = stamp == self._seen, stamp
        if not self.reload.is_set() and (stamp == self._stamp or not settled):
            return
        self.reload.clear()
        self._stamp = stamp
        try:
            settings = load_settings(self.config)
            all_sources(settings, self.registry)
            prepare(replace(self.runtime, settings=settings))
        except ConfigError as error:
            self.log.write("configuration", "refused; the old one stays", error=str(error))
            return
        except DatabaseProblem as problem:
            # nothing is wrong with the configuration: it is tried again at the next look
            self._stamp = (0, 0)
            self.log.write("configuration", "not taken up yet; the old one stays", error=str(problem))
            return
        self.runtime = replace(self.runtime, settings=settings)
        self._plan()
        self.log.write("configuration", "taken up", sources=len(self._enabled()))

    def _sources(self) -> dict[str, Source]:
        return all_sources(self.runtime.settings, self.registry)

    def _enabled(self) -> list[Source]:
        return [source for source in self._sources().values() if source.enabled]

    def _plan(self) -> None:
        if self._clockwork is not None:
            self._clockwork.plan(self._enabled(), _last_runs(self.runtime.settings))

    def next_runs(self) -> dict[str, datetime]:
        return self._clockwork.next_runs() if self._clockwork else {}


def listen_to_signals(stop: threading.Event, reload: threading.Event) -> Callable[[], None]:
    """SIGTERM and SIGINT stop, SIGHUP reloads; returns what puts the old handlers back.

    `reload` is what the daemon waits for: it is set at a stop as well, which ends the wait at once.
    """

    def end(*_: object) -> None:
        stop.set()
        reload.set()

    before = {
        signal.SIGTERM: signal.signal(signal.SIGTERM, end),
        signal.SIGINT: signal.signal(signal.SIGINT, end),
        signal.SIGHUP: signal.signal(signal.SIGHUP, lambda *_: reload.set()),
    }

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    return restore


def end_process(grace: timedelta) -> None:
    """Give running threads a last chance, then end: what they are still doing is a transaction that has not happened."""
    others = [each for each in threading.enumerate() if each is not threading.current_thread()]
    until = time.monotonic() + grace.total_seconds()
    for thread in others:
        thread.join(max(0.0, until - time.monotonic()))
    if any(thread.is_alive() for thread in others):
        os._exit(0)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def _last_runs(settings: Settings) -> dict[str, datetime | None]:
    with open_file(settings.db_path) as db:
        states = source_rows.source_states(db)
    return {name: datetime.fromisoformat(row["last_run"]) if row["last_run"] else None for name, row in states.items()}
