"""The names near watched ones that the file lists, so that whoever queries it sees what `tracker inbox` would ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db import decisions as decision_rows
from db import near_names as near_rows
from db.engine.connection import Database
from tracker import storage as records
from tracker.model.company import Company, SeenOrganization
from tracker.model.decision import Decisions, InboxKind, NameDecision
from tracker.review.inbox import InboxItem, build_inbox
from tracker.review.near_names import RULES, candidates, watched_names
from tracker.storage.values import Row, instant


def note_near_names(db: Database, companies: Sequence[Company], decisions: Decisions, at: datetime) -> None:
    """Make what the file lists of names near watched ones what an inbox would ask. Inside a transaction."""
    look_for_near_names(db, companies)
    save_near_names(db, build_inbox((), (), seen_near(db), companies, decisions, at), at)


def look_for_near_names(db: Database, companies: Sequence[Company]) -> None:
    """Compare each organization with each watched name it was not yet compared with, and keep those that may be near.

    Inside a transaction.
    """
    newest, looked = near_rows.newest_organization(db), near_rows.looks(db, rules=RULES)
    waiting: dict[int, set[tuple[str, bool]]] = {}
    for each in watched_names(companies):
        waiting.setdefault(looked.get(each, 0), set()).add(each)
    waiting.pop(newest, None)
    for after, watched in waiting.items():
        for organizations in near_rows.organizations_after(db, after):
            places = candidates([key for _, key in organizations], watched)
            near_rows.add_candidates(db, (organizations[place][0] for place in places))
        near_rows.note_looks(db, watched, rules=RULES, last_id=newest)


def seen_near(db: Database) -> list[SeenOrganization]:
    """The suppliers that may be near a watched name."""
    return records.seen_organizations(near_rows.near_suppliers(db))


def save_near_names(db: Database, items: Sequence[InboxItem], at: datetime) -> None:
    """Make what the file lists of names what an inbox asks about them. Inside a transaction."""
    rows = [near_miss_row(item, at) for item in items if item.kind is InboxKind.NEAR_MISS]
    decision_rows.save_near_misses(db, rows)


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
