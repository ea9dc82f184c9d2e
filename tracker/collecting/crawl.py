"""One run's way through a source's lists: each item is skipped, revalidated or fetched, read and kept; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from db import list_items, notices, runs
from db.engine.connection import Database
from scrapers.base import Gap, Listing, ListIssue, ListItem, Page, Reference, Request, StatedTotal
from scrapers.errors import Blocked, FetchError, HostDown, NotModified, ScraperError, Spent, Stopped
from scrapers.http.fetcher import Fetcher
from scrapers.notice import Notice
from scrapers.toolkit.lists import CHANNEL_ABSENT, kind_of
from tracker import storage as records
from tracker.collecting.attachments import with_files
from tracker.collecting.counts import RunCounts
from tracker.collecting.gaps import open_gap
from tracker.collecting.ingest import Ingest
from tracker.collecting.removed import unlisted_references
from tracker.collecting.retries import is_gone, note_listed, references_due, try_later
from tracker.sources.source import Source
from tracker.sources.state import closed, is_due
from tracker.storage.archive import Archive
from tracker.storage.archive_reader import ArchivedFetch

# one run reads this many new pages at most; the next one goes on where it stopped
STEP = 1000


class RunLimitReached(Exception):
    """The run has read as much as one run may; what is left is for the next."""


@dataclass(slots=True, kw_only=True)
class Crawl:
    """One run under way; what it finds goes to ingest, what it counts into the counts."""

    source: Source
    fetcher: Fetcher | ArchivedFetch
    ingest: Ingest
    run_id: int
    counts: RunCounts
    watermark: date | None = None
    # where readings are noted; None when they are what is read
    archive: Archive | None = None
    began: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.began = self._now()

    @property
    def db(self) -> Database:
        """The file."""
        return self.ingest.db

    def read(self, listing: Listing) -> None:
        """First the lists, then what earlier runs could not read, then what the lists no longer name.

        Raises FetchError, LayoutChanged, StepDone or Stopped.
        """
        for item in self.source.scraper.list_notices(self._ask, listing):
            if self.ingest.runtime.stop.is_set():
                raise Stopped("asked to stop")
            self._take(item, listing)
        unlisted = replace(self, ingest=replace(self.ingest, is_listed=False))
        unlisted._try_again(listing)
        unlisted._look_for_unlisted(listing, self.began)
        if not self.counts.broken_channels and not self.counts.counts["listed"]:
            self._look_at_emptiness(listing)

    def _ask(self, request: Request | str, *, revalidate: bool = False) -> Page:
        """A page; raises as the fetcher does, and StepDone where the source's hours have ended meanwhile."""
        late = closed(self.source, self._now()) if self.archive is not None else None
        if late:
            raise RunLimitReached(f"{late}; the next run goes on from here")
        return self.fetcher.fetch(request, revalidate=revalidate)

    def _try_again(self, listing: Listing) -> None:
        """A page that refuses us for ever, on a portal whose lists do not, ends the attempts of this run and not the run."""
        for reference in references_due(self.db, self.source.name, self._now()):
            try:
                self._take_reference(reference, listing, again=True)
            except (Blocked, HostDown) as error:
                self.issue(kind_of(error), str(error), url=reference.url)
                return

    def _look_for_unlisted(self, listing: Listing, began: datetime) -> None:
        """Whatever ends these looks does not end the run: everything listed has been read."""
        if self.archive is None:
            return
        found = unlisted_references(self.db, self.archive, self.source, listing, self.counts, began, self._now())
        for reference in found:
            try:
                self._read_reference(reference, revalidate=True)
            except (Blocked, HostDown) as error:
                self.issue(kind_of(error), str(error), url=reference.url)
                return
            except (Spent, RunLimitReached):
                return

    def _take(self, item: ListItem, listing: Listing) -> None:
        if isinstance(item, Reference):
            self.counts.add("listed")
            self._take_reference(item, listing)
        elif isinstance(item, ListIssue):
            self.issue(item.kind, item.message, url=item.url, channel=item.channel)
            if item.kind == CHANNEL_ABSENT:
                self.counts.absent.add(item.channel or "")
            if item.error is not None:
                self.counts.broken_channels.append(item.channel or "")
                if isinstance(item.error, Blocked):
                    raise item.error
        elif isinstance(item, StatedTotal):
            if item.found is not None:
                self.counts.stated[item.channel], self.counts.found[item.channel] = item.total, item.found
        else:
            self._gap(item)

    def _take_reference(self, reference: Reference, listing: Listing, *, again: bool = False) -> None:
        revalidate = False
        if reference.page is None and not again:
            known = self._known(reference)
            if known is not None:
                self.ingest.listed(reference.key)
            row = list_items.listed(self.db, self.source.name, [reference.key]).get(reference.key, known)
            if row is not None and datetime.fromisoformat(row["first_seen"]) < self.began:
                self.counts.met.add(reference.channel or "")
            if row is not None and not is_due(self.source, row, reference, listing.today, self._now()):
                return
            revalidate = row is not None
        if self.counts.counts["fetched"] >= STEP:
            raise RunLimitReached(f"{STEP} pages in one run; the next run goes on from here")
        self._read_reference(reference, revalidate=revalidate)

    def _known(self, reference: Reference) -> records.Row | None:
        return notices.known(self.db, self.source.site, [reference.key]).get(reference.key)

    def _read_reference(self, reference: Reference, *, revalidate: bool) -> None:
        page = reference.page
        try:
            if page is None:
                self.counts.add("fetched")
                page = self._ask(reference.request or reference.url, revalidate=revalidate)
        except NotModified:
            self.counts.add("same")
            self.ingest.listed(reference.key, checked=True)
            if self._known(reference) is not None:
                list_items.forget_listed(self.db, self.source.name, reference.key)
        except Stopped:
            raise
        except FetchError as error:
            self._unread(reference, page, error)
            if isinstance(error, Blocked | HostDown):
                raise
        else:
            self.read_page(reference, page)

    def read_page(self, reference: Reference, page: Page) -> None:
        """Parse what was fetched, and keep it; a page that cannot be read is an issue. Raises Blocked and Stopped."""
        if reference.page is None:
            self._note_reading(reference, page)
        try:
            found = [self._whole(notice) for notice in self.source.scraper.parse(page, reference)]
        except Stopped:
            raise
        except ScraperError as error:
            self._unread(reference, page, error)
            if isinstance(error, Blocked):
                raise
        else:
            self._keep(reference, page, found)

    def _note_reading(self, reference: Reference, page: Page) -> None:
        if self.archive is not None:
            self.archive.note_reading(self.source.site, reference, page)

    def _whole(self, notice: Notice) -> Notice:
        return with_files(notice, self._ask) if self.source.settings.attachments else notice

    def _keep(self, reference: Reference, page: Page, found: Iterable[Notice]) -> None:
        kept_keys = set()
        # the notice that the item is known by comes last: a run that ends before it reads the whole page again
        for notice in sorted(found, key=lambda each: each.key == reference.key):
            self.counts.note(notice)
            for trouble in notice.issues:
                self.issue("notice", trouble, url=notice.url, page=page)
            if not self.source.scraper.wants_notice(notice, self.source.filters):
                self.counts.add("unwanted")
                continue
            kept_keys.add(notice.key)
            outcome = self.ingest.save(notice, page)
            self.counts.add(outcome)
            if reference.page is not None and outcome != "same":
                self._note_reading(reference, page)
        if reference.key in kept_keys:
            list_items.forget_listed(self.db, self.source.name, reference.key)
        elif reference.page is None:
            state = "read" if kept_keys else "unwanted"
            note_listed(self.db, self.source.name, reference, page=page, now=self._now(), state=state)

    def _unread(self, reference: Reference, page: Page | None, error: ScraperError) -> None:
        """Keep what could not be read, to be tried again later; a stored notice is gone when several looks say so."""
        known = self._known(reference)
        if known is None or known["vanished_on"] is None or not is_gone(error):
            self._complain(reference, page, error)
        if known is not None and self.archive is None:
            # an archived page that cannot be read says nothing of the portal's
            return
        reason, now = self.ingest.hide(str(error)), self._now()
        if try_later(self.db, self.source.name, reference, error, reason, page=page, now=now, known=known):
            self.ingest.vanished(reference.key)

    def _complain(self, reference: Reference, page: Page | None, error: ScraperError) -> None:
        self.counts.add("failed")
        if not isinstance(error, Blocked):
            # a block ends the run, which says so itself
            self.issue(kind_of(error), str(error), url=reference.url, page=page)

    def _look_at_emptiness(self, listing: Listing) -> None:
        """Lists that end well but hold nothing, although notices of these days are stored, have not been read to their end."""
        stored = notices.published_by_day(self.db, self.source.name, vanished=False)
        self.counts.empty = sum(count for day, count in stored.items() if day >= listing.since)
        if self.counts.empty:
            self.issue("empty_lists", f"0 items in all lists, expected the {self.counts.empty} stored since {listing.since}")

    def _gap(self, gap: Gap) -> None:
        self.counts.ended_early.add(gap.channel)
        self.counts.reached = max(gap.end, self.counts.reached or gap.end)
        lost = open_gap(self.db, self.source, gap, self.counts, watermark=self.watermark, run_id=self.run_id, now=self._now())
        if lost:
            self.issue("gap", lost, channel=gap.channel)

    def issue(
        self, kind: str, message: str, *, url: str | None = None, channel: str | None = None, page: Page | None = None
    ) -> None:
        """Note one thing that went wrong."""
        self.counts.add("issues")
        sha256 = page.sha256 if page else None
        at = records.instant(self._now())
        message = self.ingest.hide(message)
        runs.add_issue(self.db, self.run_id, kind=kind, message=message, at=at, url=url, channel=channel, page_sha256=sha256)

    def _now(self) -> datetime:
        return self.ingest.runtime.now()
