"""A number's way down: from an order to its notices, from a notice to the passage in the archived page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from db import notices, order_terms, orders
from db.engine.connection import Database
from scrapers.base import Reference, Scraper
from scrapers.errors import ScraperError
from scrapers.notice import Evidence, Mark, Notice
from tracker import storage as records
from tracker.errors import BadInput
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order, OrderEvent, OrderNotice
from tracker.storage.repository import Repository

if TYPE_CHECKING:
    from tracker.storage.archive_reader import ArchivedPages

# characters of the page shown before and after a value
_AROUND = 40


def find(db: Database, shown_id: str) -> StoredNotice | Order:
    """The notice (N…) or order (O…) an id stands for, also an order's former id. Raises BadInput."""
    if shown_id[:1] in "Nn" and shown_id[1:].isdigit():
        rows = notices.load_notices(db, [int(shown_id[1:])], evidence=True)
        if rows:
            return records.stored_notice(rows[0])
    elif shown_id[:1] in "Oo":
        current = orders.resolve(db, shown_id.upper())
        if current:
            return Repository(db).orders_by_id([current])[0]
    raise BadInput(f"nothing in the file is called {shown_id!r}; ids look like N12 or O4K7Q2M9XBA")


def order_entries(db: Database, found: Iterable[Order]) -> list[dict[str, object]]:
    """The fields of orders, each marked where its amount cannot be and nobody has accepted it, as the ledger marks it."""
    shown = list(found)
    odd = {row["order_id"] for row in order_terms.implausible_among(db, [order.id for order in shown])}
    entries = []
    for order in shown:
        entry, mark = order_entry(order), Mark.IMPLAUSIBLE_AMOUNT.value
        is_odd = order.id in odd and not order.state.accepted
        entries.append(entry | {"marks": list(dict.fromkeys([*order.state.marks, *([mark] if is_odd else [])]))})
    return entries


def order_entry(order: Order) -> dict[str, object]:
    """An order with its events and notices, as JSON-shaped values."""
    state = order.state
    return {
        "order": order.id,
        "former_ids": list(order.former_ids),
        "status": state.status.value,
        "buyer": order.buyer.name if order.buyer else None,
        "project": order.project_name,
        "project_number": order.project_number,
        "lot": order.lot,
        "supplier": order.supplier.name,
        "members": [party.name for party in order.members],
        "amount": str(state.amount) if state.amount else None,
        "currency": state.amount.currency if state.amount else None,
        "ceiling": str(state.ceiling) if state.ceiling else None,
        "framework": state.framework,
        "call_off_of": order.call_off_of,
        "pricing": state.pricing.value,
        "rate": state.rate,
        "vat_rate": None if state.vat_rate is None else str(round(state.vat_rate, 4)),
        "support": state.support.value if state.support else None,
        "marks": [mark.value for mark in state.marks],
        "accepted": state.accepted,
        "date": state.dated.isoformat() if state.dated else None,
        "service": state.service.text if state.service else None,
        "events": [_event_entry(event) for event in order.events],
        "notices": [_order_notice_entry(notice) for notice in order.notices],
    }


def _event_entry(event: OrderEvent) -> dict[str, object]:
    return {
        "date": event.on.isoformat(),
        "seen_at": event.seen_at.isoformat(),
        "kind": event.kind.value,
        "notice": f"N{event.notice_id}" if event.notice_id else None,
        "before": str(event.before_amount) if event.before_amount else None,
        "after": str(event.after.amount) if event.after.amount else None,
        "status": event.after.status.value,
        "joined_by": event.join_key.value if event.join_key else None,
        "detail": event.detail,
    }


def _order_notice_entry(notice: OrderNotice) -> dict[str, object]:
    return {
        "notice": f"N{notice.id}",
        "site": notice.site,
        "type": notice.notice_type.value,
        "published": notice.published.isoformat(),
        "url": notice.url,
        "title": notice.title,
    }


def notice_entry(stored: StoredNotice, passages: list[dict[str, object]], order_ids: list[str]) -> dict[str, object]:
    """A notice with its awards, orders and passages, as JSON-shaped values."""
    # the reader's package is not loaded where no notice is shown
    from scrapers.reading.corpus import as_label

    notice = stored.notice
    return {
        "notice": f"N{stored.id}",
        "site": stored.site,
        "source": stored.source,
        "url": notice.url,
        **{key: value for key, value in as_label(notice, "").items() if key != "file"},
        "marks": [[mark.value for mark in award.marks] for award in notice.awards],
        "first_seen": stored.first_seen.isoformat(),
        "vanished_on": stored.vanished_on.isoformat() if stored.vanished_on else None,
        "versions": [{"seen_at": v.seen_at.isoformat(), "reason": v.reason.value} for v in stored.versions],
        "orders": order_ids,
        "passages": passages,
    }


def passages(evidence: tuple[Evidence, ...], text: str) -> Iterator[dict[str, object]]:
    """Each value's passage in the page's text, the value between 【 and 】."""
    for item in evidence:
        before = text[max(0, item.start - _AROUND) : item.start]
        after = text[item.end : item.end + _AROUND]
        yield {
            "field": item.field,
            "award": item.award,
            "text": item.text,
            "start": item.start,
            "end": item.end,
            "passage": f"…{before}【{item.text}】{after}…".replace("\n", " "),
        }


def passages_of_award(told: Iterable[dict[str, object]], award: int | None) -> list[dict[str, object]]:
    """The passages that concern one result of a notice: its own and those of the whole notice."""
    return [each for each in told if each["award"] is None or each["award"] == award]


def reread_text(
    stored: StoredNotice, page_sha256: str | None, pages: ArchivedPages, registry: Mapping[str, type[Scraper]]
) -> Notice | None:
    """The notice read again from its archived page, for its text; None when page or site are not here.

    Raises BadInput when the page was moved to a file that is not there.
    """
    page = pages.page(page_sha256) if page_sha256 else None
    if page is None or stored.site not in registry:
        return None
    notice = stored.notice
    reference = Reference(key=notice.key, url=notice.url, title=notice.title, published=notice.published_date)
    try:
        found = registry[stored.site]().parse(page, reference)
        return next((each for each in found if each.key == notice.key), None)
    except ScraperError:
        return None
