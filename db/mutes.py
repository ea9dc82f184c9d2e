"""Mutes: flags that somebody does not want for a while."""

from __future__ import annotations

from db.engine.rows import Row, execute, insert, select
from db.library import Database

_COLUMNS = ("channel", "rule", "company", "until", "created_at")


def add_mute(db: Database, row: Row) -> int:
    """Mute a channel, rule or company (None for any) until an instant (None until lifted); the mute's number."""
    return insert(db, "mute", _COLUMNS, row)


def lift_mute(db: Database, mute_id: int) -> bool:
    """Send it again; False when there is no such mute."""
    return execute(db, "DELETE FROM mute WHERE id = ?", (mute_id,)).rowcount > 0


def load_mutes(db: Database) -> list[Row]:
    """Every mute, oldest first."""
    return select(db, "SELECT * FROM mute ORDER BY id")
