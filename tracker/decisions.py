"""What somebody decided about the inbox: names that belong to a company, orders that are one, marked amounts that hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scrapers.notice import Mark, Money


class Verdict(StrEnum):
    """Yes or no to what the inbox proposes."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """Whether an organization, by its printed name, counts for a company; `start` is the first day it does."""

    name: str
    company: str
    verdict: Verdict
    at: datetime
    start: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinDecision:
    """Whether two orders are one deal, by any id either has or had. A rejection also parts what a strong key would join."""

    left: str
    right: str
    verdict: Verdict
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDecision:
    """Whether a marked amount of an order holds; it speaks of this amount and these marks only."""

    order: str
    amount: Money | None
    marks: tuple[Mark, ...]
    verdict: Verdict
    at: datetime
    note: str = ""


Decision = NameDecision | JoinDecision | MarkDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions in force; of two about the same thing the later one counts."""

    names: tuple[NameDecision, ...] = ()
    joins: tuple[JoinDecision, ...] = ()
    marks: tuple[MarkDecision, ...] = ()
