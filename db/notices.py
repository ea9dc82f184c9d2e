"""Notices in the file: new, changed or same, with every version kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from db.absences import absences
from db.engine.rows import Row, execute, fetch, insert, insert_all, select, update
from db.library import Database
from db.organizations import organization_ids
from db.search import index_notice
from db.unread import save_marks

Outcome = Literal["new", "changed", "same"]

_CONTENT = (
    "url", "notice_type", "title", "published_date", "published_at", "project_number", "project_name", "buyer", "agency",
    "region", "buyer_id", "agency_id", "budget_minor", "budget_currency", "ceiling_minor", "ceiling_currency",
    "stated_total_minor", "stated_total_currency", "contract_date", "result_in_attachment", "lead", "number_key", "name_key",
    "title_key", "url_key", "version", "content_hash", "last_seen", "last_checked", "page_sha256",
    "reader_version", "run_id",
)  # fmt: skip
_NEW = ("site", "key", "source", "first_seen", *_CONTENT)
_VERSION = (
    "notice_id", "number", "reason", "seen_at", "notice", "evidence", "content_hash", "page_sha256", "reader_version",
    "run_id",
)  # fmt: skip
_AWARD = (
    "notice_id", "place", "lot", "supplier", "supplier_id", "amount_minor", "currency", "pricing", "rate", "rank", "status",
    "vat", "net_amount_minor", "vat_rate", "support",
    "framework", "ceiling_minor", "ceiling_currency", "service", "service_months", "service_start", "service_end",
    "decided_on", "local_id",
)  # fmt: skip
_PARTY = ("notice_id", "award", "place", "organization_id", "name", "code", "scheme", "share")
_MARK = ("notice_id", "award", "mark")
_LINK = ("notice_id", "place", "kind", "url", "key", "title", "project_number", "number_key", "title_key", "url_key")
_CHANGE = (
    "notice_id", "place", "action", "lot", "before_supplier", "before_minor", "before_currency", "after_supplier", "after_minor",
    "after_currency", "after_pricing", "after_rate",
)  # fmt: skip
_SHORT = (
    "id, site, key, source, url, notice_type, title, published_date, version, content_hash, first_seen, last_seen, last_checked, "
    "vanished_on, page_sha256, reader_version, lead"
)


class Met(StrEnum):
    """Meetings with a notice, by how it was found."""

    # a list named it
    SEEN_IN_LIST = "seen_in_list"
    # its page was asked for though no list named it
    LOOKED_AT = "looked_at"
    # its page was in the archive and nobody was asked: when it was last seen at its portal stays as it is
    FROM_ARCHIVE = "from_archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One meeting with a notice: by which source and run, at what instant, and how."""

    source: str
    at: str
    met: Met = Met.SEEN_IN_LIST
    run_id: int | None = None


def save_notice(db: Database, row: Row, stored: Row | None, sighting: Sighting) -> tuple[Outcome, int]:
    """Store one reading of a notice over what is `stored` of it, and say what it was and its id; call inside a transaction.

    A reading that says what the newest version says is "same": only its page, positions and days are brought up to date.
    A change read from the same bytes by another reader has the reason `reread`, else `portal_changed`.
    """
    row = {**row, "run_id": sighting.run_id, "seen_at": sighting.at, **_looks(stored, sighting)}
    if stored is None:
        row |= {"version": 1, "first_seen": sighting.at, "source": sighting.source}
        row["id"] = _save_content(db, row, reason="published", new=True)
        outcome: Outcome = "new"
    elif stored["content_hash"] == row["content_hash"]:
        row["id"] = stored["id"]
        _refresh(db, stored, row)
        outcome = "same"
    else:
        row |= {"id": stored["id"], "version": stored["version"] + 1}
        _save_content(db, row, reason=_reason(stored, row), new=False)
        outcome = "changed"
    _note_found(db, [row["id"]], source=sighting.source, at=sighting.at, is_listed=sighting.met is Met.SEEN_IN_LIST)
    return outcome, row["id"]


def known(db: Database, site: str, keys: Iterable[str]) -> dict[str, Row]:
    """Stored rows of a site's notices, by key."""
    rows = select(
        db,
        f"SELECT {_SHORT} FROM notice WHERE site = ? AND key IN (SELECT value FROM json_each(?))",
        (site, json.dumps(list(keys))),
    )
    return {row["key"]: row for row in rows}


def note_listed(db: Database, ids: Sequence[int], *, source: str, at: str) -> None:
    """Note that a source's lists name stored notices."""
    execute(db, "UPDATE notice SET last_seen = ? WHERE id IN (SELECT value FROM json_each(?))", (at, json.dumps(ids)))
    _note_found(db, ids, source=source, at=at, is_listed=True)


def note_checked(db: Database, notice_id: int, sighting: Sighting) -> None:
    """Note that a notice's page is there and unchanged."""
    is_listed = sighting.met is Met.SEEN_IN_LIST
    changes = "last_checked = :at, last_seen = :at" if is_listed else "last_checked = :at"
    execute(db, f"UPDATE notice SET {changes} WHERE id = :id", {"at": sighting.at, "id": notice_id})
    _note_found(db, [notice_id], source=sighting.source, at=sighting.at, is_listed=is_listed)


def load_notices(db: Database, ids: Iterable[int], *, evidence: bool = False) -> list[Row]:
    """Notices, oldest publication first, with `versions` (each with the JSON of its reading) and `absences`, oldest first."""
    wanted = json.dumps(list(ids))
    notices = select(
        db,
        f"""SELECT {_SHORT} FROM notice WHERE id IN (SELECT value FROM json_each(?))
        ORDER BY coalesce(published_date, substr(first_seen, 1, 10)), site, key""",
        (wanted,),
    )
    by_id: dict[int, Row] = {row["id"]: row | {"versions": [], "absences": []} for row in notices}
    versions = select(
        db,
        f"""SELECT notice_id, number, reason, seen_at, notice, {"evidence" if evidence else "NULL AS evidence"}, page_sha256,
            reader_version, run_id
        FROM notice_version WHERE notice_id IN (SELECT value FROM json_each(?)) ORDER BY notice_id, number""",
        (wanted,),
    )
    for version in versions:
        by_id[version["notice_id"]]["versions"].append(version)
    for absence in absences(db, by_id):
        by_id[absence["notice_id"]]["absences"].append(absence)
    return list(by_id.values())


def published_by_day(db: Database, source: str, *, since: date, vanished_since: date = date.min) -> dict[date, int]:
    """How many notices of a source were published on each day from `since` on, without those that vanished before a day."""
    rows = fetch(
        db,
        """SELECT n.published_date, count(*) FROM notice n CROSS JOIN notice_source s ON s.notice_id = n.id AND s.source = ?
        WHERE n.published_date >= ? AND (n.vanished_on IS NULL OR n.vanished_on >= ?) GROUP BY n.published_date""",
        (source, since.isoformat(), vanished_since.isoformat()),
    )
    return {date.fromisoformat(day): count for day, count in rows}


def _save_content(db: Database, row: Row, *, reason: str, new: bool) -> int:
    parties = [p for p in (row["buyer_party"], row["agency_party"]) if p]
    parties += [party for award in row["awards"] for party in award["parties"]]
    ids = organization_ids(db, parties)
    row["buyer_id"] = ids[row["buyer_party"]["name_key"]] if row["buyer_party"] else None
    row["agency_id"] = ids[row["agency_party"]["name_key"]] if row["agency_party"] else None
    if new:
        notice_id = insert(db, "notice", _NEW, row)
    else:
        notice_id = row["id"]
        update(db, "notice", _CONTENT, row)
        execute(db, "DELETE FROM award WHERE notice_id = ?", (notice_id,))
        execute(db, "DELETE FROM notice_link WHERE notice_id = ?", (notice_id,))
        execute(db, "DELETE FROM notice_change WHERE notice_id = ?", (notice_id,))
    version = row | {"notice_id": notice_id, "number": row["version"], "reason": reason}
    insert(db, "notice_version", _VERSION, version)
    _insert_awards(db, notice_id, row["awards"], ids)
    save_marks(db, notice_id, row["marks"])
    insert_all(db, "notice_link", _LINK, (link | {"notice_id": notice_id, "place": i} for i, link in enumerate(row["links"])))
    _insert_changes(db, notice_id, row.get("changes", []))
    suppliers = " ".join(dict.fromkeys(party["name"] for award in row["awards"] for party in award["parties"]))
    fields = {"title": row["title"], "project": row["project_name"], "buyer": row["buyer"], "suppliers": suppliers}
    index_notice(db, notice_id, fields | {"number": row["project_number"], "published_date": row["published_date"]})
    return notice_id


def _insert_awards(db: Database, notice_id: int, awards: list[Row], ids: dict[str, int]) -> None:
    rows, parties, marks = [], [], []
    for place, award in enumerate(awards):
        rows.append(award | {"notice_id": notice_id, "place": place, "supplier_id": ids[award["parties"][0]["name_key"]]})
        for number, party in enumerate(award["parties"]):
            owner = {"notice_id": notice_id, "award": place, "place": number, "organization_id": ids[party["name_key"]]}
            parties.append(party | owner)
        marks += [{"notice_id": notice_id, "award": place, "mark": mark} for mark in award["marks"]]
    insert_all(db, "award", _AWARD, rows)
    insert_all(db, "award_party", _PARTY, parties)
    insert_all(db, "award_mark", _MARK, marks)


def _insert_changes(db: Database, notice_id: int, changes: list[Row]) -> None:
    insert_all(db, "notice_change", _CHANGE, (change | {"notice_id": notice_id, "place": i} for i, change in enumerate(changes)))


def _looks(stored: Row | None, sighting: Sighting) -> Row:
    """When a notice was last seen in a list, and when its page was last looked at."""
    if stored is None or sighting.met is Met.SEEN_IN_LIST:
        return {"last_seen": sighting.at, "last_checked": sighting.at}
    is_look = sighting.met is Met.LOOKED_AT
    return {"last_seen": stored["last_seen"], "last_checked": sighting.at if is_look else stored["last_checked"]}


def _reason(stored: Row, row: Row) -> str:
    same_bytes = stored["page_sha256"] is not None and stored["page_sha256"] == row["page_sha256"]
    return "reread" if same_bytes and stored["reader_version"] != row["reader_version"] else "portal_changed"


def _refresh(db: Database, stored: Row, row: Row) -> None:
    """The same words, perhaps on a page whose bytes moved: positions and provenance follow the page."""
    execute(
        db,
        "UPDATE notice SET last_seen = ?, last_checked = ? WHERE id = ?",
        (row["last_seen"], row["last_checked"], stored["id"]),
    )
    if (stored["page_sha256"], stored["reader_version"]) == (row["page_sha256"], row["reader_version"]):
        return
    origin = (row["page_sha256"], row["reader_version"])
    execute(db, "UPDATE notice SET page_sha256 = ?, reader_version = ? WHERE id = ?", (*origin, stored["id"]))
    execute(
        db,
        "UPDATE notice_version SET page_sha256 = ?, reader_version = ?, evidence = ? WHERE notice_id = ? AND number = ?",
        (*origin, row["evidence"], stored["id"], stored["version"]),
    )


def _note_found(db: Database, ids: Sequence[int], *, source: str, at: str, is_listed: bool) -> None:
    execute(
        db,
        """INSERT INTO notice_source (notice_id, source, first_seen, last_seen)
        SELECT value, :source, :at, :at FROM json_each(:ids) WHERE true
        ON CONFLICT (notice_id, source) DO UPDATE SET last_seen = excluded.last_seen WHERE :is_listed""",
        {"ids": json.dumps(ids), "source": source, "at": at, "is_listed": is_listed},
    )
