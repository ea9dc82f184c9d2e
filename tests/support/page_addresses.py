"""Every address of the pages of a file, each once: our own, every table and view, every query to try."""

from __future__ import annotations

from urllib.parse import quote

from db.engine.connection import open_file
from db.engine.rows import column
from db.engine.schema_text import tracker_tables, views
from db.queries import QUERIES
from tracker.config.settings import Settings


def own_pages(settings: Settings) -> list[str]:
    """The pages and downloads of the file's newest order and notice and of every watched company."""
    with open_file(settings.db_path) as db:
        order = column(db, 'SELECT id FROM "order" ORDER BY dated DESC, id LIMIT 1')[0]
        notice = column(db, "SELECT max(id) FROM notice")[0]
        companies = column(db, "SELECT id FROM company WHERE watched ORDER BY id")
    lists = [
        "/",
        "/sources",
        "/inbox",
        "/alerts",
        "/search",
        f"/search?q={quote('采购项目')}",
        f"/order/{order}",
        f"/notice/N{notice}",
    ]
    files = ("", "/report.json", "/ledger.csv", "/workbook.xlsx", "/alerts.atom", "?from=2026-01-01&to=2026-01-20")
    return [*lists, *(f"/company/{company}{rest}" for company in companies for rest in files)]


def tables(settings: Settings) -> list[str]:
    """The list of tables, and the first page of each table and view."""
    name = settings.db_path.stem
    return [f"/{name}", *(f"/{name}/{table.name}" for table in (*tracker_tables(), *views()))]


def queries(settings: Settings) -> list[str]:
    """The queries to try, each with a value for each of its parameters."""
    with open_file(settings.db_path) as db:
        order = column(db, 'SELECT id FROM "order" ORDER BY dated DESC, id LIMIT 1')[0]
    values = {
        "company": "zhipu", "supplier": "北京智谱华章科技股份有限公司", "words": "采购", "order_id": order,
        "from_day": "2024-01-01", "to_day": "2026-12-31",
    }  # fmt: skip
    asked = ("&".join(f"{name}={quote(values[name])}" for name in query.parameters) for query in QUERIES)
    return [f"/{settings.db_path.stem}/{query.name}?{rest}" for query, rest in zip(QUERIES, asked, strict=True)]
