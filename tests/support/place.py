"""A folder with a configuration, a portal in ccgp's shape on 127.0.0.1, a clock, and the command line in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db.engine.connection import open_database
from db.engine.rows import Row, select
from tests.support.ccgp_portal import Item, routes
from tests.support.fault_server import Portal
from tests.support.town import by_channel, registry
from tests.support.world import Clock, make_world, write_config
from tests.tracker.cli.conftest import Answer
from tracker.__main__ import main
from tracker.alerts.deliver import tell
from tracker.cli import daemon, report, status, upkeep
from tracker.cli import run as run_command
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import read_archives, read_sources
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.sources.source import all_sources, chosen_sources

OURS = "甲方智能科技有限公司"
COMPANY = """
language = "en"
contact = "mailto:ops@example.com"

[company.ours]
name = "甲方智能"
ticker = "00001.HK"
exchange = "HKEX"
currency = "CNY"
organizations = ["甲方智能科技有限公司"]

[channel.console]
kind = "console"
"""
SOURCE = """
[source.cn_ccgp]
base_url = "{url}"
pace = 0
start = 2026-01-01
"""


@dataclass
class Place:
    """Where one test runs; the clock is the command line's too."""

    folder: Path
    portal: Portal
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    clock: Clock = field(default_factory=Clock)
    environ: dict[str, str] = field(default_factory=dict)

    def configure(self, sources: str = SOURCE, company: str = COMPANY) -> None:
        """Write the configuration; `{url}` is the portal's."""
        write_config(self.folder, company + sources.replace("{url}", self.portal.url))

    def publish(self, *told: tuple[str, Item]) -> None:
        """The portal shows exactly these, newest first."""
        self.portal.routes = dict(routes(by_channel(*told)))

    def world(self) -> Runtime:
        """The surroundings of a run."""
        return make_world(load_settings(self.folder / "tracker.toml"), self.clock, self.environ)

    def run(self, *names: str, archive: bool = False, **later: float) -> list[RunReport]:
        """A whole round, as cron runs it, so much later."""
        self.clock.forward(**later)
        world = self.world()
        prepare(world)
        sources = all_sources(world.settings, registry())
        chosen = chosen_sources(sources, names)
        found = read_archives(chosen, world) if archive else read_sources(chosen, world, sources.values())
        reports = list(found)
        tick(world)
        tell(world)
        return reports

    def call(self, *arguments: str) -> Answer:
        """The command line."""
        self.monkeypatch.setattr("sys.argv", ["tracker", *arguments])
        self.capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        out, err = self.capsys.readouterr()
        return Answer(code, out, err)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """A query of the file."""
        db = open_database(self.folder / "tracker.db", read_only=True)
        try:
            return select(db, sql, values)
        finally:
            db.close()

    def column(self, sql: str, *values: object) -> list[object]:
        """The first column of a query."""
        return [next(iter(row.values())) for row in self.rows(sql, *values)]

    def forget(self) -> None:
        """Delete the tracker's file."""
        for path in self.folder.glob("tracker.db*"):
            path.unlink()


def make_place(folder: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Place:
    """A place whose configuration has one source, ccgp, and one company."""
    made = Place(folder, portal, monkeypatch, capsys)
    made.configure()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("TRACKER_CONFIG", raising=False)
    for module in (daemon, run_command, report, status, upkeep):
        monkeypatch.setattr(module, "now", made.clock)
    return made


def states(reports: Iterable[RunReport]) -> list[str]:
    """How the runs ended."""
    return [report.state for report in reports]
