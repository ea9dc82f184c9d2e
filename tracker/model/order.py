"""An order: one deal, counted once, whatever number of notices speak of it; its state is the fold of its events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from scrapers.money import Money
from scrapers.notice import Mark, NoticeType, Party, Pricing, ServicePeriod, Support, VatBasis


class OrderStatus(StrEnum):
    """Status of a deal. `lead`: seen only at an aggregator, in a filing or entered by hand."""

    LEAD = "lead"
    CANDIDATE = "candidate"
    AWARDED = "awarded"
    CONTRACTED = "contracted"
    FAILED = "failed"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"


# the statuses of a won deal that stands
WON = (OrderStatus.AWARDED, OrderStatus.CONTRACTED)
# the statuses of a deal that came to nothing
VOID = (OrderStatus.FAILED, OrderStatus.TERMINATED, OrderStatus.CANCELLED)


class EventKind(StrEnum):
    """Changes that a notice, a decision or a re-reading made to an order."""

    CANDIDATE = "candidate"
    AWARDED = "awarded"
    AMOUNT_CORRECTED = "amount_corrected"
    CORRECTED = "corrected"
    CONTRACTED = "contracted"
    FAILED = "failed"
    TERMINATED = "terminated"
    CANCELLED = "cancelled"
    FOUND_ELSEWHERE = "found_elsewhere"
    ANNOUNCED_AGAIN = "announced_again"
    LEAD = "lead"
    MARKED = "marked"
    ACCEPTED = "accepted"
    REREAD = "reread"
    VANISHED = "vanished"
    RETURNED = "returned"
    SPLIT = "split"
    JOINED = "joined"
    IN_QUESTION = "in_question"
    SAME_MONEY = "same_money"
    SETTLED = "settled"
    SUSPENDED = "suspended"
    RESUMED = "resumed"


class Act(StrEnum):
    """Effects of an event's own statement when the order is folded (`tracker.orders.fold`)."""

    # says the state; fills in what was not known, takes the deal further, restates nothing
    STATES = "states"
    # one more contract of the deal
    ADDS = "adds"
    # another site says it too: states it, but never brings back what was taken out
    ECHOES = "echoes"
    # the same site says it again: what it says now holds
    RESTATES = "restates"
    # a correction: what it says replaces what was said
    CORRECTS = "corrects"
    # another version of a notice: stands where that notice's earlier statement stood
    REPLACES = "replaces"
    # another version of a notice that no longer has this result
    DROPS = "drops"
    # takes the deal out, whatever won stage it is in; where it says a contract's number, that contract alone
    WITHDRAWS = "withdraws"
    # takes a candidate out and leaves a won deal alone
    LOSES = "loses"
    # somebody vouches for the stated amount although it is marked
    ACCEPTS = "accepts"
    # somebody refuses the stated amount
    REFUSES = "refuses"
    # a correction that nobody could read: adds its mark to the marks
    DOUBTS = "doubts"
    # says how the order counts beside another one
    STANDS = "stands"
    # changes nothing
    NOTES = "notes"


class Standing(StrEnum):
    """Standing of an order beside others that may be the same deal.

    `in_question`: it may be another order, and counts to the ceiling only. `elsewhere`: other orders hold its money.
    """

    OWN = "own"
    IN_QUESTION = "in_question"
    ELSEWHERE = "elsewhere"


class Why(StrEnum):
    """Reason why a notice took a deal out, or what it noted; an event's `detail` is one of these, or what somebody wrote."""

    REJECTED = "the bid was rejected"
    LOST = "won by another"
    OTHER_WINNER = "the correction names another winner"
    WITHDRAWN = "the award was withdrawn"
    DROPPED = "the notice no longer names this result"
    CONTRACT_ENDED = "one of its contracts ended"
    PARTLY_FAILED = "a failure without a lot was announced for the project"


class JoinKey(StrEnum):
    """By what two notices were taken for one deal, strongest first."""

    LINK = "link"
    OCID = "ocid"
    PROJECT_LOT_SUPPLIER = "project_lot_supplier"
    SIMILAR = "similar"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderState:
    """State of an order after some of its events. Amounts are whole (not yet credited to anybody)."""

    status: OrderStatus
    amount: Money | None = None
    ceiling: Money | None = None
    framework: bool = False
    pricing: Pricing = Pricing.NONE
    rate: str | None = None
    rank: int | None = None
    marks: tuple[Mark, ...] = ()
    accepted: bool = False
    vat: VatBasis = VatBasis.UNKNOWN
    # the rate of value-added tax as printed, or as both printed prices give it
    vat_rate: Decimal | None = None
    # how many places of its page state the amount
    support: Support | None = None
    # the parties of a joint venture, as far as they are printed
    members: tuple[Party, ...] = ()
    # day of the award (the candidate's or lead's day before there is one): the ledger's date
    dated: date | None = None
    service: ServicePeriod | None = None
    standing: Standing = Standing.OWN
    # what a contract says of itself: it is for a part, a year or an instalment
    part: bool = False
    # what a contract is numbered, as compared
    contract_number: str = ""
    # the price awarded before contracts were signed, the contracts so far, and their sum where it is above the award
    awarded: Money | None = None
    contracts: tuple[Money, ...] = ()
    # the contracts' own numbers as compared, in the order of their prices, "" where none is printed
    contract_numbers: tuple[str, ...] = ()
    asked: Money | None = None

    @property
    def doubtful(self) -> bool:
        """Marked and not yet accepted: its amount stays out of firm totals."""
        return bool(self.marks) and not self.accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEvent:
    """One step of an order. `on` is the publication day, `seen_at` when we first knew; `after` is the state it leads to.

    `act` and `says` are what the step itself contributes, so that any part of the events can be folded again.
    """

    kind: EventKind
    on: date
    seen_at: datetime
    notice_id: int | None
    after: OrderState
    before_amount: Money | None = None
    join_key: JoinKey | None = None
    detail: str = ""
    act: Act = Act.NOTES
    says: OrderState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderNotice:
    """A notice that speaks of the order, as far as people need it beside the order."""

    id: int
    site: str
    source: str
    url: str
    title: str
    notice_type: NoticeType
    published: date
    award: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One deal. `id` (O…) derives from its earliest-published notice, lot and supplier; `former_ids` keep resolving."""

    id: str
    lot: str | None
    supplier: Party
    members: tuple[Party, ...]
    buyer: Party | None
    project_number: str | None
    project_name: str | None
    country: str
    notices: tuple[OrderNotice, ...]
    events: tuple[OrderEvent, ...]
    former_ids: tuple[str, ...] = ()
    # the framework order this one is called off from
    call_off_of: str | None = None

    @property
    def state(self) -> OrderState:
        """The present state: the fold of all events."""
        return self.events[-1].after

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everyone with a part in the deal, the lead first."""
        return (self.supplier, *(m for m in self.members if m.name != self.supplier.name))

    @property
    def url(self) -> str:
        """The notice to show first: the newest one that announced the win, else the newest."""
        telling = [n for n in self.notices if n.notice_type in (NoticeType.AWARD, NoticeType.CONTRACT)] or list(self.notices)
        return telling[-1].url if telling else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinProposal:
    """Two orders (their ids) that may be one deal, by a key too weak to join them unasked."""

    left: str
    right: str
    key: JoinKey
    score: Decimal
    reason: str
