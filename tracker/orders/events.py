"""Events of an order as a notice makes them: what each contributes, its kind, and the state it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scrapers.notice import NoticeType
from tracker.model.notice_history import VersionReason
from tracker.model.order import Act, EventKind, JoinKey, OrderEvent, OrderState, OrderStatus
from tracker.orders.fold import folded
from tracker.orders.timeline import Statement

FIRST = {
    OrderStatus.LEAD: EventKind.LEAD,
    OrderStatus.CANDIDATE: EventKind.CANDIDATE,
    OrderStatus.AWARDED: EventKind.AWARDED,
    OrderStatus.CONTRACTED: EventKind.CONTRACTED,
    OrderStatus.FAILED: EventKind.FAILED,
    OrderStatus.TERMINATED: EventKind.TERMINATED,
    OrderStatus.CANCELLED: EventKind.CANCELLED,
}
# stands in an event until the fold says what it leads to
NOTHING_YET = OrderState(status=OrderStatus.LEAD)


def finished(events: Iterable[OrderEvent]) -> tuple[OrderEvent, ...]:
    """Events in their order, each with the state it leads to and the amount before it."""
    done: list[OrderEvent] = []
    before: OrderState | None = None
    for event in events:
        after = folded([*done, event])
        if after is None:
            continue
        done.append(finish_event(event, event.kind, before, after))
        before = after
    return tuple(done)


def finish_event(event: OrderEvent, kind: EventKind, before: OrderState | None, after: OrderState) -> OrderEvent:
    """Event of its final kind, with the state it leads to and the amount before it."""
    return replace(event, kind=kind, after=after, before_amount=before.amount if before else None)


def event_of(
    statement: Statement, kind: EventKind, act: Act, says: OrderState | None, key: JoinKey | None, detail: str = ""
) -> OrderEvent:
    """Event that a statement makes, with the statement's day and instant; the fold has yet to say what it leads to."""
    return OrderEvent(
        kind=kind,
        on=statement.on,
        seen_at=statement.seen_at,
        notice_id=statement.stored.id,
        after=says or NOTHING_YET,
        join_key=key,
        detail=detail,
        act=act,
        says=says,
    )


def kind_of(before: OrderState | None, after: OrderState | None, statement: Statement, act: Act, sites: set[str]) -> EventKind:
    """Kind of the event by which a result takes an order further."""
    if statement.reason is VersionReason.REREAD:
        return EventKind.REREAD
    if after is None or before is None:
        return FIRST[after.status] if after else EventKind.CORRECTED
    if before.status is not after.status:
        return FIRST[after.status]
    if act is Act.CORRECTS:
        return EventKind.AMOUNT_CORRECTED if before.amount != after.amount else EventKind.CORRECTED
    if statement.stored.site not in sites or statement.notice.lead:
        return EventKind.FOUND_ELSEWHERE
    if act is Act.ADDS or (statement.notice.notice_type is NoticeType.CONTRACT and before.amount != after.amount):
        return EventKind.CONTRACTED
    return EventKind.ANNOUNCED_AGAIN
