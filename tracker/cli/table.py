"""Columns of rows for a terminal: instants to the minute, terms and complaints in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from tracker.wording.columns import Column
from tracker.wording.complaints import complaint
from tracker.wording.screens import head, term
from tracker.wording.terminal import plain

# columns of what went wrong, and of how a site was verified
_SAID = frozenset({"reason", "verified", "issues"})
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d|Z)")


def columns_of(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str], language: str) -> list[Column]:
    """The columns of a table with their cells as text."""
    found = []
    for key, heading in headings.items():
        values = [row.get(key) for row in rows]
        is_number = any(isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in values)
        found.append(Column(head(heading, language), [cell(key, value, language) for value in values], is_number))
    return found


def cell(key: str, value: object, language: str) -> str:
    """A value as a table shows it: terms in words, instants to the minute."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return term("yes" if value else "no", "bool", language)
    text = plain(value)
    if _INSTANT.fullmatch(text):
        return f"{datetime.fromisoformat(text).astimezone(UTC):%Y-%m-%d %H:%M}Z"
    return complaint(text, language) if key in _SAID else term(text, key, language)
