"""Watched companies side by side: one row each from their reports, with what keeps two rows from being compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.ledger.ledger import Ratio
from tracker.reporting.report import Report

OTHER_CURRENCY = "other_currency"
NO_REVENUE = "no_revenue"
UNDATED_REVENUE = "undated"
SEGMENTS_ONLY = "segments_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One company beside others: its report, and its ratios to the newest reported year and half."""

    report: Report
    year: Ratio | None
    half: Ratio | None
    marks: tuple[str, ...]


def peers(reports: Sequence[Report]) -> list[Peer]:
    """A row per report, in their order.

    Marks say where a row's currency is not the first row's, and where no revenue is known or none was on the day asked for;
    no ratio is shown then.
    """
    return [_peer(each, reports[0].currency) for each in reports]


def _peer(report: Report, currency: str) -> Peer:
    whole = [ratio for ratio in report.ratios if ratio.segment is None]
    marks = [OTHER_CURRENCY] if report.currency != currency else []
    if not whole:
        marks.append(UNDATED_REVENUE if report.ledger.undated else SEGMENTS_ONLY if report.ratios else NO_REVENUE)
    return Peer(report=report, year=_newest(whole, 350, 380), half=_newest(whole, 175, 190), marks=tuple(marks))


def _newest(ratios: Sequence[Ratio], shortest: int, longest: int) -> Ratio | None:
    """The ratio to the newest reported period of that length in days."""
    fitting = [each for each in ratios if each.basis == "reported" and shortest <= (each.end - each.start).days + 1 <= longest]
    return max(fitting, key=lambda each: each.end, default=None)
