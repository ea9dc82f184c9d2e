"""The inbox: what a person should look at, the most money first."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from scrapers.money import Money
from tracker.errors import BadInput
from tracker.model.company import Company, SeenOrganization, UnreadName
from tracker.model.decision import (
    Decision,
    Decisions,
    InboxKind,
    JoinDecision,
    MarkDecision,
    NameDecision,
    UnreadDecision,
    Verdict,
)
from tracker.model.matching import watched
from tracker.model.order import JoinProposal, Order
from tracker.review.near_names import NearMiss, near_misses


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """One question: `asked` is the decision it would be if it were accepted, `money` what is at stake."""

    asked: Decision
    reason: str
    money: Money | None
    near: str | None = None
    score: Decimal | None = None

    @property
    def kind(self) -> InboxKind:
        """Kind of the question."""
        return self.asked.kind

    @property
    def id(self) -> str:
        """`I` and ten letters and digits, from what is asked alone, so that it stays over re-readings."""
        return item_id(self.asked)


def item_id(asked: Decision) -> str:
    """`I` and ten letters and digits: the id of the question that a decision answers."""
    text = f"{asked.kind}|{asked.subject}"
    return "I" + b32encode(hashlib.sha256(text.encode()).digest()).decode()[:10]


def decide(
    item: InboxItem, verdict: Verdict, at: datetime, *, start: date | None = None, by: str = "", note: str = ""
) -> Decision:
    """Decision about an item; `start` is the first day a name counts. Raises BadInput for a start on anything else."""
    decision = replace(item.asked, verdict=verdict, at=at, by=by, note=note)
    if start is None:
        return decision
    if not isinstance(decision, NameDecision):
        raise BadInput(f"{item.id} is a {item.kind}: only a name counts from a day")
    return replace(decision, start=start)


def build_inbox(
    orders: Sequence[Order],
    proposals: Iterable[JoinProposal],
    organizations: Iterable[SeenOrganization],
    companies: Sequence[Company],
    decisions: Decisions,
    at: datetime,
) -> tuple[InboxItem, ...]:
    """Every open question about the watched companies, the most money at stake first.

    `companies` carry their decided perimeters; `at` is the instant of asking.
    Weak joins and marked awards are asked about orders of theirs only.
    """
    theirs = {order.id: order for order in orders if watched(order.parties, companies)}
    items = [
        *(_near_miss(miss, at) for miss in near_misses(organizations, companies, decisions)),
        *(_weak_join(p, theirs, at) for p in proposals if p.left in theirs or p.right in theirs),
        *(_marked(order, at) for order in theirs.values() if order.state.doubtful and not refused(order, decisions)),
        *(_asked(order, at) for order in theirs.values() if order.state.asked),
    ]
    return tuple(sorted(items, key=lambda item: (-(item.money.major if item.money else 0), item.kind, item.asked.subject)))


def unread_items(found: Iterable[UnreadName], at: datetime) -> tuple[InboxItem, ...]:
    """The most urgent questions: pages that name a watched company and yield nothing, at which nobody has looked."""
    return tuple(
        InboxItem(
            asked=UnreadDecision(company=each.company, notice=each.notice, verdict=Verdict.ACCEPT, at=at),
            reason=f"{each.shown}: {each.passage}".replace("\n", " "),
            money=None,
            near=each.name,
        )
        for each in found
    )


def refused(order: Order, decisions: Decisions) -> bool:
    """Whether the order's marked amount was looked at and refused."""
    about = [d for d in decisions.marks if d.order in (order.id, *order.former_ids)]
    return order.state.amount is None and bool(about) and about[-1].verdict is Verdict.REJECT


def _near_miss(miss: NearMiss, at: datetime) -> InboxItem:
    return InboxItem(
        asked=NameDecision(name=miss.organization.party.name, company=miss.company.id, verdict=Verdict.ACCEPT, at=at),
        reason=miss.nearness,
        money=miss.organization.money,
        near=miss.near,
        score=Decimal(miss.score) / 100,
    )


def _weak_join(proposal: JoinProposal, orders: Mapping[str, Order], at: datetime) -> InboxItem:
    amounts = [o.state.amount for name in (proposal.left, proposal.right) if (o := orders.get(name)) and o.state.amount]
    return InboxItem(
        asked=JoinDecision(left=proposal.left, right=proposal.right, verdict=Verdict.ACCEPT, at=at),
        reason=proposal.reason,
        # joined, the smaller of the two is counted no more
        money=min(amounts, key=lambda money: money.minor, default=None),
        score=proposal.score,
    )


def _asked(order: Order, at: datetime) -> InboxItem:
    """Whether an order has come to what its contracts add up to."""
    state = order.state
    return InboxItem(
        asked=MarkDecision(order=order.id, amount=state.asked, marks=(), verdict=Verdict.ACCEPT, at=at),
        reason=f"contracts add up to {state.asked}, awarded were {state.amount}",
        money=state.asked,
    )


def _marked(order: Order, at: datetime) -> InboxItem:
    state = order.state
    return InboxItem(
        asked=MarkDecision(order=order.id, amount=state.amount, marks=state.marks, verdict=Verdict.ACCEPT, at=at),
        reason=", ".join(state.marks),
        money=state.amount or state.ceiling,
    )
