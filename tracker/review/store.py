"""The names near watched ones that the file lists, so that whoever queries it sees what `tracker inbox` would ask."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from db import decisions as decision_rows
from db.engine.connection import Database
from db.organizations import suppliers_seen
from tracker import storage as records
from tracker.model.company import Company
from tracker.model.decision import Decisions, InboxKind, NameDecision
from tracker.review.inbox import InboxItem, build_inbox
from tracker.storage.values import Row, instant


def note_near_names(
    db: Database, companies: Sequence[Company], decisions: Decisions, at: datetime, names: Collection[str] | None = None
) -> None:
    """Look at every supplier's name, or at some. Inside a transaction."""
    seen = records.seen_organizations(suppliers_seen(db, names))
    save_near_names(db, build_inbox((), (), seen, companies, decisions, at), at, names)


def save_near_names(db: Database, items: Sequence[InboxItem], at: datetime, names: Collection[str] | None = None) -> None:
    """Make what the file lists of some names, or of all, what an inbox asks about names. Inside a transaction."""
    rows = [near_miss_row(item, at) for item in items if item.kind is InboxKind.NEAR_MISS]
    decision_rows.save_near_misses(db, rows, names)


def near_miss_row(item: InboxItem, at: datetime) -> Row:
    """Row for `db.decisions.save_near_misses`, of an inbox item that asks about a name."""
    asked = item.asked
    if not isinstance(asked, NameDecision):
        raise TypeError(f"{item.id} asks about no name but is a {asked.kind}")
    return {
        "kind": asked.kind.value,
        "subject": asked.subject,
        "name": asked.name,
        "company": asked.company,
        "near": item.near,
        "score": None if item.score is None else str(item.score),
        "reason": item.reason,
        "stake_minor": item.money.minor if item.money else None,
        "currency": item.money.currency if item.money else None,
        "seen_at": instant(at),
    }
