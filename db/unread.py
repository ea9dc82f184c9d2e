"""Notices whose page speaks of a result that could not be read, and the watched names found on such pages."""

from __future__ import annotations

from collections.abc import Iterable

from db.engine.rows import Row, execute, insert_all, select
from db.library import Database

_MARK = ("notice_id", "mark", "passage")
_NAME = ("notice_id", "company", "name")


def save_marks(db: Database, notice_id: int, marks: Iterable[Row]) -> None:
    """Make the marks of a notice what its newest reading says."""
    execute(db, "DELETE FROM notice_mark WHERE notice_id = ?", (notice_id,))
    insert_all(db, "notice_mark", _MARK, (mark | {"notice_id": notice_id} for mark in marks))


def save_names(db: Database, notice_id: int, names: Iterable[tuple[str, str]]) -> None:
    """Make the watched names of an unread page (company, name) what was found on it."""
    execute(db, "DELETE FROM unread_name WHERE notice_id = ?", (notice_id,))
    insert_all(db, "unread_name", _NAME, ({"notice_id": notice_id, "company": c, "name": n} for c, n in names))


def unread_names(db: Database) -> list[Row]:
    """Every watched name on a page whose result was not read, oldest notice first, with the notice and the passage."""
    return select(
        db,
        """SELECT u.notice_id, u.company, u.name, n.site, n.key, n.url, n.title, n.published_date, n.first_seen, m.passage
        FROM unread_name u CROSS JOIN notice n ON n.id = u.notice_id CROSS JOIN notice_mark m ON m.notice_id = u.notice_id
        WHERE m.mark = 'result_not_read'
        ORDER BY coalesce(n.published_date, substr(n.first_seen, 1, 10)), n.id, u.company""",
    )


def unread_counts(db: Database, *, since: str) -> dict[str, tuple[int, int]]:
    """Of each source's notices first seen since an instant: how many speak of results, and how many of these were not read."""
    rows = db.conn.execute(
        """SELECT s.source,
            sum(m.mark IS NOT NULL OR EXISTS (SELECT 1 FROM award a WHERE a.notice_id = n.id)),
            sum(m.mark IS NOT NULL)
        FROM notice n CROSS JOIN notice_source s ON s.notice_id = n.id
        LEFT JOIN notice_mark m ON m.notice_id = n.id AND m.mark = 'result_not_read'
        WHERE n.first_seen >= ? GROUP BY s.source""",
        (since,),
    )
    return {source: (speaking, unread) for source, speaking, unread in rows}
