"""Publishers whose list names processes one by one, each fetched as an open contracting package of its own."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from scrapers.base import Fetch, Listing, ListIssue, ListItem, Page, Reference, Request
from scrapers.errors import LayoutChanged, UnreadablePage
from scrapers.families.ocds_api import OcdsSite
from scrapers.notice import Link, LinkKind, Notice
from scrapers.structured.documents import Json, Object, documents, text_of
from scrapers.structured.salvage import salvaged_documents

# the one list of a feed
CHANNEL = "processes"


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed as read: its processes, the next page where there is one, and the day of the last change on it.

    References have no day: the feed's is that of a change, and what changed may be an award of last year.
    """

    references: tuple[Reference, ...]
    next_request: Request | None = None
    issues: tuple[ListIssue, ...] = ()
    reached: date | None = None


class OcdsFeed(OcdsSite):
    """A feed of process ids, oldest change first."""

    @abstractmethod
    def first_request(self, fetch: Fetch, listing: Listing) -> Request:
        """The feed from `listing.since` on."""

    def modified(self, value: Json) -> datetime | None:
        """When a process last changed, as a row of the feed prints it; without an offset it is the portal's own time."""
        try:
            found = datetime.fromisoformat(text_of(value) or "")
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(self.zone))

    @abstractmethod
    def read_feed(self, page: Page, request: Request) -> FeedPage:
        """One page of the feed. Raises LayoutChanged."""

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The notices of one process. A process of one release keeps the feed's name for it, however often it changes.

        Of several, which may carry process ids of their own (Moldova), they are linked by that name.
        """
        found = list(super().parse(page, reference))
        if len(found) == 1:
            return [replace(found[0], key=reference.key)]
        if reference.channel != CHANNEL:
            return found
        process = Link(kind=LinkKind.SAME_PROJECT, project_number=reference.key)
        return [replace(notice, links=(*notice.links, process)) for notice in found]

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """The feed's processes to its end, or past `listing.until`; a page already read ends the walk, with an issue.

        Raises FetchError or LayoutChanged when the first page cannot be read.
        """
        request: Request | None = self.first_request(fetch, listing)
        asked: list[Request] = []
        seen: set[str] = set()
        while request is not None:
            asked.append(request)
            page = fetch(request)
            feed = self.read_feed(page, request)
            yield from feed.issues
            for reference in feed.references:
                if reference.key not in seen and self.wants(reference, listing):
                    yield reference
                seen.add(reference.key)
            is_past = listing.until is not None and feed.reached is not None and feed.reached > listing.until
            request = None if is_past or not (feed.references or feed.issues) else feed.next_request
            if request in asked:
                message = f"the next page of {page.url} is one already read"
                yield ListIssue(kind="page_repeats", message=message, url=page.url, channel=CHANNEL)
                return


def json_object(page: Page) -> Object:
    """The JSON object of a feed page. Raises LayoutChanged for anything else."""
    try:
        found, _ = documents(page.body)
    except UnreadablePage as error:
        raise LayoutChanged(f"{error}, expected a feed, at {page.url}") from error
    return _only(found, page.url)


def feed_object(page: Page) -> tuple[Object, list[ListIssue]]:
    """The JSON object of a feed page, and an issue for each row of it that is not JSON. Raises LayoutChanged."""
    try:
        found, broken = salvaged_documents(page.body, "row")
    except UnreadablePage as error:
        raise LayoutChanged(f"{error}, expected a feed, at {page.url}") from error
    return _only(found, page.url), [ListIssue(kind="broken_item", message=each, url=page.url) for each in broken]


def _only(found: list[Json], url: str) -> Object:
    if len(found) != 1 or not isinstance(found[0], dict):
        raise LayoutChanged(f"{len(found)} JSON documents, expected one object, at {url}")
    return found[0]


def feed_rows(feed: Object, name: str, url: str) -> list[Object]:
    """The rows of a feed. Raises LayoutChanged when there is no such list or a row is no object."""
    value = feed.get(name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise LayoutChanged(f"a feed with {', '.join(list(feed)[:8])}, expected a list of objects in {name!r}, at {url}")
    return [item for item in value if isinstance(item, dict)]
