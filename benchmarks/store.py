"""Storing notices with awards, parties, evidence and search, a savepoint each, beside raw inserts of the same rows."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.support.figures import Figure, in_turn
from benchmarks.support.files import AT
from benchmarks.support.synthetic import deals, notice_of
from db import notices
from db.engine.connection import open_database, transaction
from db.engine.rows import Row, execute
from tracker import storage as records

SIZES = (500, 1_000, 2_000, 4_000)
# tables that storing a notice writes to
_TABLES = ("organization", "organization_name", "notice", "notice_source", "notice_version", "award", "award_party",
    "notice_search_place", "notice_search")  # fmt: skip


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor seconds of so many notices in one transaction."""
    for size in sizes:
        rows = [records.notice_row(notice_of(deal), site="bench", page_sha256=None, reader_version="1") for deal in deals(size)]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _store(folder / "model.db", rows)
            written = _written(folder / "model.db")
            paths = (folder / f"{number}.db" for number in range(1_000))
            ours, bare = in_turn(lambda: _store(next(paths), rows), lambda: _insert(next(paths), written))  # noqa: B023  called at once
        yield Figure("store notices", size, ours, "s", bare)


def _store(path: Path, rows: list[Row]) -> None:
    db = open_database(path)
    with transaction(db):
        for row in rows:
            execute(db, "SAVEPOINT notice")
            notices.save_notice(db, dict(row), None, notices.Sighting(source="cn_example", at=AT))
            execute(db, "RELEASE notice")
    db.close()


def _written(path: Path) -> dict[str, list[tuple[object, ...]]]:
    db = sqlite3.connect(path)
    written = {table: db.execute(f"SELECT {_columns(db, table)} FROM {table}").fetchall() for table in _TABLES}
    db.close()
    return written


def _insert(path: Path, written: dict[str, list[tuple[object, ...]]]) -> None:
    open_database(path).close()
    db = sqlite3.connect(path)
    with db:
        for table, rows in written.items():
            names = _columns(db, table)
            db.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(rows[0]))})", rows)
    db.close()


def _columns(db: sqlite3.Connection, table: str) -> str:
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    return ", ".join(["rowid", *names] if table == "notice_search" else names)
