"""Ledger lines in the report's JSON, down to the notices and events they rest on."""

from __future__ import annotations

from decimal import Decimal

from tracker.ledger.credit import whole
from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.ledger.vat import basis_of
from tracker.model.order import Act, Order, OrderEvent, OrderNotice, Standing
from tracker.model.view import View
from tracker.reporting.entries import Entry, money_text, number


def line_entry(line: Line, ledger: Ledger, share: Decimal | None) -> Entry:
    """The line with what was known of it by then.

    `amount` is as printed; `credited` is the stated value in the company's currency.
    `share` is null where it lies between two bounds; `ratio` is the credited value over the newest reported year, as given.
    """
    order, state, currency = line.order, line.state, ledger.company.currency
    printed = whole(state)
    events = known_events(order, ledger.view)
    return {
        "order": order.id,
        "date": line.dated.isoformat(),
        "buyer": order.buyer.name if order.buyer else None,
        "project": order.project_name,
        "lot": order.lot,
        "supplier": order.supplier.name,
        "amount": str(printed) if printed else None,
        "currency": printed.currency if printed else None,
        "credited": _text(line.stated, currency),
        "ratio": number(share),
        "floor": _text(line.floor, currency),
        "ceiling": _text(line.ceiling, currency),
        "status": state.status.value,
        "standing": state.standing.value,
        "may_be": _may_be(events) if state.standing is Standing.IN_QUESTION else [],
        **_credit_of(line),
        **_rate_of(line),
        "vat_rate": str(line.netting.rate) if line.netting and line.netting.rate is not None else None,
        "vat_basis": basis_of(order, state).value,
        "marks": [mark.value for mark in state.marks],
        "doubts": list(line.doubts),
        "accepted": state.accepted,
        "framework": state.framework,
        "call_off_of": order.call_off_of,
        "error": line.error,
        "notices": [notice.url for notice in known_notices(order, events, ledger.view)],
        "events": [_event(event) for event in events],
    }


def _may_be(events: list[OrderEvent]) -> list[str]:
    """The orders that an order in question may be; `tracker inbox` asks about each pair."""
    return next((event.detail.split() for event in reversed(events) if event.act is Act.STANDS), [])


def _credit_of(line: Line) -> Entry:
    return {
        "treatment": line.treatment.value,
        "share": _share(line.share_low) if line.share_low == line.share_high else None,
        "share_low": _share(line.share_low),
        "share_high": _share(line.share_high),
        "credit_rule": line.credit_rule.value if line.credit_rule else None,
    }


def _rate_of(line: Line) -> Entry:
    rate = line.rate
    if rate is None:
        return {"fx_rate": None, "fx_day": None, "fx_source": None}
    return {"fx_rate": str(rate.value), "fx_day": rate.day.isoformat(), "fx_source": rate.source}


def known_events(order: Order, view: View) -> list[OrderEvent]:
    """The events that a view knows."""
    return [event for event in order.events if view.knows(event.on, event.seen_at)]


def known_notices(order: Order, events: list[OrderEvent], view: View) -> list[OrderNotice]:
    """The notices those events come from, and any other one that was public by then."""
    known = {event.notice_id for event in events}
    unknown = {event.notice_id for event in order.events} - known
    return [n for n in order.notices if n.id not in unknown and (view.as_of is None or n.published <= view.as_of)]


def _event(event: OrderEvent) -> Entry:
    return {
        "event": event.kind.value,
        "date": event.on.isoformat(),
        "seen_at": event.seen_at.isoformat(),
        "notice": f"N{event.notice_id}" if event.notice_id is not None else None,
        "join_key": event.join_key.value if event.join_key else None,
        "amount": str(event.after.amount) if event.after.amount else None,
        "amount_before": str(event.before_amount) if event.before_amount else None,
        "detail": event.detail,
    }


def _share(share: Decimal) -> str:
    return f"{share.normalize():f}"


def _text(minor: int | None, currency: str) -> str | None:
    return None if minor is None else money_text(minor, currency)
