"""A small town's portal for fault tests: what it has published, what it publishes next, and what a file must hold after both.

Everything in it is synthetic. `Town` has a portal on 127.0.0.1 in ccgp's shape, a receiver of alerts, a folder and a clock.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from db.engine.connection import open_database
from db.engine.rows import Row, select
from scrapers.base import Scraper
from scrapers.registry import discover
from tests.support.ccgp_portal import Item, award_body, correction_body, detail_page, routes
from tests.support.fault_server import Closed, Portal
from tests.support.receivers import HttpReceiver
from tests.support.world import Clock, make_world, write_config
from tracker.alerts.deliver import tell
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import read_one
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.sources.source import all_sources

OURS = "甲方智能科技有限公司"
OTHERS = "乙方仪器设备有限公司"
ENVIRON = {"HOOK_SECRET": "s3cr3t-key"}
CENTRAL, LOCAL, CORRECTIONS = "cggg/zygg/zbgg", "cggg/dfgg/zbgg", "cggg/dfgg/gzgg"
SOURCE = "cn_ccgp"

CONFIG = """
language = "en"
contact = "mailto:ops@example.com"

[source.cn_ccgp]
base_url = "{url}"
pace = {pace}
start = 2026-01-01
{source}

[company.ours]
name = "甲方智能"
ticker = "00001.HK"
exchange = "HKEX"
currency = "CNY"
organizations = [{{ name = "甲方智能科技有限公司" }}]

[[company.ours.revenue]]
label = "FY2025"
start = 2025-01-01
end = 2025-12-31
amount = "100000000"
currency = "CNY"
source = "synthetic"

[rules.W003]
steps = [10]

[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"
"""


def award(
    stem: int, day: int, buyer: str, supplier: str, amount: str, *, channel: str = CENTRAL, title: str = "平台建设项目"
) -> tuple[str, Item]:
    """An award of one lot, in ten thousands of yuan."""
    body = award_body(f"TOWN-{stem}", f"{buyer}{title}", buyer, supplier, amount)
    return channel, item(stem, day, buyer, f"{buyer}{title}中标公告", body, channel)


def correction(stem: int, day: int, buyer: str, of: int, supplier: str, amount: str) -> tuple[str, Item]:
    """A correction that states the winner of an earlier award again, with another amount."""
    title = f"{buyer}平台建设项目"
    body = correction_body(f"TOWN-{of}", title, buyer, supplier, amount)
    return CORRECTIONS, item(stem, day, buyer, f"{title}更正公告", body, CORRECTIONS)


def item(stem: int, day: int, buyer: str, title: str, body: str, channel: str) -> Item:
    """A notice's entry in the list and its page."""
    published = date(2026, 1, day)
    return Item(path_of(stem, day, channel), title, published, detail_page(title, published, body), buyer=buyer)


def path_of(stem: int, day: int, channel: str) -> str:
    """Where a notice stands."""
    return f"/{channel}/202601/t202601{day:02}_{stem}.htm"


# what was there before the first run, and what appears after it; newest first, as the portal lists
PAST = (
    award(103, 26, "甲县图书馆", OTHERS, "88.2"),
    award(102, 22, "甲县气象局", OURS, "300"),
    award(101, 20, "甲县财政局", OURS, "120", channel=LOCAL),
)
NEWS = (
    award(206, 28, "乙县博物馆", OURS, "61", title="展览项目"),
    award(205, 28, "乙县统计局", OURS, "35.5"),
    award(204, 28, "乙县体育馆", OTHERS, "42"),
    award(203, 27, "乙县民政局", OURS, "900", channel=LOCAL),
    award(202, 27, "甲县财政局", OURS, "77", channel=LOCAL, title="运维项目"),
    correction(201, 28, "甲县气象局", 102, OURS, "340"),
)
# the notice that faults of a page hit, and the list that faults of a list hit
VICTIM = path_of(205, 28, CENTRAL)
LIST = f"/{CENTRAL}/index.htm"


def crowd(count: int) -> list[tuple[str, Item]]:
    """Notices of others, enough for several pages, all of the newest day."""
    return [award(500 + number, 28, f"甲县第{number}小学", OTHERS, str(10 + number)) for number in range(count)]


def by_channel(*told: tuple[str, Item]) -> dict[str, list[Item]]:
    """Each channel's list."""
    found: dict[str, list[Item]] = {}
    for channel, entry in told:
        found.setdefault(channel, []).append(entry)
    return found


@dataclass
class Town:
    """One world: its folder, its portal and receiver, and the clock that only tests move."""

    folder: Path
    portal: Portal
    receiver: HttpReceiver
    clock: Clock = field(default_factory=Clock)
    # seconds between two requests; none, unless the file that keeps the pace is part of the test
    pace: float = 0
    _closed: Closed | None = None

    def world(self, source: str = "") -> Runtime:
        """The surroundings of a round; `source` is added to the source's table."""
        path = self.folder / "tracker.toml"
        text = CONFIG.format(url=self.portal.url, pace=self.pace, source=source)
        # several processes may ask at once: none finds the file half written
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_config(self.folder, text)
        return make_world(load_settings(path), self.clock, ENVIRON | {"HOOK_URL": self.receiver.url})

    def publish(self, *told: tuple[str, Item], **options: bool) -> None:
        """The portal shows exactly these, in this order."""
        self.portal.routes = dict(routes(by_channel(*told), **options))

    def round(self, source: str = "", **later: float) -> RunReport:
        """One round, as cron runs it, so much later."""
        self.clock.forward(**later)
        return one_round(self.world(source))

    def refuse(self) -> None:
        """Nobody listens at the portal's port any more."""
        self.portal.close()
        self._closed = Closed(self.portal.port)

    def listen(self) -> None:
        """The portal is back at its port."""
        assert self._closed is not None
        self._closed.let_go()
        self.portal = Portal(self.portal.routes, port=self.portal.port)
        self.portal.open()

    def holds(self) -> dict[str, list[str]]:
        """What the file holds."""
        return content(self.folder / "tracker.db")

    def issues(self) -> list[str]:
        """Kinds of the last run's issues."""
        return [row["kind"] for row in self.rows("SELECT kind FROM issue WHERE run_id = (SELECT max(id) FROM run) ORDER BY id")]

    def last_run(self) -> Row:
        """The newest row of `run`."""
        return self.rows("SELECT * FROM run ORDER BY id DESC LIMIT 1")[0]

    def rows(self, sql: str) -> list[Row]:
        """A query of the file."""
        db = open_database(self.folder / "tracker.db", read_only=True)
        try:
            return select(db, sql)
        finally:
            db.close()

    def told(self) -> Counter[str]:
        """How often each message arrived."""
        return self.receiver.ids


def one_round(world: Runtime) -> RunReport:
    """Read the source, judge what time brings, tell. Raises DatabaseProblem."""
    prepare(world)
    report = read_one(all_sources(world.settings, registry())[SOURCE], world)
    tick(world)
    tell(world)
    return report


@cache
def registry() -> dict[str, type[Scraper]]:
    """Every site; looked for once, not at every round."""
    return discover()


def content(path: Path) -> dict[str, list[str]]:
    """Everything in a file that does not depend on when it was read, in which order, or under which numbers."""
    db = open_database(path, read_only=True)
    try:
        return {
            name: sorted(json.dumps(list(row.values()), ensure_ascii=False) for row in select(db, sql))
            for name, sql in _CONTENT.items()
        }
    finally:
        db.close()


_CONTENT: Mapping[str, str] = {
    "notices": """SELECT n.site, n.key, n.url, n.vanished_on, n.version, v.number, v.reason, v.notice FROM notice n
        JOIN notice_version v ON v.notice_id = n.id""",
    "awards": """SELECT n.key, a.place, a.lot, a.supplier, a.amount_minor, a.currency, a.pricing, a.status FROM award a
        JOIN notice n ON n.id = a.notice_id""",
    "orders": """SELECT id, lot, supplier, buyer, status, amount_minor, currency, dated, first_published, last_published, url
        FROM "order" """,
    "events": """SELECT e.order_id, e.place, e.kind, e.on_date, n.key, e.join_key, e.detail, e.before_minor, e.after_status,
        e.after_minor FROM order_event e LEFT JOIN notice n ON n.id = e.notice_id""",
    "aliases": "SELECT former_id, order_id FROM order_alias",
    "flags": """SELECT f.rule, f.company, f.order_id, f.occasion, f.on_date, n.key FROM flag f
        LEFT JOIN notice n ON n.id = f.notice_id WHERE f.rule <> 'OPS'""",
    "alerts": """SELECT f.rule, f.company, f.order_id, f.occasion, a.channel, a.state, a.message_id FROM alert a
        JOIN flag f ON f.id = a.flag_id WHERE f.rule <> 'OPS'""",
    "messages": "SELECT id, channel, kind, sent_at IS NOT NULL AS sent FROM message",
    "unread": "SELECT source, key, state FROM listed WHERE state <> 'read'",
    "gaps": "SELECT source, channel, start_date, end_date FROM gap WHERE closed_at IS NULL",
}


def with_body(told: tuple[str, Item], body: bytes, content_type: str) -> tuple[str, Item]:
    """A notice whose page has other bytes or another label."""
    return told[0], replace(told[1], body=body, content_type=content_type)
