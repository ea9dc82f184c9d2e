"""The demo, step by step: two rounds over a portal of our own, one more notice, and where to look next."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from pathlib import Path

from scrapers.registry import discover
from tracker.alerts.deliver import tell
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import read_sources
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings, load_settings
from tracker.demo.notices import FIRST, LATER
from tracker.demo.portal import Portal
from tracker.errors import BadInput
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.sources.source import all_sources, chosen_sources

# the day after the last of the four orders was announced
CLOCK = datetime(2026, 1, 28, 12, 0, tzinfo=timezone(timedelta(hours=8)))
_HEAD = "# The demo's configuration: its sources point at a portal that only runs while `tracker demo` does.\n"
# what a demo leaves behind, and the next one takes away
_WRITTEN = ("tracker.toml", "tracker*.db", "tracker*.db-*", "pages.db", "pages.db-*", "tracker.*.lock")
QUERIES = (
    "SELECT published_date, buyer, supplier, amount, currency FROM awards ORDER BY published_date;",
    "SELECT company, ticker, count(*) AS wins, sum(amount) AS amount, currency FROM firm_wins GROUP BY company;",
    "SELECT rule, company, state, channel FROM alert JOIN flag ON flag.id = alert.flag_id;",
)


@dataclass(frozen=True, slots=True)
class Demo:
    """One demo folder: its configuration and its file."""

    folder: Path
    settings: Settings

    def round(self) -> list[RunReport]:
        """Read every enabled source once and tell what is new; the demo's clock stands still."""
        runtime = Runtime(settings=self.settings, now=lambda: CLOCK, stop=threading.Event())
        prepare(runtime)
        reports = list(read_sources(chosen_sources(all_sources(self.settings, discover()), ()), runtime))
        tick(runtime)
        tell(runtime)
        return reports


def lay_out(folder: Path, bases: dict[str, str]) -> Demo:
    """A fresh demo in the folder, whose sources point at the demo's portal; files that are not the demo's stay.

    Raises BadInput when the folder holds something else than a demo, or cannot be written.
    """
    mark = folder / "tracker.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ours = mark.is_file() and mark.read_bytes().startswith(_HEAD.encode())
        if any(folder.iterdir()) and not ours:
            raise BadInput(f"{folder}: holds files that are not the demo's; name an empty folder with --dir")
        for path in [path for pattern in _WRITTEN for path in folder.glob(pattern)]:
            path.unlink()
    except OSError as error:
        raise BadInput(f"{folder}: cannot hold the demo: {error.strerror}") from error
    example = files("tracker").joinpath("examples", "ai-vendors.toml").read_text(encoding="utf-8")
    for name, base in bases.items():
        example = example.replace(f"[source.{name}]", f'[source.{name}]\nbase_url = "{base}"\npace = 0\nfirst_run = "alert"', 1)
    lines = [line for line in example.splitlines() if not line.startswith(("#:schema", 'first_run = "baseline"'))]
    mark.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return Demo(folder, load_settings(mark))


def play(folder: Path, say: Callable[[str], None], show: Callable[[Demo, list[RunReport]], None]) -> Demo:
    """The whole demo; `say` prints a line, `show` what a round left behind."""
    portal = Portal()
    portal.publish(*FIRST)
    with portal.serving() as bases:
        demo = lay_out(folder, bases)
        say(f"A portal of our own on 127.0.0.1 has published {len(FIRST)} notices. Reading it over HTTP …")
        show(demo, demo.round())
        say("Reading it again …")
        again = demo.round()
        fresh = sum(report.counts.get("new", 0) + report.counts.get("changed", 0) for report in again)
        say("Nothing new, and nobody was told anything twice." if fresh == 0 else f"{fresh} notices changed.")
        portal.publish(LATER)
        say(f"One more notice is published: {LATER.title}. Reading once more …")
        demo.round()
    return demo
