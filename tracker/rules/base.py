"""Base of the rules: facts in, flags out; it knows no database, network or file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.model.company import Company
from tracker.model.filing import Filing
from tracker.model.flag import Flag, SentAlert
from tracker.model.order import WON, Order, OrderEvent
from tracker.model.rate import Rates, no_rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the rules may look at for one company on one day.

    `order` is None on the daily tick. `events` are those of the order that this judgement has not seen before.
    `before` and `after` are the company's ledger without and with them; `rivals` the other watched companies' ledgers now.
    """

    company: Company
    today: date
    before: Ledger
    after: Ledger
    order: Order | None = None
    events: tuple[OrderEvent, ...] = ()
    notice_id: int | None = None
    sent: tuple[SentAlert, ...] = ()
    rivals: Mapping[str, Ledger] = field(default_factory=dict)
    filings: tuple[Filing, ...] = ()
    rates: Rates = no_rates

    @property
    def line_before(self) -> Line | None:
        """The order as it counted for the company before the new events."""
        return line_of(self.before, self.order)

    @property
    def line(self) -> Line | None:
        """The order as it counts for the company now; None when it is not the company's."""
        return line_of(self.after, self.order)

    @property
    def on(self) -> date:
        """The day of what is judged: the newest new event's, else today."""
        return max((event.on for event in self.events), default=self.today)

    @property
    def newly_won(self) -> bool:
        """Whether the order has become a standing win of the company just now."""
        return is_won(self.line) and not is_won(self.line_before)


class RuleSettings(BaseModel):
    """The thresholds of one rule; every field has a default, an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Name of a rule, by language."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """The name in a language; Chinese unless English is asked for."""
        return self.en if language == "en" else self.zh


S = TypeVar("S", bound=RuleSettings)


class Rule(ABC, Generic[S]):
    """One reason to tell somebody something. `daily` rules are also judged by the daily tick."""

    code: str
    name: Name
    Settings: type[S]
    daily: bool = False

    @abstractmethod
    def judge(self, facts: Facts, settings: S) -> Iterator[Flag]:
        """The flags that these facts deserve."""

    def flag(self, facts: Facts, occasion: str, evidence: dict[str, object], *, about_order: bool = True) -> Flag:
        """A flag of this rule about the company and, unless switched off, about the order."""
        return Flag(
            rule=self.code,
            company=facts.company.id,
            order=facts.order.id if facts.order is not None and about_order else None,
            occasion=occasion,
            on=facts.on,
            evidence=evidence,
            notice_id=facts.notice_id,
        )


def lines_of(ledger: Ledger, order: Order) -> list[Line]:
    """The ledger's lines of an order by its present and former ids: several while it was taken for several orders."""
    ids = (order.id, *order.former_ids)
    return sorted(
        (line for each in dict.fromkeys(ids) for line in ledger.of_order(each)), key=lambda line: (line.dated, line.order.id)
    )


def line_of(ledger: Ledger, order: Order | None) -> Line | None:
    """The ledger's line of an order; of several the one that was won."""
    found = lines_of(ledger, order) if order is not None else []
    return next((line for line in found if is_won(line)), found[-1] if found else None)


def is_won(line: Line | None) -> bool:
    """Whether the line is a won deal that stands."""
    return line is not None and line.state.status in WON
