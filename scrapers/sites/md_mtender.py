"""Moldova's MTender: processes by time of change, each a record package."""

from __future__ import annotations

from urllib.parse import quote

from scrapers.base import Fetch, Listing, ListIssue, Page, Reference, Request
from scrapers.families.ocds_feed import CHANNEL, FeedPage, OcdsFeed, feed_object, feed_rows
from scrapers.structured.documents import text_of
from scrapers.structured.values import day_of


class MdMTender(OcdsFeed):
    """The records of one process carry ocids of their own; an answer of 200 may hold an error object and no package."""

    id = "md_mtender"
    name = "MTender"
    country = "MD"
    language = "ro"
    base_url = "https://public.mtender.gov.md"
    zone = "Europe/Chisinau"
    pace = 1.0
    every = "1d"
    verified_how = (
        "Recorded records of Moldova's former portal (etender) are read by the tests; "
        "MTender's own feed and packages are as described by those who use them and have not been tried."
    )

    def first_request(self, _fetch: Fetch, listing: Listing) -> Request:
        """The feed from the first second of the oldest day."""
        return Request(url=f"{self.root}/tenders/", params={"offset": f"{listing.since:%Y-%m-%d}T00:00:00Z"})

    def read_feed(self, page: Page, _request: Request) -> FeedPage:
        """One page: processes, and the offset of the next page; no offset is the end. Raises LayoutChanged."""
        feed, issues = feed_object(page)
        references = []
        rows = feed_rows(feed, "data", page.url)
        for row in rows:
            name = text_of(row.get("ocid"))
            if name is None:
                issues.append(ListIssue(kind="broken_item", message=f"a process without ocid: {list(row)[:6]}", url=page.url))
                continue
            url = f"{self.root}/tenders/{quote(name, safe='')}"
            references.append(Reference(key=name, url=url, channel=CHANNEL, modified=self.modified(row.get("date"))))
        offset = text_of(feed.get("offset"))
        following = Request(url=f"{self.root}/tenders/", params={"offset": offset}) if offset else None
        reached = max((day for row in rows if (day := day_of(row.get("date")))), default=None)
        return FeedPage(tuple(references), following, tuple(issues), reached)
