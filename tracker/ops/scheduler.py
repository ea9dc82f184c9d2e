"""The daemon's clockwork: one APScheduler job a source, one thread a host, and the chores that run beside them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from tracker.sources.schedule import trigger_of
from tracker.sources.source import Source

# a laptop that wakes late still runs what it missed, once
_POLICY = {"coalesce": True, "max_instances": 1, "misfire_grace_time": 24 * 3600}
_CHORES = "chores"
# a clock that differs by less from the time that passed was not set but is kept right
_SET = timedelta(minutes=1)
_SOURCE = "source:"
_PASSED_OVER = {
    EVENT_JOB_MAX_INSTANCES: "the run before is still under way",
    EVENT_JOB_MISSED: "its time was more than a day ago",
}
# what it has to say is said through `passed_over` and `failed`, in the daemon's own log
logging.getLogger("apscheduler").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """Something the daemon does every so often that reads no portal."""

    name: str
    every: timedelta
    work: Callable[[], None]


@dataclass(slots=True)
class ClockWatch:
    """Notices that the wall clock was set: it went by more or less than the time that passed."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    _seen: tuple[datetime, float] = field(init=False)

    def __post_init__(self) -> None:
        self._seen = (self.now(), self.monotonic())

    def jump(self) -> timedelta | None:
        """By how much the clock was set since this was last asked; None where it was not."""
        before, self._seen = self._seen, (self.now(), self.monotonic())
        passed = timedelta(seconds=self._seen[1] - before[1])
        moved = self._seen[0] - before[0] - passed
        return moved if abs(moved) >= _SET else None


class Clockwork:
    """The running jobs; `plan` may be called again with other sources while it runs."""

    def __init__(
        self,
        read: Callable[[Source], None],
        now: Callable[[], datetime],
        failed: Callable[[str, Exception], None],
        passed_over: Callable[[str, str], None],
    ) -> None:
        self._read = read
        self._now = now
        self._failed = failed
        self._passed_over = passed_over
        self._lock = threading.Lock()
        self._scheduler = BackgroundScheduler(timezone=ZoneInfo("UTC"), job_defaults=_POLICY)
        self._scheduler.add_executor(ThreadPoolExecutor(1), _CHORES)
        self._scheduler.add_listener(self._heard, EVENT_JOB_MAX_INSTANCES | EVENT_JOB_MISSED)
        self._hosts: set[str] = {_CHORES}
        self._chores: list[Chore] = []

    def start(self) -> None:
        """Begin firing."""
        self._scheduler.start()

    def stop(self) -> None:
        """Fire nothing more; what is running is left to notice the stop by itself."""
        self._scheduler.shutdown(wait=False)

    def plan(self, sources: Iterable[Source], last_runs: Mapping[str, datetime | None]) -> None:
        """Exactly these sources from now on; a job that is running is not disturbed."""
        with self._lock:
            wanted = {source.name: source for source in sources}
            for job in self._scheduler.get_jobs():
                if job.id.startswith(_SOURCE) and job.id.removeprefix(_SOURCE) not in wanted:
                    job.remove()
            for source in wanted.values():
                self._add(source, last_runs.get(source.name))

    def chore(self, chore: Chore) -> None:
        """Do something every so often, from now on."""
        self._chores.append(chore)
        self._begin(chore)

    def clock_was_set(self) -> None:
        """Reckon the chores anew: their times were those of the old clock. The sources' are planned anew by `plan`."""
        for chore in self._chores:
            self._begin(chore)

    def _begin(self, chore: Chore) -> None:
        trigger = IntervalTrigger(seconds=int(chore.every.total_seconds()))
        self._scheduler.add_job(
            self._guarded(chore.name, chore.work),
            trigger,
            id=chore.name,
            executor=_CHORES,
            next_run_time=self._now(),
            replace_existing=True,
        )

    def next_runs(self) -> dict[str, datetime]:
        """When each source is due."""
        jobs = [job for job in self._scheduler.get_jobs() if job.id.startswith(_SOURCE)]
        return {job.id.removeprefix(_SOURCE): job.next_run_time for job in jobs}

    def _add(self, source: Source, last_run: datetime | None) -> None:
        host = source.host_queue
        if host not in self._hosts:
            self._scheduler.add_executor(ThreadPoolExecutor(1), host)
            self._hosts.add(host)
        trigger, first = trigger_of(source, last_run, self._now())
        extra = {} if first is None else {"next_run_time": first}
        work = self._guarded(source.name, lambda: self._read(source))
        self._scheduler.add_job(work, trigger, id=f"{_SOURCE}{source.name}", executor=host, replace_existing=True, **extra)

    def _heard(self, event: JobEvent) -> None:
        """A chore that takes longer than its interval is no news; a source that was not read is."""
        if event.job_id.startswith(_SOURCE):
            self._passed_over(event.job_id.removeprefix(_SOURCE), _PASSED_OVER[event.code])

    def _guarded(self, name: str, work: Callable[[], None]) -> Callable[[], None]:
        def job() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001  a thread's boundary: APScheduler would put it in a log that nobody reads
                self._failed(name, error)

        return job
