"""Watched companies side by side: one row each from their reports, with what keeps two rows from being compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.reporting.entries import Entry

OTHER_CURRENCY = "other_currency"
NO_REVENUE = "no_revenue"
UNDATED_REVENUE = "undated"


def peers(reports: Sequence[Mapping[str, object]]) -> list[Entry]:
    """A row per report, in their order, with the ratio to the newest reported year and half.

    Marks say where a row's currency is not the first row's, and where no revenue is known or none was on the day asked for;
    no ratio is shown then.
    """
    first = reports[0]["currency"] if reports else None
    return [_row(each, first) for each in reports]


def _row(report: Mapping[str, object], currency: object) -> Entry:
    found = report["ratios"]
    ratios = [each for each in found if isinstance(each, dict) and each["segment"] is None] if isinstance(found, list) else []
    marks = [OTHER_CURRENCY] if report["currency"] != currency else []
    kept = ("company", "currency", "orders", "unpriced", "candidates", "marked", "floor", "stated", "ceiling")
    missing = UNDATED_REVENUE if report["undated_revenue"] else NO_REVENUE
    return {
        **{key: report[key] for key in kept},
        "year": _newest(ratios, 350, 380),
        "half": _newest(ratios, 175, 190),
        "marks": marks if ratios else [*marks, missing],
    }


def _newest(ratios: Sequence[Mapping[str, object]], shortest: int, longest: int) -> Entry | None:
    """The ratio to the newest reported period of that length."""
    fitting = [each for each in ratios if each["basis"] == "reported" and shortest <= _days(each) <= longest]
    return dict(max(fitting, key=lambda each: str(each["to"]))) if fitting else None


def _days(ratio: Mapping[str, object]) -> int:
    return (date.fromisoformat(str(ratio["to"])) - date.fromisoformat(str(ratio["from"]))).days + 1
