"""Configuration brought into the file: companies, perimeters, terms, and the orders that change with them."""

from __future__ import annotations

from db import companies as company_rows
from db import decisions as decision_rows
from db import order_terms as term_rows
from db import revenue as revenue_rows
from db.engine.connection import Database, open_file, transaction
from tracker import storage as records
from tracker.config.runtime import Runtime
from tracker.config.sections import OrderSettings
from tracker.config.settings import Settings
from tracker.judging.judge import Judge
from tracker.model.company import Company, with_decisions
from tracker.review.store import note_near_names
from tracker.storage.repository import Repository


def prepare(runtime: Runtime) -> None:
    """Bring companies and revenue of the file in line with the configuration; what a changed perimeter means is judged.

    Raises DatabaseProblem.
    """
    with open_file(runtime.settings.db_path) as db, transaction(db):
        sync_configuration(db, runtime)


def sync_configuration(db: Database, runtime: Runtime) -> None:
    """Make the file's companies and figures those of the configuration; what a changed perimeter means is judged.

    Inside a transaction. Without a configuration the file stays as it is.
    """
    if not runtime.settings.file:
        return
    repository = Repository(db)
    if {company.id: company for company in repository.companies()} == watched_companies(db, runtime.settings):
        sync(db, runtime.settings)
        return
    with Judge(runtime=runtime, db=db, run_id=None).perimeters_changing(repository):
        sync(db, runtime.settings)
    changed = Repository(db)
    note_near_names(db, changed.companies(), changed.decisions, runtime.now())


def watched_companies(db: Database, settings: Settings) -> dict[str, Company]:
    """The configuration's companies by id, each with the names accepted for it in the inbox."""
    decisions = records.decisions_of(decision_rows.load_decisions(db))
    return {company.id: company for company in with_decisions(settings.companies, decisions)}


def sync(db: Database, settings: Settings) -> None:
    """Bring the file's companies and the configuration's own revenue figures in line; call inside a transaction."""
    companies = watched_companies(db, settings)
    company_rows.sync_companies(db, [records.company_row(company) for company in companies.values()])
    term_rows.sync_terms(db, [_terms_row(order, terms) for order, terms in settings.order.items()])
    revenue_rows.sync_revenue(db, [records.revenue_row(figure) for figure in settings.revenue])


def _terms_row(order: str, terms: OrderSettings) -> records.Row:
    rule = terms.joint_venture.value if terms.joint_venture else None
    return {"order_id": order, "joint_venture": rule, "vat": None if terms.vat is None else str(terms.vat)}
