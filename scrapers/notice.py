"""Notices as sites hand them over: a published notice and its results, as values that refuse nonsense.

Money is an integer of minor units with a currency; what is not printed is None, never 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scrapers.changes import Change, ChangeAction, Concern, Side
from scrapers.marks import Mark, NoticeMark, Support
from scrapers.money import MINOR_DIGITS, Money, Pricing

__all__ = [
    "MINOR_DIGITS",
    "Award",
    "AwardStatus",
    "Change",
    "ChangeAction",
    "Concern",
    "Evidence",
    "Link",
    "LinkKind",
    "Mark",
    "Money",
    "Notice",
    "NoticeMark",
    "NoticeType",
    "Party",
    "Pricing",
    "ServicePeriod",
    "Side",
    "Support",
    "VatBasis",
]


class NoticeType(StrEnum):
    """Kinds of notices, from title, body and outcome."""

    TENDER = "tender"
    CANDIDATE = "candidate"
    AWARD = "award"
    FAILED = "failed"
    CONTRACT = "contract"
    CORRECTION = "correction"
    TERMINATION = "termination"
    OTHER = "other"


class AwardStatus(StrEnum):
    """Status of one (lot, supplier) result, as printed in its notice."""

    CANDIDATE = "candidate"
    AWARDED = "awarded"
    CONTRACTED = "contracted"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


class VatBasis(StrEnum):
    """Basis of the printed amount: with value-added tax or without it."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    NONE = "none"
    UNKNOWN = "unknown"


class LinkKind(StrEnum):
    """Kinds of links from a notice to another."""

    CORRECTS = "corrects"
    TERMINATES = "terminates"
    SAME_PROJECT = "same_project"
    FRAMEWORK = "framework"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A legal name as printed, its registration code where printed, and its share (0..1) in a joint venture where printed."""

    name: str
    code: str | None = None
    scheme: str | None = None
    share: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a party needs a name")
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError(f"a share lies between 0 and 1, got {self.share}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePeriod:
    """Period over which the work runs, as far as printed: months, or the days it starts and ends."""

    text: str
    months: Decimal | None = None
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a service period ends on {self.end} before it starts on {self.start}")
        if self.months is not None and not 0 < self.months <= 1200:
            raise ValueError(f"a service period of {self.months} months is not one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Evidence of a value: `text` is `Notice.text[start:end]`.

    `award` is the position in `Notice.awards`, None for the notice's own fields.
    """

    field: str
    text: str
    start: int
    end: int
    award: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"evidence of {self.field} spans {self.start}..{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another notice this one speaks of, by whatever was printed or given of it."""

    kind: LinkKind
    url: str | None = None
    key: str | None = None
    title: str | None = None
    project_number: str | None = None

    def __post_init__(self) -> None:
        if not (self.url or self.key or self.title or self.project_number):
            raise ValueError("a link needs a url, key, title or project number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One (lot, supplier) result.

    `supplier` is the lead of a joint venture, `members` its parties as printed.
    `amount` is set only with pricing `total`; where both are printed it is the price with tax, and `net_amount` the one without;
    `vat_rate` is the printed rate as a fraction (0.06). `support` is None where no amount is printed.
    A rate or unit price is kept as text in `rate`; a framework's most is `ceiling`; `contract_number` is
    the contract's own number (合同编号), never a project's.
    """

    supplier: Party
    lot: str | None = None
    members: tuple[Party, ...] = ()
    amount: Money | None = None
    pricing: Pricing = Pricing.NONE
    rate: str | None = None
    rank: int | None = None
    status: AwardStatus = AwardStatus.AWARDED
    vat: VatBasis = VatBasis.UNKNOWN
    framework: bool = False
    ceiling: Money | None = None
    service: ServicePeriod | None = None
    decided_on: date | None = None
    local_id: str | None = None
    # of a page with several projects the award's own; the 分标 its lot is of, where the page has several
    project_number: str | None = None
    project_name: str | None = None
    lot_group: str | None = None
    contract_number: str | None = None
    marks: tuple[Mark, ...] = ()
    support: Support | None = None
    net_amount: Money | None = None
    vat_rate: Decimal | None = None

    def __post_init__(self) -> None:
        if self.amount is not None and self.amount.minor == 0:
            raise ValueError("a printed 0 is not an amount: use None")
        if self.amount is not None and self.pricing is not Pricing.TOTAL:
            raise ValueError(f"an amount beside pricing {self.pricing} is not a total")
        if self.rank is not None and self.rank < 1:
            raise ValueError(f"ranks start at 1, got {self.rank}")
        if self.vat_rate is not None and not 0 <= self.vat_rate < 1:
            raise ValueError(f"a rate of value-added tax lies between 0 and 1, got {self.vat_rate}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One published announcement.

    `key` identifies it within its site for ever (a path or article id); `text` is the page's text that evidence points
    into (it may carry personal names: it is never stored outside the page archive). `changes` are what a correction, failure or
    termination does to earlier results; the passages of change 2 are the evidence `change 2 before` and `change 2 after`.
    """

    notice_type: NoticeType
    title: str | None = None
    key: str = ""
    url: str = ""
    published_date: date | None = None
    published_at: str | None = None
    project_number: str | None = None
    project_name: str | None = None
    buyer: Party | None = None
    agency: Party | None = None
    region: str | None = None
    awards: tuple[Award, ...] = ()
    failed_lots: tuple[str, ...] = ()
    budget: Money | None = None
    ceiling: Money | None = None
    stated_total: Money | None = None
    service: ServicePeriod | None = None
    contract_date: date | None = None
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    result_in_attachment: bool = False
    lead: bool = False
    issues: tuple[str, ...] = ()
    marks: tuple[NoticeMark, ...] = ()
    concerns: Concern | None = None
    changes: tuple[Change, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        for item in self.evidence:
            if item.award is not None and not 0 <= item.award < len(self.awards):
                raise ValueError(f"evidence of {item.field} names award {item.award} of {len(self.awards)}")
            if self.text and self.text[item.start : item.end] != item.text:
                raise ValueError(f"evidence of {item.field} is not the text at {item.start}..{item.end}")
