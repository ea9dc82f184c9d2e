"""The books of one file: watched companies, their orders, revenue, rates and decisions, as values for the pure parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from db import companies as company_rows
from db import decisions as decision_rows
from db import orders as order_rows
from db import revenue as revenue_rows
from db import terms as term_rows
from db.connection import Database
from tracker import records
from tracker.company import Company, CreditRule, Revenue, VatCategory
from tracker.config import Settings
from tracker.credit import OrderTerms
from tracker.decisions import Decisions
from tracker.ledger import Ledger, Rates, build_ledger
from tracker.lines import Crediting
from tracker.names import code_key, supplier_key
from tracker.order import Order
from tracker.perimeter import with_decisions
from tracker.revenue import known_revenue
from tracker.revenue_checks import check_revenue
from tracker.rules.base import Filing
from tracker.shelf import Shelf
from tracker.tables import OrderSettings


@dataclass(slots=True)
class Books:
    """What the file knows, read on demand; one per transaction or command. `shelf` may be kept from one to the next."""

    db: Database
    shelf: Shelf = field(default_factory=Shelf)
    _rates: Rates | None = field(default=None, init=False)
    _decisions: Decisions | None = field(default=None, init=False)
    _companies: tuple[Company, ...] | None = field(default=None, init=False)
    _ledgers: dict[str, Ledger] = field(default_factory=dict, init=False)

    @property
    def decisions(self) -> Decisions:
        """Everything that was decided in the inbox."""
        if self._decisions is None:
            self._decisions = records.decisions_of(decision_rows.load_decisions(self.db))
        return self._decisions

    @property
    def rates(self) -> Rates:
        """The bundled exchange rates, and imported ones where those say nothing."""
        if self._rates is None:
            self._rates = self.shelf.rates(tuple(records.rate_of(row) for row in revenue_rows.load_rates(self.db)))
        return self._rates

    @property
    def terms(self) -> dict[str, OrderTerms]:
        """What is decided for single orders."""
        return {row["order_id"]: _terms(row) for row in term_rows.load_terms(self.db)}

    def companies(self) -> tuple[Company, ...]:
        """Watched companies, their perimeters as configured and decided."""
        if self._companies is None:
            self._companies = tuple(records.company_of(row) for row in company_rows.load_companies(self.db))
        return self._companies

    def revenue(self, company: str) -> tuple[Revenue, ...]:
        """A company's reported figures with the contradictions found in them."""
        return check_revenue([records.revenue_of(row) for row in revenue_rows.load_revenue(self.db, company)])

    def orders(self, company: Company) -> list[Order]:
        """Every order in which one of the company's organizations has a part."""
        names = [supplier_key(entry.name) for entry in company.perimeter]
        codes = [code for entry in company.perimeter if (code := code_key(entry.code))]
        stamps = order_rows.stamps(self.db, order_rows.orders_with_suppliers(self.db, names, codes))
        return self.shelf.orders(stamps, self.orders_by_id)

    def orders_by_id(self, ids: Iterable[str] | None) -> list[Order]:
        """Orders by id, or all."""
        return [records.order_of(row) for row in order_rows.load_orders(self.db, ids)]

    def ledger(self, company: Company) -> Ledger:
        """The company's present ledger, from its stored orders; the same one until the orders have changed."""
        if company.id not in self._ledgers:
            credit = Crediting(company=company, rates=self.rates, terms=self.terms)
            revenue = known_revenue(company.id, self.revenue(company.id), None, None)
            self._ledgers[company.id] = self.shelf.ledger(credit, self.orders(company), revenue)
        return self._ledgers[company.id]

    def orders_changed(self) -> None:
        """The file's orders are no longer those that ledgers were made of."""
        self._ledgers.clear()

    def ledger_then(
        self,
        company: Company,
        orders: Iterable[Order],
        *,
        as_of: date | None = None,
        seen_by: datetime | None = None,
        net_of_vat: bool = False,
    ) -> Ledger:
        """The company's ledger of some orders as of a day or as seen by an instant, net of tax when wanted."""
        revenue = self.revenue(company.id)
        return build_ledger(
            company, orders, revenue, self.rates, as_of=as_of, seen_by=seen_by, net_of_vat=net_of_vat, terms=self.terms
        )

    def filings(self, company: str) -> tuple[Filing, ...]:
        """The company's own announcements, as imported."""
        return tuple(records.filing_of(row) for row in revenue_rows.load_filings(self.db, company))


def watched_names(settings: Settings) -> tuple[str, ...]:
    """Every legal name that is watched, for sites that can only be asked by name."""
    return tuple(dict.fromkeys(o.name for company in settings.company.values() for o in company.organizations))


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


def terms_of(settings: OrderSettings) -> OrderTerms:
    """What the configuration decides for a single order."""
    return OrderTerms(joint_venture=settings.joint_venture, vat=settings.vat)


def _terms(row: records.Row) -> OrderTerms:
    vat: VatCategory | Decimal | None = None
    if row["vat"] is not None:
        vat = VatCategory(row["vat"]) if row["vat"] in set(VatCategory) else Decimal(row["vat"])
    return OrderTerms(joint_venture=CreditRule(row["joint_venture"]) if row["joint_venture"] else None, vat=vat)


def _terms_row(order: str, terms: OrderSettings) -> records.Row:
    rule = terms.joint_venture.value if terms.joint_venture else None
    return {"order_id": order, "joint_venture": rule, "vat": None if terms.vat is None else str(terms.vat)}
