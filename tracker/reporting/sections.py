"""The report's sections beside totals and ratios: intake, customers, burn-off, calibration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.ledger.burn_off import BurnOff, Expected
from tracker.ledger.calibration import Calibration
from tracker.ledger.customers import TOP, Customers
from tracker.ledger.intake import Intake
from tracker.ledger.ledger import Totals
from tracker.model.period import Period
from tracker.reporting.entries import Entry, interval_entry, money_text, number, period_entry, totals_entry


def intake_entry(found: Intake, currency: str) -> Entry:
    """Totals by month and quarter, of the year so far and of the last twelve months."""

    def entries(periods: Iterable[tuple[Period, Totals]]) -> list[Entry]:
        return [period_entry(period) | totals_entry(sums, currency) for period, sums in periods]

    return {
        "months": entries(found.months),
        "quarters": entries(found.quarters),
        "year_to_date": entries([found.year_to_date])[0],
        "rolling_twelve_months": entries([found.rolling_twelve_months])[0],
    }


def customers_entry(found: Customers, currency: str) -> Entry:
    """Who bought: new or not, the largest five, kinds of buyer, and whether last year's largest five came back."""
    return {
        "buyers": len(found.customers),
        "first_time": found.first_time,
        "unnamed_orders": found.unnamed,
        "top_five_share": number(found.top_share),
        "top_five": [
            {
                "buyer": each.name,
                "sector": each.sector,
                "orders": each.orders,
                "stated": money_text(each.stated, currency),
                "first_time": each.first_time,
            }
            for each in found.customers[:TOP]
        ],
        "sectors": [
            {
                "sector": each.name,
                "buyers": each.customers,
                "orders": each.orders,
                "stated": money_text(each.stated, currency),
            }
            for each in found.sectors
        ],
        "former_top_five": None
        if found.former_top is None
        else [
            {"buyer": each.name, "stated": money_text(each.stated, currency), "came_back": each.came_back}
            for each in found.former_top
        ],
        "former_top_five_came_back": found.came_back,
    }


def burn_off_entries(found: BurnOff, currency: str) -> list[Entry]:
    """Quarters first, then the reported periods they can be read beside, then the orders without a service period."""
    apart = found.apart
    rest = interval_entry(
        sum(line.floor or 0 for line in apart), found.apart_stated, sum(line.ceiling or 0 for line in apart), currency
    )
    without: Entry = {
        "period": None,
        **rest,
        "orders": [line.order.id for line in apart],
        "revenue": None,
        "revenue_currency": None,
    }
    return [*_expected(found.quarters, currency), *_expected(found.reported, currency), *([without] if apart else [])]


def _expected(rows: Sequence[Expected], currency: str) -> list[Entry]:
    return [
        period_entry(row.period)
        | interval_entry(row.floor, row.stated, row.ceiling, currency)
        | {
            "orders": list(row.orders),
            "revenue": str(row.reported) if row.reported else None,
            "revenue_currency": row.reported.currency if row.reported else None,
        }
        for row in rows
    ]


def calibration_entry(found: Calibration | None, implied: int | None, currency: str) -> Entry | None:
    """The visible share of past revenue; `implied` is the window's stated value at that share, never without what it rests on."""
    if found is None:
        return None
    newest = found.newest
    return {
        "period": newest.label,
        "revenue": str(newest.revenue),
        "currency": newest.revenue.currency,
        "orders": newest.orders,
        "unpriced": newest.unpriced,
        "stated": money_text(newest.stated, currency),
        "visible": number(newest.share),
        "complete": found.complete,
        "since": found.since.isoformat(),
        "implied": money_text(implied, currency) if implied is not None else None,
        "periods": [
            {
                "period": each.label,
                "orders": each.orders,
                "unpriced": each.unpriced,
                "stated": money_text(each.stated, currency),
                "visible": number(each.share),
            }
            for each in found.periods
        ],
    }
