"""Filing: a company's own announcement of an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scrapers.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A company's own announcement of a contract at its exchange; `order` is the id of the order it is known to speak of."""

    key: str
    company: str
    published: date
    title: str
    url: str = ""
    amount: Money | None = None
    counterparty: str | None = None
    order: str | None = None
