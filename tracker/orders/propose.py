"""Pairs of orders that may be one deal although nothing strong says so; they are proposed, never joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from tracker.model.keys import lot_key, name_key, number_key, supplier_key
from tracker.model.order import JoinKey, JoinProposal, Order, OrderState, OrderStatus
from tracker.orders.leads import SITE, bare_title
from tracker.orders.projects import buyers_agree
from tracker.orders.timeline import near
from tracker.orders.verdicts import JoinVerdicts

_DAYS = 120
_LIKE = Decimal("0.75")


@dataclass(frozen=True, slots=True)
class _Side:
    """An order as it is compared with many others."""

    order: Order
    on: date
    lot: str
    number: str
    sites: frozenset[str]
    # the notices that state it
    stating: frozenset[int]


def propose(orders: Sequence[Order], verdicts: JoinVerdicts) -> tuple[JoinProposal, ...]:
    """The weak joins among some orders that nobody has decided on, surest first."""
    found = [
        p for left, right in _pairs(orders) if (p := _proposal(left, right)) and not _decided(left.order, right.order, verdicts)
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.left, p.right)))


def _pairs(orders: Sequence[Order]) -> Iterator[tuple[_Side, _Side]]:
    """Orders of one supplier, each pair once, the older first."""
    by_supplier: defaultdict[str, list[_Side]] = defaultdict(list)
    for order in orders:
        side = _side(order)
        for party in {supplier_key(p.name) for p in order.parties}:
            by_supplier[party].append(side)
    seen: set[tuple[str, str]] = set()
    for group in by_supplier.values():
        for left, right in combinations(group, 2):
            pair = (left.order.id, right.order.id)
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _side(order: Order) -> _Side:
    return _Side(
        order=order,
        on=order.events[0].on,
        lot=lot_key(order.lot),
        number=number_key(order.project_number),
        sites=frozenset(n.site for n in order.notices),
        stating=frozenset(n.id for n in order.notices if n.award is not None),
    )


def _decided(left: Order, right: Order, verdicts: JoinVerdicts) -> bool:
    others = {right.id, *right.former_ids}
    return any(verdicts.rejected(name, others) for name in (left.id, *left.former_ids))


def _proposal(one: _Side, other: _Side) -> JoinProposal | None:
    left, right = one.order, other.order
    days = abs((one.on - other.on).days)
    # one notice that states both was written by somebody who tells them apart
    told_apart = not one.stating.isdisjoint(other.stating) or (one.lot and other.lot and one.lot != other.lot)
    if days > _DAYS or told_apart or left.call_off_of or right.call_off_of:
        return None
    numbered = bool(one.number and other.number)
    if numbered and one.number != other.number and not one.sites.isdisjoint(other.sites):
        # a site that numbers projects numbers each once
        return None
    buyers = buyers_agree(left.buyer, right.buyer)
    amounts = _amounts_agree(left.state, right.state)
    if numbered and one.number == other.number and (buyers is not False or amounts):
        return _made(left, right, JoinKey.PROJECT_LOT_SUPPLIER, Decimal("0.90"), "same project number and supplier")
    if numbered and not (amounts and one.sites.isdisjoint(other.sites)):
        return None
    likeness = _likeness(left, right)
    if buyers is False or amounts is False or (buyers is None and not (amounts and likeness)):
        return None
    if likeness < _LIKE if likeness is not None else not amounts:
        return None
    score = (
        (Decimal("0.5") if likeness is None else likeness) * Decimal("0.5")
        + Decimal("0.2") * bool(buyers)
        + Decimal("0.3") * bool(amounts)
    )
    told = ["a project without a name"] if likeness is None else [f"names {likeness:.2f} alike"]
    told += ["same buyer"] if buyers else []
    told += ["same amount"] if amounts else []
    return _made(left, right, JoinKey.SIMILAR, score, ", ".join([*told, f"{days} days apart"]))


def _made(left: Order, right: Order, key: JoinKey, score: Decimal, reason: str) -> JoinProposal:
    return JoinProposal(left=left.id, right=right.id, key=key, score=score.quantize(Decimal("0.01")), reason=reason)


def _likeness(left: Order, right: Order) -> Decimal | None:
    """How alike the projects' names (or titles) are, 0..1; None where either has none."""
    from rapidfuzz.fuzz import ratio

    return max((Decimal(round(ratio(a, b))) / 100 for a in _names(left) for b in _names(right)), default=None)


def _names(order: Order) -> set[str]:
    titles = (bare_title(n.title) if n.site == SITE else n.title for n in order.notices)
    return {name_key(order.project_name), *map(name_key, titles)} - {""}


def _amounts_agree(left: OrderState, right: OrderState) -> bool | None:
    """Whether two printed amounts are near enough for one deal; None where one is not printed or the currencies differ."""
    here, there = left.amount, right.amount
    if here is None or there is None or here.currency != there.currency:
        return None
    # a contract is often signed at another amount than was awarded; two announcements of one award only round
    return near(here, there, 1 if left.status is right.status or OrderStatus.LEAD in (left.status, right.status) else 20)
