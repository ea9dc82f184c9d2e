"""Notices that their portal no longer has: which ones to look for, since when they are gone, when they came back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.engine.rows import Row, column, execute, select
from db.library import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Look of a run for notices: published on `days`, in no list since `began`, last looked at by `due`; instants as text."""

    days: tuple[date, date]
    began: str
    now: str
    due: str
    limit: int


def unlisted(db: Database, source: str, site: str, look: Look) -> list[str]:
    """Keys of stored notices published on those days that the source's lists once named, and not since `began`.

    A page that was not looked at since a list named it is wanted at once; any other when it was last looked at by `due`, or in
    time to come (the clock was set back). The oldest look comes first; what waits for another attempt is left out.
    """
    # the plus keeps the planner from the index of the site: its notices are many, those of a few days are few
    return column(
        db,
        """WITH dated (id, key, last_checked) AS (
            SELECT id, key, last_checked FROM notice WHERE +site = :site AND published_date BETWEEN :first AND :last
            UNION ALL SELECT id, key, last_checked FROM notice WHERE +site = :site AND published_date IS NULL
                AND substr(first_seen, 1, 10) BETWEEN :first AND :last)
        SELECT key FROM (
            SELECT n.key, unixepoch(n.last_checked) AS checked, unixepoch(s.last_seen) AS seen,
                max(unixepoch(n.last_checked), coalesce(unixepoch(l.last_checked), 0)) AS looked, l.state
            FROM dated n CROSS JOIN notice_source s ON s.notice_id = n.id AND s.source = :source
            LEFT JOIN listed l ON l.source = :source AND l.key = n.key)
        WHERE seen < unixepoch(:began) AND state IS NOT 'unread'
            AND (looked <= unixepoch(:due) OR looked > unixepoch(:now) OR (state IS NULL AND checked <= seen))
        ORDER BY looked, key LIMIT :limit""",
        {
            "source": source, "site": site, "first": look.days[0].isoformat(), "last": look.days[1].isoformat(),
            "began": look.began, "now": look.now, "due": look.due, "limit": look.limit,
        },
    )  # fmt: skip


def mark_vanished(db: Database, notice_id: int, on: date) -> bool:
    """Note the day a notice was gone from its portal; True when that is news. Call inside a transaction."""
    cursor = execute(db, "UPDATE notice SET vanished_on = ? WHERE id = ? AND vanished_on IS NULL", (on.isoformat(), notice_id))
    if cursor.rowcount > 0:
        execute(
            db,
            """INSERT INTO absence (notice_id, gone_on) VALUES (?, ?)
            ON CONFLICT (notice_id, gone_on) DO UPDATE SET back_on = NULL""",
            (notice_id, on.isoformat()),
        )
    return cursor.rowcount > 0


def mark_returned(db: Database, notice_id: int, on: date) -> None:
    """Note the day a notice that was gone is there again. Call inside a transaction."""
    execute(db, "UPDATE notice SET vanished_on = NULL WHERE id = ?", (notice_id,))
    execute(db, "UPDATE absence SET back_on = ? WHERE notice_id = ? AND back_on IS NULL", (on.isoformat(), notice_id))


def absences(db: Database, ids: Iterable[int]) -> list[Row]:
    """The spans in which notices were gone: `notice_id`, `gone_on`, `back_on`, oldest first."""
    sql = "SELECT * FROM absence WHERE notice_id IN (SELECT value FROM json_each(?)) ORDER BY notice_id, gone_on"
    return select(db, sql, (json.dumps(list(ids)),))
