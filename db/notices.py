"""Notices in the file: new, changed or same, with every version kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Literal

from sqlite_utils import Database

from db.absences import absences
from db.engine.rows import Row, execute, insert, insert_all, select, select_one, update
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


def save_notice(
    db: Database, row: Row, *, source: str, run_id: int | None, seen_at: str, reason: str | None = None, listed: bool = True
) -> tuple[Outcome, int]:
    """Store one reading of a notice and say what it was and its id; call inside a transaction.

    A reading that says what the newest version says is "same": only its page, positions and days are brought up to date.
    A change read from the same bytes by another reader has the reason `reread`; else `reason`, or `portal_changed`.
    With `listed` off no list named it: when it was last seen in one stays.
    """
    stored = select_one(db, f"SELECT {_SHORT} FROM notice WHERE site = ? AND key = ?", (row["site"], row["key"]))
    last_seen = seen_at if listed or stored is None else stored["last_seen"]
    row = {**row, "run_id": run_id, "last_seen": last_seen, "last_checked": seen_at}
    if stored is None:
        row |= {"version": 1, "first_seen": seen_at, "source": source}
        row["id"] = _save_content(db, row, reason="published", new=True)
        outcome: Outcome = "new"
    elif stored["content_hash"] == row["content_hash"]:
        row["id"] = stored["id"]
        _refresh(db, stored, row)
        outcome = "same"
    else:
        row |= {"id": stored["id"], "version": stored["version"] + 1}
        _save_content(db, row, reason=_reason(stored, row, reason), new=False)
        outcome = "changed"
    _found_by(db, row["id"], source, seen_at, listed=listed)
    return outcome, row["id"]


def known(db: Database, site: str, keys: Iterable[str]) -> dict[str, Row]:
    """Stored rows of a site's notices, by key."""
    rows = select(
        db,
        f"SELECT {_SHORT} FROM notice WHERE site = ? AND key IN (SELECT value FROM json_each(?))",
        (site, json.dumps(list(keys))),
    )
    return {row["key"]: row for row in rows}


def touch(db: Database, site: str, key: str, *, source: str, seen_at: str, checked: bool = False, listed: bool = True) -> None:
    """Note that a stored notice is still `listed`, or that its page was `checked` and is unchanged."""
    row = select_one(db, "SELECT id FROM notice WHERE site = ? AND key = ?", (site, key))
    if row is None:
        return
    if listed:
        execute(db, "UPDATE notice SET last_seen = ? WHERE id = ?", (seen_at, row["id"]))
    if checked:
        execute(db, "UPDATE notice SET last_checked = ? WHERE id = ?", (seen_at, row["id"]))
    _found_by(db, row["id"], source, seen_at, listed=listed)


def restore_look(db: Database, before: Row) -> None:
    """The portal was not asked: when the notice was last seen there is as in `before`."""
    sql = "UPDATE notice SET last_seen = :last_seen, last_checked = :last_checked WHERE id = :id"
    execute(db, sql, {name: before[name] for name in ("last_seen", "last_checked", "id")})


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


def published_by_day(db: Database, source: str, *, vanished: bool = True) -> dict[date, int]:
    """How many notices of a source were published on each day, those that have `vanished` since among them or not."""
    rows = db.conn.execute(
        """SELECT n.published_date, count(*) FROM notice n JOIN notice_source s ON s.notice_id = n.id
        WHERE s.source = ? AND n.published_date IS NOT NULL AND (? OR n.vanished_on IS NULL) GROUP BY n.published_date""",
        (source, vanished),
    )
    return {date.fromisoformat(day): count for day, count in rows}


def notice_ids(db: Database, *, site: str | None = None) -> list[int]:
    """The ids of all notices, or of one site's."""
    condition = "WHERE site = :site" if site else ""
    return [row["id"] for row in select(db, f"SELECT id FROM notice {condition} ORDER BY id", {"site": site})]


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
    version = row | {"notice_id": notice_id, "number": row["version"], "reason": reason, "seen_at": row["last_checked"]}
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


def _reason(stored: Row, row: Row, reason: str | None) -> str:
    same_bytes = stored["page_sha256"] is not None and stored["page_sha256"] == row["page_sha256"]
    if same_bytes and stored["reader_version"] != row["reader_version"]:
        return "reread"
    return reason or "portal_changed"


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


def _found_by(db: Database, notice_id: int, source: str, seen_at: str, *, listed: bool) -> None:
    execute(
        db,
        """INSERT INTO notice_source (notice_id, source, first_seen, last_seen) VALUES (:id, :source, :at, :at)
        ON CONFLICT (notice_id, source) DO UPDATE SET
        last_seen = CASE WHEN :listed THEN excluded.last_seen ELSE last_seen END""",
        {"id": notice_id, "source": source, "at": seen_at, "listed": listed},
    )
