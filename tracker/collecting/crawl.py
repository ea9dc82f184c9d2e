"""One run's way through a source's lists: each item is skipped, revalidated or fetched, read and kept; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import takewhile

from db import notices
from db.engine.connection import Database
from db.engine.rows import Row
from db.notices import Met
from scrapers.base import Filters, Gap, Listing, ListIssue, ListItem, Page, Reference, Request
from scrapers.errors import Blocked, HostDown, Spent, Stopped
from scrapers.http.fetcher import Fetcher
from scrapers.http.wire import sending_of
from scrapers.toolkit.lists import kind_of
from tracker.collecting.ingest import Ingest
from tracker.collecting.looks import due_looks, has_room, unlisted_references
from tracker.collecting.outcome import open_gap
from tracker.collecting.page_reader import PageKeeper, PageReader
from tracker.collecting.report import RunCounts, RunLog
from tracker.collecting.retries import Stored, references_due, stored_items
from tracker.config.runtime import Step
from tracker.sources.source import Source
from tracker.sources.state import closed, is_due
from tracker.storage.archive import Archive

# items of a list looked up at once, where one page names more
_AT_ONCE = 500
# seconds between two requests in which a page is read and kept all the same
_SHORT_PACE = 0.05


class HoursEnded(Exception):
    """The source's hours have ended during the run; what is left is for the next."""


@dataclass(slots=True, kw_only=True)
class Crawl:
    """One run under way; what it finds goes to ingest, what it counts into the log's counts."""

    source: Source
    fetcher: Fetcher
    ingest: Ingest
    log: RunLog
    archive: Archive
    watermark: date | None = None
    _pages: PageReader = field(init=False)
    _began: datetime = field(init=False)
    # items of the list page being read, and what ended the run while they were
    _items: list[Reference] = field(default_factory=list, init=False)
    _ended: Exception | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._began = self._now()
        keeper = PageKeeper(source=self.source, ingest=self.ingest, log=self.log)
        self._pages = PageReader(keeper=keeper, ask=self._ask, archive=self.archive, is_slow=self._is_slow)

    @property
    def counts(self) -> RunCounts:
        """The run's counts."""
        return self.log.counts

    @property
    def _db(self) -> Database:
        return self.ingest.db

    def read(self, listing: Listing) -> None:
        """First the lists, then what earlier runs could not read, then pages that may be gone or edited.

        Raises FetchError, LayoutChanged, HoursEnded or Stopped.
        """
        self._read_lists(listing)
        self._try_again()
        self._look_again(listing)
        if not self.counts.broken_channels and not self.counts.counts["listed"]:
            self._look_at_emptiness(listing)

    def _read_lists(self, listing: Listing) -> None:
        """Items are looked up together, page by page, and read before the list's next page is asked for."""
        for item in self._listed(listing):
            if self.ingest.runtime.stop.is_set():
                raise Stopped("asked to stop")
            if isinstance(item, Reference):
                self.counts.add("listed")
                self._items.append(item)
                if len(self._items) >= _AT_ONCE:
                    self._read_items(listing)
            else:
                self._read_items(listing)
                self._take(item)
        self._read_items(listing)

    def _listed(self, listing: Listing) -> Iterator[ListItem]:
        def next_page(request: Request | str) -> Page:
            try:
                self._read_items(listing)
            except Exception as error:
                # the list must not take what its items met for its own trouble; a stop passes through every list
                self._ended = error
                raise Stopped(str(error)) from error
            return self._ask(request)

        try:
            yield from self.source.scraper.list_notices(next_page, listing)
        except Stopped:
            if self._ended is not None:
                raise self._ended from None
            raise

    def _ask(self, request: Request | str, *, revalidate: bool = False) -> Page:
        """A page; raises as the fetcher does, and HoursEnded where the source's hours have ended meanwhile."""
        if late := closed(self.source, self._now()):
            raise HoursEnded(f"{late}; the next run goes on from here")
        shown = self.log.hide(sending_of(request, self.source.scraper.root).shown)
        self._watched(asked=shown)
        return self.fetcher.fetch(request, revalidate=revalidate)

    def _try_again(self) -> None:
        """A page that refuses us for ever, on a portal whose lists do not, ends the attempts of this run and not the run."""
        due = references_due(self._db, self.source.name, self._now())
        stored = stored_items(self._db, self.source, [reference.key for reference in due])
        for reference in due:
            try:
                self._pages.read(reference, stored[reference.key], Met.LOOKED_AT, revalidate=False)
            except (Blocked, HostDown) as error:
                self.log.issue(kind_of(error), str(error), url=reference.url)
                return

    def _look_again(self, listing: Listing) -> None:
        """Whatever ends these looks does not end the run: everything listed has been read."""
        unlisted = unlisted_references(self.log, self.archive, self.source, listing, self._began)
        if not self._look(list(unlisted)):
            return
        always, others = due_looks(self._db, self.archive, self.source, listing, self._now())
        if self._look(always):
            before = self.fetcher.requests
            self._look(takewhile(lambda _: has_room(before, self.fetcher.requests), others))

    def _look(self, references: Iterable[Reference]) -> bool:
        """Ask for stored notices' pages; False where the host turned us away, or where its budget or hours ended."""
        for reference in references:
            stored = stored_items(self._db, self.source, [reference.key])[reference.key]
            try:
                self._pages.read(reference, stored, Met.LOOKED_AT, revalidate=True)
            except (Blocked, HostDown) as error:
                self.log.issue(kind_of(error), str(error), url=reference.url)
                return False
            except (Spent, HoursEnded):
                return False
        return True

    def _take(self, item: ListItem) -> None:
        if isinstance(item, Gap):
            self._gap(item)
        elif not isinstance(item, Reference):
            self.counts.note_list(item)
        if isinstance(item, ListIssue):
            self.log.issue(item.kind, item.message, url=item.url, channel=item.channel)
            if isinstance(item.error, Blocked):
                raise item.error

    def _read_items(self, listing: Listing) -> None:
        """What the file holds of the waiting items is asked for once, in one go; then the due ones are read."""
        items, self._items = self._items, []
        stored = stored_items(self._db, self.source, {item.key for item in items}) if items else {}
        without_page = {item.key for item in items if item.page is None}
        self.ingest.listed(each.notice for key, each in stored.items() if key in without_page and each.notice is not None)
        due = {item.key for item in items if self._is_due(item, stored[item.key], listing)}
        self._watched(waiting=len(due))
        read: set[str] = set()
        for item in items:
            if self.ingest.runtime.stop.is_set():
                self._pages.settle()
                raise Stopped("asked to stop")
            if item.key not in read:
                self._read_due(item, stored[item.key], listing)
            elif item.page is not None:
                # the same entry again, with other words of the list: what the first left is looked up anew
                self._pages.settle()
                self._read_due(item, stored_items(self._db, self.source, [item.key])[item.key], listing)
            if item.key in due - read:
                self._watched(read=1)
            read.add(item.key)
        self._pages.settle()

    def _read_due(self, item: Reference, stored: Stored, listing: Listing) -> None:
        row = _known(item, stored)
        if row is not None and datetime.fromisoformat(row["first_seen"]) < self._began:
            self.counts.note_known(item.channel)
        if self._is_due(item, stored, listing):
            self._pages.begin(item, stored, Met.SEEN_IN_LIST, revalidate=row is not None)

    def _is_due(self, item: Reference, stored: Stored, listing: Listing) -> bool:
        row = _known(item, stored)
        return row is None or is_due(self.source, row, item, listing.today, self._now())

    def _is_slow(self) -> bool:
        """Whether requests wait for their turn, or reading an item may need more of them: nothing is had ahead then."""
        return self.fetcher.longest_pace > _SHORT_PACE or self.source.settings.attachments

    def _watched(self, *, asked: str | None = None, waiting: int = 0, read: int = 0) -> None:
        step = Step(source=self.source.name, host=self.source.host, asked=asked, waiting=waiting, read=read)
        self.ingest.runtime.watch(step)

    def _look_at_emptiness(self, listing: Listing) -> None:
        """Lists that end well but hold nothing, although notices of these days are stored, have not been read to their end.

        A portal that is gone loses its pages with its lists: those that vanished since the watermark prove nothing, unless the
        lists hold what the source's filters leave out.
        """
        known = notices.published_by_day(
            self._db, self.source.name, since=listing.since, vanished_since=self.watermark or date.min
        )
        left = notices.published_by_day(self._db, self.source.name, since=listing.since, vanished_since=date.max)
        is_believed = known and not left and self._lists_others(listing)
        self.counts.note_empty(0 if is_believed else sum(known.values()))
        if self.counts.empty:
            message = f"0 items in all lists, expected the {self.counts.empty} stored since {listing.since}"
            self.log.issue("empty_lists", message)

    def _lists_others(self, listing: Listing) -> bool:
        """Whether the lists name anything when asked without the source's filters."""
        if listing.filters == Filters():
            return False
        whole = replace(listing, filters=Filters(), names=())
        return any(isinstance(item, Reference) for item in self.source.scraper.list_notices(self._ask, whole))

    def _gap(self, gap: Gap) -> None:
        self.counts.note_list(gap)
        lost = open_gap(self.log, self.source, gap, self.watermark)
        if lost:
            self.log.issue("gap", lost, channel=gap.channel)

    def _now(self) -> datetime:
        return self.ingest.runtime.now()


def _known(item: Reference, stored: Stored) -> Row | None:
    """What the file holds of an item; nothing of one that the list carries whole, which costs no request."""
    return None if item.page is not None else stored.item or stored.notice
