"""The history of what was entered by hand and taken back."""

from __future__ import annotations

import json

from db.engine.rows import Row, execute, select
from db.library import Database


def note(db: Database, kind: str, subject: str, entry: Row, *, at: str, by: str = "") -> None:
    """Keep what was taken back, and when. Inside the transaction that takes it back."""
    execute(
        db,
        "INSERT INTO taken_back (kind, subject, entry, taken_back_at, taken_back_by) VALUES (?, ?, ?, ?, ?)",
        (kind, subject, json.dumps(entry, ensure_ascii=False, sort_keys=True, default=str), at, by),
    )


def load(db: Database) -> list[Row]:
    """Everything taken back, oldest first."""
    return select(db, "SELECT * FROM taken_back ORDER BY id")
