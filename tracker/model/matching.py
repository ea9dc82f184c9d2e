"""Matching of watched companies with the parties of an order: by exact name or registration code, never by likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scrapers.notice import Party
from tracker.model.company import Company, Perimeter
from tracker.model.keys import code_key, supplier_key
from tracker.model.order import Order


class Role(StrEnum):
    """A party's place in an order."""

    LEAD = "lead"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One party of an order that is an organization of a watched company."""

    company: Company
    perimeter: Perimeter
    party: Party
    role: Role


def named_in(text: str, companies: Iterable[Company]) -> dict[str, str]:
    """Of each watched company that a text names, by an organization's name or its own, the first such name, by company id.

    Names of one character and Latin ones are too common in running text to say anything.
    """
    folded = supplier_key(text)
    found: dict[str, str] = {}
    for company in companies:
        names = (*(entry.name for entry in company.perimeter), *company.names.values())
        telling = (name for name in names if len(key := supplier_key(name)) > 1 and not key.isascii() and key in folded)
        if name := next(telling, None):
            found[company.id] = name
    return found


def match(order: Order, companies: Iterable[Company], on: date | None = None) -> tuple[Match, ...]:
    """The order's parties inside the companies' perimeters on the order's day (or on `on`), lead first.

    A party is an organization when their names are the same but for width, case, spaces and bracket shape, or when both
    carry the same valid unified social credit code. Former names and aliases are perimeter entries of their own.
    """
    day = on or order.state.dated or order.events[0].on
    return tuple(m for company in companies for m in parties_of(order, company) if m.perimeter.holds_on(day))


def parties_of(order: Order, company: Company) -> tuple[Match, ...]:
    """Every match of the order's parties with a company's organizations, whatever the day."""
    return tuple(
        Match(company=company, perimeter=perimeter, party=party, role=Role.LEAD if place == 0 else Role.MEMBER)
        for place, party in enumerate(order.parties)
        for perimeter in company.perimeter
        if is_organization(party, perimeter)
    )


def is_organization(party: Party, perimeter: Perimeter) -> bool:
    """Whether a printed party is this organization."""
    if supplier_key(party.name) == supplier_key(perimeter.name):
        return True
    code = code_key(party.code)
    return code is not None and code == code_key(perimeter.code)


def watched(parties: Sequence[Party], companies: Iterable[Company]) -> bool:
    """Whether any of the parties is an organization of any company, whatever the day."""
    return any(is_organization(p, entry) for company in companies for entry in company.perimeter for p in parties)
