"""Real notices served by a portal in ccgp's shape are crawled into the file as `tracker parse` reads them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.engine.connection import open_database
from db.engine.rows import select
from scrapers.errors import ScraperError
from scrapers.notice import Notice
from tests.support.ccgp_portal import Item, details_asked, routes
from tests.support.fault_server import Portal
from tests.support.world import Clock, make_world, read, write_config
from tracker.config.runtime import Runtime
from tracker.devtools.given_file import opened, read_given

CONFIG = """
[source.cn_ccgp]
base_url = "{url}"
pace = 0
start = 2000-01-01
"""


def items_of(folder: Path) -> dict[str, Item]:
    """Every ccgp notice of the corpus by file name, as items of a list: newest first, all on recent days."""
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {}
    for place, label in enumerate(each for each in gold if each["site"] == "ccgp"):
        path = folder / "notices" / label["file"]
        published = date(2026, 1, 27) - timedelta(days=place // 40)
        kind = "text/plain; charset=utf-8" if path.suffix == ".txt" else "text/html; charset=utf-8"
        web_path = f"/cggg/zygg/zbgg/{published:%Y%m}/t{published:%Y%m%d}_{1000000 + place}.htm"
        found[label["file"]] = Item(web_path, label["title"] or label["file"], published, path.read_bytes(), kind)
    return found


def award_rows(notice: Notice) -> list[tuple[object, ...]]:
    """What must be the same in the file."""
    return [
        (a.lot, a.supplier.name, a.amount.minor if a.amount else None, a.amount.currency if a.amount else None, a.pricing.value)
        for a in notice.awards
    ]


@pytest.fixture
def crawled(corpus: Path, tmp_path: Path) -> tuple[Runtime, Portal, dict[str, Item], Clock]:
    """The corpus behind a portal, and a world whose configuration points at it."""
    items = items_of(corpus)
    portal = Portal(routes({"cggg/zygg/zbgg": list(items.values())}))
    clock = Clock()
    settings = write_config(tmp_path, CONFIG.format(url=portal.url))
    return make_world(settings, clock), portal, items, clock


def test_the_file_holds_what_parse_reads(crawled: tuple[Runtime, Portal, dict[str, Item], Clock], corpus: Path) -> None:
    """Every award in SQLite equals what `tracker parse` reads from the same file, and a second run fetches no detail again."""
    world, portal, items, clock = crawled
    expected = {}
    for file, item in items.items():
        try:
            expected[item.path] = award_rows(read_given(opened(corpus / "notices" / file)[0])[0])
        except ScraperError:
            continue

    with portal:
        report = read(world, "cn_ccgp")
        first = details_asked(portal)
        clock.forward(hours=6)
        read(world, "cn_ccgp")

    db = open_database(world.settings.db_path)
    stored = {row["key"]: [] for row in select(db, "SELECT key FROM notice")}
    sql = "SELECT n.key, a.* FROM award a JOIN notice n ON n.id = a.notice_id ORDER BY place"
    for row in select(db, sql):
        stored[row["key"]].append((row["lot"], row["supplier"], row["amount_minor"], row["currency"], row["pricing"]))
    db.close()
    assert report.state == "done"
    assert expected == stored
    assert sorted(item.path for item in items.values()) == sorted(first)
    assert first == details_asked(portal)


def test_details_in_the_window_are_revalidated_once_every_recheck(
    crawled: tuple[Runtime, Portal, dict[str, Item], Clock],
) -> None:
    """After `recheck` the details still inside the re-look window are asked for once, conditionally, and nothing changes.

    Older ones that are due for a look take what room is left.
    """
    world, portal, items, clock = crawled
    settings = write_config(world.settings.folder, CONFIG.format(url=portal.url) + 'recheck = "3d"\n')
    world = make_world(settings, clock)
    with portal:
        read(world, "cn_ccgp")
        portal.log.clear()
        clock.forward(days=3)
        report = read(world, "cn_ccgp")
        asked = [seen for seen in portal.log if "/t2" in seen.path]
        clock.forward(hours=6)
        portal.log.clear()
        read(world, "cn_ccgp")

    window = world.now().date() - timedelta(days=7)
    recent = {item.path for item in items.values() if item.published >= window}
    assert recent
    assert recent <= {seen.path for seen in asked}
    assert len(asked) - len(recent) <= len(asked) / 3
    assert all("if-none-match" in seen.headers for seen in asked)
    assert report.counts.get("changed", 0) == 0
    assert not {seen.path for seen in asked} & set(details_asked(portal))
