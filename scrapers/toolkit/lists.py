"""Walks a portal's paged lists: newest first, no request without need, and nothing left out without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from scrapers.base import Gap, Listing, ListIssue, ListItem, Reference, Scraper, StatedTotal
from scrapers.errors import Blocked, LayoutChanged, ScraperError, Stopped
from scrapers.toolkit.html import text
from scrapers.toolkit.sliding import in_order, is_new_below

# a page that starts so much older than the one before ends is an old archive, not the list's next page
ARCHIVE = timedelta(days=180)
# a single last item so much older than its neighbour was back-dated or pinned: it does not end the list
LONE = timedelta(days=30)
# passes over a list that goes on moving while it is read
_PASSES = 3
# the kind of issue that says an optional channel has no list
CHANNEL_ABSENT = "channel_absent"

_DAY = re.compile(r"(?<!\d)(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)")
_HEADINGS = "title, h1, h2, h3, [class*=position], [class*=crumb], [class*=location], [class*=current], .active, .on"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list as read: its items in page order, what was wrong with single ones, and what its pager says."""

    references: tuple[Reference, ...]
    issues: tuple[ListIssue, ...] = ()
    # pages in all, as stated; None: unknown, walked until a page brings nothing new
    pages: int | None = None
    # notices in all, as stated
    total: int | None = None
    # True where the pages hold everything asked for, and not only its newest part
    whole: bool = False


def walk(scraper: Scraper, channel: str, read_page: Callable[[int], ListPage], listing: Listing) -> Iterator[ListItem]:
    """The channel's wanted references from page 0 on, until behind `listing.since` or at the pager's end.

    A pager that ends first yields a Gap; a page that repeats or falls back into an old archive ends the walk with a ListIssue.
    Where the days are not listed by another run, the pages are read `twice`, for what slid past the walk.
    Raises what `read_page` raises.
    """
    found = _Walk(scraper=scraper, channel=channel, read_page=read_page, listing=listing)
    yield from found.forth()
    if listing.twice and found.pages > 1:
        yield from found.again()
    if found.total is not None:
        read = len(found.seen) + found.broken if found.whole and not found.is_behind else None
        yield StatedTotal(channel=channel, total=found.total, found=read)
    if not found.is_behind and found.reached is not None and found.reached > listing.since and not found.whole:
        reason = f"the list of {channel} ends after page {found.pages}"
        yield Gap(channel=channel, start=listing.since, end=found.reached, reason=reason)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """One channel's list under way: the pages read in line, the keys they named and the day they reach back to."""

    scraper: Scraper
    channel: str
    read_page: Callable[[int], ListPage]
    listing: Listing
    seen: set[str] = field(default_factory=set)
    # the keys of the last pass in their order
    order: list[str] = field(default_factory=list)
    pages: int = 0
    # rows of a full page
    size: int = 1
    reached: date | None = None
    total: int | None = None
    broken: int = 0
    whole: bool = False
    is_behind: bool = False

    def forth(self) -> Iterator[ListItem]:
        """Items of one page after the other, to the last that is needed."""
        while True:
            page = self.read_page(self.pages)
            self.total = page.total if self.pages == 0 else self.total
            self.whole, self.broken = page.whole, self.broken + len(page.issues)
            # new notices may have moved a whole page onto the next one: then they stand on the first by now
            top = self._new(self.read_page(0)) if self._repeats(page) else None
            trouble = self._repeat() if top == [] else self._archive(page)
            if trouble is not None:
                yield trouble
                return
            yield from page.issues
            yield from self._wanted([*(top or ()), *self._new(page)])
            self.order += [item.key for item in page.references]
            dates = [item.published for item in page.references if item.published]
            self.reached = dates[-1] if dates else self.reached
            self.pages, self.size = self.pages + 1, max(self.size, len(page.references))
            self.is_behind = _is_behind(dates, self.listing.since)
            if self.is_behind or not page.references or (page.pages is not None and self.pages >= page.pages):
                return

    def again(self) -> Iterator[ListItem]:
        """Items that slid past the walk: passes over its pages, until one finds nothing new below what is known."""
        for _ in range(_PASSES):
            known = slid = False
            number = news = 0
            met, stated = dict[str, None](), set[tuple[int | None, int | None]]()
            # as much as has come on top has moved others below the pages that were read; so has what a page repeats
            while number * self.size < self.pages * self.size + news:
                page = self.read_page(number)
                slid = slid or is_new_below(page.references, self.seen, known)
                known = known or any(item.key in self.seen for item in page.references)
                found = self._new(page)
                yield from self._wanted(found)
                keys = dict.fromkeys(item.key for item in page.references)
                # rows met once more, or another count than before: something has moved, and this pass proves nothing
                stated.add((page.pages, page.total))
                slid = slid or len(stated) > 1 or not met.keys().isdisjoint(keys)
                number, news = number + 1, news + len(found) + len(keys.keys() & met.keys())
                met |= keys
                # beyond twice its pages a list repeats itself, or never stands still
                slid = slid or number > 2 * self.pages
                if number > 2 * self.pages or (page.pages is not None and number >= page.pages):
                    break
            # a row that has left or moved may have hidden another from either pass
            slid, self.order = slid or not in_order(self.order, met), list(met)
            if not slid:
                return
        message = f"rows of {self.channel} moved during each of {_PASSES} passes: some may have been missed"
        yield ListIssue(kind="list_slides", message=message, channel=self.channel)

    def _new(self, page: ListPage) -> list[Reference]:
        """A page's references that no page before it named; they are known from now on."""
        found = {item.key: item for item in page.references if item.key not in self.seen}
        self.seen.update(found)
        return list(found.values())

    def _wanted(self, references: Iterable[Reference]) -> Iterator[Reference]:
        return (item for item in references if self.scraper.wants(item, self.listing))

    def _repeats(self, page: ListPage) -> bool:
        is_last = page.pages is not None and self.pages + 1 >= page.pages
        known = bool(page.references) and all(item.key in self.seen for item in page.references)
        return known and self.pages > 0 and not is_last

    def _repeat(self) -> ListIssue:
        message = f"page {self.pages + 1} of {self.channel} repeats what came before"
        return ListIssue(kind="page_repeats", message=message, channel=self.channel)

    def _archive(self, page: ListPage) -> ListIssue | None:
        newest = max((item.published for item in page.references if item.published), default=None)
        if self.reached is None or newest is None or newest >= self.reached - ARCHIVE:
            return None
        message = (
            f"page {self.pages + 1} of {self.channel} starts on {newest}, the one before ends on {self.reached}: an old archive"
        )
        return ListIssue(kind="old_archive", message=message, channel=self.channel)


def each_channel(
    channels: Iterable[tuple[str, Iterator[ListItem]]], optional: Iterable[str] = (), *, stop_when_blocked: bool = False
) -> Iterator[ListItem]:
    """The items of every channel; one that fails yields a ListIssue with its error and the others go on.

    A channel of `optional` that answers 404 is noted without an error. `stop_when_blocked` asks nothing more of a host that
    answered with a block page. Raises the first error when no channel could be read, and Stopped.
    """
    failures: list[ScraperError] = []
    read = 0
    for channel, items in channels:
        try:
            for item in items:
                yield item if not isinstance(item, Reference) or item.channel else replace(item, channel=channel)
                read += 1
        except Stopped:
            raise
        except ScraperError as error:
            failures.append(error)
            if stop_when_blocked and isinstance(error, Blocked) and not read:
                raise
            absent = channel in optional and getattr(error, "status", None) == 404
            kind = CHANNEL_ABSENT if absent else kind_of(error)
            yield ListIssue(kind=kind, message=str(error), channel=channel, error=None if absent else error)
            if stop_when_blocked and isinstance(error, Blocked):
                return
        else:
            read += 1
    if failures and not read:
        raise failures[0]


def each_item(nodes: Sequence[T], read: Callable[[T], Reference], channel: str, url: str) -> ListPage:
    """The references of a page's items; one that cannot be read becomes a ListIssue.

    Raises LayoutChanged when there are items and not one could be read.
    """
    references: list[Reference] = []
    issues: list[ListIssue] = []
    for node in nodes:
        try:
            references.append(read(node))
        except LayoutChanged as error:
            issues.append(ListIssue(kind="broken_item", message=str(error), url=url, channel=channel, error=None))
    if issues and not references:
        raise LayoutChanged(f"none of the {len(issues)} items of {channel} could be read: {issues[0].message}")
    return ListPage(references=tuple(references), issues=tuple(issues))


def kind_of(error: Exception) -> str:
    """The name an issue carries for an error: `layout_changed` for LayoutChanged."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()


def headings_of(root: LexborNode) -> list[str]:
    """Names of a page: title, headings, breadcrumb and the chosen entries of its menus; not the headings of list items."""
    listed = {node.mem_id for node in root.css("li h1, li h2, li h3")}
    return [text(node) for node in root.css(_HEADINGS) if node.mem_id not in listed and text(node)]


def key_of(address: str) -> str:
    """Key of a page within its site for ever: its path, and its query where there is one."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def day_of(text: str, url: str) -> date:
    """The first date printed in `text`, year first. Raises LayoutChanged when there is none."""
    found = _DAY.search(text)
    if not found:
        raise LayoutChanged(f"no date in {text[:80]!r}, expected one like 2026-01-27, at {url}")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise LayoutChanged(f"{found[0]!r} is no date: {error}, at {url}") from error


def _is_behind(dates: Sequence[date], since: date) -> bool:
    if not dates or dates[-1] >= since:
        return False
    return len(dates) < 3 or dates[-2] < since or dates[-2] - dates[-1] <= LONE
