"""An archive of any number of synthetic pages in ccgp's shape, written without a portal, and what a file holds to the byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.engine.connection import open_database
from db.engine.rows import select
from scrapers.base import Page, Reference
from scrapers.registry import discover
from tests.support.ccgp_portal import award_body, correction_body, detail_page
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.sources.source import Source, all_sources
from tracker.storage.archive import Archive, open_archive

OURS = "甲方智能科技有限公司"
AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
CONFIG = f"""
language = "en"

[source.cn_ccgp]
base_url = "http://127.0.0.1:9"
first_run = "alert"

[company.ours]
name = "甲方智能"
ticker = "00001.HK"
exchange = "HKEX"
currency = "CNY"
organizations = ["{OURS}"]

[channel.console]
kind = "console"
max_age = "365d"
"""
# not of the content: how a run went, and when a step of the schema was made
_NOT_COMPARED = ("run", "_sqlite_migrations")
Change = Callable[[int, bytes], bytes]


def write_archive(folder: Path, pages: int, change: Change = lambda _number, body: body) -> Runtime:
    """A configuration and an archive of so many pages; `change` may put other bytes in the place of a page's."""
    (folder / "tracker.toml").write_text(CONFIG, encoding="utf-8")
    runtime = runtime_of(folder)
    with open_archive(runtime.settings.pages_path) as archive:
        add_pages(archive, range(pages), change)
    return runtime


def add_pages(archive: Archive, numbers: range, change: Change = lambda _number, body: body) -> None:
    """Pages by number: awards, one in twelve ours, one in ten corrected by a page of its own, one in fifty no notice."""
    for number in numbers:
        day = date(2026, 1, 1) + timedelta(days=number % 28)
        reference, body = _page(number, day)
        at = datetime(2026, 2, 1, tzinfo=UTC) + timedelta(seconds=number)
        page = Page(url=f"http://127.0.0.1:9{reference.url}", body=change(number, body), fetched_at=at)
        archive.save(page, f"GET {page.url}")
        archive.note_reading("cn_ccgp", reference, page)


def _page(number: int, day: date) -> tuple[Reference, bytes]:
    corrects = number % 10 == 9
    deal = number - 5 if corrects else number
    buyer, supplier = f"甲县第{deal % 97}小学", OURS if deal % 12 == 0 else f"乙方第{deal % 211}仪器设备有限公司"
    project, code = f"{buyer}第{deal}期设备项目", f"AT-{deal}"
    if number % 50 == 31:
        title, body = f"{project}中标公告", ""
    elif corrects:
        title, body = f"{project}更正公告", correction_body(code, project, buyer, supplier, str(deal % 900 + 2))
    else:
        title, body = f"{project}中标公告", award_body(code, project, buyer, supplier, str(deal % 900 + 1))
    channel = "cggg/dfgg/gzgg" if corrects else "cggg/dfgg/zbgg"
    path = f"/{channel}/{day:%Y%m}/t{day:%Y%m%d}_{number}.htm"
    whole = detail_page(title, day, body) if body else b"<html><body>no notice</body></html>"
    return Reference(key=path, url=path, title=title, published=day, channel=channel), whole


def runtime_of(folder: Path) -> Runtime:
    """The runtime context of the folder's configuration, at an instant that stands."""
    return Runtime(settings=load_settings(folder / "tracker.toml"), now=lambda: AT, environ={})


def source_of(runtime: Runtime) -> Source:
    """The folder's source."""
    return all_sources(runtime.settings, discover())["cn_ccgp"]


def every_row(path: Path) -> dict[str, str]:
    """A hash of each table's rows, in the order and under the numbers that they have in the file, but for runs."""
    db = open_database(path, read_only=True)
    try:
        names = [row["name"] for row in select(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: _hashed(select(db, f'SELECT * FROM "{name}"')) for name in names if name not in _NOT_COMPARED}
    finally:
        db.close()


def _hashed(rows: list[dict[str, object]]) -> str:
    found = hashlib.sha256()
    for row in rows:
        found.update(json.dumps(list(row.values()), ensure_ascii=False, default=repr).encode())
    return found.hexdigest()
