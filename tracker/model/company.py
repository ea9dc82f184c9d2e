"""A watched listed company: its names, its perimeter, its reported revenue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from scrapers.money import Money
from scrapers.notice import Party
from tracker.model.decision import Decisions, NameDecision, Verdict
from tracker.model.keys import supplier_key

# the zone of a company that names none
DAY_ZONE = "Asia/Shanghai"


class Treatment(StrEnum):
    """Treatment of an organization: as its company, in part, or not at all."""

    FULL = "full"
    EQUITY = "equity"
    WATCH_ONLY = "watch_only"


class CreditRule(StrEnum):
    """Rule by which a joint venture's order is credited to one party."""

    PRINTED = "printed"
    LEAD_ONLY = "lead_only"
    EQUAL = "equal"
    UNKNOWN = "unknown"


class VatCategory(StrEnum):
    """Kinds of sale, as far as Chinese value-added tax asks."""

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
    # the IANA zone in which its days begin and end
    zone: str = DAY_ZONE

    def name(self, language: str = "zh") -> str:
        """The display name in a language, else any."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenOrganization:
    """A supplier's name as seen, and what its orders come to."""

    party: Party
    orders: int
    money: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadName:
    """A watched company's name on a page whose result could not be read; `notice` is `site key`, `shown` its id (N12)."""

    company: str
    name: str
    notice: str
    shown: str
    passage: str


def with_decisions(companies: Iterable[Company], decisions: Decisions) -> tuple[Company, ...]:
    """The companies, each with the names accepted for it; what the configuration already has stays as configured."""
    return tuple(replace(company, perimeter=(*company.perimeter, *_accepted(company, decisions))) for company in companies)


def decided_names(decisions: Decisions) -> dict[tuple[str, str], NameDecision]:
    """The last decision on each name (as compared) and company."""
    return {(supplier_key(d.name), d.company): d for d in sorted(decisions.names, key=lambda d: (d.at, d.name))}


def _accepted(company: Company, decisions: Decisions) -> list[Perimeter]:
    configured = {supplier_key(entry.name) for entry in company.perimeter}
    return [
        Perimeter(name=decision.name, start=decision.start, decided_by=f"inbox {decision.at.date()}")
        for (name, owner), decision in decided_names(decisions).items()
        if owner == company.id and decision.verdict is Verdict.ACCEPT and name not in configured
    ]
