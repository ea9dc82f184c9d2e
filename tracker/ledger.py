"""The ledger of a company: its credited orders against its reported revenue; pure functions over orders and revenue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scrapers.notice import Money
from tracker.company import Company, CreditRule, Revenue, Treatment
from tracker.order import Order, OrderState


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
    """

    order: Order
    state: OrderState
    dated: date
    treatment: Treatment
    credit_rule: CreditRule
    share_low: Decimal
    share_high: Decimal
    floor: int | None
    stated: int | None
    ceiling: int | None
    rate: Rate | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All lines of one company, oldest first, and the revenue known on the ledger's day."""

    company: Company
    lines: tuple[Line, ...]
    revenue: tuple[Revenue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over a window, minor units of the company's currency; `unpriced`, `candidates`, `marked` and `errors` are counts."""

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
    """Totals of a window over one reported figure; `revenue` is the figure in the company's currency."""

    period: str
    segment: str | None
    revenue: Money
    floor: Decimal
    stated: Decimal
    ceiling: Decimal
    marks: tuple[str, ...] = ()


def build_ledger(
    company: Company, orders: Sequence[Order], revenue: Sequence[Revenue], rates: Rates, *, as_of: date | None = None
) -> Ledger:
    """The company's ledger from every order one of its organizations has a part in (others are passed over)."""
    raise NotImplementedError
