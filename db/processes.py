"""Ground of the export by contracting process: which order and which loose notice has which number, buyer and day."""

from __future__ import annotations

from typing import Any

from db.engine.rows import fetch
from db.library import Database


def order_heads(db: Database) -> list[tuple[Any, ...]]:
    """Every order, oldest first: id, id, project number as printed, the buyer's organization, first day, its framework order."""
    return fetch(
        db,
        """SELECT id, id, project_number, buyer_id, first_published, call_off_of FROM "order" ORDER BY first_published, id""",
    )


def spoken_of(db: Database) -> list[tuple[Any, ...]]:
    """Every pair of notice and order, by notice: where a notice speaks of several orders, theirs may be one process."""
    return fetch(db, "SELECT DISTINCT notice_id, order_id FROM order_notice ORDER BY notice_id, order_id")


def loose_notices(db: Database) -> list[tuple[Any, ...]]:
    """Every notice that speaks of no order, oldest first: id, name for ever, number as printed, buyer's organization, day."""
    return fetch(
        db,
        """SELECT id, site || '|' || key, project_number, buyer_id, coalesce(published_date, substr(first_seen, 1, 10)) AS day
        FROM notice n
        WHERE NOT lead AND NOT EXISTS (SELECT 1 FROM order_notice o WHERE o.notice_id = n.id) ORDER BY day, id""",
    )
