"""Exchange rates as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Units of `quote` for one unit of `base` on `day`, and where it is from."""

    base: str
    quote: str
    day: date
    value: Decimal
    source: str


# (base, quote, day) -> the last rate within seven days, or None
Rates = Callable[[str, str, date], Rate | None]


def no_rates(_base: str, _quote: str, _day: date) -> Rate | None:
    """No rate for anything: every amount in another currency becomes an error on its line."""
    return None
