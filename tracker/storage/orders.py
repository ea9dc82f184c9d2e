"""Orders as rows and back, with nothing lost."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from functools import cache

from pydantic import TypeAdapter

from scrapers.money import Money
from scrapers.notice import NoticeType, Party
from tracker.model.order import Order, OrderEvent, OrderNotice
from tracker.storage.notices import party_row, service_columns
from tracker.storage.values import Row


@cache
def _codec() -> TypeAdapter[OrderEvent]:
    return TypeAdapter(OrderEvent)


def order_row(order: Order) -> Row:
    """Row for `db.orders.save_orders`: the order's columns, its parties, notices, events and former ids."""
    state = order.state
    days = [notice.published.isoformat() for notice in order.notices]
    row = {
        "id": order.id,
        "lot": order.lot,
        "supplier": order.supplier.name,
        "buyer": order.buyer.name if order.buyer else None,
        "project_number": order.project_number,
        "project_name": order.project_name,
        "country": order.country,
        "status": state.status.value,
        **_money("amount_minor", "currency", state.amount),
        **_money("ceiling_minor", "ceiling_currency", state.ceiling),
        "framework": int(state.framework),
        "pricing": state.pricing.value,
        "rate": state.rate,
        "rank": state.rank,
        "marks": json.dumps([mark.value for mark in state.marks]),
        "accepted": int(state.accepted),
        "vat": state.vat.value,
        "dated": state.dated.isoformat() if state.dated else None,
        **service_columns(state.service),
        "call_off_of": order.call_off_of,
        "standing": state.standing.value,
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "url": order.url,
        "parties": _party_rows(order),
        "notices": [_notice_row(notice) for notice in order.notices],
        "events": [_event_row(event) for event in order.events],
        "former_ids": list(order.former_ids),
    }
    return row | {"content_hash": hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()}


def order_of(row: Row) -> Order:
    """An order from a row of `db.orders.load_orders`."""
    parties = {
        role: [_party(item) for item in row["parties"] if item["role"] == role] for role in ("buyer", "supplier", "member")
    }
    return Order(
        id=row["id"],
        lot=row["lot"],
        supplier=parties["supplier"][0],
        members=tuple(parties["member"]),
        buyer=parties["buyer"][0] if parties["buyer"] else None,
        project_number=row["project_number"],
        project_name=row["project_name"],
        country=row["country"],
        notices=tuple(_notice(item) for item in row["notices"]),
        events=tuple(_codec().validate_json(item["event"]) for item in row["events"]),
        former_ids=tuple(row["former_ids"]),
        call_off_of=row["call_off_of"],
    )


def _party_rows(order: Order) -> list[Row]:
    buyer = [party_row(order.buyer) | {"role": "buyer"}] if order.buyer else []
    members = [party_row(member) | {"role": "member"} for member in order.members]
    return [*buyer, party_row(order.supplier) | {"role": "supplier"}, *members]


def _party(row: Row) -> Party:
    share = None if row["share"] is None else Decimal(row["share"])
    return Party(name=row["name"], code=row["code"], scheme=row["scheme"], share=share)


def _notice_row(notice: OrderNotice) -> Row:
    return {
        "notice_id": notice.id,
        "award": notice.award,
        "site": notice.site,
        "source": notice.source,
        "url": notice.url,
        "title": notice.title,
        "notice_type": notice.notice_type.value,
        "published": notice.published.isoformat(),
    }


def _notice(row: Row) -> OrderNotice:
    return OrderNotice(
        id=row["notice_id"],
        site=row["site"],
        source=row["source"],
        url=row["url"],
        title=row["title"],
        notice_type=NoticeType(row["notice_type"]),
        published=date.fromisoformat(row["published"]),
        award=row["award"],
    )


def _event_row(event: OrderEvent) -> Row:
    return {
        "kind": event.kind.value,
        "on_date": event.on.isoformat(),
        "seen_at": event.seen_at.isoformat(),
        "notice_id": event.notice_id,
        "join_key": event.join_key.value if event.join_key else None,
        "detail": event.detail,
        **_money("before_minor", "before_currency", event.before_amount),
        "after_status": event.after.status.value,
        **_money("after_minor", "after_currency", event.after.amount),
        "act": event.act.value,
        "event": _codec().dump_json(event, exclude_defaults=True).decode(),
    }


def _money(minor: str, currency: str, money: Money | None) -> Row:
    return {minor: money.minor if money else None, currency: money.currency if money else None}
