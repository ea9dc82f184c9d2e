"""Terms of single orders: the configured credit of a joint venture and tax, and amounts that cannot be."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from db.engine.rows import Row, insert_all, select

_COLUMNS = ("order_id", "joint_venture", "vat")


def sync_terms(db: Database, rows: Iterable[Row]) -> None:
    """Make the terms what `rows` say."""
    db.conn.execute("DELETE FROM order_terms")
    insert_all(db, "order_terms", _COLUMNS, rows)


def load_terms(db: Database) -> list[Row]:
    """The terms of every order that has some."""
    return select(db, "SELECT * FROM order_terms ORDER BY order_id")


def load_implausible(db: Database) -> list[Row]:
    """The orders of watched companies whose amount cannot be: `order_id`, `amount_minor`, `currency`."""
    return select(db, "SELECT DISTINCT order_id, amount_minor, currency FROM implausible_orders ORDER BY order_id")
