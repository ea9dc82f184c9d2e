"""Order value over reported revenue: a window's totals against each figure known, as reported then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scrapers.money import Money
from tracker.ledger.ledger import Ledger, Ratio, Totals
from tracker.model.period import a_year_before
from tracker.model.rate import Rate, Rates
from tracker.model.revenue import Revenue
from tracker.model.view import Window
from tracker.revenue.known import trailing_twelve_months

NO_RATE = "no_rate"


def ratios(ledger: Ledger, sums: Totals, rates: Rates, window: Window) -> tuple[Ratio, ...]:
    """The totals against every reported period and segment, the trailing twelve months and the window a year before."""
    found = [ratio(ledger, sums, row, rates) for row in ledger.revenue]
    trailing = trailing_twelve_months(ledger.revenue)
    if trailing:
        found.append(replace(ratio(ledger, sums, trailing, rates), basis="trailing_twelve_months"))
    if window.start and window.end:
        same = (a_year_before(window.start), a_year_before(window.end))
        rows = [row for row in ledger.revenue if (row.start, row.end) == same]
        found += [replace(ratio(ledger, sums, row, rates), basis="year_before") for row in rows]
    return tuple(found)


def ratio(ledger: Ledger, sums: Totals, figure: Revenue, rates: Rates) -> Ratio:
    """The totals against one figure; a figure in another currency is converted at its period's last day and marked so."""
    base, rate = in_currency(figure.amount, ledger.company.currency, figure.end, rates)
    foreign = figure.amount.currency != ledger.company.currency
    note = () if not foreign else (f"converted: {rate.value} ({rate.day})",) if rate else (NO_RATE,)
    return Ratio(
        period=figure.label,
        segment=figure.segment,
        start=figure.start,
        end=figure.end,
        revenue=figure.amount,
        floor=_over(sums.floor, base),
        stated=_over(sums.stated, base),
        ceiling=_over(sums.ceiling, base),
        marks=figure.marks + note,
        rate=rate,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A reported figure in minor units of the company's currency, to weigh single orders against."""

    label: str
    minor: int

    def share(self, minor: int) -> Decimal:
        """An amount of the same currency over the figure."""
        return Decimal(minor) / Decimal(self.minor)


def newest_year(ledger: Ledger, rates: Rates) -> Base | None:
    """The newest reported year that can be expressed in the company's currency."""
    years = [row for row in ledger.revenue if row.segment is None and 350 <= (row.end - row.start).days + 1 <= 380]
    for row in sorted(years, key=lambda row: row.end, reverse=True):
        money, _ = in_currency(row.amount, ledger.company.currency, row.end, rates)
        if money is not None and money.minor > 0:
            return Base(label=row.label, minor=money.minor)
    return None


def in_currency(money: Money, currency: str, day: date, rates: Rates) -> tuple[Money | None, Rate | None]:
    """The amount in another currency and the rate used; (None, None) where no rate is known."""
    if money.currency == currency:
        return money, None
    rate = rates(money.currency, currency, day)
    return (Money.of(money.major * rate.value, currency), rate) if rate else (None, None)


def _over(minor: int, base: Money | None) -> Decimal | None:
    if base is None or base.minor <= 0:
        return None
    exact = Fraction(minor, base.minor)
    return Decimal(exact.numerator) / Decimal(exact.denominator)
