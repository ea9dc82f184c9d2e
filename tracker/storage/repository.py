"""Repository of one file: loads companies, orders, revenue, rates and decisions as values for the pure parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from db import companies as company_rows
from db import decisions as decision_rows
from db import order_terms as term_rows
from db import orders as order_rows
from db import revenue as revenue_rows
from db import unread as unread_rows
from db.engine.connection import Database
from db.engine.rows import fetch
from scrapers.money import Money
from tracker import storage as records
from tracker.ledger.cache import LedgerCache
from tracker.ledger.credit import OrderTerms, with_implausible
from tracker.ledger.ledger import Ledger, build_ledger
from tracker.ledger.line import Crediting
from tracker.model.company import Company, CreditRule, UnreadName, VatCategory
from tracker.model.decision import Decisions
from tracker.model.filing import Filing
from tracker.model.keys import code_key, supplier_key
from tracker.model.order import Order
from tracker.model.rate import Rates
from tracker.model.revenue import Revenue
from tracker.model.view import PRESENT, View
from tracker.revenue.checks import check_revenue
from tracker.revenue.known import known_revenue


@dataclass(slots=True)
class Repository:
    """Contents of a file as values, read on demand; one a transaction or command. `cache` may be kept from one to the next."""

    db: Database
    cache: LedgerCache = field(default_factory=LedgerCache)
    _rates: Rates | None = field(default=None, init=False)
    _decisions: Decisions | None = field(default=None, init=False)
    _companies: tuple[Company, ...] | None = field(default=None, init=False)
    # with the version of the file they were read from
    _terms: tuple[tuple[int, ...], dict[str, OrderTerms]] | None = field(default=None, init=False)
    _ledgers: dict[str, Ledger] = field(default_factory=dict, init=False)

    @property
    def decisions(self) -> Decisions:
        """Everything that was decided in the inbox."""
        if self._decisions is None:
            self._decisions = records.decisions_of(decision_rows.load_decisions(self.db))
        return self._decisions

    @property
    def rates(self) -> Rates:
        """Imported exchange rates, and the bundled ones where those say nothing of the day."""
        if self._rates is None:
            self._rates = self.cache.rates(tuple(records.rate_of(row) for row in revenue_rows.load_rates(self.db)))
        return self._rates

    @property
    def terms(self) -> dict[str, OrderTerms]:
        """Terms decided for single orders, and the amounts that cannot be; asked again once the file has changed."""
        version = (self.db.conn.total_changes, *fetch(self.db, "PRAGMA data_version")[0])
        if self._terms is None or self._terms[0] != version:
            self._terms = version, self._load_terms()
        return self._terms[1]

    def _load_terms(self) -> dict[str, OrderTerms]:
        rows = term_rows.load_terms(self.db)
        decided = {order_rows.resolve(self.db, row["order_id"]) or row["order_id"]: _terms(row) for row in rows}
        return with_implausible(decided, self.implausible)

    @property
    def implausible(self) -> dict[str, Money]:
        """The amounts that cannot be, by order."""
        rows = term_rows.load_implausible(self.db)
        return {row["order_id"]: Money(minor=row["amount_minor"], currency=row["currency"]) for row in rows}

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
        return self.orders_known(self.order_ids(company))

    def order_ids(self, company: Company) -> list[str]:
        """The ids of those orders."""
        names = [supplier_key(entry.name) for entry in company.perimeter]
        codes = [code for entry in company.perimeter if (code := code_key(entry.code))]
        return order_rows.orders_with_suppliers(self.db, names, codes)

    def orders_known(self, ids: Iterable[str]) -> list[Order]:
        """Orders by id, those that were read or written before from memory while the file has the same."""
        return self.cache.orders(order_rows.stamps(self.db, ids), self.orders_by_id)

    def orders_by_id(self, ids: Iterable[str] | None) -> list[Order]:
        """Orders by id, or all."""
        return [records.order_of(row) for row in order_rows.load_orders(self.db, ids)]

    def ledger(self, company: Company) -> Ledger:
        """The company's present ledger, from its stored orders; the same one until the orders have changed."""
        if company.id not in self._ledgers:
            credit = Crediting(company=company, rates=self.rates, terms=self.terms)
            revenue = known_revenue(company.id, self.revenue(company.id))
            self._ledgers[company.id] = self.cache.ledger(credit, self.orders(company), revenue)
        return self._ledgers[company.id]

    def orders_changed(self) -> None:
        """The file's orders are no longer those that ledgers were made of."""
        self._ledgers.clear()

    def ledger_then(self, company: Company, orders: Iterable[Order], view: View = PRESENT) -> Ledger:
        """The company's ledger of some orders under a view."""
        return build_ledger(company, orders, self.revenue(company.id), self.rates, view, self.terms)

    @property
    def unread(self) -> tuple[UnreadName, ...]:
        """The watched names on pages whose result could not be read and at which nobody has looked."""
        settled = {decision.subject for decision in self.decisions.unread}
        found = (records.unread_name(row) for row in unread_rows.unread_names(self.db))
        return tuple(each for each in found if f"{each.company}|{each.notice}" not in settled)

    def filings(self, company: str) -> tuple[Filing, ...]:
        """The company's own announcements, as imported."""
        return tuple(records.filing_of(row) for row in revenue_rows.load_filings(self.db, company))


def _terms(row: records.Row) -> OrderTerms:
    vat: VatCategory | Decimal | None = None
    if row["vat"] is not None:
        vat = VatCategory(row["vat"]) if row["vat"] in set(VatCategory) else Decimal(row["vat"])
    return OrderTerms(joint_venture=CreditRule(row["joint_venture"]) if row["joint_venture"] else None, vat=vat)
