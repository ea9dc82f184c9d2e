"""Leads: orders entered by hand from news or filings, as a site of their own."""

from __future__ import annotations

# the site of orders entered by hand, which nobody reads
SITE = "leads"


def bare_title(title: str) -> str:
    """A lead's title without the source that stands behind it."""
    return title.rpartition("(")[0].strip() if title.endswith(")") else title
