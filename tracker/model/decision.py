"""Decisions about the inbox: names that belong to a company, orders that are one, marked amounts that hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scrapers.money import Money
from scrapers.notice import Mark
from tracker.model.keys import supplier_key


class Verdict(StrEnum):
    """Yes or no to what the inbox proposes."""

    ACCEPT = "accept"
    REJECT = "reject"


class InboxKind(StrEnum):
    """Kinds of questions of the inbox."""

    NEAR_MISS = "near_miss"
    WEAK_JOIN = "weak_join"
    MARKED_AWARD = "marked_award"
    UNREAD_RESULT = "unread_result"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """Decision that an organization, by its printed name, counts for a company or not; `start` is the first day it does."""

    name: str
    company: str
    verdict: Verdict
    at: datetime
    start: date | None = None
    by: str = ""
    note: str = ""

    @property
    def kind(self) -> InboxKind:
        """Kind of the question."""
        return InboxKind.NEAR_MISS

    @property
    def subject(self) -> str:
        """Subject: the company and the name as compared."""
        return f"{self.company}|{supplier_key(self.name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinDecision:
    """Decision that two orders are one deal or not, by any id they had. A rejection also parts what a strong key would join."""

    left: str
    right: str
    verdict: Verdict
    at: datetime
    by: str = ""
    note: str = ""

    @property
    def kind(self) -> InboxKind:
        """Kind of the question."""
        return InboxKind.WEAK_JOIN

    @property
    def subject(self) -> str:
        """Subject: both orders, the same whichever is named first."""
        return "|".join(sorted((self.left, self.right)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDecision:
    """Decision that a marked amount of an order holds or not; it speaks of this amount and these marks only."""

    order: str
    amount: Money | None
    marks: tuple[Mark, ...]
    verdict: Verdict
    at: datetime
    by: str = ""
    note: str = ""

    @property
    def kind(self) -> InboxKind:
        """Kind of the question."""
        return InboxKind.MARKED_AWARD

    @property
    def subject(self) -> str:
        """Subject: order, amount and marks."""
        amount = f"{self.amount.minor}|{self.amount.currency}" if self.amount else "|"
        return f"{self.order}|{amount}|{','.join(sorted(self.marks))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadDecision:
    """That a page which names a company and could not be read was looked at: accepted where it is settled, else none of its."""

    company: str
    # its site and key, as `site key`
    notice: str
    verdict: Verdict
    at: datetime
    by: str = ""
    note: str = ""

    @property
    def kind(self) -> InboxKind:
        """Kind of the question."""
        return InboxKind.UNREAD_RESULT

    @property
    def subject(self) -> str:
        """Subject: the company and the notice."""
        return f"{self.company}|{self.notice}"


Decision = NameDecision | JoinDecision | MarkDecision | UnreadDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions in force; of two about the same thing the later one counts."""

    names: tuple[NameDecision, ...] = ()
    joins: tuple[JoinDecision, ...] = ()
    marks: tuple[MarkDecision, ...] = ()
    unread: tuple[UnreadDecision, ...] = ()

    @property
    def all(self) -> tuple[Decision, ...]:
        """Every decision, by kind."""
        return (*self.names, *self.joins, *self.marks, *self.unread)


def decisions_of(made: Iterable[Decision]) -> Decisions:
    """Decisions by kind, oldest first; of two on one subject only the later is kept."""
    newest: dict[tuple[InboxKind, str], Decision] = {}
    for decision in sorted(made, key=lambda d: (d.at, d.kind, d.subject, d.verdict)):
        newest.pop((decision.kind, decision.subject), None)
        newest[decision.kind, decision.subject] = decision
    return Decisions(
        names=tuple(d for d in newest.values() if isinstance(d, NameDecision)),
        joins=tuple(d for d in newest.values() if isinstance(d, JoinDecision)),
        marks=tuple(d for d in newest.values() if isinstance(d, MarkDecision)),
        unread=tuple(d for d in newest.values() if isinstance(d, UnreadDecision)),
    )
