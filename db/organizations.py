"""Organizations: legal names as printed, distinguished by their normalised name."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from db.engine.rows import Row, column, execute, select


def organization_ids(db: Database, parties: Iterable[Row]) -> dict[str, int]:
    """The ids of parties by name_key; unknown ones are added, new spellings and codes noted."""
    wanted = list(parties)
    if not wanted:
        return {}
    keys = json.dumps(sorted({party["name_key"] for party in wanted}))
    found = select(
        db, "SELECT id, name, name_key, code FROM organization WHERE name_key IN (SELECT value FROM json_each(?))", (keys,)
    )
    known = {row["name_key"]: row for row in found}
    for party in wanted:
        row = known.get(party["name_key"])
        if row is None:
            known[party["name_key"]] = _add(db, party)
        else:
            _note(db, row, party)
    return {key: row["id"] for key, row in known.items()}


_SEEN = """SELECT g.id, g.name, g.code, g.scheme, o.currency, count(*) AS orders, sum(o.amount_minor) AS amount_minor
    FROM organization g CROSS JOIN order_party p ON p.organization_id = g.id AND p.role <> 'buyer'
    CROSS JOIN "order" o ON o.id = p.order_id AND o.status NOT IN ('failed', 'terminated', 'cancelled')"""
_BY_CURRENCY = "GROUP BY g.id, o.currency ORDER BY g.id, orders DESC, o.currency"


def suppliers_seen(db: Database, names: Iterable[str] | None = None) -> list[Row]:
    """Every organization with a part in an order that is not void, or those of some names.

    `orders` and `amount_minor` are by `currency`.
    """
    if names is None:
        return select(db, f"{_SEEN} {_BY_CURRENCY}")
    wanted = json.dumps(list(names))
    return select(db, f"{_SEEN} WHERE g.name IN (SELECT value FROM json_each(?)) {_BY_CURRENCY}", (wanted,))


def suppliers_of_run(db: Database, run_id: int) -> list[str]:
    """The names of those with a part in the orders that a run made or changed, buyers aside."""
    return column(
        db,
        """SELECT DISTINCT g.name FROM "order" o CROSS JOIN order_party p ON p.order_id = o.id
        CROSS JOIN organization g ON g.id = p.organization_id WHERE o.run_id = ? AND p.role <> 'buyer' ORDER BY g.name""",
        (run_id,),
    )


def names_of(db: Database, name_keys: Iterable[str]) -> list[str]:
    """The names of organizations of some compared names, each as it was first printed."""
    sql = "SELECT name FROM organization WHERE name_key IN (SELECT value FROM json_each(?)) ORDER BY name"
    return column(db, sql, (json.dumps(list(name_keys)),))


def _add(db: Database, party: Row) -> Row:
    cursor = execute(
        db,
        "INSERT INTO organization (name, name_key, code, scheme) VALUES (?, ?, ?, ?)",
        (party["name"], party["name_key"], party["code_key"] or party["code"], party.get("scheme")),
    )
    row = {**party, "code": party["code_key"] or party["code"], "id": int(cursor.lastrowid or 0)}
    _add_name(db, row["id"], party["name"])
    return row


def _note(db: Database, row: Row, party: Row) -> None:
    if party["name"] != row["name"]:
        _add_name(db, row["id"], party["name"])
    code = party["code_key"] or party["code"]
    if code and not row["code"]:
        row["code"] = code
        execute(db, "UPDATE organization SET code = ?, scheme = ? WHERE id = ?", (code, party.get("scheme"), row["id"]))


def _add_name(db: Database, organization_id: int, name: str) -> None:
    execute(db, "INSERT OR IGNORE INTO organization_name (organization_id, name) VALUES (?, ?)", (organization_id, name))
