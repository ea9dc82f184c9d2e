"""Notices that were saved and wait for their turn to be ordered and judged."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.engine.rows import Row, column, execute, fetch, insert, select
from db.library import Database

_COLUMNS = ("notice_id", "source", "at", "is_past")


def wait(db: Database, notice_id: int, *, source: str, at: str, is_past: bool) -> None:
    """Let a notice wait for its turn. Call inside the transaction that saves it."""
    insert(db, "unjudged", _COLUMNS, {"notice_id": notice_id, "source": source, "at": at, "is_past": int(is_past)})


def waiting(db: Database, source: str) -> list[Row]:
    """Rows of a source that wait, oldest publication first."""
    return select(
        db,
        """SELECT u.* FROM unjudged u JOIN notice n ON n.id = u.notice_id WHERE u.source = ?
        ORDER BY coalesce(n.published_date, substr(n.first_seen, 1, 10)), unixepoch(n.published_at), n.key""",
        (source,),
    )


def forget(db: Database, notice_id: int) -> None:
    """The notice's turn has come. Call inside the transaction that judges it."""
    execute(db, "DELETE FROM unjudged WHERE notice_id = ?", (notice_id,))


def waiting_among(db: Database, ids: Iterable[int]) -> set[int]:
    """Those of some notices that wait."""
    sql = "SELECT notice_id FROM unjudged WHERE notice_id IN (SELECT value FROM json_each(?))"
    return set(column(db, sql, (json.dumps(sorted(ids)),)))


def count_waiting(db: Database) -> dict[str, int]:
    """How many notices of each source wait."""
    return dict(fetch(db, "SELECT source, count(*) FROM unjudged GROUP BY source"))
