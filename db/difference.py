"""Difference of two of the tracker's files, one made of the other: notices read otherwise, orders that say something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from db.engine.rows import Row, execute, stream
from db.library import Database

_NOTICES = """SELECT n.id, n.site, n.key, v.reason, was.notice AS before, v.notice AS after
    FROM notice n JOIN notice_version v ON v.notice_id = n.id AND v.number = n.version
    LEFT JOIN old.notice o ON o.site = n.site AND o.key = n.key
    LEFT JOIN old.notice_version was ON was.notice_id = o.id AND was.number = o.version
    WHERE o.version IS NOT n.version ORDER BY n.id"""
_SAID = "status, supplier, buyer, project_name, amount_minor, currency, standing"
_ORDERS = f"""SELECT n.id, {{}} FROM "order" n LEFT JOIN old."order" o ON o.id = n.id
    WHERE o.content_hash IS NOT n.content_hash
    AND ({" OR ".join(f"o.{name} IS NOT n.{name}" for name in _SAID.split(", "))})
    UNION ALL SELECT o.id, {{}} FROM old."order" o WHERE NOT EXISTS (SELECT 1 FROM "order" n WHERE n.id = o.id)"""


def attach_old(db: Database, path: Path) -> None:
    """Look at an older state of the file too, as `old`."""
    execute(db, "ATTACH DATABASE ? AS old", (f"file:{quote(str(path.absolute()))}?mode=ro",))


def changed_notices(db: Database) -> Iterator[Row]:
    """Notices that are new or have another version, with both readings as JSON (`before` is None for a new one)."""
    return stream(db, _NOTICES)


def moved_orders(db: Database) -> Iterator[Row]:
    """Orders that are new, gone or say something else: each column as `before_…` and `after_…`."""
    names = _SAID.split(", ")
    both = ", ".join(f"o.{name} AS before_{name}, n.{name} AS after_{name}" for name in names)
    gone = ", ".join(f"o.{name} AS before_{name}, NULL AS after_{name}" for name in names)
    return stream(db, _ORDERS.format(both, gone))
