"""Publishers whose list answers are open contracting packages: windows of time, each followed from page to page."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from scrapers.base import Fetch, Listing, ListIssue, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import Blocked, LayoutChanged, ScraperError, Stopped, UnreadablePage
from scrapers.notice import Notice, NoticeType, VatBasis
from scrapers.ocds.releases import Reading, read
from scrapers.toolkit.lists import kind_of

# says that a page holds many notices and the reference's key names one of them
ONE_OF_MANY = "one of the page's releases"


class OcdsSite(Scraper):
    """Base of every publisher of open contracting data: how a package is listed and parsed."""

    language = "en"
    lists_changes = True
    # what the publisher's amounts are where they do not say
    vat: ClassVar[VatBasis] = VatBasis.UNKNOWN
    # what the publisher's process ids begin with; asserted, so that another publisher's data cannot pass for it
    prefixes: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[str, ...]] = ("prefixes",)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The release the reference names, or every one of a page that was given alone; raises UnreadablePage."""
        reading = self.read_page(page)
        wanted = [notice for notice in reading.notices if reference.context != ONE_OF_MANY or notice.key == reference.key]
        if not wanted and reference.context == ONE_OF_MANY:
            raise LayoutChanged(f"no release {reference.key} among {len(reading.notices)} at {page.url}")
        if not wanted and reading.issues:
            raise UnreadablePage(f"{reading.issues[0]}, at {page.url}")
        found = [replace(notice, url=notice.url or reference.url) for notice in wanted]
        if found and reading.issues and reference.context != ONE_OF_MANY:
            found[0] = replace(found[0], issues=(*found[0].issues, *reading.issues))
        return found

    def read_page(self, page: Page) -> Reading:
        """The page read. Raises UnreadablePage, or LayoutChanged when it is another publisher's."""
        reading = read(page.body, self.vat)
        keys = [notice.key for notice in reading.notices]
        if self.prefixes and keys and not any(key.startswith(self.prefixes) for key in keys):
            raise LayoutChanged(f"process {keys[0]}, expected one that begins with {' or '.join(self.prefixes)}, at {page.url}")
        return reading

    def references(self, page: Page, request: Request, listing: Listing, channel: str) -> Iterator[ListItem]:
        """The wanted results of one page; tenders and plans announce none and are left out.

        `request` is what the page was had with, so that a release can be read again.
        """
        reading = self.read_page(page)
        for issue in reading.issues:
            yield ListIssue(kind="broken_item", message=issue, url=page.url, channel=channel)
        for notice in reading.notices:
            if notice.notice_type in (NoticeType.TENDER, NoticeType.OTHER) and not notice.issues:
                continue
            reference = Reference(
                key=notice.key,
                url=notice.url or page.url,
                title=notice.title,
                published=notice.published_date,
                buyer=notice.buyer.name if notice.buyer else None,
                region=notice.region,
                channel=channel,
                page=page,
                request=request,
                context=ONE_OF_MANY,
            )
            if self.wants(reference, listing):
                yield reference


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time asked for at once, in the portal's own zone; `end` is its last second."""

    start: datetime
    end: datetime

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%dT%H:%M:%S}/{self.end:%Y-%m-%dT%H:%M:%S}"


class OcdsApi(OcdsSite):
    """A list asked by windows of time whose pages name the next one (`links.next`)."""

    # the longest span asked for at once
    window: ClassVar[timedelta] = timedelta(days=7)
    by_days = True

    @abstractmethod
    def window_requests(self, window: Window) -> Iterable[Request]:
        """The first page of a window; several where the publisher splits its lists."""

    def windows(self, listing: Listing) -> Iterable[Window]:
        """The spans to ask for, newest first."""
        return windows_of(listing, self.window, ZoneInfo(self.zone))

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Windows newest first. One that fails is an issue with its error and the others go on; after a block page none is asked.

        Raises the first error when no window could be read.
        """
        seen: set[str] = set()
        failures: list[ScraperError] = []
        read_any = False
        for window in self.windows(listing):
            try:
                for request in self.window_requests(window):
                    yield from self._follow(fetch, request, listing, seen)
                read_any = True
            except ScraperError as error:
                failures.append(error)
                is_blocked = isinstance(error, Blocked)
                if isinstance(error, Stopped) or (is_blocked and not read_any):
                    raise
                yield ListIssue(kind=kind_of(error), message=f"{window}: {error}", channel="releases", error=error)
                if is_blocked:
                    return
        if failures and not read_any:
            raise failures[0]

    def _follow(self, fetch: Fetch, request: Request, listing: Listing, seen: set[str]) -> Iterator[ListItem]:
        """A window's pages to the last; a page that names one already read ends the walk with an issue."""
        pages: set[str] = set()
        while True:
            page = fetch(request)
            reading = self.read_page(page)
            for item in self.references(page, request, listing, "releases"):
                if not isinstance(item, Reference) or item.key not in seen:
                    yield item
                if isinstance(item, Reference):
                    seen.add(item.key)
            if not reading.next_url:
                return
            address = self.rebased(reading.next_url)
            if address in pages:
                message = f"the next page of {page.url} is one already read"
                yield ListIssue(kind="page_repeats", message=message, url=page.url, channel="releases")
                return
            pages.add(address)
            request = Request(url=address, headers=request.headers)

    def rebased(self, address: str) -> str:
        """A next page on the host of the configuration, whatever host the publisher names itself by."""
        parts = urlsplit(address)
        ours = urlsplit(self.root)
        return f"{ours.scheme}://{ours.netloc}{parts.path}{'?' if parts.query else ''}{parts.query}"


def windows_of(listing: Listing, length: timedelta, zone: ZoneInfo) -> Iterator[Window]:
    """The days asked for, cut into windows of `length`, newest first."""
    first = datetime.combine(listing.since, time(0), zone)
    end = datetime.combine(listing.until or listing.today, time(0), zone) + timedelta(days=1)
    while end > first:
        start = max(first, end - length)
        yield Window(start, end - timedelta(seconds=1))
        end = start
