"""Pairs of orders that may be one deal although nothing strong says so; they are proposed, never joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from rapidfuzz.fuzz import ratio

from tracker.names import lot_key, name_key, number_key, supplier_key
from tracker.order import JoinKey, JoinProposal, Order, OrderState, OrderStatus
from tracker.projects import buyers_agree
from tracker.readings import near
from tracker.wishes import Wishes

_DAYS = 120
_LIKE = Decimal("0.75")


def propose(orders: Sequence[Order], wishes: Wishes) -> tuple[JoinProposal, ...]:
    """The weak joins among some orders that nobody has decided on, surest first."""
    found = [p for left, right in _pairs(orders) if not _decided(left, right, wishes) and (p := _proposal(left, right))]
    return tuple(sorted(found, key=lambda p: (-p.score, p.left, p.right)))


def _pairs(orders: Sequence[Order]) -> Iterator[tuple[Order, Order]]:
    """Orders of one supplier, each pair once, the older first."""
    by_supplier: defaultdict[str, list[Order]] = defaultdict(list)
    for order in orders:
        for party in {supplier_key(p.name) for p in order.parties}:
            by_supplier[party].append(order)
    seen: set[tuple[str, str]] = set()
    for group in by_supplier.values():
        for left, right in combinations(group, 2):
            if (left.id, right.id) not in seen:
                seen.add((left.id, right.id))
                yield left, right


def _decided(left: Order, right: Order, wishes: Wishes) -> bool:
    others = {right.id, *right.former_ids}
    return any(wishes.parted(name, others) for name in (left.id, *left.former_ids))


def _proposal(left: Order, right: Order) -> JoinProposal | None:
    days = abs((left.events[0].on - right.events[0].on).days)
    lots = {lot_key(left.lot), lot_key(right.lot)} - {""}
    if days > _DAYS or len(lots) > 1 or left.call_off_of or right.call_off_of or _side_by_side(left, right):
        return None
    number = number_key(left.project_number)
    buyers = buyers_agree(left.buyer, right.buyer)
    amounts = _amounts_agree(left.state, right.state)
    if number and number == number_key(right.project_number) and (buyers is not False or amounts):
        return _made(left, right, JoinKey.PROJECT_LOT_SUPPLIER, Decimal("0.90"), "same project number and supplier")
    if number and number_key(right.project_number) and not (amounts and _elsewhere(left, right)):
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


def _side_by_side(left: Order, right: Order) -> bool:
    """Whether one notice states both: then they were told apart by whoever published them."""
    return bool({n.id for n in left.notices if n.award is not None} & {n.id for n in right.notices if n.award is not None})


def _elsewhere(left: Order, right: Order) -> bool:
    """Whether no site speaks of both, so that each may number projects its own way."""
    return not {n.site for n in left.notices} & {n.site for n in right.notices}


def _likeness(left: Order, right: Order) -> Decimal | None:
    """How alike the projects' names (or titles) are, 0..1; None where either has none."""
    return max((Decimal(round(ratio(a, b))) / 100 for a in _names(left) for b in _names(right)), default=None)


def _names(order: Order) -> set[str]:
    return {name_key(order.project_name), *(name_key(n.title) for n in order.notices)} - {""}


def _amounts_agree(left: OrderState, right: OrderState) -> bool | None:
    """Whether two printed amounts are near enough for one deal; None where one is not printed or the currencies differ."""
    here, there = left.amount, right.amount
    if here is None or there is None or here.currency != there.currency:
        return None
    # a contract is often signed at another amount than was awarded; two announcements of one award only round
    return near(here, there, 1 if left.status is right.status or OrderStatus.LEAD in (left.status, right.status) else 20)
