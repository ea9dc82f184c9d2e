"""The bridge between two days of a ledger: every fen of the difference, by what caused it and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.errors import TrackerError
from tracker.ledger.credit import UNPRICED, OrderTerms
from tracker.ledger.ledger import Totals, build_ledger, totals
from tracker.ledger.line import Basis, Crediting, called_off, less_called_off
from tracker.model.company import Company
from tracker.model.order import VOID, WON, EventKind, Order, OrderEvent, OrderState
from tracker.model.rate import Rate, Rates
from tracker.model.view import PRESENT, View, Window
from tracker.orders.fold import folded


class BridgeDoesNotReconcile(TrackerError):
    """Opening and steps do not make up the closing total: a fault of the programme, never to be smoothed over."""


class Step(StrEnum):
    """Causes that move a total between two days."""

    NEW = "new"
    AMENDED = "amended"
    CANCELLED = "cancelled"
    FX = "fx"
    PERIMETER = "perimeter"
    # we read, joined or judged otherwise, though nothing else was published
    READING = "reading"


_OURS = (EventKind.REREAD, EventKind.MARKED, EventKind.ACCEPTED, EventKind.SPLIT, EventKind.JOINED)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Floor, stated, ceiling; minor units of the company's currency."""

    floor: int = 0
    stated: int = 0
    ceiling: int = 0

    def plus(self, other: Amounts) -> Amounts:
        """The sums."""
        return Amounts(self.floor + other.floor, self.stated + other.stated, self.ceiling + other.ceiling)

    def less(self, other: Amounts) -> Amounts:
        """The differences."""
        return Amounts(self.floor - other.floor, self.stated - other.stated, self.ceiling - other.ceiling)


_NONE = Amounts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Amounts that one event of one order moved; `event` is None where a framework's call-offs did."""

    step: Step
    order: str
    on: date
    event: EventKind | None
    amounts: Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """Opening plus every move is closing, to the minor unit."""

    opening_day: date
    closing_day: date
    opening: Amounts
    closing: Amounts
    moves: tuple[Move, ...]

    def sum_of(self, step: Step) -> Amounts:
        """Amounts that one kind of step moved."""
        return _sum(move.amounts for move in self.moves if move.step is step)


def bridge(
    company: Company,
    orders: Sequence[Order],
    rates: Rates,
    days: tuple[date, date],
    view: View = PRESENT,
    terms: Mapping[str, OrderTerms] | None = None,
) -> Bridge:
    """The bridge by publication dates from an opening day to a closing one, for orders dated in the view's window.

    Raises BridgeDoesNotReconcile when the moves do not add up to the closing total.
    """
    opening, closing = days
    if closing < opening:
        raise ValueError(f"a bridge runs from {opening} to a later day, not to {closing}")
    window = view.window
    before, after = (build_ledger(company, orders, (), rates, View(as_of=day, net_of_vat=view.net_of_vat), terms) for day in days)
    walk = _Walk(
        credit=Crediting(company=company, rates=rates, net_of_vat=view.net_of_vat, terms=terms or {}),
        window=window,
        taken_before=called_off(before.lines),
        taken_after=called_off(after.lines),
    )
    moves = [move for order in orders for move in walk.moves(order, opening, closing) if move.amounts != _NONE]
    found = Bridge(
        opening_day=opening,
        closing_day=closing,
        opening=_amounts(totals(before, window.start, window.end)),
        closing=_amounts(totals(after, window.start, window.end)),
        moves=tuple(sorted(moves, key=lambda move: (list(Step).index(move.step), move.on, move.order))),
    )
    return _reconciled(found, company)


def _reconciled(found: Bridge, company: Company) -> Bridge:
    reached = found.opening.plus(_sum(move.amounts for move in found.moves))
    if reached != found.closing:
        days = f"{found.opening_day} to {found.closing_day}"
        raise BridgeDoesNotReconcile(f"{company.id}, {days}: the moves lead to {reached}, the ledger says {found.closing}")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """One order after the other through the events published between the two days."""

    credit: Crediting
    window: Window
    taken_before: Mapping[str, int]
    taken_after: Mapping[str, int]

    def moves(self, order: Order, opening: date, closing: date) -> Iterator[Move]:
        known = [event.on <= opening for event in order.events]
        state = folded(event for event, is_known in zip(order.events, known, strict=True) if is_known)
        for place in sorted(range(len(known)), key=lambda place: order.events[place].on):
            event = order.events[place]
            if known[place] or event.on > closing:
                continue
            known[place] = True
            after = folded(e for e, is_known in zip(order.events, known, strict=True) if is_known)
            yield from self._step(order, event, state, after)
            state = after
        left = self._whole(order, state, self.taken_after).less(self._whole(order, state, self.taken_before))
        yield Move(step=Step.AMENDED, order=order.id, on=closing, event=None, amounts=left)

    def _step(self, order: Order, event: OrderEvent, before: OrderState | None, after: OrderState | None) -> Iterator[Move]:
        """One event's difference: its own part, then what its day does to the perimeter's share, then to the rate."""
        was, now = (self.credit.basis(order, state) if state else None for state in (before, after))
        reached = self._whole(order, before, self.taken_before)
        parts: list[tuple[Step, Amounts]] = []
        if before and after and was and now:
            # who is in the venture is the notice's own word, and no change of the perimeter
            share = was.share if before.members == after.members else now.share
            own = replace(now, share=share, rate=_kept_rate(was, now))
            parts.append((_kind(event, before, after), self._value(order, after, own)))
            parts.append((Step.PERIMETER, self._value(order, after, replace(own, share=now.share))))
            parts.append((Step.FX, self._value(order, after, now)))
        else:
            moved_out_or_in = before is not None and after is not None and before.members == after.members
            step = Step.PERIMETER if moved_out_or_in else _kind(event, before, after)
            parts.append((step, self._whole(order, after, self.taken_before)))
        for step, value in parts:
            yield Move(step=step, order=order.id, on=event.on, event=event.kind, amounts=value.less(reached))
            reached = value

    def _whole(self, order: Order, state: OrderState | None, taken: Mapping[str, int]) -> Amounts:
        basis = self.credit.basis(order, state) if state else None
        return self._value(order, state, basis, taken) if state and basis else _NONE

    def _value(self, order: Order, state: OrderState, basis: Basis, taken: Mapping[str, int] | None = None) -> Amounts:
        """What the order adds to the window's totals."""
        interval = self.credit.interval(state, basis) if self.window.holds(basis.dated) else UNPRICED
        interval = less_called_off(interval, order, state, self.taken_before if taken is None else taken)
        return Amounts(interval.floor or 0, interval.stated or 0, interval.ceiling or 0)


def _kept_rate(was: Basis, now: Basis) -> Rate | None:
    """The earlier rate where both amounts are in the same foreign currency, else the later one."""
    same = was.rate and now.rate and was.rate.base == now.rate.base
    return was.rate if same else now.rate


def _kind(event: OrderEvent, before: OrderState | None, after: OrderState | None) -> Step:
    if event.kind in _OURS:
        return Step.READING
    if after is None or (after.status in VOID and before and before.status not in VOID):
        return Step.CANCELLED
    if before is None or (before.status not in WON and after.status in WON):
        return Step.NEW
    return Step.AMENDED


def _amounts(sums: Totals) -> Amounts:
    return Amounts(sums.floor, sums.stated, sums.ceiling)


def _sum(amounts: Iterable[Amounts]) -> Amounts:
    added = _NONE
    for each in amounts:
        added = added.plus(each)
    return added
