"""The names near watched ones that the file lists, so that whoever queries it sees what `tracker inbox` would ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db import decisions as decision_rows
from db.connection import Database
from db.organizations import suppliers_of_run, suppliers_seen
from tracker import records
from tracker.company import Company
from tracker.decisions import Decisions, InboxKind
from tracker.inbox import InboxItem, build_inbox


def note_near_names(
    db: Database, companies: Sequence[Company], decisions: Decisions, at: datetime, *, run_id: int | None = None
) -> None:
    """Look at every supplier's name, or at those of the orders that a run made or changed. Inside a transaction."""
    names = None if run_id is None else suppliers_of_run(db, run_id)
    seen = records.seen_organizations(suppliers_seen(db, names))
    save_near_names(db, build_inbox((), (), seen, companies, decisions, at), at, names)


def save_near_names(db: Database, items: Sequence[InboxItem], at: datetime, names: Sequence[str] | None = None) -> None:
    """Make what the file lists of some names, or of all, what an inbox asks about names. Inside a transaction."""
    rows = [records.near_miss_row(item, at) for item in items if item.kind is InboxKind.NEAR_MISS]
    decision_rows.save_near_misses(db, rows, names)
