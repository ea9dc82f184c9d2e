"""The ledger of a company: its credited orders against its reported revenue; pure functions over orders and revenue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter

from scrapers.money import Money
from tracker.ledger.credit import OrderTerms
from tracker.ledger.line import Crediting, Line, after_call_offs, called_off
from tracker.model.company import Company
from tracker.model.order import WON, Order
from tracker.model.rate import Rate, Rates
from tracker.model.revenue import Revenue
from tracker.model.view import PRESENT, View, Window
from tracker.orders.fold import fold
from tracker.revenue.known import known_revenue, undated_revenue

__all__ = ["Ledger", "Line", "Rate", "Rates", "Ratio", "Totals", "build_ledger", "totals"]


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
    # running sums by day, so that a window costs two look-ups
    _days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _running: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _by_order: dict[str, list[Line]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _won: list[Line] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        counted = sorted(self.lines, key=attrgetter("dated"))
        columns = zip(*(line.counts for line in counted), strict=True) if counted else ((),) * _WIDTH
        object.__setattr__(self, "_days", tuple(line.dated for line in counted))
        object.__setattr__(self, "_running", tuple(tuple(accumulate(column, initial=0)) for column in columns))

    def of_order(self, order: str) -> list[Line]:
        """The lines of an order by its present id."""
        if not self._by_order:
            for line in self.lines:
                self._by_order.setdefault(line.order.id, []).append(line)
        return self._by_order.get(order, [])

    @property
    def won(self) -> Sequence[Line]:
        """The lines of standing wins."""
        if not self._won:
            self._won.extend(line for line in self.lines if line.state.status in WON)
        return self._won

    def within(self, window: Window) -> list[Line]:
        """The lines dated in a window."""
        return [line for line in self.lines if window.holds(line.dated)]


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


_WIDTH = 10


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
    ordered = sorted(lines, key=lambda line: (line.dated, line.order.id))
    taken = called_off(ordered)
    return Ledger(
        company=credit.company,
        lines=tuple(after_call_offs(line, taken) for line in ordered) if taken else tuple(ordered),
        revenue=revenue,
        view=view or View(net_of_vat=credit.net_of_vat),
    )


def totals(ledger: Ledger, start: date | None, end: date | None) -> Totals:
    """Sums of the lines dated in a window, both days inclusive; None is open."""
    first = bisect_left(ledger._days, start) if start else 0
    last = bisect_right(ledger._days, end) if end else len(ledger._days)
    sums = [running[max(first, last)] - running[first] for running in ledger._running]
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
