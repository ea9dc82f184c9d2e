"""Repository of one file: loads companies, orders, revenue, rates and decisions as values for the pure parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from db import companies as company_rows
from db import decisions as decision_rows
from db import order_terms as term_rows
from db import orders as order_rows
from db import revenue as revenue_rows
from db import unread as unread_rows
from db.engine.connection import Database
from db.engine.rows import data_version
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
from tracker.storage.implausible import Implausible
from tracker.storage.payments import payments, take_largest

# as in db/views/implausible_orders.sql
_TIMES = 50


@dataclass(slots=True)
class _Kept:
    """A company's ledger, the terms it was made under, and the ids of orders that have changed since."""

    ledger: Ledger
    terms: dict[str, OrderTerms]
    changed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Known:
    """Everything that was read of the file and still holds."""

    rates: Rates | None = None
    decisions: Decisions | None = None
    companies: tuple[Company, ...] | None = None
    terms: dict[str, OrderTerms] = field(default_factory=dict)
    # whether these terms are those of the orders as they are
    terms_hold: bool = False
    implausible: Implausible | None = None
    revenue: dict[str, tuple[Revenue, ...]] = field(default_factory=dict)
    filings: dict[str, tuple[Filing, ...]] = field(default_factory=dict)
    ledgers: dict[str, _Kept] = field(default_factory=dict)
    # by company whom its orders name, as compared, each with the largest amount beside that name
    partners: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Repository:
    """Contents of a file as values, read on demand and once; one a transaction or command.

    One that is kept over many transactions is refreshed inside each, learns which orders its own connection changed, and
    forgets everything when a transaction fails. `cache` may be kept from one to the next in any case.
    """

    db: Database
    cache: LedgerCache = field(default_factory=LedgerCache)
    _known: _Known = field(default_factory=_Known, init=False)
    _version: int | None = field(default=None, init=False)

    def refresh(self) -> None:
        """Forget what was read before another connection changed the file. Inside a transaction."""
        version = data_version(self.db)
        if version != self._version:
            self.forget()
            self._version = version

    def forget(self) -> None:
        """Read everything anew from now on."""
        self._known = _Known()

    def orders_changing(self, before: Sequence[Order], after: Sequence[Order]) -> None:
        """Some orders of the file are about to be others."""
        self._implausible.changing(_ids(before, after))

    def orders_changed(self, companies: Iterable[Company], before: Sequence[Order], after: Sequence[Order]) -> None:
        """They are others now, among them some of these companies'."""
        self._known.terms_hold = False
        for company in companies:
            if company.id in self._known.ledgers:
                self._known.ledgers[company.id].changed |= _ids(before, after)
            take_largest(self._partners(company), after)

    def awards_changed(self, notice_id: int) -> None:
        """The awards of a notice are others now: they may confirm, or no longer confirm, amounts of orders that stand."""
        self._known.terms_hold = False
        self._implausible.awards_changed(notice_id)

    def companies_beside(self, before: Sequence[Order], after: Sequence[Order]) -> list[Company]:
        """The watched companies with an amount that may be bounded anew now that some orders are not what they were.

        An order bounds what its buyer pays and its suppliers get at fifty times its amount.
        """
        stood, stands = payments(before), payments(after)
        lost, gained = stood - stands, stands - stood
        found = []
        for company in self.companies() if lost or gained else ():
            largest = self._partners(company)
            slips = any(_TIMES * minor < largest.get(name, 0) for name, minor in gained)
            if slips or any(name in largest for name, _ in lost):
                found.append(company)
        return found

    def _partners(self, company: Company) -> dict[str, int]:
        if company.id not in self._known.partners:
            take_largest(self._known.partners.setdefault(company.id, {}), self.orders(company))
        return self._known.partners[company.id]

    @property
    def decisions(self) -> Decisions:
        """Everything that was decided in the inbox."""
        if self._known.decisions is None:
            self._known.decisions = records.decisions_of(decision_rows.load_decisions(self.db))
        return self._known.decisions

    @property
    def rates(self) -> Rates:
        """Imported exchange rates, and the bundled ones where those say nothing of the day."""
        if self._known.rates is None:
            self._known.rates = self.cache.rates(tuple(records.rate_of(row) for row in revenue_rows.load_rates(self.db)))
        return self._known.rates

    @property
    def terms(self) -> dict[str, OrderTerms]:
        """Terms decided for single orders, and the amounts that cannot be: any order may make those of others so."""
        if not self._known.terms_hold:
            rows = term_rows.load_terms(self.db)
            decided = {order_rows.resolve(self.db, row["order_id"]) or row["order_id"]: _terms(row) for row in rows}
            terms = with_implausible(decided, self.implausible)
            if terms != self._known.terms:
                self._known.terms = terms
            self._known.terms_hold = True
        return self._known.terms

    @property
    def implausible(self) -> dict[str, Money]:
        """The amounts that cannot be, by order."""
        return self._implausible.amounts()

    @property
    def _implausible(self) -> Implausible:
        if self._known.implausible is None:
            self._known.implausible = Implausible(self.db)
        return self._known.implausible

    def companies(self) -> tuple[Company, ...]:
        """Watched companies, their perimeters as configured and decided."""
        if self._known.companies is None:
            self._known.companies = tuple(records.company_of(row) for row in company_rows.load_companies(self.db))
        return self._known.companies

    def revenue(self, company: str) -> tuple[Revenue, ...]:
        """A company's reported figures with the contradictions found in them."""
        if company not in self._known.revenue:
            rows = revenue_rows.load_revenue(self.db, company)
            self._known.revenue[company] = check_revenue([records.revenue_of(row) for row in rows])
        return self._known.revenue[company]

    def orders(self, company: Company) -> list[Order]:
        """Every order in which one of the company's organizations has a part."""
        return self.orders_known(self.order_ids(company))

    def order_ids(self, company: Company, among: Iterable[str] | None = None) -> list[str]:
        """The ids of those orders, of all or of some."""
        names = [supplier_key(entry.name) for entry in company.perimeter]
        codes = [code for entry in company.perimeter if (code := code_key(entry.code))]
        if among is not None:
            return order_rows.orders_among_with_suppliers(self.db, among, names, codes)
        return order_rows.orders_with_suppliers(self.db, names, codes)

    def orders_known(self, ids: Iterable[str]) -> list[Order]:
        """Orders by id, those that were read or written before from memory while the file has the same."""
        return self.cache.orders(order_rows.stamps(self.db, ids), self.orders_by_id)

    def orders_by_id(self, ids: Iterable[str] | None) -> list[Order]:
        """Orders by id, or all."""
        return [records.order_of(row) for row in order_rows.load_orders(self.db, ids)]

    def ledger(self, company: Company) -> Ledger:
        """The company's present ledger, from its stored orders; the same one until its orders or their terms have changed."""
        terms, kept = self.terms, self._known.ledgers.get(company.id)
        if kept is None or (account := self.cache.account(company.id, kept.ledger)) is None:
            credit = Crediting(company=company, rates=self.rates, terms=terms)
            revenue = known_revenue(company.id, self.revenue(company.id))
            kept = _Kept(self.cache.ledger(credit, self.orders(company), revenue), terms)
        elif kept.changed or kept.terms is not terms:
            touched = account.owners(kept.changed)
            there = self.order_ids(company, touched) if touched else []
            account.change(terms, touched.difference(there), self.orders_known(there))
            kept = _Kept(account.ledger, terms)
        self._known.ledgers[company.id] = kept
        return kept.ledger

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
        if company not in self._known.filings:
            rows = revenue_rows.load_filings(self.db, company)
            self._known.filings[company] = tuple(records.filing_of(row) for row in rows)
        return self._known.filings[company]


def _ids(before: Sequence[Order], after: Sequence[Order]) -> set[str]:
    """The present and former ids of some orders."""
    return {shown for order in (*before, *after) for shown in (order.id, *order.former_ids)}


def _terms(row: records.Row) -> OrderTerms:
    vat: VatCategory | Decimal | None = None
    if row["vat"] is not None:
        vat = VatCategory(row["vat"]) if row["vat"] in set(VatCategory) else Decimal(row["vat"])
    return OrderTerms(joint_venture=CreditRule(row["joint_venture"]) if row["joint_venture"] else None, vat=vat)
