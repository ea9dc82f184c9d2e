"""Ukraine's Prozorro: every public tender, as open contracting packages of the whole process."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from urllib.parse import quote, urlsplit

from scrapers.base import Fetch, Listing, ListIssue, Page, Reference, Request
from scrapers.families.ocds_feed import CHANNEL, FeedPage, OcdsFeed, feed_object, feed_rows
from scrapers.notice import VatBasis
from scrapers.structured.documents import child, text_of
from scrapers.structured.values import day_of

# stages of a tender in which nobody has won yet
_OPEN = {"draft", "active.enquiries", "active.tendering", "active.pre-qualification", "active.auction"}


class UaProzorro(OcdsFeed):
    """A feed of tenders by time of change, oldest first; each is fetched in the open contracting shape."""

    id = "ua_prozorro"
    name = "Prozorro"
    country = "UA"
    language = "uk"
    base_url = "https://public-api.prozorro.gov.ua"
    zone = "Europe/Kyiv"
    pace = 1.0
    every = "1d"
    verified = "recorded page 2018-06-22"
    verified_how = (
        "Recorded records of 2017 and 2018 are read by the tests; the feed and the parameter that asks for open contracting "
        "packages are as described by those who use them and have not been tried."
    )
    # a value says itself whether VAT is included; where it does not, it is not known
    vat = VatBasis.UNKNOWN
    prefixes = ("ocds-be6bcu",)
    # answers 412 to a user agent that does not look like a browser's
    facts: ClassVar[tuple[str, ...]] = ("headers",)
    headers: ClassVar[dict[str, str]] = {"User-Agent": "Mozilla/5.0 (compatible; award-tracker)"}

    def first_request(self, _fetch: Fetch, listing: Listing) -> Request:
        """The feed from the first second of the oldest day."""
        params = {"offset": f"{listing.since:%Y-%m-%d}T00:00:00", "opt_fields": "status", "limit": "100"}
        return Request(url=f"{self.root}/api/2.5/tenders", params=params, headers=self.headers)

    def read_feed(self, page: Page, _request: Request) -> FeedPage:
        """One page: tenders that can have a result, and the address of the next page. Raises LayoutChanged."""
        feed, issues = feed_object(page)
        references = []
        rows = feed_rows(feed, "data", page.url)
        for row in rows:
            name = text_of(row.get("id"))
            if name is None:
                issues.append(ListIssue(kind="broken_item", message=f"a tender without id: {list(row)[:6]}", url=page.url))
            elif text_of(row.get("status")) not in _OPEN:
                references.append(self._reference(name, self.modified(row.get("dateModified"))))
        next_uri = text_of(child(feed, "next_page").get("uri"))
        following = None
        if next_uri and rows:
            parts = urlsplit(next_uri)
            following = Request(url=f"{self.root}{parts.path}?{parts.query}", headers=self.headers)
        reached = max((day for row in rows if (day := day_of(row.get("dateModified")))), default=None)
        return FeedPage(tuple(references), following, tuple(issues), reached)

    def _reference(self, name: str, modified: datetime | None) -> Reference:
        url = f"{self.root}/api/2.5/tenders/{quote(name, safe='')}"
        request = Request(url=url, params={"opt_schema": "ocds"}, headers=self.headers)
        return Reference(key=name, url=url, channel=CHANNEL, request=request, modified=modified)
