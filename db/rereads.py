"""Readings of archived pages again: how far each has come, and the pages that were set aside."""

from __future__ import annotations

from dataclasses import dataclass

from db.engine.rows import Row, column, execute, fetch, insert, select, select_one
from db.library import Database

_REREAD = ("source", "run_id", "asked", "at", "past", "last_id", "counts")
_SET_ASIDE = ("source", "key", "page_sha256", "reader_version", "reason", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Progress of a reading: the last of the archive's readings in the file, and the run's counts as JSON."""

    done_id: int
    counts: str


def begin_reread(db: Database, row: Row) -> None:
    """Note that a source's archived pages are read again (`source`, `run_id`, `asked`, `at`, `past`, `last_id`, `counts`)."""
    execute(db, "DELETE FROM reread WHERE source = ?", (row["source"],))
    insert(db, "reread", _REREAD, row)


def unfinished_reread(db: Database, source: str, asked: str) -> Row | None:
    """The reading of a source that asked the same and has not come to its end; None without one."""
    return select_one(db, "SELECT * FROM reread WHERE source = ? AND asked = ?", (source, asked))


def note_attempt(db: Database, source: str) -> int:
    """Note that what comes next is begun; how often it has been by now."""
    return int(column(db, "UPDATE reread SET attempts = attempts + 1 WHERE source = ? RETURNING attempts", (source,))[0])


def note_done(db: Database, source: str, progress: Progress) -> None:
    """Everything up to a reading is in the file. Call in the transaction that put it there."""
    execute(
        db,
        "UPDATE reread SET done_id = ?, counts = ?, attempts = 0 WHERE source = ?",
        (progress.done_id, progress.counts, source),
    )


def end_reread(db: Database, source: str) -> None:
    """The reading has come to its end."""
    execute(db, "DELETE FROM reread WHERE source = ?", (source,))


def rereads_under_way(db: Database) -> list[Row]:
    """Readings that have not come to their end, by source, without what they asked."""
    return select(db, "SELECT source, run_id, at, last_id, done_id FROM reread ORDER BY source")


def set_aside(db: Database, row: Row) -> None:
    """Note a page whose reading ends its process (every column of `set_aside`)."""
    execute(
        db,
        f"INSERT OR REPLACE INTO set_aside ({', '.join(_SET_ASIDE)}) VALUES ({', '.join('?' * len(_SET_ASIDE))})",
        [row[name] for name in _SET_ASIDE],
    )


def take_up_again(db: Database, source: str, key: str) -> None:
    """A page that was set aside has been read."""
    execute(db, "DELETE FROM set_aside WHERE source = ? AND key = ?", (source, key))


def pages_set_aside(db: Database) -> list[Row]:
    """Pages that were set aside, by source and key."""
    return select(db, "SELECT * FROM set_aside ORDER BY source, key")


def count_read_otherwise(db: Database, reader_version: str) -> dict[str, int]:
    """How many notices of each source another reader read, so that a reading again renews them."""
    # from one source to the next in the index: a file read by one reader is not looked through
    rows = fetch(
        db,
        """WITH RECURSIVE read (source) AS (
            SELECT min(source) FROM notice WHERE page_sha256 IS NOT NULL AND source > ''
            UNION ALL SELECT (SELECT min(source) FROM notice n WHERE page_sha256 IS NOT NULL AND n.source > read.source)
            FROM read WHERE read.source IS NOT NULL)
        SELECT r.source,
            (SELECT count(*) FROM notice n WHERE page_sha256 IS NOT NULL AND n.source = r.source AND reader_version < :version)
            + (SELECT count(*) FROM notice n WHERE page_sha256 IS NOT NULL AND n.source = r.source AND reader_version > :version)
        FROM read r WHERE r.source IS NOT NULL""",
        {"version": reader_version},
    )
    return {source: count for source, count in rows if count}
