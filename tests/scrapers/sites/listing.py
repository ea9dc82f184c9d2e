"""What lists of open data are asked with, and what came of it."""

import json
from datetime import date
from typing import Any

from scrapers.base import Listing, Reference, Scraper
from tests.support.fault_server import Portal, Reply
from tests.support.page_archive import quick_fetcher

DAY = Listing(since=date(2026, 1, 21), today=date(2026, 1, 21))


def reply(value: Any, status: int = 200) -> Reply:
    """A JSON answer."""
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Reply(status=status, body=body, content_type="application/json")


def listed(scraper: type[Scraper], portal: Portal, listing: Listing = DAY) -> list[Any]:
    """What a site lists of the portal."""
    with quick_fetcher(portal.url) as fetch:
        return list(scraper(portal.url).list_notices(fetch, listing))


def keys(items: list[Any]) -> list[str]:
    """The keys of the references among listed items."""
    return [item.key for item in items if isinstance(item, Reference)]
