"""Checks that a file is sound: SQLite's own checks, sums that must agree, and pages that must be there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from db.engine.errors import DatabaseProblem
from db.engine.rows import column, fetch, stream
from db.library import Database
from db.pages import PageStore

# pages looked up together, so that memory does not grow with the file
_AT_ONCE = 1_000

# each finds rows that should not be there; its text says what they are
_SUMS = {
    "notice N{} lacks the version it is said to have": """SELECT id FROM notice n WHERE NOT EXISTS (
        SELECT 1 FROM notice_version v WHERE v.notice_id = n.id AND v.number = n.version AND v.content_hash = n.content_hash)""",
    "notice N{} has versions missing between its first and its newest": """SELECT id FROM notice n WHERE version <> (
        SELECT count(*) FROM notice_version v WHERE v.notice_id = n.id)""",
    "notice N{} was found by no source": """SELECT id FROM notice n WHERE NOT EXISTS (
        SELECT 1 FROM notice_source s WHERE s.notice_id = n.id)""",
    "notice N{} has other awards than its newest reading tells": """SELECT n.id FROM notice n
        JOIN notice_version v ON v.notice_id = n.id AND v.number = n.version
        WHERE (SELECT count(*) FROM award a WHERE a.notice_id = n.id) <> coalesce(json_array_length(v.notice, '$.awards'), 0)
            OR EXISTS (SELECT 1 FROM award a WHERE a.notice_id = n.id AND (
                a.supplier IS NOT json_extract(v.notice, '$.awards[' || a.place || '].supplier.name')
                OR a.amount_minor IS NOT json_extract(v.notice, '$.awards[' || a.place || '].amount.minor')
                OR a.currency IS NOT json_extract(v.notice, '$.awards[' || a.place || '].amount.currency')))""",
    "notice N{} has an award without its supplier": """SELECT DISTINCT a.notice_id AS id FROM award a WHERE NOT EXISTS (
        SELECT 1 FROM award_party p WHERE p.notice_id = a.notice_id AND p.award = a.place AND p.place = 0)""",
    "notice N{} cannot be searched for": """SELECT id FROM notice WHERE id NOT IN (
        SELECT p.notice_id FROM notice_search_place p JOIN notice_search s ON s.rowid = p.place)""",
    "notice N{} is gone since another day than its absence says": """SELECT id FROM notice n WHERE vanished_on IS NOT (
        SELECT max(gone_on) FROM absence a WHERE a.notice_id = n.id AND back_on IS NULL)""",
    "order {} is not what its last event says": """SELECT o.id FROM "order" o LEFT JOIN order_event e
        ON e.order_id = o.id AND e.place = (SELECT max(place) FROM order_event WHERE order_id = o.id)
        WHERE e.order_id IS NULL OR e.after_status <> o.status OR e.after_minor IS NOT o.amount_minor
            OR e.after_currency IS NOT o.currency""",
    "order {} is spoken of by no notice": """SELECT id FROM "order" o WHERE NOT EXISTS (
        SELECT 1 FROM order_notice n WHERE n.order_id = o.id)""",
    "order {} is also a former id": 'SELECT former_id AS id FROM order_alias WHERE former_id IN (SELECT id FROM "order")',
    "alert {} is sent without a message": "SELECT id FROM alert WHERE state = 'sent' AND (message_id IS NULL OR sent_at IS NULL)",
}


def check_file(db: Database) -> list[str]:
    """Problems of a file by SQLite: damaged pages and rows that point nowhere; one line each."""
    try:
        problems = [f"integrity: {line}" for line in column(db, "PRAGMA integrity_check(20)") if line != "ok"]
    except DatabaseProblem as problem:
        # damaged so badly that SQLite cannot finish looking
        return [f"integrity: {problem}"]
    broken = fetch(db, "PRAGMA foreign_key_check")
    return problems + [
        f"table {table}, {'a row' if row is None else f'row {row}'}: points to a row of {parent} that is not there"
        for table, row, parent, _ in broken
    ]


def check_sums(db: Database) -> Iterator[str]:
    """Rows of the tracker's file that contradict each other; one line each, as they are found."""
    return (text.format(row["id"]) for text, sql in _SUMS.items() for row in stream(db, sql))


def check_pages(db: Database, store: PageStore) -> Iterator[str]:
    """Pages that notices were read from and that the archive does not know; one line each, as they are found."""
    rows = stream(db, "SELECT id, page_sha256 FROM notice WHERE page_sha256 IS NOT NULL ORDER BY id")
    known = "SELECT sha256 FROM body WHERE sha256 IN (SELECT value FROM json_each(?))"
    while some := list(islice(rows, _AT_ONCE)):
        found = set(column(store.db, known, (json.dumps([row["page_sha256"] for row in some]),)))
        for row in some:
            if row["page_sha256"] not in found:
                yield f"notice N{row['id']}: its page {row['page_sha256']} is not in the archive"


def count_bodies(store: PageStore) -> int:
    """How many pages' bytes are in the archive's own file."""
    return int(column(store.db, "SELECT count(*) FROM body WHERE body IS NOT NULL")[0])


def check_bodies(store: PageStore, on_page: Callable[[], object] = lambda: None) -> Iterator[str]:
    """Pages whose bytes are not what was stored; one line each, as they are found. `on_page` is called after every page."""
    for row in stream(store.db, "SELECT sha256 FROM body WHERE body IS NOT NULL ORDER BY id"):
        try:
            store.load(row["sha256"])
        except DatabaseProblem as problem:
            yield str(problem)
        on_page()


def check_archive_is_there(db: Database, path: Path) -> list[str]:
    """A line when notices were read from an archive of which there is no file."""
    count = int(column(db, "SELECT count(*) FROM notice WHERE page_sha256 IS NOT NULL")[0])
    return [f"{path} is not there, expected the archive of the pages that {count} notices were read from"] if count else []
