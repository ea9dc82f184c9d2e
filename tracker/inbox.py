"""The inbox: what a person should look at, the most money first."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scrapers.notice import Money
from tracker.company import Company
from tracker.decisions import Decisions, InboxKind, MarkDecision, Verdict
from tracker.matching import watched
from tracker.near_misses import NearMiss, SeenOrganization, near_misses
from tracker.order import JoinProposal, Order

Worth = Callable[[Money], Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One question. `subject` is what `tracker.decisions.decision_on` takes; `order` and `other` are order ids."""

    kind: InboxKind
    subject: str
    reason: str
    money: Money | None
    score: Decimal | None = None
    company: str | None = None
    name: str | None = None
    near: str | None = None
    order: str | None = None
    other: str | None = None

    @property
    def id(self) -> str:
        """`I` and ten letters and digits, from what is asked alone, so that it stays over re-readings."""
        return "I" + b32encode(hashlib.sha256(f"{self.kind}|{self.subject}".encode()).digest()).decode()[:10]


def major_units(money: Money) -> Decimal:
    """What money is worth for sorting when no exchange rates are at hand."""
    return money.major


def build_inbox(
    orders: Sequence[Order],
    proposals: Iterable[JoinProposal],
    organizations: Iterable[SeenOrganization],
    companies: Sequence[Company],
    decisions: Decisions,
    worth: Worth = major_units,
) -> tuple[InboxItem, ...]:
    """Every open question about the watched companies, the most money at stake first.

    `companies` carry their decided perimeters. Weak joins and marked awards are asked about orders of theirs only.
    """
    theirs = {order.id: order for order in orders if watched(order.parties, companies)}
    items = [
        *(_near_miss(miss) for miss in near_misses(organizations, companies, decisions)),
        *(_weak_join(p, theirs) for p in proposals if p.left in theirs or p.right in theirs),
        *(_marked(order) for order in theirs.values() if order.state.doubtful and not refused(order, decisions)),
    ]
    return tuple(sorted(items, key=lambda item: (-(worth(item.money) if item.money else 0), item.kind, item.subject)))


def refused(order: Order, decisions: Decisions) -> bool:
    """Whether the order's marked amount was looked at and refused."""
    about = [d for d in decisions.marks if d.order in (order.id, *order.former_ids)]
    return order.state.amount is None and bool(about) and about[-1].verdict is Verdict.REJECT


def _near_miss(miss: NearMiss) -> InboxItem:
    name = miss.organization.party.name
    return InboxItem(
        kind=InboxKind.NEAR_MISS,
        subject=f"{miss.company.id}|{name}",
        reason=miss.nearness,
        money=miss.organization.money,
        score=Decimal(miss.score) / 100,
        company=miss.company.id,
        name=name,
        near=miss.near,
    )


def _weak_join(proposal: JoinProposal, orders: dict[str, Order]) -> InboxItem:
    amounts = [o.state.amount for name in (proposal.left, proposal.right) if (o := orders.get(name)) and o.state.amount]
    return InboxItem(
        kind=InboxKind.WEAK_JOIN,
        subject="|".join(sorted((proposal.left, proposal.right))),
        reason=proposal.reason,
        # joined, the smaller of the two is counted no more
        money=min(amounts, key=lambda money: money.minor, default=None),
        score=proposal.score,
        order=proposal.left,
        other=proposal.right,
    )


def _marked(order: Order) -> InboxItem:
    state = order.state
    asked = MarkDecision(
        order=order.id, amount=state.amount, marks=state.marks, verdict=Verdict.ACCEPT, at=order.events[-1].seen_at
    )
    return InboxItem(
        kind=InboxKind.MARKED_AWARD,
        subject=asked.subject,
        reason=", ".join(state.marks),
        money=state.amount or state.ceiling,
        order=order.id,
        name=order.supplier.name,
    )
