"""Reported revenue, exchange rates and filings: what was imported, each figure once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.engine.rows import Row, execute, execute_many, select
from db.library import Database

# who entered the figures that stand in the configuration
CONFIGURATION = "configuration"
_FIGURE = (
    "company", "label", "start_date", "end_date", "segment", "amount_minor", "currency", "source", "published", "printed_share",
    "restated_by", "marks", "printed", "entered_by", "seen_at",
)  # fmt: skip
_FIGURE_KEY = "company, start_date, end_date, coalesce(segment, ''), coalesce(published, ''), source"
_FILING = (
    "company", "key", "published", "title", "url", "counterparty", "amount_minor", "currency", "order_id", "imported_at",
)  # fmt: skip


def save_revenue(db: Database, rows: Iterable[Row], *, entered_by: str) -> int:
    """Add figures; one of the same company, period, segment, day and source is replaced. Returns how many were written.

    A replaced figure keeps the instant it was first in the file.
    """
    changes = ", ".join(f"{name} = excluded.{name}" for name in _FIGURE[:-1])
    sql = f"""INSERT INTO revenue ({", ".join(_FIGURE)}) VALUES ({", ".join("?" * len(_FIGURE))})
        ON CONFLICT ({_FIGURE_KEY}) DO UPDATE SET {changes}"""
    figures = [row | {"entered_by": entered_by} for row in rows]
    execute_many(db, sql, [[figure.get(name) for name in _FIGURE] for figure in figures])
    return len(figures)


def sync_revenue(db: Database, rows: Sequence[Row]) -> None:
    """Make the configuration's own figures what `rows` say; imported and fetched ones stay."""
    execute(db, "DELETE FROM revenue WHERE entered_by = ?", (CONFIGURATION,))
    save_revenue(db, rows, entered_by=CONFIGURATION)


def remove_revenue(db: Database, company: str, label: str, segment: str | None = None) -> list[Row]:
    """Delete a company's imported and fetched figures of a period, or of one segment of it; what they were."""
    where = """company = :company AND label = :label AND entered_by <> :configuration
        AND (:segment IS NULL OR segment = :segment)"""
    values = {"company": company, "label": label, "segment": segment, "configuration": CONFIGURATION}
    found = select(db, f"SELECT * FROM revenue WHERE {where} ORDER BY id", values)
    db.conn.execute(f"DELETE FROM revenue WHERE {where}", values)
    return found


def load_revenue(db: Database, company: str | None = None) -> list[Row]:
    """Figures of one company or of all, oldest period first, totals before segments."""
    return select(
        db,
        """SELECT * FROM revenue WHERE :company IS NULL OR company = :company
        ORDER BY company, start_date, end_date, segment, published, source""",
        {"company": company},
    )


def save_rates(db: Database, rows: Iterable[Row], *, at: str) -> None:
    """Add exchange rates (`base`, `quote`, `day`, `value` as decimal text, `source`); one of the same day is replaced."""
    execute_many(
        db,
        """INSERT INTO fx_rate (base, quote, day, value, source, imported_at) VALUES (:base, :quote, :day, :value, :source, :at)
        ON CONFLICT (base, quote, day)
        DO UPDATE SET value = excluded.value, source = excluded.source, imported_at = excluded.imported_at""",
        [row | {"at": at} for row in rows],
    )


def load_rates(db: Database) -> list[Row]:
    """Every imported rate."""
    return select(db, "SELECT * FROM fx_rate ORDER BY base, quote, day")


def save_filings(db: Database, rows: Iterable[Row], *, at: str) -> int:
    """Add filings; one already there is brought up to date. Returns how many were written."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _FILING[2:])
    sql = f"""INSERT INTO filing ({", ".join(_FILING)}) VALUES ({", ".join("?" * len(_FILING))})
        ON CONFLICT (company, key) DO UPDATE SET {changes}"""
    filings = [row | {"imported_at": at} for row in rows]
    execute_many(db, sql, [[filing.get(name) for name in _FILING] for filing in filings])
    return len(filings)


def load_filings(db: Database, company: str | None = None) -> list[Row]:
    """Filings of one company or of all, oldest first."""
    sql = "SELECT * FROM filing WHERE :company IS NULL OR company = :company ORDER BY published, key"
    return select(db, sql, {"company": company})
