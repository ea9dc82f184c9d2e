"""The small parts of a report: amounts as text, ratios as numbers, counts and intervals."""

from __future__ import annotations

from decimal import Decimal

from scrapers.money import Money
from tracker.ledger.ledger import Totals
from tracker.model.period import Period

# an object of the report's JSON; `object` because the shape is nested
Entry = dict[str, object]


def totals_entry(sums: Totals, currency: str) -> Entry:
    """Counts and the interval."""
    return {
        "orders": sums.orders,
        "unpriced": sums.unpriced,
        "candidates": sums.candidates,
        "marked": sums.marked,
        "errors": sums.errors,
        "floor": money_text(sums.floor, currency),
        "stated": money_text(sums.stated, currency),
        "ceiling": money_text(sums.ceiling, currency),
        "in_question": sums.in_question,
        "in_question_amount": money_text(sums.in_question_amount, currency),
    }


def interval_entry(floor: int, stated: int, ceiling: int, currency: str) -> Entry:
    """Three amounts as text."""
    return {
        "floor": money_text(floor, currency),
        "stated": money_text(stated, currency),
        "ceiling": money_text(ceiling, currency),
    }


def period_entry(period: Period) -> Entry:
    """A period's label and days."""
    return {"period": period.label, "from": period.start.isoformat(), "to": period.end.isoformat()}


def money_text(minor: int, currency: str) -> str:
    """Major units as decimal text."""
    return str(Money(minor=minor, currency=currency))


def number(ratio: Decimal | None) -> float | None:
    """A ratio as a JSON number."""
    return None if ratio is None else float(ratio)
