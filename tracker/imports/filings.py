"""Filings of a CSV or TOML file a user hands over: a company's own announcements of orders at its exchange."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from scrapers.money import Money
from tracker.imports.rows import Row, read_rows
from tracker.model.filing import Filing

COLUMNS = ("company", "published", "title", "url", "counterparty", "amount", "currency", "order")
NEEDED = ("company", "published", "title")


def parse_filings(text: str, name: str, companies: Collection[str]) -> tuple[Filing, ...]:
    """Rows of a CSV file, or of `[[filing]]` entries in TOML; `amount` is in major units.

    Raises BadInput naming file, line and column, what was found and what was expected.
    """
    return tuple(_filing(row, companies) for row in read_rows(text, name, "filing", COLUMNS, NEEDED))


def _filing(row: Row, companies: Collection[str]) -> Filing:
    company = row.needed("company")
    if company not in companies:
        raise row.bad("company", f"one of {', '.join(companies) or 'the watched companies (none is configured)'}")
    published, title, url = row.day("published"), row.needed("title"), row.text("url")
    amount = row.decimal_if_any("amount")
    return Filing(
        # the address names a filing; without one its day and title do
        key=url or hashlib.sha256(f"{published}|{title}".encode()).hexdigest()[:16],
        company=company,
        published=published,
        title=title,
        url=url,
        amount=None if amount is None else Money.of(amount, row.currency("currency", "CNY")),
        counterparty=row.text("counterparty") or None,
        order=row.text("order") or None,
    )
