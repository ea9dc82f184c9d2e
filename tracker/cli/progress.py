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
from tracker.wording.screens import screen

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

    def rate(self, now: datetime, language: str) -> str:
        """Pages a minute; nothing in the first seconds, which say nothing."""
        passed = (now - self.began).total_seconds()
        return screen(language, "progress", "rate", pages=f"{60 * self.asked / passed:.0f}") if passed >= 5 else ""

    def left(self, now: datetime, language: str) -> str:
        """Time that what is listed and not read takes at the rate so far."""
        if not self.read or self.read >= self.waiting:
            return ""
        time = (now - self.began) / self.read * (self.waiting - self.read)
        return screen(language, "progress", "left", time=span(time, language))

    def told(self, now: datetime, language: str) -> str:
        """The numbers in words."""
        read = screen(language, "progress", "read", read=self.read, waiting=self.waiting)
        return _joined(language, read, self.rate(now, language), self.left(now, language))


class RunProgress:
    """Watches the steps of a run, from several threads; `verbose` names each page as it is asked for."""

    def __init__(self, now: Callable[[], datetime], language: str, *, verbose: bool = False) -> None:
        self._now, self._language = now, language
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
                say(f"{step.host}: {host.told(now, self._language)}")

    def _say(self, line: str) -> None:
        if self._bars is None:
            say(line)
        else:
            self._bars.console.print(line, markup=False, soft_wrap=True)

    def _draw(self, bars: Progress, name: str, host: HostPace, now: datetime) -> None:
        if name not in self._tasks:
            self._tasks[name] = bars.add_task(name, total=None, pace="")
        pace = _joined(self._language, host.rate(now, self._language), host.left(now, self._language))
        bars.update(self._tasks[name], completed=host.read, total=host.waiting or None, pace=pace)


def _joined(language: str, *parts: str) -> str:
    return ("，" if language == "zh" else ", ").join(part for part in parts if part)


def span(time: timedelta, language: str) -> str:
    """A time as people say it: 40 s, 12 min, 3 h 20 min, 4 d 3 h."""
    return " ".join(screen(language, "progress", unit, count=count) for unit, count in _units(time) if count or unit == "s")


def _units(time: timedelta) -> list[tuple[str, int]]:
    """The two largest units that count, seconds alone below a minute."""
    seconds = round(time.total_seconds())
    if seconds < 60:
        return [("s", seconds)]
    minutes = round(seconds / 60)
    if minutes < 60:
        return [("min", minutes)]
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return [("h", hours), ("min", minutes)]
    days, hours = divmod(hours, 24)
    return [("d", days), ("h", hours)]


def _bars() -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    name = TextColumn("{task.description}", markup=False)
    pace = TextColumn("{task.fields[pace]}", markup=False)
    return Progress(SpinnerColumn(), name, BarColumn(), MofNCompleteColumn(), pace, console=console(stderr=True), transient=True)
