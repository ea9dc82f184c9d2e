"""Verification that the ledgers of a file hold together: sums, intervals, and the bridge over all its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.ledger.bridge import BridgeDoesNotReconcile, bridge
from tracker.ledger.ledger import totals
from tracker.model.company import Company
from tracker.storage.repository import Repository


def ledger_problems(repository: Repository, today: date) -> Iterator[str]:
    """One line for each thing that does not add up."""
    for company in repository.companies():
        yield from _of_company(repository, company, today)


def _of_company(repository: Repository, company: Company, today: date) -> Iterator[str]:
    orders = repository.orders(company)
    ledger = repository.ledger_then(company, orders)
    sums = totals(ledger, None, None)
    for name in ("floor", "stated", "ceiling"):
        plain = sum(getattr(line, name) or 0 for line in ledger.lines)
        if plain != getattr(sums, name):
            yield f"{company.id}: the {name} is {getattr(sums, name)} but its lines add up to {plain}"
    if not sums.floor <= sums.stated <= sums.ceiling:
        yield f"{company.id}: floor {sums.floor}, stated {sums.stated} and ceiling {sums.ceiling} are out of order"
    days = [event.on for order in orders for event in order.events]
    if days:
        try:
            bridge(company, orders, repository.rates, (min(days), max(*days, today)), terms=repository.terms)
        except BridgeDoesNotReconcile as error:
            yield f"{company.id}: {error}"
