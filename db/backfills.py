"""Past days that sources were asked for, span by span."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from db.engine.rows import column, execute
from db.library import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Days that a source is asked for, both inside."""

    source: str
    asked_from: date
    asked_to: date


_ASKED = "source = :source AND asked_from = :asked_from AND asked_to = :asked_to"


def spans_read(db: Database, asked: Asked) -> set[date]:
    """The first days of the spans of what was asked that have been read."""
    rows = column(db, f"SELECT start_date FROM backfill WHERE {_ASKED}", _values(asked))
    return {date.fromisoformat(day) for day in rows}


def note_span(db: Database, asked: Asked, start: date, end: date, *, at: str) -> None:
    """A span has been read."""
    execute(
        db,
        """INSERT OR REPLACE INTO backfill (source, asked_from, asked_to, start_date, end_date, read_at)
        VALUES (:source, :asked_from, :asked_to, :start, :end, :at)""",
        {**_values(asked), "start": start.isoformat(), "end": end.isoformat(), "at": at},
    )


def forget_spans(db: Database, asked: Asked) -> None:
    """All of what was asked is read: the next who asks begins anew."""
    execute(db, f"DELETE FROM backfill WHERE {_ASKED}", _values(asked))


def _values(asked: Asked) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(asked).items()}
