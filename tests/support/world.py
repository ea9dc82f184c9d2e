"""A configuration and a world for tests: files in a temporary folder, a clock that is set, nobody waited for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapers.registry import discover
from tracker.alerts.deliver import tell
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import read_one
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings, load_settings
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.sources.source import all_sources

NOON = datetime(2026, 1, 28, 4, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until it is moved; waiting moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def write_config(folder: Path, text: str) -> Settings:
    """A tracker.toml in the folder."""
    path = folder / "tracker.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def make_world(settings: Settings, clock: Clock, environ: Mapping[str, str] | None = None) -> Runtime:
    """The surroundings of a command in a test."""
    return Runtime(settings=settings, now=clock, sleep=clock.sleep, environ=environ or {})


def read(world: Runtime, name: str) -> RunReport:
    """One whole round over one source."""
    prepare(world)
    report = read_one(all_sources(world.settings, discover())[name], world)
    tick(world)
    tell(world)
    return report
