"""Clusters of stored notices that could speak of one deal: everything that hangs together by link, number, name or amount."""

from __future__ import annotations

import json

from db.engine.rows import column
from db.library import Database

# most notices print a project number: those that do not are told by an index of their own, not by a look at every award's notice
_FROM_UNNUMBERED = """CROSS JOIN notice one ON one.id = mine.notice_id AND one.number_key IS NULL
    CROSS JOIN award theirs ON theirs.supplier_id = mine.supplier_id
    CROSS JOIN notice other ON other.id = theirs.notice_id AND (one.lead > other.lead OR one.notice_type = 'contract')"""
_TO_UNNUMBERED = """CROSS JOIN notice one ON one.id = mine.notice_id
    CROSS JOIN award theirs ON theirs.supplier_id = mine.supplier_id
    CROSS JOIN notice other INDEXED BY notice_unnumbered ON other.id = theirs.notice_id AND other.number_key IS NULL
        AND (other.lead > one.lead OR other.notice_type = 'contract')"""
_LATELY_BY_ONE = """LEFT JOIN organization payer ON payer.id = one.buyer_id
    LEFT JOIN organization another ON another.id = other.buyer_id
    WHERE mine.notice_id IN (SELECT value FROM json_each(:ids))
        AND abs(julianday(one.published_date) - julianday(other.published_date)) <= 120
        AND (payer.id IS NULL OR another.id IS NULL
            OR instr(payer.name_key, another.name_key) OR instr(another.name_key, payer.name_key))"""
# each finds the notices one step away from those in :ids, by one kind of tie;
# CROSS JOIN keeps the planner from starting at the far end: a site's notices are many, a notice's ties are few
STEPS = (
    # the same project number
    """SELECT other.id FROM notice one CROSS JOIN notice other ON other.number_key = one.number_key
    WHERE one.id IN (SELECT value FROM json_each(:ids))""",
    # the same buyer's project of the same name
    """SELECT other.id FROM notice one CROSS JOIN notice other ON other.name_key = one.name_key AND other.buyer_id = one.buyer_id
    WHERE one.id IN (SELECT value FROM json_each(:ids))""",
    # the same supplier is paid the same amount, by buyers that may be one: the same, not printed, or a name inside the other
    """SELECT other.id FROM award mine
    CROSS JOIN award theirs ON theirs.supplier_id = mine.supplier_id AND theirs.amount_minor = mine.amount_minor
        AND theirs.currency = mine.currency
    CROSS JOIN notice one ON one.id = mine.notice_id
    CROSS JOIN notice other ON other.id = theirs.notice_id
    LEFT JOIN organization payer ON payer.id = one.buyer_id
    LEFT JOIN organization another ON another.id = other.buyer_id
    WHERE mine.notice_id IN (SELECT value FROM json_each(:ids)) AND (payer.id IS NULL OR another.id IS NULL
        OR instr(payer.name_key, another.name_key) OR instr(another.name_key, payer.name_key))""",
    # hearsay, or a contract without a project number, and whatever else the supplier got from buyers that may be one
    f"SELECT other.id FROM award mine {_FROM_UNNUMBERED} {_LATELY_BY_ONE}",
    f"SELECT other.id FROM award mine {_TO_UNNUMBERED} {_LATELY_BY_ONE}",
    # an order they already share
    """SELECT theirs.notice_id FROM order_notice mine CROSS JOIN order_notice theirs ON theirs.order_id = mine.order_id
    WHERE mine.notice_id IN (SELECT value FROM json_each(:ids))""",
    # an order somebody said, or denied, theirs is one with
    """WITH mine (id) AS (
        SELECT order_id FROM order_notice WHERE notice_id IN (SELECT value FROM json_each(:ids))),
    named (id) AS (
        SELECT id FROM mine UNION SELECT former_id FROM order_alias WHERE order_id IN (SELECT id FROM mine)),
    paired (id) AS (
        SELECT other_order_id FROM decision WHERE kind = 'weak_join' AND order_id IN (SELECT id FROM named)
        UNION SELECT order_id FROM decision WHERE kind = 'weak_join' AND other_order_id IN (SELECT id FROM named)),
    theirs (id) AS (
        SELECT id FROM paired UNION SELECT order_id FROM order_alias WHERE former_id IN (SELECT id FROM paired))
    SELECT notice_id FROM order_notice WHERE order_id IN (SELECT id FROM theirs)""",
    # what they speak of
    """SELECT other.id FROM notice_link link CROSS JOIN notice one ON one.id = link.notice_id
    CROSS JOIN notice other ON other.site = one.site AND other.key = link.key
    WHERE link.notice_id IN (SELECT value FROM json_each(:ids))""",
    *(
        f"""SELECT other.id FROM notice_link link CROSS JOIN notice other ON other.{key} = link.{key}
        WHERE link.notice_id IN (SELECT value FROM json_each(:ids))"""
        for key in ("url_key", "number_key", "title_key")
    ),
    # what speaks of them
    """SELECT link.notice_id FROM notice one CROSS JOIN notice_link link ON link.key = one.key
    CROSS JOIN notice other ON other.id = link.notice_id AND other.site = one.site
    WHERE one.id IN (SELECT value FROM json_each(:ids))""",
    *(
        f"""SELECT link.notice_id FROM notice one CROSS JOIN notice_link link ON link.{key} = one.{key}
        WHERE one.id IN (SELECT value FROM json_each(:ids))"""
        for key in ("url_key", "number_key", "title_key")
    ),
    # what speaks of the same third one
    *(
        f"""SELECT theirs.notice_id FROM notice_link mine CROSS JOIN notice_link theirs ON theirs.{key} = mine.{key}
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
        edge = {other for step in STEPS for other in column(db, step, ids)} - found
        found = found | edge
    return found
