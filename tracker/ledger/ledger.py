"""The ledger of a company: its credited orders against its reported revenue; pure functions over orders and revenue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter

from scrapers.money import Money
from tracker.ledger.credit import OrderTerms
from tracker.ledger.groups import Index
from tracker.ledger.line import Crediting, Line, after_call_offs, called_off
from tracker.ledger.sums import Sums, place
from tracker.model.company import Company
from tracker.model.order import Order
from tracker.model.rate import Rate, Rates
from tracker.model.revenue import Revenue
from tracker.model.view import PRESENT, View, Window
from tracker.orders.fold import fold
from tracker.revenue.known import known_revenue, undated_revenue

__all__ = ["Ledger", "Line", "Rate", "Rates", "Ratio", "Totals", "build_ledger", "totals"]

_dated = attrgetter("dated")
# a change of more than this part of a ledger's lines is no small one
_FEW = 8


@dataclass(slots=True)
class _Made:
    """Parts of a ledger that are made when they are asked for."""

    sums: Sums | None = None
    index: Index | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All lines of one company, oldest first, and the revenue known on the ledger's day.

    `view` is what it was built for.
    `undated` are the periods whose figures are kept without a publication day, and so unknown on that day.
    """

    company: Company
    lines: tuple[Line, ...]
    revenue: tuple[Revenue, ...]
    view: View = PRESENT
    undated: tuple[str, ...] = ()
    _made: _Made = field(default_factory=_Made, init=False, repr=False, compare=False)

    @property
    def sums(self) -> Sums:
        """Sums of the lines up to each day."""
        if self._made.sums is None:
            self._made.sums = Sums().changed((), self.lines)
        return self._made.sums

    @property
    def index(self) -> Index:
        """The lines by what rules ask for."""
        if self._made.index is None:
            self._made.index = Index().changed((), self.lines)
        return self._made.index

    def of_order(self, order: str) -> Sequence[Line]:
        """The lines of an order by its present id."""
        return self.index.by_order.get(order)

    def changed(self, gone: Sequence[Line], came: Sequence[Line]) -> Ledger:
        """The ledger without some of its lines and with others; it costs what is changed, not what stays."""
        if len(gone) + len(came) > len(self.lines) // _FEW:
            names = {line.order.id for line in gone}
            stay = (line for line in self.lines if line.order.id not in names)
            return replace(self, lines=tuple(sorted([*stay, *came], key=place)))
        lines = list(self.lines)
        for line in gone:
            del lines[bisect_left(lines, place(line), key=place)]
        for line in came:
            lines.insert(bisect_left(lines, place(line), key=place), line)
        found = replace(self, lines=tuple(lines))
        found._made.sums = self.sums.changed(gone, came)
        found._made.index = self.index.changed(gone, came)
        return found

    def knowing(self, revenue: tuple[Revenue, ...]) -> Ledger:
        """The same lines beside other revenue."""
        found = replace(self, revenue=revenue)
        found._made.sums, found._made.index = self._made.sums, self._made.index
        return found

    def within(self, window: Window) -> list[Line]:
        """The lines dated in a window."""
        first = bisect_left(self.lines, window.start, key=_dated) if window.start else 0
        last = bisect_right(self.lines, window.end, key=_dated) if window.end else len(self.lines)
        return list(self.lines[first:last])


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over a window, minor units of the company's currency; `unpriced`, `candidates`, `marked` and `errors` are counts.

    `orders` counts what stands (won, or a lead), priced or not; candidates are counted apart. `in_question` of them may be
    another order, and would add `in_question_amount`.
    """

    orders: int
    unpriced: int
    candidates: int
    marked: int
    errors: int
    floor: int
    stated: int
    ceiling: int
    in_question: int = 0
    in_question_amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Totals of a window over one reported figure.

    `basis` is "reported", "trailing_twelve_months" or "year_before"; `revenue` is as reported, `rate` what it was converted by.
    The three ratios are None where the figure is not in the company's currency and no rate is known.
    """

    period: str
    segment: str | None
    start: date
    end: date
    revenue: Money
    floor: Decimal | None
    stated: Decimal | None
    ceiling: Decimal | None
    basis: str = "reported"
    marks: tuple[str, ...] = ()
    rate: Rate | None = None


def build_ledger(
    company: Company,
    orders: Iterable[Order],
    revenue: Sequence[Revenue],
    rates: Rates,
    view: View = PRESENT,
    terms: Mapping[str, OrderTerms] | None = None,
) -> Ledger:
    """The company's ledger from every order one of its organizations has a part in (others are passed over).

    Orders and revenue are those the view knows; its window cuts nothing here, so that a year before can be looked at too.
    """
    credit = Crediting(company=company, rates=rates, net_of_vat=view.net_of_vat, terms=terms or {})
    states = ((order, fold(order, view)) for order in orders)
    lines = [line for order, state in states if state and (line := credit.line(order, state))]
    ledger = ledger_of(credit, lines, known_revenue(company.id, revenue, view), view)
    return replace(ledger, undated=undated_revenue(company.id, revenue, view))


def ledger_of(
    credit: Crediting,
    lines: Iterable[Line],
    revenue: tuple[Revenue, ...],
    view: View | None = None,
) -> Ledger:
    """The ledger of lines that the crediting gave, with the revenue known by then; the present one without a view."""
    ordered = sorted(lines, key=place)
    taken = called_off(ordered)
    return Ledger(
        company=credit.company,
        lines=tuple(after_call_offs(line, taken) for line in ordered) if taken else tuple(ordered),
        revenue=revenue,
        view=view or View(net_of_vat=credit.net_of_vat),
    )


def totals(ledger: Ledger, start: date | None, end: date | None) -> Totals:
    """Sums of the lines dated in a window, both days inclusive; None is open."""
    sums = ledger.sums.within(start, end)
    orders, unpriced, candidates, marked, errors, floor, stated, ceiling, in_question, in_question_amount = sums
    return Totals(
        orders=orders,
        unpriced=unpriced,
        candidates=candidates,
        marked=marked,
        errors=errors,
        floor=floor,
        stated=stated,
        ceiling=ceiling,
        in_question=in_question,
        in_question_amount=in_question_amount,
    )
