"""The report on a company: its ledger as one JSON-shaped dictionary (decimals as text, ratios as numbers)."""

from __future__ import annotations

from datetime import date

from tracker.ledger.bridge import Amounts, Bridge, Step
from tracker.ledger.burn_off import burn_off
from tracker.ledger.calibration import calibrate
from tracker.ledger.customers import customers
from tracker.ledger.intake import intake
from tracker.ledger.ledger import Ledger, Ratio, totals
from tracker.ledger.ratio import newest_year, ratios
from tracker.ledger.vat import RATES
from tracker.model.company import Company
from tracker.model.rate import Rates
from tracker.reporting.entries import Entry, interval_entry, number, totals_entry
from tracker.reporting.lines import line_entry
from tracker.reporting.sections import burn_off_entries, calibration_entry, customers_entry, intake_entry


def report(
    company: Company,
    ledger: Ledger,
    rates: Rates,
    *,
    start: date | None,
    end: date | None,
    as_of: date,
    language: str = "zh",
    built: Bridge | None = None,
) -> Entry:
    """Everything `tracker report` says of a company for the orders dated in a window (None is open).

    `as_of` is the day it is printed for: the ledger's own, else today. Amounts are major units of the company's currency.
    """
    sums = totals(ledger, start, end)
    lines = ledger.within(start, end)
    against = newest_year(ledger, rates)
    found: Entry = {
        "company": {"id": company.id, "name": company.name(language), "ticker": company.ticker},
        "from": _day(start),
        "to": _day(end),
        "as_of": as_of.isoformat(),
        "seen_by": ledger.seen_by.isoformat() if ledger.seen_by else None,
        "currency": company.currency,
        **totals_entry(sums, company.currency),
        "ratios": [ratio_entry(each) for each in ratios(ledger, sums, rates, start=start, end=end)],
        "undated_revenue": list(ledger.undated),
        "vat": _vat(ledger),
        "intake": intake_entry(intake(ledger, start=start, end=end, as_of=as_of), company.currency),
        "customers": customers_entry(customers(ledger, start, end), company.currency),
        "burn_off": burn_off_entries(burn_off(lines, ledger.revenue), company.currency),
        "calibration": calibration_entry(calibrate(ledger, rates), sums, company.currency),
        "ratio_period": against.label if against else None,
        "lines": [line_entry(line, ledger, against) for line in lines],
    }
    return found | {"bridge": bridge_entries(built, company.currency)} if built else found


def ratio_entry(ratio: Ratio) -> Entry:
    """One ratio; null where the figure could not be converted."""
    return {
        "period": ratio.period,
        "segment": ratio.segment,
        "basis": ratio.basis,
        "from": ratio.start.isoformat(),
        "to": ratio.end.isoformat(),
        "revenue": str(ratio.revenue),
        "currency": ratio.revenue.currency,
        "ratio": number(ratio.stated),
        "ratio_floor": number(ratio.floor),
        "ratio_ceiling": number(ratio.ceiling),
        "fx_rate": str(ratio.rate.value) if ratio.rate else None,
        "marks": list(ratio.marks),
    }


def bridge_entries(built: Bridge, currency: str) -> list[Entry]:
    """Opening, every kind of step with its orders, closing."""
    steps = [
        {"kind": step.value, **_amounts(built.sum_of(step), currency), "orders": _moves(built, step, currency)} for step in Step
    ]
    opening = {"kind": "opening", "day": built.opening_day.isoformat(), **_amounts(built.opening, currency), "orders": []}
    closing = {"kind": "closing", "day": built.closing_day.isoformat(), **_amounts(built.closing, currency), "orders": []}
    return [opening, *steps, closing]


def _moves(built: Bridge, step: Step, currency: str) -> list[Entry]:
    return [
        {
            "order": move.order,
            "date": move.on.isoformat(),
            "event": move.event.value if move.event else "called_off",
            **_amounts(move.amounts, currency),
        }
        for move in built.moves
        if move.step is step
    ]


def _amounts(amounts: Amounts, currency: str) -> Entry:
    return interval_entry(amounts.floor, amounts.stated, amounts.ceiling, currency)


def _vat(ledger: Ledger) -> Entry:
    """What the amounts are as to value-added tax; said on every report."""
    if not ledger.net_of_vat:
        return {"net": False, "amounts": "as printed"}
    unknown = [line.order.id for line in ledger.lines if line.netting and line.netting.rate is None]
    rates = {category.value: str(rate) for category, rate in RATES.items()}
    return {
        "net": True,
        "amounts": "net of value-added tax where the printed amount includes it",
        "rates": rates,
        "not_netted": unknown,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
