"""Stored notices whose pages are due for another look, since portals edit them in place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from db.engine.rows import column, fetch
from db.library import Database

# days after publication on which a page is looked at again
STEPS = (1, 3, 7, 14, 30)
# a look that was not possible so many days after publication falls away
LATEST = timedelta(days=STEPS[-1] + 7)

_DAY = 86400
_NEXT = " ".join(f"WHEN looked < public + {days * _DAY} THEN public + {days * _DAY}" for days in STEPS)


@dataclass(frozen=True, slots=True)
class Due:
    """A look that is due: the notice, its key within its site, and since when, in seconds of Unix time."""

    notice_id: int
    key: str
    since: int


def looks_due(db: Database, source: str, site: str, *, today: date, now: str) -> list[Due]:
    """The looks due at stored results that a source's lists have named, the oldest due first.

    Published (where no day is printed: first seen) within `LATEST`, and not looked at since the newest step that has passed.
    A look in time to come (the clock was set back) is none; what waits for another attempt, and hearsay, are left out.
    """
    # the plus keeps the planner from the index of the site: its notices are many, those of a few days are few
    rows = fetch(
        db,
        f"""WITH recent (id, key, last_checked, day) AS (
            SELECT id, key, last_checked, published_date FROM notice WHERE +site = :site
                AND published_date BETWEEN :first AND :today AND notice_type NOT IN ('tender', 'other') AND lead = 0
            UNION ALL SELECT id, key, last_checked, substr(first_seen, 1, 10) FROM notice WHERE +site = :site
                AND published_date IS NULL AND substr(first_seen, 1, 10) BETWEEN :first AND :today
                AND notice_type NOT IN ('tender', 'other') AND lead = 0),
        last (id, key, public, looked) AS (
            SELECT n.id, n.key, unixepoch(n.day), max(unixepoch(n.last_checked), coalesce(unixepoch(l.last_checked), 0))
            FROM recent n CROSS JOIN notice_source s ON s.notice_id = n.id AND s.source = :source
            LEFT JOIN listed l ON l.source = :source AND l.key = n.key
            WHERE l.state IS NOT 'unread'),
        next (id, key, due) AS (
            SELECT id, key, CASE {_NEXT} END
            FROM (SELECT id, key, public, CASE WHEN looked > unixepoch(:now) THEN 0 ELSE looked END AS looked FROM last))
        SELECT id, key, due FROM next WHERE due <= unixepoch(:now) ORDER BY due, key""",
        {"source": source, "site": site, "first": (today - LATEST).isoformat(), "today": today.isoformat(), "now": now},
    )
    return [Due(*row) for row in rows]


def notices_at_stake(db: Database, order_ids: Iterable[str]) -> set[int]:
    """Notices of some orders, and those that an open question of the inbox is about."""
    return set(
        column(
            db,
            """SELECT notice_id FROM order_notice WHERE order_id IN (SELECT value FROM json_each(:ids)
                UNION SELECT order_id FROM proposal WHERE order_id IS NOT NULL
                UNION SELECT other_order_id FROM proposal WHERE other_order_id IS NOT NULL)
            UNION SELECT p.notice_id FROM proposal q CROSS JOIN organization o ON o.name = q.name
                CROSS JOIN award_party p ON p.organization_id = o.id WHERE q.kind = 'near_miss'
            UNION SELECT notice_id FROM unread_name""",
            {"ids": json.dumps(list(order_ids))},
        )
    )
