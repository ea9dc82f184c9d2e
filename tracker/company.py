"""A watched listed company: its names, its perimeter, its reported revenue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from scrapers.notice import Money


class Treatment(StrEnum):
    """How an organization counts for its company."""

    FULL = "full"
    EQUITY = "equity"
    WATCH_ONLY = "watch_only"


class CreditRule(StrEnum):
    """How much of a joint venture's order is credited to one party."""

    PRINTED = "printed"
    LEAD_ONLY = "lead_only"
    EQUAL = "equal"
    UNKNOWN = "unknown"


class VatCategory(StrEnum):
    """What is sold, as far as Chinese value-added tax asks."""

    SERVICES = "services"
    GOODS = "goods"
    CONSTRUCTION = "construction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Perimeter:
    """An organization that counts for a company, from when to when (both days inclusive), at what share (0..1)."""

    name: str
    code: str | None = None
    start: date | None = None
    end: date | None = None
    share: Decimal = Decimal(1)
    treatment: Treatment = Treatment.FULL
    decided_by: str = "configuration"

    def holds_on(self, day: date) -> bool:
        """Whether the organization counted for the company on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A listed company that is watched; `names` are its display names by language (zh, en, zh_hant)."""

    id: str
    names: dict[str, str]
    ticker: str
    exchange: str
    currency: str
    perimeter: tuple[Perimeter, ...]
    joint_venture: CreditRule = CreditRule.PRINTED
    # what its orders are unless one says otherwise
    vat: VatCategory = VatCategory.SERVICES

    def name(self, language: str = "zh") -> str:
        """The display name in a language, else any."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Revenue:
    """A reported figure for a period (both days inclusive); `segment` None is the total."""

    company: str
    label: str
    start: date
    end: date
    amount: Money
    segment: str | None = None
    source: str = ""
    published: date | None = None
    # the share of the total printed beside a segment's amount (0..1)
    printed_share: Decimal | None = None
    # vat basis is always excluded in reported revenue
    restated_by: str | None = None
    # contradictions found on import: "code: what differs"
    marks: tuple[str, ...] = ()
    # the amount as printed ("1.9亿元"): its last digit is the precision it is checked to
    printed: str | None = None
    # when it was first in the file, with an offset; None where it stands in the configuration
    seen_at: datetime | None = None
