"""Addresses of the pages of `tracker serve`, below the one at which its readers reach it."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote


def page_address(base: str | None, kind: Literal["company", "order", "notice"], ident: str) -> str | None:
    """Where the page of a company, an order or a notice is; None where no page is served to readers."""
    return None if base is None else f"{base}/{kind}/{quote(ident, safe='')}"
