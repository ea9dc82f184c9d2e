"""A played demo multiplied by SQL: the same notices and orders under other ids, numbers, suppliers and days; all synthetic."""

from __future__ import annotations

from pathlib import Path

from db.engine.connection import Database, open_file, transaction
from db.engine.rows import column, execute
from tests.support.demo_file import played_demo
from tracker.config.settings import Settings

# the first so many copies are of the demo's own suppliers, so that the watched companies have many orders too
_OURS = 150
# further apart than the demo's ids
_STEP = 1000
_TABLES = (
    "organization", "organization_name", "notice", "notice_source", "notice_version", "award", "award_party",
    "notice_search_place", "order", "order_party", "order_notice", "order_event",
)  # fmt: skip
_SUPPLIERS = ("supplier_id", "organization_id")
_DAYS = ("dated", "first_published", "last_published", "on_date")
_EVENT_DAYS = ("$.on", "$.after.dated", "$.says.dated")


def many_orders(folder: Path, count: int) -> Settings:
    """The settings of a demo whose file holds about so many orders."""
    settings = played_demo(folder)
    with open_file(settings.db_path) as db:
        copies = count // int(column(db, 'SELECT count(*) FROM "order"')[0])
        with transaction(db):
            execute(db, "CREATE TEMP TABLE copy AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                "SELECT i FROM n", (copies,))  # fmt: skip
            for table in _TABLES:
                _multiply(db, table)
            execute(
                db,
                f"""INSERT INTO notice_search (rowid, title, project, buyer, suppliers, number)
                SELECT s.rowid + i * {_STEP}, s.title, s.project, s.buyer, s.suppliers, s.number
                FROM notice_search s, copy WHERE s.rowid IN (SELECT place FROM notice_search_place WHERE notice_id < {_STEP})""",
            )
        execute(db, "ANALYZE")
    return settings


def _multiply(db: Database, table: str) -> None:
    names = [str(row[1]) for row in db.conn.execute(f'PRAGMA table_info("{table}")')]
    values = ", ".join(_value(table, name) for name in names)
    first = {"organization": f"id < {_STEP} AND i > {_OURS}", "organization_name": f"organization_id < {_STEP} AND i > {_OURS}"}
    where = first.get(table, "true")
    execute(db, f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {values} FROM (SELECT * FROM "{table}"), copy WHERE {where}')


def _value(table: str, name: str) -> str:
    if name in _SUPPLIERS or (table, name) == ("organization", "id"):
        return f"{name} + CASE WHEN i > {_OURS} THEN i * {_STEP} ELSE 0 END"
    if name == "notice_id" or (table, name) in {("notice", "id"), ("notice_search_place", "place")}:
        return f"{name} + i * {_STEP}"
    if name == "order_id" or (table, name) == ("order", "id"):
        return f"substr({name}, 1, 6) || printf('%05d', i)"
    if name in ("supplier", "name", "name_key") and not table.startswith("notice"):
        return f"{name} || CASE WHEN i > {_OURS} THEN i ELSE '' END"
    if table == "notice" and name in ("key", "project_number", "number_key", "url", "url_key"):
        return f"{name} || '-' || i"
    if name in _DAYS and table.startswith("order"):
        return f"date({name}, '-' || (i % 700) || ' days')"
    if (table, name) == ("order_event", "event"):
        days = ", ".join(f"'{path}', date(event ->> '{path}', '-' || (i % 700) || ' days')" for path in _EVENT_DAYS)
        return f"json_replace(event, '$.notice_id', notice_id + i * {_STEP}, {days})"
    return name
