"""Orders in the file: a cluster's orders are written as one, ids once shown keep resolving."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from db.engine.rows import Row, column, execute, fetch, insert_all, insert_sql, select
from db.library import Database
from db.organizations import organization_ids

_ORDER = (
    "id", "lot", "supplier", "supplier_id", "buyer", "buyer_id", "project_number", "project_name", "country", "status",
    "amount_minor", "currency", "ceiling_minor", "ceiling_currency", "framework", "pricing", "rate", "rank", "marks",
    "accepted", "vat", "dated", "service", "service_months", "service_start", "service_end", "call_off_of", "first_published",
    "last_published", "url", "content_hash", "run_id", "standing",
)  # fmt: skip
_EVENT = (
    "order_id", "place", "kind", "on_date", "seen_at", "notice_id", "join_key", "detail", "before_minor", "before_currency",
    "after_status", "after_minor", "after_currency", "act", "event",
)  # fmt: skip
_NOTICE = ("order_id", "place", "notice_id", "award", "site", "source", "url", "title", "notice_type", "published")
_PARTY = ("order_id", "place", "role", "organization_id", "name", "code", "code_key", "scheme", "share")


def save_orders(db: Database, before: Mapping[str, str], orders: Sequence[Row], *, run_id: int | None) -> list[str]:
    """Make the orders of a cluster of notices what `orders` say; returns the ids of those written. Call inside a transaction.

    `before` are those they were, as `order_hashes` gives them; orders that are no more become aliases of the order that took
    their place, and their flags move with them.
    """
    hashes = {**before, **_stored_hashes(db, [order["id"] for order in orders if order["id"] not in before])}
    changed = [order for order in orders if hashes.get(order["id"]) != order["content_hash"]]
    gone = {old: _successor(db, old, orders) for old in sorted(before.keys() - {order["id"] for order in orders})}
    for order in changed:
        _write(db, order | {"run_id": run_id})
    for old, successor in gone.items():
        _retire(db, old, successor)
    for order in changed:
        for former in order["former_ids"]:
            _alias(db, former, order["id"])
    return [order["id"] for order in changed]


def resolve(db: Database, shown_id: str) -> str | None:
    """The id an order has now, from any id it was ever shown under; None when there is no such order."""
    found = column(
        db,
        """SELECT id FROM "order" WHERE id = :id
        UNION ALL SELECT order_id FROM order_alias WHERE former_id = :id AND order_id IS NOT NULL""",
        {"id": shown_id},
    )
    return str(found[0]) if found else None


def load_orders(db: Database, ids: Iterable[str] | None = None) -> list[Row]:
    """Orders (all of them without `ids`) with `parties`, `notices`, `events` and `former_ids`, oldest first."""
    wanted = None if ids is None else json.dumps(list(ids))
    where = "" if ids is None else "WHERE {} IN (SELECT value FROM json_each(:ids))"
    values = {"ids": wanted}
    orders = select(db, f"""SELECT * FROM "order" {where.format("id")} ORDER BY dated, id""", values)
    by_id: dict[str, Row] = {row["id"]: row | {"parties": [], "notices": [], "events": [], "former_ids": []} for row in orders}
    for table, children in (("order_party", "parties"), ("order_notice", "notices"), ("order_event", "events")):
        for child in select(db, f"SELECT * FROM {table} {where.format('order_id')} ORDER BY order_id, place", values):
            by_id[child["order_id"]][children].append(child)
    for alias in select(db, f"SELECT * FROM order_alias {where.format('order_id')} ORDER BY former_id", values):
        if alias["order_id"] is not None:
            by_id[alias["order_id"]]["former_ids"].append(alias["former_id"])
    return list(by_id.values())


def stamps(db: Database, ids: Iterable[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The ids of some orders, oldest first, each with the hash of its content and its former ids in order."""
    wanted = list(ids)
    if not wanted:
        return []
    values = (json.dumps(wanted),)
    former: dict[str, list[str]] = {}
    aliases = "SELECT order_id, former_id FROM order_alias WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY former_id"
    for name, before in fetch(db, aliases, values):
        former.setdefault(name, []).append(before)
    rows = fetch(
        db, """SELECT id, content_hash FROM "order" WHERE id IN (SELECT value FROM json_each(?)) ORDER BY dated, id""", values
    )
    return [(name, content, tuple(former.get(name, ()))) for name, content in rows]


def order_ids_of_notices(db: Database, notice_ids: Iterable[int]) -> list[str]:
    """The orders that any of the notices speaks of."""
    return sorted(order_hashes(db, notice_ids))


def order_hashes(db: Database, notice_ids: Iterable[int]) -> dict[str, str]:
    """The orders that any of the notices speaks of, each with the hash of its content."""
    rows = fetch(
        db,
        """SELECT DISTINCT o.id, o.content_hash FROM order_notice n JOIN "order" o ON o.id = n.order_id
        WHERE n.notice_id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(notice_ids)),),
    )
    return dict(rows)


def notice_ids_of_orders(db: Database, order_ids: Iterable[str]) -> set[int]:
    """The notices that speak of any of the orders."""
    sql = "SELECT notice_id FROM order_notice WHERE order_id IN (SELECT value FROM json_each(?))"
    return set(column(db, sql, (json.dumps(list(order_ids)),)))


def orders_with_suppliers(db: Database, name_keys: Iterable[str], codes: Iterable[str]) -> list[str]:
    """The ids of orders in which an organization of one of the compared names or codes has a part (not as buyer)."""
    found = column(
        db,
        """SELECT p.order_id FROM organization o JOIN order_party p ON p.organization_id = o.id AND p.role <> 'buyer'
        WHERE o.name_key IN (SELECT value FROM json_each(:names))
        UNION SELECT order_id FROM order_party WHERE role <> 'buyer' AND code_key IN (SELECT value FROM json_each(:codes))""",
        {"names": json.dumps(list(name_keys)), "codes": json.dumps(list(codes))},
    )
    return sorted(found)


def orders_among_with_suppliers(db: Database, ids: Iterable[str], name_keys: Iterable[str], codes: Iterable[str]) -> list[str]:
    """Those of some orders that `orders_with_suppliers` would give."""
    found = column(
        db,
        """SELECT DISTINCT p.order_id FROM json_each(:ids) i
        CROSS JOIN order_party p ON p.order_id = i.value AND p.role <> 'buyer'
        CROSS JOIN organization o ON o.id = p.organization_id
        WHERE o.name_key IN (SELECT value FROM json_each(:names)) OR p.code_key IN (SELECT value FROM json_each(:codes))""",
        {"ids": json.dumps(list(ids)), "names": json.dumps(list(name_keys)), "codes": json.dumps(list(codes))},
    )
    return sorted(found)


def _stored_hashes(db: Database, ids: list[str]) -> dict[str, str]:
    if not ids:
        return {}
    sql = """SELECT id, content_hash FROM "order" WHERE id IN (SELECT value FROM json_each(?))"""
    return dict(fetch(db, sql, (json.dumps(ids),)))


def _successor(db: Database, old: str, orders: Sequence[Row]) -> str | None:
    """The order that says it was this one, else the one that speaks of the same award, else of the same notice."""
    for order in orders:
        if old in order["former_ids"]:
            return str(order["id"])
    spoken = fetch(db, "SELECT notice_id, award FROM order_notice WHERE order_id = ?", (old,))
    by_award = {(n["notice_id"], n["award"]): order["id"] for order in reversed(orders) for n in order["notices"]}
    by_notice = {n["notice_id"]: order["id"] for order in reversed(orders) for n in order["notices"]}
    found = [by_award[pair] for pair in spoken if pair in by_award] or [by_notice[n] for n, _ in spoken if n in by_notice]
    return str(found[0]) if found else None


def _write(db: Database, order: Row) -> None:
    ids = organization_ids(db, order["parties"])
    parties = [party | {"organization_id": ids[party["name_key"]]} for party in order["parties"]]
    by_role = {party["role"]: party["organization_id"] for party in reversed(parties)}
    row = order | {"supplier_id": by_role["supplier"], "buyer_id": by_role.get("buyer")}
    execute(db, "DELETE FROM order_event WHERE order_id = ?", (order["id"],))
    execute(db, "DELETE FROM order_notice WHERE order_id = ?", (order["id"],))
    execute(db, "DELETE FROM order_party WHERE order_id = ?", (order["id"],))
    execute(db, "DELETE FROM order_alias WHERE former_id = ?", (order["id"],))
    execute(db, _upsert_sql(), [row.get(name) for name in _ORDER])
    for table, columns, children in (
        ("order_party", _PARTY, parties),
        ("order_notice", _NOTICE, order["notices"]),
        ("order_event", _EVENT, order["events"]),
    ):
        insert_all(db, table, columns, (child | {"order_id": order["id"], "place": i} for i, child in enumerate(children)))


def _retire(db: Database, old: str, successor: str | None) -> None:
    execute(db, "UPDATE order_alias SET order_id = ? WHERE order_id = ?", (successor, old))
    execute(db, 'DELETE FROM "order" WHERE id = ?', (old,))
    _alias(db, old, successor)


def _alias(db: Database, former: str, order_id: str | None) -> None:
    if column(db, 'SELECT 1 FROM "order" WHERE id = ?', (former,)):
        return
    execute(
        db,
        """INSERT INTO order_alias (former_id, order_id) VALUES (?, ?)
        ON CONFLICT (former_id) DO UPDATE SET order_id = excluded.order_id WHERE order_id IS NOT excluded.order_id""",
        (former, order_id),
    )
    if order_id is not None:
        # a flag raised under the former id must not be raised again under the new one
        execute(db, "UPDATE OR IGNORE flag SET order_id = ? WHERE order_id = ?", (order_id, former))


def _upsert_sql() -> str:
    changes = ", ".join(f"{name} = excluded.{name}" for name in _ORDER[1:])
    return f"{insert_sql('order', _ORDER)} ON CONFLICT (id) DO UPDATE SET {changes}"
