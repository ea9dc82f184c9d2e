"""Replay over one file: what other rules or perimeters would have raised and moved, shown first, stored only when asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db import flags as flag_rows
from db.connection import Database, transaction
from tracker.books import Books, sync
from tracker.company import Company
from tracker.config import Settings
from tracker.flag import Flag
from tracker.judging import remember
from tracker.ledger import Ledger, Totals, build_ledger, totals
from tracker.matching import watched
from tracker.order import Order
from tracker.perimeter import with_decisions
from tracker.records import flag_of
from tracker.rules import settings_for
from tracker.surroundings import Surroundings
from tracker.what_if import Difference, Past, difference, flags_over, identity


def would_fire(
    books: Books, settings: Settings, company: Company, code: str, *, start: date | None, end: date | None
) -> list[Flag]:
    """What one rule would have raised about one company."""
    companies = with_decisions(settings.companies, books.decisions)
    past = _past(books, settings, company, companies, books.orders_by_id(None))
    return flags_over(past, start=start, end=end, only=frozenset((code,)))


def replay(books: Books, old: Settings, new: Settings) -> Difference:
    """The difference between two configurations over everything stored; changes nothing."""
    orders = books.orders_by_id(None)
    were, were_totals = _all_flags(books, old, orders)
    are, are_totals = _all_flags(books, new, orders)
    moved = {
        company: (were_totals.get(company, _NONE), are_totals.get(company, _NONE))
        for company in sorted(were_totals.keys() | are_totals.keys())
        if were_totals.get(company, _NONE) != are_totals.get(company, _NONE)
    }
    return difference(were, are, moved)


def apply(db: Database, world: Surroundings, found: Difference) -> tuple[int, int]:
    """Store what appears and take back what disappears and was never told; how many of each. `world` has the new settings."""
    gone = {identity(flag) for flag in found.disappear}
    with transaction(db):
        sync(db, world.settings)
        rows = [
            row for row in flag_rows.load_flags(db) if identity(flag_of(row)) in gone and not flag_rows.was_told(db, row["id"])
        ]
        flag_rows.delete_flags(db, [row["id"] for row in rows])
        added = remember(db, world, list(found.appear), run_id=None)
    return added, len(rows)


_NONE = Totals(orders=0, unpriced=0, candidates=0, marked=0, errors=0, floor=0, stated=0, ceiling=0)


def _all_flags(books: Books, settings: Settings, orders: list[Order]) -> tuple[list[Flag], Mapping[str, Totals]]:
    companies = with_decisions(settings.companies, books.decisions)
    pasts = [_past(books, settings, company, companies, orders) for company in companies]
    flags = [flag for past in pasts for flag in flags_over(past)]
    return flags, {past.company.id: totals(past.build(past.orders), None, None) for past in pasts}


def _past(books: Books, settings: Settings, company: Company, companies: tuple[Company, ...], orders: list[Order]) -> Past:
    def ledger_of(each: Company, chosen: tuple[Order, ...]) -> Ledger:
        return build_ledger(each, chosen, books.revenue(each.id), books.rates)

    theirs = {each.id: tuple(order for order in orders if watched(order.parties, [each])) for each in companies}
    return Past(
        company=company,
        orders=theirs[company.id],
        build=lambda chosen: ledger_of(company, tuple(chosen)),
        settings=settings_for(settings.rules, company.id),
        rivals={each.id: ledger_of(each, theirs[each.id]) for each in companies if each.id != company.id},
        filings=books.filings(company.id),
    )
