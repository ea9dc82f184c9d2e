"""Organizations: legal names as printed, distinguished by their normalised name."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.engine.rows import Row, execute, select
from db.library import Database


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
