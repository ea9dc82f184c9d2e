"""Shared by readers of revenue services: JSON that is refused when it is not what it should be, and reporting periods."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from scrapers.base import Page
from scrapers.errors import LayoutChanged
from scrapers.money import MINOR_DIGITS, Money, fits_minor

# a period's days: a year, a half, a quarter, nine months; anything else is no reporting period
_LENGTHS = ((350, 380), (175, 190), (80, 100), (260, 285))


def is_reporting_period(start: date, end: date) -> bool:
    """Whether the days are as many as a year's, half's, quarter's or nine months'."""
    days = (end - start).days + 1
    return any(shortest <= days <= longest for shortest, longest in _LENGTHS)


def json_of(page: Page) -> object:
    """The page's JSON, floats as Decimal. Raises LayoutChanged."""
    try:
        return json.loads(page.body, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(f"expected JSON at {page.url}: {error}") from error


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")


def mapping(value: object, page: Page) -> Mapping[str, object]:
    """A JSON object. Raises LayoutChanged for anything else."""
    if not isinstance(value, dict):
        raise LayoutChanged(f"expected an object at {page.url}, found {type(value).__name__}")
    return value


def reported_amount(value: Decimal, currency: str, page: Page) -> Money:
    """A reported figure, in major units, as money.

    Raises LayoutChanged where it is finer than its currency's minor unit, or too large.
    """
    if not fits_minor(value, currency):
        digits = MINOR_DIGITS.get(currency, 2)
        raise LayoutChanged(f"expected no more than {digits} decimals in {currency} at {page.url}, found {value}")
    try:
        return Money.of(value, currency)
    except ValueError as error:
        raise LayoutChanged(f"expected an amount that fits 64 bits of minor units at {page.url}, found {value}") from error
