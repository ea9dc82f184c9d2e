"""Replay over one file: what other rules or perimeters would have raised and moved, shown first, stored only when asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from db import flags as flag_rows
from db import revenue as revenue_rows
from db.engine.connection import Database, transaction
from tracker import storage as records
from tracker.config.runtime import Runtime
from tracker.config.sections import terms_of
from tracker.config.settings import Settings
from tracker.judging.configuration import sync_configuration
from tracker.judging.flags import raise_flags
from tracker.ledger.credit import with_implausible
from tracker.ledger.ledger import Totals
from tracker.ledger.line import Crediting
from tracker.model.company import Company, with_decisions
from tracker.model.flag import RETRACTION, Flag
from tracker.model.revenue import Revenue
from tracker.revenue.checks import check_revenue
from tracker.rules import settings_for
from tracker.rules.backtest import CompanyHistory, Difference, difference, flags_over, identity
from tracker.storage.repository import Repository


def would_fire(
    repository: Repository, settings: Settings, companies: Collection[str], code: str, *, start: date | None, until: date
) -> list[Flag]:
    """Flags one rule would have raised about some companies, by id, from a day on; steps crossed before are not crossed again."""
    # what takes back must know what was told
    only = None if code == RETRACTION else frozenset((code,))
    found = flags_over(_pasts(repository, settings), settings.rules, until=until, only=only)
    return [flag for flag in found if flag.rule == code and flag.company in companies and (start is None or flag.on >= start)]


def replay(repository: Repository, old: Settings, new: Settings, today: date) -> Difference:
    """The difference between two configurations over everything stored; changes nothing."""
    were, are = _pasts(repository, old), _pasts(repository, new)
    were_totals, are_totals = ({past.company.id: past.totals for past in pasts} for pasts in (were, are))
    moved = {
        company: (were_totals.get(company, _NONE), are_totals.get(company, _NONE))
        for company in sorted(were_totals.keys() | are_totals.keys())
        if were_totals.get(company, _NONE) != are_totals.get(company, _NONE)
    }
    return difference(flags_over(were, old.rules, until=today), flags_over(are, new.rules, until=today), moved)


def apply(db: Database, runtime: Runtime, found: Difference) -> tuple[int, int]:
    """Store what appears and take back what disappears and was never sent; how many of each. `runtime` has the new settings."""
    gone = {identity(flag) for flag in found.disappear}
    with transaction(db):
        rows = [
            row
            for row in flag_rows.load_flags(db)
            if identity(records.flag_of(row)) in gone and not flag_rows.was_told(db, row["id"])
        ]
        flag_rows.delete_flags(db, [row["id"] for row in rows])
        added = raise_flags(db, runtime, list(found.appear), run_id=None)
        sync_configuration(db, runtime)
    return added, len(rows)


_NONE = Totals(orders=0, unpriced=0, candidates=0, marked=0, errors=0, floor=0, stated=0, ceiling=0)


def _pasts(repository: Repository, settings: Settings) -> list[CompanyHistory]:
    terms = with_implausible({order: terms_of(each) for order, each in settings.order.items()}, repository.implausible)
    return [
        CompanyHistory(
            credit=Crediting(company=company, rates=repository.rates, terms=terms),
            orders=tuple(repository.orders(company)),
            revenue=_revenue(repository, settings, company),
            settings=settings_for(settings.rules, company.id),
            filings=repository.filings(company.id),
        )
        for company in with_decisions(settings.companies, repository.decisions)
    ]


def _revenue(repository: Repository, settings: Settings, company: Company) -> tuple[Revenue, ...]:
    """The figures imported or fetched, and those of the configuration in question."""
    rows = revenue_rows.load_revenue(repository.db, company.id)
    kept = [records.revenue_of(row) for row in rows if row["entered_by"] != revenue_rows.CONFIGURATION]
    return check_revenue([*kept, *(figure for figure in settings.revenue if figure.company == company.id)])
