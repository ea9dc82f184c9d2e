"""Repository of one file: loads companies, orders, revenue, rates and decisions as values for the pure parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from tracker.model.order import WON, Order
from tracker.model.rate import Rates
from tracker.model.revenue import Revenue
from tracker.model.view import PRESENT, View
from tracker.revenue.checks import check_revenue
from tracker.revenue.known import known_revenue

# as in db/views/implausible_orders.sql
_TIMES = 50


@dataclass(slots=True)
class _Known:
    """Everything that was read of the file and still holds; a ledger with the terms it was made under."""

    rates: Rates | None = None
    decisions: Decisions | None = None
    companies: tuple[Company, ...] | None = None
    terms: dict[str, OrderTerms] | None = None
    revenue: dict[str, tuple[Revenue, ...]] = field(default_factory=dict)
    filings: dict[str, tuple[Filing, ...]] = field(default_factory=dict)
    ledgers: dict[str, tuple[dict[str, OrderTerms], Ledger]] = field(default_factory=dict)
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

    def orders_changed(self, companies: Iterable[Company], after: Iterable[Order] = ()) -> None:
        """The file has other orders now, among them some of these companies'."""
        self._known.terms = None
        for company in companies:
            self._known.ledgers.pop(company.id, None)
            _take_largest(self._partners(company), after)

    def companies_beside(self, before: Sequence[Order], after: Sequence[Order]) -> list[Company]:
        """The watched companies with an amount that may be bounded anew now that some orders are not what they were.

        An order bounds what its buyer pays and its suppliers get at fifty times its amount.
        """
        stood, stands = _payments(before), _payments(after)
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
            _take_largest(self._known.partners.setdefault(company.id, {}), self.orders(company))
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
        if self._known.terms is None:
            rows = term_rows.load_terms(self.db)
            decided = {order_rows.resolve(self.db, row["order_id"]) or row["order_id"]: _terms(row) for row in rows}
            self._known.terms = with_implausible(decided, self.implausible)
        return self._known.terms

    @property
    def implausible(self) -> dict[str, Money]:
        """The amounts that cannot be, by order."""
        rows = term_rows.load_implausible(self.db)
        return {row["order_id"]: Money(minor=row["amount_minor"], currency=row["currency"]) for row in rows}

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
        """The company's present ledger, from its stored orders; the same one until its orders or their terms have changed."""
        terms, made = self.terms, self._known.ledgers.get(company.id)
        if made is None or made[0] != terms:
            credit = Crediting(company=company, rates=self.rates, terms=terms)
            revenue = known_revenue(company.id, self.revenue(company.id))
            made = self._known.ledgers[company.id] = terms, self.cache.ledger(credit, self.orders(company), revenue)
        return made[1]

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


def _payments(orders: Iterable[Order]) -> set[tuple[str, int]]:
    """Who pays or gets how much by won orders, in minor units of whatever currency."""
    return {(name, minor) for order in orders if order.state.status in WON for name, minor in _amounts(order)}


def _amounts(order: Order) -> Iterator[tuple[str, int]]:
    if order.state.amount is not None:
        for party in (*order.parties, *([order.buyer] if order.buyer else ())):
            yield supplier_key(party.name), order.state.amount.minor


def _take_largest(largest: dict[str, int], orders: Iterable[Order]) -> None:
    for order in orders:
        for name, minor in _amounts(order):
            largest[name] = max(minor, largest.get(name, 0))


def _terms(row: records.Row) -> OrderTerms:
    vat: VatCategory | Decimal | None = None
    if row["vat"] is not None:
        vat = VatCategory(row["vat"]) if row["vat"] in set(VatCategory) else Decimal(row["vat"])
    return OrderTerms(joint_venture=CreditRule(row["joint_venture"]) if row["joint_venture"] else None, vat=vat)
