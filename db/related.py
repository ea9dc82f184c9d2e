"""Which stored notices could speak of one deal: everything that hangs together by link, number, name or amount."""

from __future__ import annotations

import json

from sqlite_utils import Database

from db.rows import column

# each finds the notices one step away from those in :ids, by one kind of tie
_STEPS = (
    # the same project number
    """SELECT other.id FROM notice one JOIN notice other ON other.number_key = one.number_key
    WHERE one.id IN (SELECT value FROM json_each(:ids))""",
    # the same buyer's project of the same name
    """SELECT other.id FROM notice one JOIN notice other ON other.name_key = one.name_key AND other.buyer_id = one.buyer_id
    WHERE one.id IN (SELECT value FROM json_each(:ids))""",
    # the same buyer pays the same supplier the same amount
    """SELECT other.id FROM award mine
    JOIN award theirs ON theirs.supplier_id = mine.supplier_id AND theirs.amount_minor = mine.amount_minor
        AND theirs.currency = mine.currency
    JOIN notice one ON one.id = mine.notice_id JOIN notice other ON other.id = theirs.notice_id AND other.buyer_id = one.buyer_id
    WHERE mine.notice_id IN (SELECT value FROM json_each(:ids))""",
    # what they speak of
    """SELECT other.id FROM notice_link link JOIN notice one ON one.id = link.notice_id
    JOIN notice other ON other.site = one.site AND other.key = link.key
    WHERE link.notice_id IN (SELECT value FROM json_each(:ids))""",
    *(
        f"""SELECT other.id FROM notice_link link JOIN notice other ON other.{key} = link.{key}
        WHERE link.notice_id IN (SELECT value FROM json_each(:ids))"""
        for key in ("url_key", "number_key", "title_key")
    ),
    # what speaks of them
    """SELECT link.notice_id FROM notice one JOIN notice_link link ON link.key = one.key
    JOIN notice other ON other.id = link.notice_id AND other.site = one.site
    WHERE one.id IN (SELECT value FROM json_each(:ids))""",
    *(
        f"""SELECT link.notice_id FROM notice one JOIN notice_link link ON link.{key} = one.{key}
        WHERE one.id IN (SELECT value FROM json_each(:ids))"""
        for key in ("url_key", "number_key", "title_key")
    ),
    # what speaks of the same third one
    *(
        f"""SELECT theirs.notice_id FROM notice_link mine JOIN notice_link theirs ON theirs.{key} = mine.{key}
        WHERE mine.notice_id IN (SELECT value FROM json_each(:ids))"""
        for key in ("key", "url_key", "number_key")
    ),
)


def related_ids(db: Database, *notice_ids: int) -> set[int]:
    """The notices themselves and every stored notice tied to them, directly or through others."""
    found: set[int] = set(notice_ids)
    edge = found
    while edge:
        ids = {"ids": json.dumps(sorted(edge))}
        edge = {other for step in _STEPS for other in column(db, step, ids)} - found
        found = found | edge
    return found
