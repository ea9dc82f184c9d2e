"""Flags: each once, by rule, company, order and occasion."""

from __future__ import annotations

from db.engine.rows import Row, execute, fetch, select, where
from db.library import Database

_SELECT = "SELECT id, rule, company, order_id, occasion, on_date, evidence, notice_id, created_at FROM flag"


def add_flag(db: Database, row: Row, *, created_at: str, run_id: int | None) -> int | None:
    """Store a flag (`rule`, `company`, `order_id`, `occasion`, `on_date`, `evidence` JSON, `notice_id`) and return its id.

    None when the same flag was raised before.
    """
    cursor = execute(
        db,
        """INSERT INTO flag (rule, company, order_id, occasion, on_date, evidence, notice_id, created_at, run_id)
        VALUES (:rule, :company, :order_id, :occasion, :on_date, :evidence, :notice_id, :created_at, :run_id)
        ON CONFLICT DO NOTHING""",
        row | {"created_at": created_at, "run_id": run_id},
    )
    return int(cursor.lastrowid or 0) if cursor.rowcount else None


def load_flags(db: Database, *, company: str | None = None, rule: str | None = None) -> list[Row]:
    """Flags, oldest first, of a company and of a rule, or all."""
    conditions, values = where({"company = ?": company, "rule = ?": rule})
    return select(db, f"{_SELECT} {conditions} ORDER BY id", values)


def delete_flags(db: Database, ids: list[int]) -> None:
    """Take back flags that were never sent: their alerts go with them."""
    for flag_id in ids:
        execute(db, "DELETE FROM alert WHERE flag_id = ?", (flag_id,))
        execute(db, "DELETE FROM flag WHERE id = ?", (flag_id,))


def was_told(db: Database, flag_id: int) -> bool:
    """Whether any channel was sent the flag, or is being sent it."""
    return bool(fetch(db, "SELECT 1 FROM alert WHERE flag_id = ? AND state IN ('sent', 'sending')", (flag_id,)))
