"""The inbox: what waits for a person, and what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.engine.rows import Row, execute, execute_many, insert_sql, select
from db.library import Database

_PROPOSAL = (
    "kind", "subject", "name", "company", "near", "order_id", "other_order_id", "key", "score", "reason",
    "stake_minor", "currency", "seen_at",
)  # fmt: skip
_DECISION = (
    "kind", "subject", "verdict", "name", "company", "start_date", "order_id", "other_order_id", "amount_minor", "currency",
    "marks", "decided_at", "decided_by", "note",
)  # fmt: skip


def save_joins(db: Database, order_ids: Iterable[str], rows: list[Row]) -> None:
    """Make the join proposals among a cluster's orders (with ids they had before) what `rows` say."""
    execute(
        db,
        """DELETE FROM proposal WHERE kind = 'weak_join' AND subject NOT IN (SELECT value FROM json_each(:kept)) AND (
            order_id IN (SELECT value FROM json_each(:ids)) OR other_order_id IN (SELECT value FROM json_each(:ids)))""",
        {"kept": json.dumps([row["subject"] for row in rows]), "ids": json.dumps(list(order_ids))},
    )
    _save(db, rows)


def save_near_misses(db: Database, rows: list[Row]) -> None:
    """Make the proposals about names what `rows` say."""
    execute(
        db,
        "DELETE FROM proposal WHERE kind = 'near_miss' AND subject NOT IN (SELECT value FROM json_each(?))",
        (json.dumps([row["subject"] for row in rows]),),
    )
    _save(db, rows)


def load_proposals(db: Database) -> list[Row]:
    """Proposals that nobody has decided."""
    return select(
        db,
        """SELECT * FROM proposal p WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = p.kind AND d.subject = p.subject)
        ORDER BY kind, subject""",
    )


def decide(db: Database, row: Row) -> None:
    """Write a decision; a later one on the same subject replaces it."""
    known = tuple(name for name in _DECISION if name in row)
    sql = insert_sql("decision", known).replace("INSERT", "INSERT OR REPLACE", 1)
    execute(db, sql, [row[name] for name in known])


def undo(db: Database, kind: str, subject: str) -> Row | None:
    """Delete a decision; what it was, None where there is none of that kind on that subject."""
    found = select(db, "SELECT * FROM decision WHERE kind = :kind AND subject = :subject", {"kind": kind, "subject": subject})
    execute(db, "DELETE FROM decision WHERE kind = ? AND subject = ?", (kind, subject))
    return found[0] if found else None


def load_decisions(db: Database) -> list[Row]:
    """Decisions, oldest first."""
    return select(db, "SELECT * FROM decision ORDER BY decided_at, kind, subject")


def _save(db: Database, rows: list[Row]) -> None:
    """Add proposals; one already there keeps the instant it was first seen and gets the rest anew."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _PROPOSAL[2:-1])
    sql = f"{insert_sql('proposal', _PROPOSAL)} ON CONFLICT (kind, subject) DO UPDATE SET {changes}"
    execute_many(db, sql, [[row.get(name) for name in _PROPOSAL] for row in rows])
