"""Fate of listed items that are not stored notices or whose page fails, and the days the rules about time were judged."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from db.engine.rows import Row, column, execute, fetch, select
from db.library import Database

_COLUMNS = (
    "source", "key", "url", "state", "reference", "attempts", "looks_in_vain", "next_attempt_at", "reason", "page_sha256",
    "first_seen", "last_checked",
)  # fmt: skip


def listed(db: Database, source: str, keys: Iterable[str]) -> dict[str, Row]:
    """Stored items of a source, by key."""
    sql = "SELECT * FROM listed WHERE source = ? AND key IN (SELECT value FROM json_each(?))"
    return {row["key"]: row for row in select(db, sql, (source, json.dumps(list(keys))))}


def save_listed(db: Database, row: Row) -> None:
    """Write what became of an item (every column of `listed`); the instant it was first seen stays."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS if name not in ("source", "key", "first_seen"))
    execute(
        db,
        f"""INSERT INTO listed ({", ".join(_COLUMNS)}) VALUES ({", ".join("?" * len(_COLUMNS))})
        ON CONFLICT (source, key) DO UPDATE SET {changes}""",
        [row.get(name) for name in _COLUMNS],
    )


def forget_listed(db: Database, source: str, key: str) -> None:
    """The item has become a stored notice of the same key."""
    execute(db, "DELETE FROM listed WHERE source = ? AND key = ?", (source, key))


def unread(db: Database, source: str, now: str) -> list[Row]:
    """Items whose next attempt is due, oldest first; one last tried in time to come (the clock was set back) is due now."""
    return select(
        db,
        """SELECT * FROM listed WHERE source = :source AND state = 'unread' AND (next_attempt_at IS NULL
        OR unixepoch(next_attempt_at) <= unixepoch(:now) OR unixepoch(last_checked) > unixepoch(:now))
        ORDER BY first_seen, key""",
        {"source": source, "now": now},
    )


def count_unread(db: Database) -> dict[str, int]:
    """How many items of each source wait to be read."""
    return dict(fetch(db, "SELECT source, count(*) FROM listed WHERE state = 'unread' GROUP BY source"))


def count_notices(db: Database) -> dict[str, int]:
    """How many notices each source has listed, of those that are held."""
    return dict(fetch(db, "SELECT source, count(*) FROM notice_source GROUP BY source"))


def has_ticked(db: Database, day: date) -> bool:
    """Whether the rules about time were judged for a day."""
    return bool(column(db, "SELECT 1 FROM tick WHERE day = ?", (day.isoformat(),)))


def note_tick(db: Database, day: date, at: str) -> None:
    """The rules about time have been judged for the day."""
    execute(db, "INSERT OR IGNORE INTO tick (day, at) VALUES (?, ?)", (day.isoformat(), at))
