"""Simulated days of many sources: portals that publish, correct, break and recover by a seeded script, and a ledger to match.

`python -m tests.system.soak.soak [--days N] [--sources N] [--seed N]`; prints its figures and ends with 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

import tracker.collecting.fetchers
from scrapers.http.fetcher import Manners
from scrapers.registry import discover
from tests.support.messengers import URLS, messengers
from tests.support.page_archive import QUICK
from tests.support.receivers import HttpReceiver, http_receiver
from tests.support.world import Clock
from tests.system.soak.account import Account, compare
from tests.system.soak.chat import MOODS, SERVICE, Chat, is_poison
from tests.system.soak.portals import Portals
from tests.system.soak.script import COMPANIES, Script
from tracker.alerts.deliver import tell
from tracker.collecting.rounds import read_one
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.sources.schedule import trigger_of
from tracker.sources.source import Source, all_sources

START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
# days after the script's last in which nothing breaks and everything is made good
CALM = 2
# a clock that is set wrong for an hour, so often
JUMPS = (timedelta(hours=-1), timedelta(hours=1), timedelta(days=-1))
JUMP_EVERY = 29
# how many heaps the C library makes for threads, as the unit file and the container have it
ALLOCATOR = "MALLOC_ARENA_MAX"
_SOURCE = '[source.p{number:02}]\nsite = "cn_ccgp"\nbase_url = "{url}"\npace = 0\nevery = "6h"\nrecheck = "1d"\n'
_COMPANY = """[company.{id}]
name = "{name}"
ticker = "0000{number}.HK"
exchange = "HKEX"
currency = "CNY"
organizations = [{{ name = "{name}" }}]
"""
_HEAD = """language = "en"
[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"
timeout = 5
max_age = "60d"
flood = 1000

[channel.chat]
kind = "apprise"
url_env = "CHAT_URL"
max_age = "60d"
flood = 1000
digest = "daily 18:00"
"""


@dataclass(slots=True)
class Figures:
    """What a soak measured, and what was wrong with it."""

    account: Account
    seconds: float = 0.0
    runs: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """How much the resident memory grew after the first day, in per cent."""
        return 100 * (self.memory[-1] / self.memory[0] - 1)

    def lines(self) -> list[str]:
        """For people."""
        runs = ", ".join(f"{count} {state}" for state, count in sorted(self.runs.items()))
        return [
            f"{self.seconds:.0f} s; runs: {runs}; {self.requests} requests",
            *self.account.lines(),
            f"resident memory by day (MB): {' '.join(str(size // 1_000_000) for size in self.memory)}; grew {self.growth:.1f} %",
            f"open files by day: {' '.join(map(str, self.files))}",
            *(f"WRONG: {line}" for line in self.account.wrong),
        ]


@dataclass(slots=True)
class Soak:
    """One soak under way."""

    script: Script
    world: Runtime
    clock: Clock
    portals: Portals
    receiver: HttpReceiver
    chat: Chat
    figures: Figures
    sources: dict[str, Source]
    # how often each message came
    arrived: Counter[str] = field(default_factory=Counter)
    _last: dict[str, datetime | None] = field(default_factory=dict)

    def run(self) -> None:
        """Every hour of every day, then the days of calm."""
        chance = random.Random(self.script.seed + 1)  # noqa: S311 a seeded script, no secret
        jumps = random.Random(self.script.seed + 2)  # noqa: S311 a seeded script, no secret
        for hour in range((self.script.days + CALM) * 24 + 1):
            now = START + timedelta(hours=hour)
            jump = jumps.choice(JUMPS) if hour % JUMP_EVERY == JUMP_EVERY - 1 else timedelta(0)
            self.clock.now = now + jump if jump else max(self.clock.now, now)
            self.portals.hour(now)
            # the same script, for its account of what the portals say
            for _ in self.script.hour(now):
                pass
            if hour % 7 == 0:
                moods = ("ok", "ok", "ok", "error", "drop") if hour < self.script.days * 24 else ("ok",)
                self.receiver.mood = chance.choice(moods)
                self.chat.mood = chance.choice(list(MOODS)) if hour < self.script.days * 24 else "ok"
            self._pass()
            if hour and hour % 24 == 0:
                self._measure()

    def _pass(self) -> None:
        """What the daemon does in an hour: the sources that are due, what time brings, and what is to be told."""
        for source in self.sources.values():
            _, due = trigger_of(source, self._last.get(source.name), self.clock.now)
            if due is None or due > self.clock.now:
                continue
            report = read_one(source, self.world)
            self._last[source.name] = self.clock.now
            self.figures.runs[report.state] += 1
            self.figures.requests += report.counts.get("requests", 0)
        tick(self.world)
        tell(self.world)
        self.arrived.update(self.receiver.ids)
        for kept in (self.receiver.bodies, self.receiver.headers, self.receiver.raw):
            kept.clear()

    def _measure(self) -> None:
        gc.collect()
        self.figures.memory.append(resident())
        self.figures.files.append(len(list(Path("/proc/self/fd").iterdir())))


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def prepared(folder: Path, *, days: int, sources: int, seed: int) -> Iterator[Soak]:
    """A soak ready to run; it leaves nothing behind."""
    script = Script(seed=seed, portals=sources, start=START, days=days)
    with ExitStack() as stack:
        stack.callback(setattr, tracker.collecting.fetchers, "Manners", tracker.collecting.fetchers.Manners)
        tracker.collecting.fetchers.Manners = partial(Manners, limits=QUICK)  # type: ignore[misc,assignment] # no portal here is slow
        portals = stack.enter_context(Portals(script))
        receiver = stack.enter_context(http_receiver())
        receiver.poisoned = lambda body: is_poison(body["message_id"])
        chat = Chat()
        stack.enter_context(messengers(stack.enter_context(pytest.MonkeyPatch.context()), chat.answer))
        path = folder / "tracker.toml"
        path.write_text(configuration(portals.urls), encoding="utf-8")
        clock = Clock(START)
        environ = {"HOOK_URL": receiver.url, "HOOK_SECRET": "synthetic", "CHAT_URL": URLS[SERVICE]}
        world = Runtime(settings=load_settings(path), now=clock, sleep=clock.sleep, environ=environ)
        configured = {name: each for name, each in all_sources(world.settings, discover()).items() if each.configured}
        prepare(world)
        yield Soak(script, world, clock, portals, receiver, chat, Figures(Account()), configured)


def configuration(urls: list[str]) -> str:
    """A source for every portal, the three companies, and two channels."""
    sources = (_SOURCE.format(number=number, url=url) for number, url in enumerate(urls))
    companies = (_COMPANY.format(id=ident, name=name, number=at) for at, (ident, name) in enumerate(COMPANIES.items()))
    return "\n".join((_HEAD, *sources, *companies))


def soak(folder: Path, *, days: int, sources: int, seed: int) -> Figures:
    """Run one and compare what it came to with the script's own account."""
    began = time.perf_counter()
    with prepared(folder, days=days, sources=sources, seed=seed) as made:
        made.run()
        arrived = {"hook": made.arrived, "chat": made.chat.ids}
        compare(made.figures.account, made.script, made.world.settings.db_path, arrived)
        made.figures.account.wrong += [f"a message of {size} bytes was sent to the chat" for size in made.chat.too_long]
    made.figures.seconds = time.perf_counter() - began
    return made.figures


def main() -> int:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=10)
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20260302)
    chosen = parser.parse_args()
    if ALLOCATOR not in os.environ:
        # it is read once, when a process begins
        os.execve(sys.executable, [sys.executable, "-m", "tests.system.soak.soak", *sys.argv[1:]], {**os.environ, ALLOCATOR: "1"})  # noqa: S606
    with tempfile.TemporaryDirectory() as folder:
        figures = soak(Path(folder), days=chosen.days, sources=chosen.sources, seed=chosen.seed)
    if figures.growth >= 10:
        figures.account.wrong.append(f"memory grew {figures.growth:.1f} % after the first day")
    if len(set(figures.files)) > 1:
        figures.account.wrong.append("the number of open files is not constant")
    print("\n".join(figures.lines()))
    return 1 if figures.account.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
