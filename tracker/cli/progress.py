"""Progress of a run on standard error: a bar for each host on a terminal, otherwise one line a minute."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from tracker.cli.output import console, say
from tracker.config.runtime import Step

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_EVERY = timedelta(minutes=1)


@dataclass(slots=True)
class HostPace:
    """Requests and items of one host so far, and when its first was."""

    began: datetime
    asked: int = 0
    waiting: int = 0
    read: int = 0

    def note(self, step: Step) -> None:
        """Count a step."""
        self.asked += step.asked is not None
        self.waiting += step.waiting
        self.read += step.read

    def rate(self, now: datetime) -> str:
        """Pages a minute; nothing in the first seconds, which say nothing."""
        passed = (now - self.began).total_seconds()
        return f"{60 * self.asked / passed:.0f} pages a minute" if passed >= 5 else ""

    def left(self, now: datetime) -> str:
        """Time that what is listed and not read takes at the rate so far."""
        if not self.read or self.read >= self.waiting:
            return ""
        return f"{span((now - self.began) / self.read * (self.waiting - self.read))} left"

    def told(self, now: datetime) -> str:
        """The numbers in words."""
        parts = [f"{self.read} of {self.waiting} listed notices read", self.rate(now), self.left(now)]
        return ", ".join(part for part in parts if part)


class RunProgress:
    """Watches the steps of a run, from several threads; `verbose` names each page as it is asked for."""

    def __init__(self, now: Callable[[], datetime], *, verbose: bool = False) -> None:
        self._now = now
        self._verbose = verbose
        self._lock = threading.Lock()
        self._hosts: dict[str, HostPace] = {}
        self._said: dict[str, datetime] = {}
        self._tasks: dict[str, TaskID] = {}
        self._bars = _bars() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bars is not None:
            self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bars is not None:
            self._bars.stop()

    def __call__(self, step: Step) -> None:
        """Show a step."""
        with self._lock:
            now = self._now()
            host = self._hosts.setdefault(step.host, HostPace(now))
            host.note(step)
            if self._verbose and step.asked is not None:
                self._say(f"{step.source}: {step.asked}")
            if self._bars is not None:
                self._draw(self._bars, step.host, host, now)
            elif now - self._said.setdefault(step.host, now) >= _EVERY:
                self._said[step.host] = now
                say(f"{step.host}: {host.told(now)}")

    def _say(self, line: str) -> None:
        if self._bars is None:
            say(line)
        else:
            self._bars.console.print(line, markup=False, soft_wrap=True)

    def _draw(self, bars: Progress, name: str, host: HostPace, now: datetime) -> None:
        if name not in self._tasks:
            self._tasks[name] = bars.add_task(name, total=None, pace="")
        pace = ", ".join(part for part in (host.rate(now), host.left(now)) if part)
        bars.update(self._tasks[name], completed=host.read, total=host.waiting or None, pace=pace)


def span(time: timedelta) -> str:
    """A time as people say it: 40 s, 12 min, 3 h 20 min, 4 d 3 h."""
    seconds = round(time.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h" if hours else f"{days} d"


def _bars() -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    name = TextColumn("{task.description}", markup=False)
    pace = TextColumn("{task.fields[pace]}", markup=False)
    return Progress(SpinnerColumn(), name, BarColumn(), MofNCompleteColumn(), pace, console=console(stderr=True), transient=True)
