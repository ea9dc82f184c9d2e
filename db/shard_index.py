"""Pages of WARC shards in an archive's tables: which to write into which shard, and an archive made of shards' indexes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from db.engine.rows import Row, execute, execute_many, select, stream
from db.library import Database

_BODY = """INSERT INTO body (sha256, codec, size, moved_to, record_offset, record_length)
    VALUES (:sha256, 'none', 0, :file, :offset, :length) ON CONFLICT (sha256) DO NOTHING"""
_PAGE = """INSERT INTO page (request_key, url, fetched_at, current_at, status, headers, sha256, blocked)
    VALUES (:request_key, :url, :fetched_at, :current_at, :status, :headers, :sha256, :blocked)"""
_READING = """INSERT INTO found_reading (number, site, key, at, sha256, reference)
    VALUES (:number, :site, :key, :at, :sha256, :reference)"""


def pages_by_month(db: Database, *, before: str) -> Iterator[Row]:
    """Every answer had before an instant whose bytes are here, with its `month` (UTC), month by month; `headers` as a dict."""
    rows = stream(
        db,
        """SELECT p.*, strftime('%Y-%m', p.fetched_at) AS month FROM page p JOIN body b ON b.sha256 = p.sha256
        WHERE b.body IS NOT NULL AND unixepoch(p.fetched_at) < unixepoch(?) ORDER BY month, p.id""",
        (before,),
    )
    return (row | {"headers": json.loads(row["headers"])} for row in rows)


def readings_of(db: Database, sha256: str) -> list[Row]:
    """The readings of a page (`number`, `site`, `key`, `at`, `reference`), oldest first."""
    sql = "SELECT id AS number, site, key, at, reference FROM reading WHERE sha256 = ? ORDER BY id"
    return select(db, sql, (sha256,))


def begin_index(db: Database) -> None:
    """Make room for readings that are still to be put in order."""
    execute(
        db,
        """CREATE TEMP TABLE found_reading (
            number INTEGER, site TEXT, key TEXT, at TEXT, sha256 TEXT, reference TEXT,
            PRIMARY KEY (site, key, at, sha256) ON CONFLICT IGNORE
        )""",
    )


def add_records(db: Database, records: Iterable[Row]) -> None:
    """Add records of shards: the place of each page's bytes, its answer, and its `readings`. Inside a transaction."""
    for record in records:
        execute(db, _BODY, record)
        execute(db, _PAGE, record)
        execute_many(db, _READING, [{**reading, "sha256": record["sha256"]} for reading in record["readings"]])


def order_readings(db: Database) -> None:
    """Number the readings in the order in which their pages were had. Inside a transaction."""
    execute(
        db,
        """INSERT INTO reading (site, key, at, sha256, reference) SELECT site, key, at, sha256, reference FROM found_reading
        ORDER BY unixepoch(at), number, site, key""",
    )
