"""Explained silence over one file: the words of report and digests about a company without orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from db import sources as source_rows
from db.engine.connection import Database
from tracker.ledger.ledger import Ledger
from tracker.model.company import Company
from tracker.model.states import SourceState
from tracker.sources.silence import SiteState, explain, say
from tracker.storage.repository import Repository


def silence_of(db: Database, ledger: Ledger, today: date, language: str) -> str:
    """Such as: no orders in 21 days; 4 of the 5 sites that ever carried this company are healthy, 1 dark since 3 May."""
    return say(explain(ledger, site_states(db), today), language)


def silences(db: Database, companies: Sequence[str], today: date, language: str) -> list[str]:
    """One line for each of the companies, by id."""
    repository = Repository(db)
    found: list[Company] = [company for company in repository.companies() if company.id in companies]
    return [silence_of(db, repository.ledger(company), today, language) for company in found]


def site_states(db: Database) -> list[SiteState]:
    """How every source stands that has ever run, by its site."""
    return [
        SiteState(
            site=row["site"],
            state=SourceState(row["state"]),
            since=datetime.fromisoformat(row["since"]).date() if row["since"] else None,
        )
        for row in source_rows.source_states(db).values()
    ]
