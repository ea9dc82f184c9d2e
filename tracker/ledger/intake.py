"""Order intake over time: by month and quarter, year to date, rolling twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.ledger.ledger import Ledger, Totals, totals
from tracker.model.period import Period, a_year_before, months, quarters
from tracker.model.view import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A company's totals by period, up to a day."""

    months: tuple[tuple[Period, Totals], ...]
    quarters: tuple[tuple[Period, Totals], ...]
    year_to_date: tuple[Period, Totals]
    rolling_twelve_months: tuple[Period, Totals]


def intake(ledger: Ledger, window: Window, as_of: date) -> Intake:
    """Intake of the window's months and quarters (from the first line where the window is open) and of the year up to `as_of`.

    A month or quarter that the window cuts is counted within the window only.
    """
    days = [line.dated for line in ledger.lines]
    first, last = window.start or min(days, default=as_of), min(window.end or as_of, as_of)
    year = Period(label=f"{as_of.year} to date", start=date(as_of.year, 1, 1), end=as_of)
    rolling = Period(label=f"12 months to {as_of.isoformat()}", start=a_year_before(as_of) + timedelta(days=1), end=as_of)
    return Intake(
        months=tuple(_within(ledger, months(first, last), window)),
        quarters=tuple(_within(ledger, quarters(first, last), window)),
        year_to_date=(year, totals(ledger, year.start, year.end)),
        rolling_twelve_months=(rolling, totals(ledger, rolling.start, rolling.end)),
    )


def _within(ledger: Ledger, periods: Iterator[Period], window: Window) -> Iterator[tuple[Period, Totals]]:
    for period in periods:
        yield period, totals(ledger, max(period.start, window.start or date.min), min(period.end, window.end or date.max))
