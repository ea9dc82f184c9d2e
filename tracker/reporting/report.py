"""The report on a company: everything `tracker report` says of its ledger, as one value, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tracker.ledger.bridge import Bridge
from tracker.ledger.burn_off import BurnOff, burn_off
from tracker.ledger.calibration import Calibration, calibrate
from tracker.ledger.customers import Customers, customers
from tracker.ledger.intake import Intake, intake
from tracker.ledger.ledger import Ledger, Ratio, Totals, totals
from tracker.ledger.line import Line
from tracker.ledger.ratio import Base, newest_year, ratios
from tracker.ledger.vat import RATES
from tracker.model.company import Company, UnreadName
from tracker.model.rate import Rates
from tracker.reporting.bridge import bridge_entries
from tracker.reporting.entries import Entry, number, totals_entry
from tracker.reporting.lines import line_entry
from tracker.reporting.sections import burn_off_entries, calibration_entry, customers_entry, intake_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The ledger's figures for the orders dated in its view's window; amounts in minor units of the company's currency.

    `printed_for` is the day it is printed for: the view's own, else today. `against` is what single orders are weighed against.
    `expected_revenue` names the periods that have not ended by that day, and so weigh nothing.
    `silence` is the sentence that explains a company's silence, None for a past day; `gaps` are the days that were not listed.
    """

    ledger: Ledger
    printed_for: date
    totals: Totals
    lines: tuple[Line, ...]
    ratios: tuple[Ratio, ...]
    against: Base | None
    intake: Intake
    customers: Customers
    burn_off: BurnOff
    calibration: Calibration | None
    bridge: Bridge | None = None
    expected_revenue: tuple[str, ...] = ()
    silence: str | None = None
    gaps: tuple[Mapping[str, object], ...] = ()
    # pages that name the company and whose result could not be read, nobody having looked yet; empty for a past day
    unread: tuple[UnreadName, ...] = ()

    @property
    def company(self) -> Company:
        """The company reported on."""
        return self.ledger.company

    @property
    def currency(self) -> str:
        """The company's currency."""
        return self.ledger.company.currency

    @property
    def not_netted(self) -> tuple[str, ...]:
        """The orders whose tax basis is unknown, where the view is net of tax."""
        return tuple(line.order.id for line in self.ledger.lines if line.netting and line.netting.rate is None)

    @property
    def implied(self) -> int | None:
        """The window's stated value at the calibrated share."""
        return self.calibration.implied(self.totals.stated) if self.calibration else None

    def share_of(self, line: Line) -> Decimal | None:
        """A line's stated value over the newest reported year."""
        return self.against.share(line.stated) if self.against and line.stated is not None else None

    def as_json(self, language: str = "zh") -> Entry:
        """The report for other programs: amounts as decimal text in major units, ratios as numbers, null for what is unknown."""
        view, company, currency = self.ledger.view, self.company, self.currency
        found: Entry = {
            "company": {"id": company.id, "name": company.name(language), "ticker": company.ticker},
            "from": _day(view.window.start),
            "to": _day(view.window.end),
            "as_of": self.printed_for.isoformat(),
            "seen_by": view.seen_by.isoformat() if view.seen_by else None,
            "currency": currency,
            **totals_entry(self.totals, currency),
            "ratios": [ratio_entry(each) for each in self.ratios],
            "undated_revenue": list(self.ledger.undated),
            "expected_revenue": list(self.expected_revenue),
            "vat": self._vat(),
            "intake": intake_entry(self.intake, currency),
            "customers": customers_entry(self.customers, currency),
            "burn_off": burn_off_entries(self.burn_off, currency),
            "calibration": calibration_entry(self.calibration, self.implied, currency),
            "ratio_period": self.against.label if self.against else None,
            "lines": [line_entry(line, self.ledger, self.share_of(line)) for line in self.lines],
            "silence": self.silence,
            "gaps": [dict(gap) for gap in self.gaps],
            "unread": [{"notice": each.shown, "name": each.name, "passage": each.passage} for each in self.unread],
        }
        return found | ({"bridge": bridge_entries(self.bridge, currency)} if self.bridge else {})

    def _vat(self) -> Entry:
        """The basis of the amounts as to value-added tax; part of every report."""
        if not self.ledger.view.net_of_vat:
            return {"net": False, "amounts": "as printed"}
        return {
            "net": True,
            "amounts": "net of value-added tax where the printed amount includes it",
            "rates": {category.value: str(rate) for category, rate in RATES.items()},
            "not_netted": list(self.not_netted),
        }


def build_report(ledger: Ledger, rates: Rates, printed_for: date, built: Bridge | None = None) -> Report:
    """The report on a ledger for the orders dated in its view's window, printed for a day."""
    # what is dated later than the day it is printed for is not counted yet, and a period that has not ended weighs nothing
    window = ledger.view.window.until(printed_for)
    expected = tuple(dict.fromkeys(row.label for row in ledger.revenue if row.end > printed_for))
    ledger = replace(ledger, revenue=tuple(row for row in ledger.revenue if row.end <= printed_for))
    sums = totals(ledger, window.start, window.end)
    lines = tuple(ledger.within(window))
    return Report(
        ledger=ledger,
        printed_for=printed_for,
        totals=sums,
        lines=lines,
        ratios=ratios(ledger, sums, rates, window),
        against=newest_year(ledger, rates),
        intake=intake(ledger, window, printed_for),
        customers=customers(ledger, window),
        burn_off=burn_off(lines, ledger.revenue),
        calibration=calibrate(ledger, rates),
        bridge=built,
        expected_revenue=expected,
    )


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


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
