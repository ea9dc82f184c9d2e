"""Files of many orders: a thousand deals written as a run writes them, then multiplied by SQL under other names and ids."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path

from benchmarks.support.synthetic import CORES, SERIES, deals, notice_of
from db import notices, orders
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import column, execute
from tracker import storage as records
from tracker.model.decision import Decisions
from tracker.orders.build import build_orders

AT = "2026-01-28T04:00:00+00:00"
BASE = 1_000
CONFIG = """
language = "en"
contact = "mailto:ops@example.com"

[company.ours]
name = "甲方智能"
ticker = "00001.HK"
exchange = "HKEX"
currency = "CNY"
organizations = ["甲方智能科技有限公司"]

[[company.ours.revenue]]
label = "FY2025"
start = 2025-01-01
end = 2025-12-31
amount = "1000000000"
currency = "CNY"
source = "synthetic"

[channel.console]
kind = "console"
"""
SOURCE = """
[source.cn_ccgp]
base_url = "{url}"
pace = 0
start = 2024-01-01
"""
# what of a table's columns is copied otherwise than as it stands
_ORGANIZATIONS = ("supplier_id", "buyer_id", "organization_id")
_NAMED = (
    "name",
    "name_key",
    "title",
    "project_name",
    "buyer",
    "agency",
    "supplier",
    "project_number",
    "number_key",
    "key",
    "url",
)
_NAMED += ("title_key", "url_key", "notice", "evidence")
_TABLES = ("organization", "organization_name", "notice", "notice_source", "notice_version", "award", "award_party",
    "notice_search_place", "order", "order_party", "order_notice", "order_event")  # fmt: skip
# so many that no two of a million names are the same by chance
_SIGNS = [chr(code) for code in range(0x4E00, 0x5A00)]
_SEARCH = ("title", "project", "buyer", "suppliers", "number")


def configure(folder: Path, source: str = "") -> None:
    """Write the configuration of one watched company."""
    (folder / "tracker.toml").write_text(CONFIG + source, encoding="utf-8")


def grow(path: Path, count: int) -> None:
    """Make the file hold so many orders and a few more; a thousand, the first time, are of the watched company."""
    db = open_database(path)
    try:
        if not column(db, "SELECT 1 FROM notice WHERE site = 'bulk' LIMIT 1"):
            with transaction(db):
                _write(db, 1, ours=1.0, site="bulk")
                _write(db, 2, ours=0.0, site="base")
        held = column(db, 'SELECT count(*) FROM "order"')[0]
        copies = column(db, "SELECT count(*) FROM notice WHERE site = 'copy'")[0] // BASE
        _prepare(db)
        for number in range(copies + 1, copies + 1 + max(0, -(-(count - held) // BASE))):
            with transaction(db):
                _copy(db, number)
        execute(db, "ANALYZE") if not copies else None
        execute(db, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def _write(db: Database, seed: int, *, ours: float, site: str) -> None:
    for deal in deals(BASE, seed=seed, ours=ours):
        row = records.notice_row(notice_of(deal), site=site, page_sha256=None, reader_version="1")
        _, number = notices.save_notice(db, row, None, notices.Sighting(source="cn_ccgp", at=AT))
        stored = [records.stored_notice(each) for each in notices.load_notices(db, [number])]
        made = [records.order_row(order) for order in build_orders(stored, Decisions()).orders]
        orders.save_orders(db, {}, made, run_id=None)


def _prepare(db: Database) -> None:
    db.conn.create_function("renamed", 2, _renamed, deterministic=True)
    db.conn.create_function("reid", 2, copied_id, deterministic=True)


def _copy(db: Database, number: int) -> None:
    """The base's rows again: ids moved up, names with other cores, numbers of another series."""
    low, high = (
        column(db, "SELECT min(id) FROM notice WHERE site = 'base'")[0],
        column(db, "SELECT max(id) FROM notice WHERE site = 'base'")[0],
    )
    moved = column(db, "SELECT max(id) FROM notice")[0] - low + 1
    organizations = column(db, "SELECT max(id) FROM organization")[0]
    bounds = f"BETWEEN {low} AND {high}"
    ours = f"SELECT order_id FROM order_notice WHERE notice_id {bounds}"
    theirs = f"SELECT organization_id FROM order_party WHERE order_id IN ({ours})"
    for table in _TABLES:
        key = {"organization": "id", "organization_name": "organization_id", "notice": "id", "order": "id"}.get(
            table, "order_id" if table.startswith("order") else "notice_id"
        )
        within = {"organization": f"IN ({theirs})", "organization_name": f"IN ({theirs})"}.get(table)
        within = within or (f"IN ({ours})" if table.startswith("order") else bounds)
        names = [row[1] for row in db.conn.execute(f'PRAGMA table_info("{table}")')]
        values = [_value(table, name, number, moved, organizations) for name in names]
        execute(db, f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {", ".join(values)} FROM "{table}" WHERE {key} {within}')
    texts = ", ".join(f"renamed({name}, {number})" for name in _SEARCH)
    execute(
        db,
        f"""INSERT INTO notice_search (rowid, {", ".join(_SEARCH)}) SELECT s.rowid + {moved}, {texts}
        FROM notice_search_place p JOIN notice_search s ON s.rowid = p.place WHERE p.notice_id {bounds}""",
    )


def _value(table: str, name: str, number: int, moved: int, organizations: int) -> str:
    if table == "notice" and name == "site":
        return "'copy'"
    if name in _ORGANIZATIONS or (table == "organization" and name == "id"):
        return f"{name} + {organizations}"
    if name in ("notice_id", "place") and (name == "notice_id" or table == "notice_search_place"):
        return f"{name} + {moved}"
    if name == "id":
        return f"id + {moved}" if table == "notice" else f"reid(id, {number})"
    if name == "order_id":
        return f"reid(order_id, {number})"
    if name == "event":
        return f"json_set(event, '$.notice_id', notice_id + {moved})"
    return f"renamed({name}, {number})" if name in _NAMED else name


def _renamed(text: str | None, number: int) -> str | None:
    if text is None:
        return None
    return re.sub(SERIES, f"{SERIES[:2]}{number:05d}", text.translate(_mapping(number)), flags=re.IGNORECASE)


@lru_cache(maxsize=4)
def _mapping(number: int) -> dict[int, str]:
    others = random.Random(f"copy {number}").sample(_SIGNS, len(CORES))  # noqa: S311  figures, not secrets
    return {ord(sign): other for sign, other in zip(CORES, others, strict=True)}


def copied_id(order: str, number: int) -> str:
    """An id that neither its original nor another of its copies has: its last four letters counted on by the copy's number."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    last = sum(letters.index(letter) * 32**power for power, letter in enumerate(order[7:])) + number
    return order[:7] + "".join(letters[last // 32**power % 32] for power in range(4))
