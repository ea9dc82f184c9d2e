"""Measures by which rules weigh orders: reported years and halves, shares of them, and totals over a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from scrapers.money import Money
from tracker.ledger.ledger import Ledger, Totals, totals
from tracker.ledger.line import Line
from tracker.ledger.ratio import in_currency
from tracker.rules.base import Facts, is_won

YEAR_DAYS = range(350, 381)
HALF_DAYS = range(175, 191)
WINDOW_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A reported total: the money as reported, and its minor units in the company's currency."""

    label: str
    revenue: Money
    base: int


def latest(facts: Facts, days: range) -> Figure | None:
    """The newest reported total of a period of about that length; None when none is known in, or convertible to, the currency."""
    ended = [row for row in facts.after.revenue if row.segment is None and row.end < facts.today]
    rows = [row for row in ended if (row.end - row.start).days + 1 in days]
    row = max(rows, key=lambda row: (row.end, row.published or date.min), default=None)
    if row is None:
        return None
    base, _ = in_currency(row.amount, facts.company.currency, row.end, facts.rates)
    return Figure(label=row.label, revenue=row.amount, base=base.minor) if base is not None and base.minor > 0 else None


def latest_year(facts: Facts) -> Figure | None:
    """The newest reported year."""
    return latest(facts, YEAR_DAYS)


def figures(facts: Facts) -> tuple[Figure, ...]:
    """The newest reported year and half, as far as they are known."""
    return tuple(figure for figure in (latest_year(facts), latest(facts, HALF_DAYS)) if figure is not None)


def share(minor: int, figure: Figure) -> Decimal:
    """An amount in minor units of the company's currency over a reported figure, to six decimals."""
    return (Decimal(minor) / figure.base).quantize(Decimal("0.000001"))


def percent(value: Decimal) -> Decimal:
    """A setting in per cent as a ratio."""
    return value / 100


def window(today: date, days: int) -> tuple[date, date]:
    """The last `days` days, today included."""
    return today - timedelta(days=days - 1), today


def intake(ledger: Ledger, start: date, end: date) -> Totals:
    """Totals won in a window, both days inclusive."""
    return totals(ledger, start, end)


def firm_amount(line: Line | None) -> int | None:
    """The line's credited amount where it may be relied on (won, priced, no open doubt, no mere ceiling); minor units."""
    return line.stated if line is not None and is_won(line) and line.stated else None


def possible_amount(line: Line | None) -> int | None:
    """The most the line may come to, whatever is still open about it; minor units."""
    return line.ceiling if line is not None and line.ceiling else None


def from_buyer(ledger: Ledger, buyer: str, before: date, but: str) -> list[Line]:
    """The standing wins from one buyer up to a day, in no order, the order `but` left out."""
    return [line for line in ledger.index.won_by_buyer.get(buyer) if line.dated <= before and line.order.id != but]


def just_won(facts: Facts) -> list[Line]:
    """The standing wins that were none before, in no order."""
    return [
        line
        for name in facts.after.index.by_order.differing(facts.before.index.by_order)
        for line in facts.after.index.by_order.get(name)
        if is_won(line) and not any(is_won(was) for was in facts.before.index.by_order.get(name))
    ]
