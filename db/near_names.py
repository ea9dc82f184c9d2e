"""Organizations that may be near a watched name: which names were compared, how far, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.engine.rows import Row, column, execute, execute_many, fetch, select
from db.library import Database

# organizations compared together, so that memory does not grow with the file
_AT_ONCE = 20_000


def newest_organization(db: Database) -> int:
    """The number of the newest organization; 0 without one."""
    return int(column(db, "SELECT coalesce(max(id), 0) FROM organization")[0])


def looks(db: Database, *, rules: int) -> dict[tuple[str, bool], int]:
    """The last organization that was compared with each watched name (and whether that is a brand) by some rules."""
    rows = fetch(db, "SELECT name, is_brand, last_id FROM near_look WHERE rules = ?", (rules,))
    return {(name, bool(is_brand)): last_id for name, is_brand, last_id in rows}


def note_looks(db: Database, names: Iterable[tuple[str, bool]], *, rules: int, last_id: int) -> None:
    """Note that every organization up to one has been compared with watched names."""
    execute_many(
        db,
        "INSERT OR REPLACE INTO near_look (name, is_brand, rules, last_id) VALUES (?, ?, ?, ?)",
        [(name, int(is_brand), rules, last_id) for name, is_brand in names],
    )


def organizations_after(db: Database, after_id: int) -> Iterator[list[tuple[int, str]]]:
    """The ids and compared names of the organizations after one, some thousands at a time."""
    found = execute(db, "SELECT id, name_key FROM organization WHERE id > ? ORDER BY id", (after_id,))
    while some := found.fetchmany(_AT_ONCE):
        yield some


def add_candidates(db: Database, ids: Iterable[int]) -> None:
    """Keep organizations that may be near a watched name."""
    execute_many(db, "INSERT OR IGNORE INTO near_name (organization_id) VALUES (?)", [(number,) for number in ids])


def near_suppliers(db: Database) -> list[Row]:
    """Those that may be near, of the organizations with a part in an order that is not void.

    `orders` and `amount_minor` are by `currency`.
    """
    # likely few, whatever SQLite's statistics are of: else it may read every order to filter by
    return select(
        db,
        """SELECT g.id, g.name, g.code, g.scheme, o.currency, count(*) AS orders, sum(o.amount_minor) AS amount_minor
        FROM near_name w CROSS JOIN organization g ON g.id = w.organization_id
        CROSS JOIN order_party p ON p.organization_id = g.id AND p.role <> 'buyer'
        CROSS JOIN "order" o ON o.id = p.order_id AND o.status NOT IN ('failed', 'terminated', 'cancelled')
        WHERE likelihood(w.organization_id > 0, 0.0001)
        GROUP BY g.id, o.currency ORDER BY g.id, orders DESC, o.currency""",
    )
