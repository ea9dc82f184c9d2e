"""A small market for tests of the whole flow: portals on 127.0.0.1, notices of every kind, a clock, and the command line.

Everything in it is synthetic.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from db.engine.connection import open_database
from db.engine.rows import Row, select
from tests.support.ccgp_portal import Item, routes
from tests.support.fault_server import Portal, Reply
from tests.support.receivers import HttpReceiver
from tests.support.world import Clock, make_world, read
from tests.tracker.cli.conftest import Answer
from tracker.__main__ import main
from tracker.collecting.report import RunReport
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.demo.notices import DemoNotice
from tracker.demo.pages import portal_pages

ENVIRON = {"HOOK_SECRET": "s3cr3t-key", "OPS_SECRET": "0ther-key"}

SOURCES = """
[source.cn_ccgp]
base_url = "{ccgp}"
pace = 0
start = 2025-01-01
first_run = "alert"
relook = "60d"
region = ["北京"]
recheck = "1d"

[source.cn_ctg]
base_url = "{ctg}"
pace = 0
start = 2025-01-01
buyer = ["三峡"]
first_run = "alert"
"""
COMPANIES = """
[company.ours]
name = "甲方智能"
ticker = "00001.HK"
exchange = "HKEX"
organizations = [{ name = "甲方智能科技有限公司" }]

[[company.ours.revenue]]
label = "FY2024"
start = 2024-01-01
end = 2024-12-31
amount = "100000000"
currency = "CNY"
source = "synthetic"
published = 2025-03-20

[company.rival]
name = "丙方智能"
ticker = "00003.HK"
exchange = "HKEX"
organizations = [{ name = "丙方智能科技有限公司" }]
"""
CHANNELS = """
[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"

[channel.ops]
kind = "webhook"
url_env = "OPS_URL"
secret_env = "OPS_SECRET"
audience = "operator"
"""

Told = tuple[str, Item] | DemoNotice


@dataclass
class Market:
    """One world: its folder, its portals and receivers, the clock that only tests move, and `tracker` as a user calls it."""

    folder: Path
    ccgp: Portal
    ctg: Portal
    reader: HttpReceiver
    operator: HttpReceiver
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    clock: Clock = field(default_factory=Clock)
    told: list[Told] = field(default_factory=list)

    def configure(self, *, companies: str = COMPANIES, channels: str = CHANNELS, more: str = "") -> None:
        """Write the configuration; `more` stands at its end, `companies` and `channels` replace the usual ones."""
        sources = SOURCES.format(ccgp=self.ccgp.url, ctg=self.ctg.url)
        text = f'language = "en"\n{sources}\n{companies}\n{channels}\n{more}\n'
        (self.folder / "tracker.toml").write_text(text, encoding="utf-8")

    @property
    def environ(self) -> Mapping[str, str]:
        """What the channels need of the environment."""
        return ENVIRON | {"HOOK_URL": self.reader.url, "OPS_URL": self.operator.url}

    def world(self) -> Runtime:
        """The surroundings of a round."""
        return make_world(load_settings(self.folder / "tracker.toml"), self.clock, self.environ)

    def publish(self, *told: Told) -> None:
        """The portals show these too."""
        self.told += told
        self.show()

    def withdraw(self, told: Told) -> None:
        """The portals no longer show this one."""
        self.told.remove(told)
        self.show()

    def show(self) -> None:
        """The portals show what is told, newest first."""
        by_channel: dict[str, list[Item]] = {}
        for channel, entry in sorted((t for t in self.told if isinstance(t, tuple)), key=lambda t: t[1].published, reverse=True):
            by_channel.setdefault(channel, []).append(entry)
        self.ccgp.routes = dict(routes(by_channel))
        pages = portal_pages("cn_ctg", [t for t in self.told if isinstance(t, DemoNotice)])
        empty = portal_pages("cn_ctg", [])
        self.ctg.routes = {path: _paged(html, empty.get(path, html)) for path, html in pages.items()}

    def round(self, *names: str, **later: float) -> list[RunReport]:
        """One round, as cron runs it, so much later; the sources by name, both of them when none is named."""
        self.clock.forward(**(later or {"hours": 6}))
        return [read(self.world(), name) for name in names or ("cn_ccgp", "cn_ctg")]

    def __call__(self, *arguments: str) -> Answer:
        """`tracker` as a user calls it in the folder, at the market's time."""
        self.capture.readouterr()
        self.patch.setattr(sys, "argv", ["tracker", *arguments])
        try:
            main()
            code = 0
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = self.capture.readouterr()
        return Answer(code, out, err)

    def json(self, *arguments: str) -> Any:
        """What `tracker … --format json` prints."""
        answer = self(*arguments, "--format", "json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    def rows(self, sql: str) -> list[Row]:
        """What the file answers."""
        db = open_database(self.folder / "tracker.db", read_only=True)
        try:
            return select(db, sql)
        finally:
            db.close()

    def flags(self, rule: str | None = None) -> list[tuple[str, str, str]]:
        """Rule, company and occasion of every flag, oldest first; of one rule only when it is named."""
        rows = self.rows("SELECT rule, company, occasion FROM flag ORDER BY id")
        return [(r["rule"], r["company"] or "", r["occasion"]) for r in rows if rule in (None, r["rule"])]


def _paged(first: str, second: str) -> Any:
    """A list whose second page is an empty one."""
    return lambda seen: Reply(body=first if seen.query.get("pageNo", "1") == "1" else second)
