"""An order's state as the fold of its events: now, as of a day, or as far as was seen by an instant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scrapers.notice import Mark, Pricing, VatBasis
from tracker.model.order import VOID, WON, Act, Order, OrderEvent, OrderState, OrderStatus
from tracker.model.view import PRESENT, View
from tracker.orders.contracts import ended, resigned, signed

_STRENGTH = {OrderStatus.LEAD: 0, OrderStatus.CANDIDATE: 1, OrderStatus.AWARDED: 2, OrderStatus.CONTRACTED: 3}
_TELLING = (Act.STATES, Act.ADDS, Act.ECHOES, Act.RESTATES, Act.CORRECTS)
_VERSIONS = (Act.REPLACES, Act.DROPS)
_VERDICTS = (Act.ACCEPTS, Act.REFUSES)


def fold(order: Order, view: View = PRESENT) -> OrderState | None:
    """The state by the events that a view knows; None when nothing was known yet."""
    return folded(event for event in order.events if view.knows(event.on, event.seen_at))


def folded(events: Iterable[OrderEvent]) -> OrderState | None:
    """The state that some events of one order lead to, in their order."""
    known = list(events)
    newest = {e.notice_id: e for e in known if e.act in _VERSIONS}
    stated: set[int | None] = set()
    state: OrderState | None = None
    dropped: OrderState | None = None
    for event in known:
        if event.act in _TELLING or (event.act in _VERSIONS and event.notice_id not in stated):
            stated.add(event.notice_id)
            version = newest.get(event.notice_id, event)
            if version.act is Act.DROPS:
                dropped = version.says
            elif version.says:
                state = _told(state, event.act, version.says)
        elif state and event.says and event.act in (Act.WITHDRAWS, Act.LOSES):
            state = _withdrawn(state, event.act, event.says)
        elif state and event.says and event.act is Act.DOUBTS:
            state = replace(state, marks=_both(state.marks, event.says.marks))
    state = state or dropped
    return _beside(_judged(state, [e for e in known if e.act in _VERDICTS]), known) if state else None


def _beside(state: OrderState, known: Sequence[OrderEvent]) -> OrderState:
    """The state with how it counts beside other orders, as last said."""
    standing = next((e.says.standing for e in reversed(known) if e.act is Act.STANDS and e.says), state.standing)
    return state if standing is state.standing else replace(state, standing=standing)


def _told(state: OrderState | None, act: Act, says: OrderState) -> OrderState:
    """The state after a notice that states the deal."""
    if state is None:
        return says
    if state.status in VOID:
        revived = act is not Act.ECHOES and says.status in (*WON, OrderStatus.CANDIDATE)
        return says if revived else state
    if says.status in VOID:
        return replace(state, status=says.status)
    if act is Act.CORRECTS:
        return _corrected(state, says)
    return _advanced(state, act, says)


def _advanced(state: OrderState, act: Act, says: OrderState) -> OrderState:
    """The state of a deal that stands after a notice that takes it further, says it again, or adds a contract."""
    contract = signed(state, says, act) if state.status in WON else None
    if contract is not None:
        return _filled(state, says) if contract is state else _with_contract(contract, state, says)
    gain = _STRENGTH[says.status] - _STRENGTH[state.status]
    if gain > 0 and state.status is OrderStatus.LEAD:
        return replace(says, service=says.service or state.service, members=says.members or state.members)
    if gain > 0:
        dated = says.dated if state.status is OrderStatus.CANDIDATE else state.dated
        return replace(_amended(state, says), status=says.status, dated=dated, rank=says.rank)
    if gain == 0 and act is Act.RESTATES:
        return _amended(state, says)
    official = says.status in WON or state.status is says.status
    return _filled(state, says) if official else state


def _with_contract(signed: OrderState, state: OrderState, says: OrderState) -> OrderState:
    """The state with the price that its contracts come to."""
    amended = _amended(state, replace(says, amount=signed.amount))
    return replace(
        amended,
        status=OrderStatus.CONTRACTED,
        rank=says.rank,
        awarded=signed.awarded,
        contracts=signed.contracts,
        contract_numbers=signed.contract_numbers,
        part=signed.part,
        asked=signed.asked,
    )


def _corrected(state: OrderState, says: OrderState) -> OrderState:
    signed = resigned(state, says)
    if signed is not None:
        return _with_contract(signed, state, says)
    status = max(state.status, says.status, key=_STRENGTH.__getitem__)
    amended = _amended(state, says)
    # who is named candidate by a correction stands where another stood
    rank = says.rank if says.status is OrderStatus.CANDIDATE else state.rank
    return replace(amended, status=status, rank=rank, marks=says.marks if _prices(says) else amended.marks)


def _prices(says: OrderState) -> bool:
    """Whether a notice says anything of the price, be it that there is only a rate."""
    return says.amount is not None or says.pricing is not Pricing.NONE


def _amended(state: OrderState, says: OrderState) -> OrderState:
    """The state with the price said now; a doubt about an amount goes only with the amount."""
    filled = _filled(state, says)
    framed = replace(
        filled,
        framework=says.framework or state.framework,
        ceiling=says.ceiling or state.ceiling,
        members=says.members or state.members,
    )
    if not _prices(says):
        return replace(framed, marks=_both(state.marks, says.marks))
    marks = _both(state.marks, says.marks) if says.amount == state.amount else says.marks
    vat = says.vat if says.vat is not VatBasis.UNKNOWN else state.vat
    return replace(_priced(framed, says), marks=marks, vat=vat)


def _filled(state: OrderState, says: OrderState) -> OrderState:
    """The state with what was not known before."""
    filled = replace(
        state,
        service=state.service or says.service,
        ceiling=state.ceiling or says.ceiling,
        members=state.members or says.members,
        vat=says.vat if state.vat is VatBasis.UNKNOWN else state.vat,
    )
    if _prices(state) or not _prices(says):
        return filled
    return replace(_priced(filled, says), marks=_both(state.marks, says.marks))


def _priced(state: OrderState, says: OrderState) -> OrderState:
    """The state with the price said now, and with what is said of it."""
    return replace(
        state,
        amount=says.amount,
        pricing=says.pricing,
        rate=says.rate,
        vat_rate=says.vat_rate if says.vat_rate is not None else state.vat_rate,
        support=says.support,
    )


def _both(left: tuple[Mark, ...], right: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys((*left, *right)))


def _withdrawn(state: OrderState, act: Act, says: OrderState) -> OrderState:
    stands = state.status is OrderStatus.CANDIDATE if act is Act.LOSES else state.status not in VOID
    if stands and says.contract_number:
        return ended(state, says.contract_number)
    return replace(state, status=says.status) if stands else state


def _marks_of(verdict: OrderEvent) -> tuple[Mark, ...]:
    return verdict.says.marks if verdict.says else ()


def _judged(state: OrderState, verdicts: list[OrderEvent]) -> OrderState:
    """The state with the last verdict on exactly this amount and no more marks than these, and on what contracts add up to."""
    asked = [v for v in verdicts if v.says and state.asked and v.says.amount == state.asked]
    if asked:
        state = replace(state, amount=state.asked if asked[-1].act is Act.ACCEPTS else state.amount, asked=None)
    about = [v for v in verdicts if v.says and v.says.amount == state.amount and set(state.marks) <= set(v.says.marks)]
    # what only the ledger doubts has no mark here
    if not about or not (state.marks or Mark.IMPLAUSIBLE_AMOUNT in _marks_of(about[-1])):
        return state
    if about[-1].act is Act.ACCEPTS:
        return replace(state, accepted=True)
    return replace(state, amount=None, pricing=Pricing.NONE)
