"""The programme as a process over a folder: started, signalled, waited for, and what its file and its log then hold."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from db.engine.connection import open_database
from db.engine.rows import Row, select
from tests.conftest import ROOT
from tests.support.ccgp_portal import Item, award_body, detail_page, routes
from tests.support.fault_server import Portal
from tests.support.town import CENTRAL

PATIENCE = 40.0
SOURCE = '[source.{name}]\nsite = "cn_ccgp"\nbase_url = "{url}"\npace = 0\nevery = "1s"\nrobots = false\n{lines}'


@dataclass
class Running:
    """A process under way and what it has written."""

    process: subprocess.Popen[bytes]
    folder: Path
    log: Path

    def said(self) -> str:
        """Its log."""
        return self.log.read_text(encoding="utf-8")

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Tell it to end; the seconds that took."""
        began = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(timeout=30)
        return time.monotonic() - began


@contextmanager
def tracker(folder: Path, log_name: str, *arguments: str, **environ: str) -> Iterator[Running]:
    """A process of the command line over the folder's configuration; killed when the test leaves it running."""
    log = folder / f"{log_name}.log"
    command = [sys.executable, "-m", "tracker", "--config", str(folder / "tracker.toml"), *arguments]
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, cwd=ROOT, env={**os.environ, **environ})
    try:
        yield Running(process, folder, log)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


@contextmanager
def daemon(folder: Path, name: str = "daemon", *more: str, **environ: str) -> Iterator[Running]:
    """A daemon of its own."""
    with tracker(folder, name, "daemon", *more, **environ) as running:
        yield running


def until(true: Callable[[], object], what: str) -> None:
    """Wait for something to come true, or fail."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not true():
        assert time.monotonic() < end, f"not within {PATIENCE} s: {what}"
        pause.wait(0.02)


def rows(folder: Path, sql: str) -> list[Row]:
    """A query of the folder's file."""
    db = open_database(folder / "tracker.db", read_only=True)
    try:
        return select(db, sql)
    finally:
        db.close()


def configure(folder: Path, more: str = "", lines: str = "", **portals: Portal) -> None:
    """A source for each portal, with some lines more each, and more tables; written whole, as an editor does."""
    text = more + "".join(SOURCE.format(name=name, url=portal.url, lines=lines) for name, portal in portals.items())
    part = folder / "tracker.toml.part"
    part.write_text(text, encoding="utf-8")
    part.replace(folder / "tracker.toml")


def portal_of(*numbers: int) -> Portal:
    """A portal with these notices, all of today."""
    today = datetime.now(UTC).date()
    return Portal(routes({CENTRAL: [notice(number, today) for number in numbers]}))


def notice(number: int, day: date) -> Item:
    """An invented award."""
    buyer = f"甲县第{number}小学"
    body = award_body(f"D-{number}", f"{buyer}设备项目", buyer, "乙方仪器设备有限公司", str(10 + number))
    path = f"/{CENTRAL}/{day:%Y%m}/t{day:%Y%m%d}_{number}.htm"
    return Item(path, f"{buyer}设备项目中标公告", day, detail_page(f"{buyer}设备项目中标公告", day, body), buyer=buyer)
