"""Payments: who pays or gets how much by an order, by which the amounts of others are bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.model.keys import supplier_key
from tracker.model.order import WON, Order


def payments(orders: Iterable[Order]) -> set[tuple[str, int]]:
    """Who pays or gets how much by won orders, in minor units of whatever currency."""
    return {(name, minor) for order in orders if order.state.status in WON for name, minor in _amounts(order)}


def _amounts(order: Order) -> Iterator[tuple[str, int]]:
    if order.state.amount is not None:
        for party in (*order.parties, *([order.buyer] if order.buyer else ())):
            yield supplier_key(party.name), order.state.amount.minor


def take_largest(largest: dict[str, int], orders: Iterable[Order]) -> None:
    """Note the largest amount beside each name."""
    for order in orders:
        for name, minor in _amounts(order):
            largest[name] = max(minor, largest.get(name, 0))
