"""The ledger of a company: its credited orders against its reported revenue; pure functions over orders and revenue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from scrapers.notice import Money
from tracker.company import Company, CreditRule, Revenue, Treatment
from tracker.credit import UNPRICED, Interval, OrderTerms, Share, adds_nothing, credited, share_of, terms_of, whole
from tracker.folding import fold
from tracker.matching import parties_of
from tracker.order import VOID, Order, OrderState, OrderStatus
from tracker.revenue import known_revenue
from tracker.vat import Netting, netting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Units of `quote` for one unit of `base` on `day`, and where it is from."""

    base: str
    quote: str
    day: date
    value: Decimal
    source: str


# (base, quote, day) -> the last rate within seven days, or None
Rates = Callable[[str, str, date], Rate | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One order as it counts for one company: an interval in minor units of the company's currency.

    None bounds mean no price is printed. `error` says why an amount could not be converted; the line is never dropped.
    `credit_rule` is None where the order has one supplier; `netting` is None where amounts are as printed.
    """

    order: Order
    state: OrderState
    dated: date
    treatment: Treatment
    credit_rule: CreditRule | None
    share_low: Decimal
    share_high: Decimal
    floor: int | None
    stated: int | None
    ceiling: int | None
    rate: Rate | None = None
    error: str | None = None
    netting: Netting | None = None

    @property
    def kind(self) -> str:
        """How it is counted: "order", "candidate" (first or unranked), or "" for what counts as neither."""
        status = self.state.status
        if self.treatment is Treatment.WATCH_ONLY or status in VOID:
            return ""
        if status is not OrderStatus.CANDIDATE:
            return "order"
        return "candidate" if (self.state.rank or 1) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All lines of one company, oldest first, and the revenue known on the ledger's day.

    `as_of` and `seen_by` are what it was built for; None means with everything known.
    """

    company: Company
    lines: tuple[Line, ...]
    revenue: tuple[Revenue, ...]
    as_of: date | None = None
    seen_by: datetime | None = None
    net_of_vat: bool = False
    # running sums by day, so that a window costs two look-ups
    _days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _running: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        counted = sorted(((line.dated, _columns(line)) for line in self.lines), key=lambda pair: pair[0])
        columns = zip(*(values for _, values in counted), strict=True) if counted else ((),) * _WIDTH
        object.__setattr__(self, "_days", tuple(day for day, _ in counted))
        object.__setattr__(self, "_running", tuple(tuple(accumulate(column, initial=0)) for column in columns))

    def within(self, start: date | None, end: date | None) -> list[Line]:
        """The lines dated in a window, both days inclusive; None is open."""
        return [line for line in self.lines if (start is None or start <= line.dated) and (end is None or line.dated <= end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over a window, minor units of the company's currency; `unpriced`, `candidates`, `marked` and `errors` are counts.

    `orders` counts what stands (won, or a lead), priced or not; candidates are counted apart.
    """

    orders: int
    unpriced: int
    candidates: int
    marked: int
    errors: int
    floor: int
    stated: int
    ceiling: int


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


_WIDTH = 8


def build_ledger(
    company: Company,
    orders: Iterable[Order],
    revenue: Iterable[Revenue],
    rates: Rates,
    *,
    as_of: date | None = None,
    seen_by: datetime | None = None,
    net_of_vat: bool = False,
    terms: Mapping[str, OrderTerms] | None = None,
) -> Ledger:
    """The company's ledger from every order one of its organizations has a part in (others are passed over).

    `as_of` goes by what was published by that day, `seen_by` by what we had first seen by that instant; revenue too.
    """
    credit = Crediting(company=company, rates=rates, net_of_vat=net_of_vat, terms=terms or {})
    lines = []
    for order in orders:
        state = fold(order, as_of, seen_by)
        line = credit.line(order, state) if state else None
        if line:
            lines.append(line)
    lines.sort(key=lambda line: (line.dated, line.order.id))
    taken = called_off(lines)
    known = known_revenue(company.id, revenue, as_of, seen_by)
    return Ledger(
        company=company,
        lines=tuple(less_called_off(line, taken) for line in lines),
        revenue=known,
        as_of=as_of,
        seen_by=seen_by,
        net_of_vat=net_of_vat,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Crediting:
    """What an order needs, beside its own state, to become a line of one company."""

    company: Company
    rates: Rates
    net_of_vat: bool = False
    terms: Mapping[str, OrderTerms] = field(default_factory=dict)

    def line(self, order: Order, state: OrderState) -> Line | None:
        """The order's line in that state, or None when none of its parties was the company's on its day."""
        matches = parties_of(order, self.company)
        if not matches:
            return None
        dated = state.dated or order.events[0].on
        terms = terms_of(order, self.terms)
        share = share_of(order, matches, dated, terms.joint_venture or self.company.joint_venture)
        if share is None:
            return None
        net = netting(order, state, self.company.vat, terms.vat) if self.net_of_vat else None
        rate, error = self._rate(state, dated)
        interval = UNPRICED if error else self._interval(state, share, rate, net)
        return Line(
            order=order,
            state=state,
            dated=dated,
            treatment=share.treatment,
            credit_rule=share.rule,
            share_low=_decimal(share.low),
            share_high=_decimal(share.high),
            floor=interval.floor,
            stated=interval.stated,
            ceiling=interval.ceiling,
            rate=rate,
            error=error,
            netting=net,
        )

    def _interval(self, state: OrderState, share: Share, rate: Rate | None, net: Netting | None) -> Interval:
        factor = Fraction(rate.value if rate else 1) / Fraction(net.divisor if net else 1)
        return credited(state, share, factor, self.company.currency)

    def _rate(self, state: OrderState, dated: date) -> tuple[Rate | None, str | None]:
        money = whole(state)
        if money is None or money.currency == self.company.currency or adds_nothing(state):
            return None, None
        rate = self.rates(money.currency, self.company.currency, dated)
        return rate, None if rate else f"no rate {money.currency} to {self.company.currency} on {dated} or the 7 days before"


def called_off(lines: Iterable[Line]) -> dict[str, int]:
    """What the call-offs of each framework (by its id) add to the ceiling, minor units of the company's currency."""
    taken: dict[str, int] = {}
    for line in lines:
        if line.order.call_off_of:
            taken[line.order.call_off_of] = taken.get(line.order.call_off_of, 0) + (line.ceiling or 0)
    return taken


def less_called_off(line: Line, taken: Mapping[str, int]) -> Line:
    """A framework's line with what its call-offs already count taken off its ceiling; any other line as it is."""
    if not taken or not line.state.framework or not line.ceiling or line.state.doubtful:
        return line
    own = sum(taken.get(name, 0) for name in (line.order.id, *line.order.former_ids))
    return replace(line, ceiling=max(line.ceiling - own, 0)) if own else line


def totals(ledger: Ledger, start: date | None, end: date | None) -> Totals:
    """Sums of the lines dated in a window, both days inclusive; None is open."""
    first = bisect_left(ledger._days, start) if start else 0
    last = bisect_right(ledger._days, end) if end else len(ledger._days)
    sums = [running[max(first, last)] - running[first] for running in ledger._running]
    orders, unpriced, candidates, marked, errors, floor, stated, ceiling = sums
    return Totals(
        orders=orders,
        unpriced=unpriced,
        candidates=candidates,
        marked=marked,
        errors=errors,
        floor=floor,
        stated=stated,
        ceiling=ceiling,
    )


def _columns(line: Line) -> tuple[int, ...]:
    kind = line.kind
    order = kind == "order"
    return (
        int(order),
        int(order and line.ceiling is None and line.error is None),
        int(kind == "candidate"),
        int(kind != "" and line.state.doubtful),
        int(line.error is not None),
        line.floor or 0,
        line.stated or 0,
        line.ceiling or 0,
    )


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)
