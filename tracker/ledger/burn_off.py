"""Burn-off: orders spread by day over their printed service period, as value to expect per quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from scrapers.money import Money
from tracker.ledger.line import Line
from tracker.model.order import VOID
from tracker.model.period import Period, plus_months, quarters
from tracker.model.revenue import Revenue

_DAY = timedelta(days=1)
_DAYS_A_MONTH = Decimal("30.4375")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Share of the orders that a period's days carry, minor units; `reported` is the revenue reported for exactly this period."""

    period: Period
    floor: int
    stated: int
    ceiling: int
    orders: tuple[str, ...]
    reported: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnOff:
    """Every quarter that an order's service touches, the reported periods it touches, and the orders without a period."""

    quarters: tuple[Expected, ...]
    reported: tuple[Expected, ...]
    apart: tuple[Line, ...]

    @property
    def apart_stated(self) -> int:
        """The stated value of the orders without a period."""
        return sum(line.stated or 0 for line in self.apart)


def service_days(line: Line) -> tuple[date, date] | None:
    """First and last day of the printed service period; it starts on the order's day where only its length or end is printed."""
    service = line.state.service
    if service is None or (service.end is None and service.months is None):
        return None
    start = service.start or line.dated
    if service.end is not None:
        return (start, service.end) if start <= service.end else None
    whole = int(service.months or 0)
    rest = int(((service.months or Decimal(0)) - whole) * _DAYS_A_MONTH)
    return start, max(plus_months(start, whole) + timedelta(days=rest) - _DAY, start)


def burn_off(lines: Iterable[Line], revenue: Sequence[Revenue]) -> BurnOff:
    """Spread the standing orders; each order's days add up to its amount, to the minor unit."""
    standing = [line for line in lines if line.kind and line.state.status not in VOID]
    spread = [(line, days) for line in standing if (days := service_days(line))]
    apart = tuple(line for line in standing if service_days(line) is None)
    if not spread:
        return BurnOff(quarters=(), reported=(), apart=apart)
    first, last = min(days[0] for _, days in spread), max(days[1] for _, days in spread)
    totals = {(row.start, row.end): row for row in revenue if row.segment is None}
    reported = [Period(label=row.label, start=row.start, end=row.end) for row in totals.values()]
    touched = [period for period in reported if period.start <= last and period.end >= first]
    return BurnOff(
        quarters=tuple(_expected(period, spread, totals) for period in quarters(first, last)),
        reported=tuple(_expected(period, spread, totals) for period in touched),
        apart=apart,
    )


def _expected(
    period: Period, spread: Sequence[tuple[Line, tuple[date, date]]], totals: dict[tuple[date, date], Revenue]
) -> Expected:
    inside = [(line, days) for line, days in spread if days[0] <= period.end and days[1] >= period.start]
    row = totals.get((period.start, period.end))
    return Expected(
        period=period,
        floor=sum(_part(line.floor or 0, days, period) for line, days in inside),
        stated=sum(_part(line.stated or 0, days, period) for line, days in inside),
        ceiling=sum(_part(line.ceiling or 0, days, period) for line, days in inside),
        orders=tuple(line.order.id for line, _ in inside),
        reported=row.amount if row else None,
    )


def _part(amount: int, days: tuple[date, date], period: Period) -> int:
    """The days of the period times the amount per day; rounded on the running sum, so that the periods add up to the amount."""
    start, end = days
    return _until(amount, start, end, period.end) - _until(amount, start, end, period.start - _DAY)


def _until(amount: int, start: date, end: date, day: date) -> int:
    length = (end - start).days + 1
    gone = min(max((day - start).days + 1, 0), length)
    return (2 * amount * gone + length) // (2 * length)
