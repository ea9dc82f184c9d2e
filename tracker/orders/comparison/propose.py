"""Pairs of deals that may be one although nothing strong says so; they are proposed, never joined."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tracker.model.order import JoinKey, JoinProposal, OrderState, OrderStatus
from tracker.orders.comparison.side import Side, lots_told_apart
from tracker.orders.comparison.years import other_mark
from tracker.orders.projects import buyers_agree
from tracker.orders.timeline import near
from tracker.orders.verdicts import JoinVerdicts

_DAYS = 120
_LIKE = Decimal("0.75")
# what the parts of a proposal's score add up from
_NAME, _BUYER, _AMOUNT = Decimal("0.5"), Decimal("0.2"), Decimal("0.3")
_NUMBER, _NUMBER_ALONE, _HEARSAY = Decimal("0.90"), Decimal("0.60"), Decimal("0.70")


def proposal_of(one: Side, other: Side, verdicts: JoinVerdicts) -> JoinProposal | None:
    """The proposal that two deals are one; None where nothing speaks for it, or somebody has denied it."""
    if (one.on, one.id) > (other.on, other.id):
        one, other = other, one
    days = abs((one.on - other.on).days)
    same_number = bool(one.number) and one.number == other.number
    if not same_number and days > _DAYS:
        return None
    if lots_told_apart(one, other) or one.called_off or other.called_off:
        return None
    found = _by_number(one, other) if same_number else None
    if found is None and days <= _DAYS:
        found = _by_likeness(one, other, days)
    if found is None or any(verdicts.rejected(name, other.deal.ids) for name in one.deal.ids):
        return None
    return found


def _by_number(one: Side, other: Side) -> JoinProposal | None:
    """Of one project number and supplier, at whatever distance in time; years printed apart are two deals."""
    amounts = amounts_agree(one.state, other.state)
    if buyers_agree(one.buyer, other.buyer) is False and not amounts:
        return None
    if one.years and other.years and one.years.isdisjoint(other.years):
        return None
    named_alike = not one.names.isdisjoint(other.names) or not one.names or not other.names
    told_apart = one.rank == other.rank and amounts is False and not named_alike
    score = _NUMBER_ALONE if told_apart else _NUMBER
    return _made(one, other, JoinKey.PROJECT_LOT_SUPPLIER, score, "same project number and supplier")


def _by_likeness(one: Side, other: Side, days: int) -> JoinProposal | None:
    buyers, amounts = buyers_agree(one.buyer, other.buyer), _part_or_whole(one, other)
    if not _may_be_alike(one, other, buyers, amounts):
        return None
    likeness = _likeness(one, other)
    numbered = bool(one.number and other.number)
    hearsay = not numbered and 0 in (one.rank, other.rank) and one.rank != other.rank and bool(amounts or buyers)
    if not hearsay and not _alike(likeness, buyers, amounts):
        return None
    score = (_NAME if likeness is None else likeness) * _NAME + _BUYER * bool(buyers) + _AMOUNT * bool(amounts)
    told = ["a project without a name"] if likeness is None else [f"names {likeness:.2f} alike"]
    told += ["same buyer"] if buyers else []
    told += ["same amount"] if amounts else []
    reason = ", ".join([*told, f"{days} days apart"])
    return _made(one, other, JoinKey.SIMILAR, max(score, _HEARSAY) if hearsay else score, reason)


def _part_or_whole(one: Side, other: Side) -> bool | None:
    """Whether amounts agree; None where one names no lot and is more: it may be the total of several."""
    amounts = amounts_agree(one.state, other.state)
    if amounts is False and bool(one.lot) is not bool(other.lot):
        lot, total = (one, other) if one.lot else (other, one)
        if lot.state.amount and total.state.amount and total.state.amount.minor > lot.state.amount.minor:
            return None
    return amounts


def _may_be_alike(one: Side, other: Side, buyers: bool | None, amounts: bool | None) -> bool:
    """Whether numbers, buyers and amounts leave room for one deal."""
    if buyers is False or amounts is False:
        return False
    numbered = bool(one.number and other.number)
    if not numbered:
        return True
    if one.sites.isdisjoint(other.sites):
        return bool(amounts)
    # a site that numbers projects numbers each once, but for a joint procurement and what it publishes anew
    return bool(amounts and buyers) and not one.projects.isdisjoint(other.projects)


def _alike(likeness: Decimal | None, buyers: bool | None, amounts: bool | None) -> bool:
    if buyers is None and not (amounts and likeness):
        return False
    return likeness >= _LIKE if likeness is not None else bool(amounts)


def _made(one: Side, other: Side, key: JoinKey, score: Decimal, reason: str) -> JoinProposal:
    return JoinProposal(left=one.id, right=other.id, key=key, score=score.quantize(Decimal("0.01")), reason=reason)


def _likeness(one: Side, other: Side) -> Decimal | None:
    """How alike the projects' names (or titles) are, 0..1; None where either has none."""
    if not one.projects.isdisjoint(other.projects):
        return Decimal(1)
    return max((_ratio(a, b) for a in one.names for b in other.names), default=None)


@lru_cache(maxsize=65536)
def _ratio(left: str, right: str) -> Decimal:
    from rapidfuzz.fuzz import ratio

    return Decimal(0) if other_mark(left, right) else Decimal(round(ratio(left, right))) / 100


def amounts_agree(left: OrderState, right: OrderState) -> bool | None:
    """Whether two printed amounts are near enough for one deal.

    None where one is not printed, the currencies differ, or one may be a part: a contract of less than was awarded.
    """
    here, there = left.amount, right.amount
    if here is None or there is None or here.currency != there.currency:
        return None
    # a contract is often signed at another amount than was awarded; two announcements of one award only round
    same_stage = left.status is right.status or OrderStatus.LEAD in (left.status, right.status)
    if near(here, there, 1 if same_stage else 20):
        return True
    contract, award = (left, right) if left.status is OrderStatus.CONTRACTED else (right, left)
    part = contract.status is OrderStatus.CONTRACTED and award.status is OrderStatus.AWARDED
    return None if part and contract.amount and award.amount and contract.amount.minor < award.amount.minor else False
