"""States of orders beside their notices: each order as it was when a notice had come out, by the newest reading of each."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.exporting.ocds.awards import Stated
from tracker.model.order import WON, Act, Order, OrderEvent, OrderStatus
from tracker.orders.fold import folded

_VERSIONS = (Act.REPLACES, Act.DROPS)


def states_of(order: Order) -> dict[int, Stated]:
    """The order after each notice that did something to it, in their order; what was decided since is in the last one.

    A notice that was read again, or changed at its portal, says in its own place what it says now.
    """
    firsts: dict[int, int] = {}
    for place, event in enumerate(order.events):
        if event.notice_id is not None and event.act is not Act.NOTES:
            firsts.setdefault(event.notice_id, place)
    ends = [*list(firsts.values())[1:], len(order.events)]
    found: dict[int, Stated] = {}
    won = signed = False
    for notice, end in zip(firsts, ends, strict=True):
        state = folded(_known(order.events, end))
        if state is not None:
            won, signed = won or state.status in WON, signed or state.status is OrderStatus.CONTRACTED
            found[notice] = Stated(order=order, state=state, won=won, signed=signed)
    return found


def _known(events: Sequence[OrderEvent], end: int) -> list[OrderEvent]:
    """The events up to a place, and later versions of the notices among them."""
    notices = {event.notice_id for event in events[:end]}
    return [*events[:end], *(event for event in events[end:] if event.act in _VERSIONS and event.notice_id in notices)]
