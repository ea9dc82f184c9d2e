"""Rows of commercial aggregators, kept without the people in them; their amounts are text with a unit."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal

from scrapers.base import ListIssue, Page
from scrapers.money import Money
from scrapers.toolkit.replies import Row, reply

_AMOUNT = re.compile(r"(?:人民币|[¥￥])?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(亿元?|万元?|元)(?:人民币)?")
_UNITS = {"亿": Decimal(100_000_000), "万": Decimal(10_000), "元": Decimal(1)}
# an aggregator can only be asked by name
NOTHING_ASKED = ListIssue(kind="nothing_asked", message="no company is watched: nothing was asked")


def lead_page(row: Row, kept: frozenset[str], url: str, source: Page) -> Page:
    """A row as a page of its own, only the `kept` fields of it, at every depth."""
    body = json.dumps(_only(row, kept), ensure_ascii=False, sort_keys=True).encode()
    return Page(url=url, body=body, fetched_at=source.fetched_at, headers={"content-type": "application/json; charset=utf-8"})


def lead_row(page: Page) -> Row:
    """The row a lead's page keeps. Raises LayoutChanged when it is none."""
    return reply(page)


def amount_of(printed: str) -> Money | None:
    """Yuan of a plain figure with its unit (`59.6万元`); None for nothing, zero, foreign money and anything doubtful."""
    found = _AMOUNT.fullmatch(printed.strip())
    if not found:
        return None
    value = Decimal(found[1].replace(",", "")) * _UNITS[found[2][0]]
    return Money.of(value) if value >= Decimal("0.01") else None


def _only(value: object, kept: frozenset[str]) -> object:
    if isinstance(value, Mapping):
        return {name: _only(item, kept) for name, item in value.items() if name in kept}
    if isinstance(value, list):
        return [_only(item, kept) for item in value]
    return value
