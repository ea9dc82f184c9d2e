"""Public holidays by country, on which silence is expected."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files


@cache
def holidays(country: str) -> frozenset[date]:
    """The public holidays of a country that are written down; none for others."""
    table = tomllib.loads((files("tracker") / "holidays.toml").read_text(encoding="utf-8"))
    days: set[date] = set()
    for first, last in table.get(country, {}).get("spans", []):
        days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(days)
