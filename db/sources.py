"""Sources as they stand: state, watermark, blocks, request budget, and the days it could not read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from db.engine.rows import Row, execute, select, select_one
from db.library import Database

_COLUMNS = (
    "source", "site", "state", "since", "reason", "symptoms", "watermark", "last_run", "last_success", "last_notice",
    "baseline_at", "blocked_times", "blocked_until", "requests_day", "requests_today",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingDays:
    """Days of a channel that a run could not read, both ends among them; `opened_at` is an instant as text."""

    source: str
    channel: str
    start: date
    end: date
    reason: str
    opened_at: str
    run_id: int | None = None


def source_state(db: Database, source: str) -> Row | None:
    """How a source stands; None when it has never run."""
    return select_one(db, "SELECT * FROM source_state WHERE source = ?", (source,))


def source_states(db: Database) -> dict[str, Row]:
    """How every source stands that has ever run."""
    return {row["source"]: row for row in select(db, "SELECT * FROM source_state ORDER BY source")}


def save_source_state(db: Database, row: Row) -> None:
    """Write how a source stands: `source`, `site` and any other column; those not named stay as they are."""
    if unknown := row.keys() - set(_COLUMNS):
        raise KeyError(f"source_state has no column {sorted(unknown)}")
    names = list(row)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names)
    execute(
        db,
        f"""INSERT INTO source_state ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})
        ON CONFLICT (source) DO UPDATE SET {changes}""",
        list(row.values()),
    )


def rest_host(db: Database, host: str, source: str, until: str) -> None:
    """Leave a host alone until an instant, or longer where that is said already."""
    execute(
        db,
        """INSERT INTO resting_host (host, source, until) VALUES (?, ?, ?)
        ON CONFLICT (host) DO UPDATE SET source = excluded.source, until = excluded.until
        WHERE unixepoch(excluded.until) > unixepoch(until)""",
        (host, source, until),
    )


def wake_host(db: Database, host: str) -> None:
    """The host has answered again."""
    execute(db, "DELETE FROM resting_host WHERE host = ?", (host,))


def resting_host(db: Database, host: str) -> Row | None:
    """Why and until when a host is left alone; None for one that is not."""
    return select_one(db, "SELECT * FROM resting_host WHERE host = ?", (host,))


def count_requests(db: Database, source: str, site: str, day: date, requests: int) -> int:
    """Add to the requests of a source on a day and return that day's sum."""
    return int(
        execute(
            db,
            """INSERT INTO source_state (source, site, requests_day, requests_today) VALUES (:source, :site, :day, :requests)
            ON CONFLICT (source) DO UPDATE SET
                requests_today = excluded.requests_today
                    + CASE WHEN requests_day = excluded.requests_day THEN requests_today ELSE 0 END,
                requests_day = excluded.requests_day
            RETURNING requests_today""",
            {"source": source, "site": site, "day": day.isoformat(), "requests": requests},
        ).fetchall()[0][0]
    )


def open_gap(db: Database, days: MissingDays) -> int | None:
    """Note days that could not be read; None when they lengthen a gap that is open already, or are the same."""
    row = asdict(days) | {"start": days.start.isoformat(), "end": days.end.isoformat()}
    longer = execute(
        db,
        """UPDATE gap SET end_date = max(end_date, :end) WHERE source = :source AND channel = :channel AND closed_at IS NULL
        AND start_date <= :start AND end_date >= :start""",
        row,
    )
    if longer.rowcount:
        return None
    cursor = execute(
        db,
        """INSERT INTO gap (source, channel, start_date, end_date, reason, opened_at, run_id)
        VALUES (:source, :channel, :start, :end, :reason, :opened_at, :run_id) ON CONFLICT DO NOTHING""",
        row,
    )
    return int(cursor.lastrowid or 0) if cursor.rowcount else None


def close_gap(db: Database, gap_id: int, closed_at: str) -> None:
    """The gap's days have been read."""
    execute(db, "UPDATE gap SET closed_at = ? WHERE id = ? AND closed_at IS NULL", (closed_at, gap_id))


def open_gaps(db: Database, source: str | None = None) -> list[Row]:
    """Gaps not yet closed, of one source or of all, oldest day first."""
    return select(
        db,
        "SELECT * FROM gap WHERE closed_at IS NULL AND (:source IS NULL OR source = :source) ORDER BY start_date, id",
        {"source": source},
    )


def source_health(db: Database) -> list[Row]:
    """How each source stands, those that need a look first."""
    return select(db, "SELECT * FROM source_health ORDER BY state <> 'dark', state <> 'suspect', source")


def last_pages(db: Database, source: str, limit: int) -> list[Row]:
    """The notices that a source found last, newest first, with when each was first seen."""
    return select(
        db,
        """SELECT n.id, n.title, n.url, s.first_seen FROM notice_source s JOIN notice n ON n.id = s.notice_id
        WHERE s.source = ? ORDER BY s.notice_id DESC LIMIT ?""",
        (source, limit),
    )
