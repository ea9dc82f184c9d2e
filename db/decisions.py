"""The inbox: what waits for a person, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from db.rows import Row, select

_PROPOSAL = (
    "kind", "subject", "company", "order_id", "other_order_id", "name", "near", "reason", "score", "stake_minor", "currency",
    "seen_at",
)  # fmt: skip
_DECISION = ("kind", "subject", "verdict", "company", "from_date", "decided_at", "decided_by", "note")


def save_proposals(db: Database, rows: Iterable[Row]) -> None:
    """Add proposals; one already there keeps the instant it was first seen and gets the rest anew."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _PROPOSAL[2:-1])
    sql = f"""INSERT INTO proposal ({", ".join(_PROPOSAL)}) VALUES ({", ".join("?" * len(_PROPOSAL))})
        ON CONFLICT (kind, subject) DO UPDATE SET {changes}"""
    db.conn.executemany(sql, [[row.get(name) for name in _PROPOSAL] for row in rows])


def drop_proposals(db: Database, subjects: Iterable[tuple[str, str]]) -> None:
    """Forget proposals (kind, subject) that have lost their reason."""
    db.conn.executemany("DELETE FROM proposal WHERE kind = ? AND subject = ?", list(subjects))


def load_proposals(db: Database, *, undecided: bool = True) -> list[Row]:
    """Proposals, those without a decision only unless asked for all, most money first."""
    condition = "WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.kind = p.kind AND d.subject = p.subject)" if undecided else ""
    return select(db, f"SELECT * FROM proposal p {condition} ORDER BY stake_minor DESC NULLS LAST, kind, subject")


def decide(db: Database, row: Row) -> None:
    """Write a decision (every column of `decision`); a later one on the same subject replaces it."""
    sql = f"INSERT OR REPLACE INTO decision ({', '.join(_DECISION)}) VALUES ({', '.join('?' * len(_DECISION))})"
    db.conn.execute(sql, [row.get(name, "" if name == "note" else None) for name in _DECISION])


def undecide(db: Database, kind: str, subject: str) -> None:
    """Take a decision back."""
    db.conn.execute("DELETE FROM decision WHERE kind = ? AND subject = ?", (kind, subject))


def load_decisions(db: Database, kind: str | None = None) -> list[Row]:
    """Decisions of one kind or of all, oldest first."""
    sql = "SELECT * FROM decision WHERE :kind IS NULL OR kind = :kind ORDER BY decided_at, kind, subject"
    return select(db, sql, {"kind": kind})
