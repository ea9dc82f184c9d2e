"""One item on its way into the file: its page is fetched, parsed and kept; what cannot be read is tried again later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from db import list_items
from db.engine.connection import Database
from db.notices import Met, Outcome
from scrapers.base import Page, Reference, Request
from scrapers.errors import Blocked, FetchError, HostDown, NotModified, ScraperError, Stopped
from scrapers.notice import Notice
from scrapers.toolkit.lists import kind_of
from tracker.collecting.attachments import with_files
from tracker.collecting.ingest import Ingest
from tracker.collecting.report import RunCounts, RunLog
from tracker.collecting.retries import Failure, ItemFate, Stored, is_gone, note_listed, try_later
from tracker.sources.source import Source
from tracker.storage.archive import Archive


class Keep(Protocol):
    """Saves one notice of a page; `stored` is what was looked up of it, where it was."""

    def __call__(self, notice: Notice, page: Page, *, stored: Stored | None) -> Outcome: ...


class Ask(Protocol):
    """Gets a page. Raises as `Fetcher.fetch`."""

    def __call__(self, request: Request | str, *, revalidate: bool = False) -> Page: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReader:
    """Reads items one by one; `ask` gets pages, `archive` notes what was read of them (None: they are the archive's)."""

    source: Source
    ask: Ask
    ingest: Ingest
    log: RunLog
    archive: Archive | None = None

    def read(self, reference: Reference, stored: Stored, met: Met, *, revalidate: bool) -> None:
        """Fetch an item's page, unless the list carried it, and keep what it says. Raises Blocked, HostDown and Stopped."""
        page = reference.page
        try:
            if page is None:
                self.counts.add("fetched")
                page = self.ask(reference.request or reference.url, revalidate=revalidate)
        except NotModified:
            self._same(reference, stored, met)
        except Stopped:
            raise
        except FetchError as error:
            self._unread(reference, stored, page, error)
            if isinstance(error, Blocked | HostDown):
                raise
        else:
            self.read_page(reference, stored, page, partial(self.ingest.save, met=met))

    def read_page(self, reference: Reference, stored: Stored, page: Page, keep: Keep) -> None:
        """Parse a page and keep what it says; one that cannot be read is an issue. Raises Blocked and Stopped."""
        if reference.page is None:
            self._note_reading(reference, page)
        try:
            found = [self._whole(notice) for notice in self.source.scraper.parse(page, reference)]
        except Stopped:
            raise
        except ScraperError as error:
            self._unread(reference, stored, page, error)
            if isinstance(error, Blocked):
                raise
        else:
            self._keep(reference, stored, page, found, keep)

    @property
    def counts(self) -> RunCounts:
        """The run's counts."""
        return self.log.counts

    @property
    def _db(self) -> Database:
        return self.ingest.db

    def _same(self, reference: Reference, stored: Stored, met: Met) -> None:
        self.counts.add("same")
        if stored.notice is None:
            return
        self.ingest.unchanged(stored.notice, met)
        self._forget(reference, stored)

    def _forget(self, reference: Reference, stored: Stored) -> None:
        """The item is a stored notice of the same key."""
        if stored.item is not None:
            list_items.forget_listed(self._db, self.source.name, reference.key)

    def _note_reading(self, reference: Reference, page: Page) -> None:
        if self.archive is not None:
            self.archive.note_reading(self.source.site, reference, page)

    def _whole(self, notice: Notice) -> Notice:
        return with_files(notice, self.ask) if self.source.settings.attachments else notice

    def _keep(self, reference: Reference, stored: Stored, page: Page, found: Iterable[Notice], keep: Keep) -> None:
        kept_keys = set()
        # the notice that the item is known by comes last: a run that ends before it reads the whole page again
        for notice in sorted(found, key=lambda each: each.key == reference.key):
            self.counts.note(notice)
            for trouble in notice.issues:
                self.log.issue("notice", trouble, url=notice.url, page=page)
            if not self.source.scraper.wants_notice(notice, self.source.filters):
                self.counts.add("unwanted")
                continue
            kept_keys.add(notice.key)
            outcome = keep(notice, page, stored=stored if notice.key == reference.key else None)
            self.counts.add(outcome)
            if reference.page is not None and outcome != "same":
                self._note_reading(reference, page)
        if reference.key in kept_keys:
            self._forget(reference, stored)
        elif reference.page is None:
            fate = ItemFate(state="read" if kept_keys else "unwanted", page=page, at=self._now())
            note_listed(self._db, self.source.name, reference, fate)

    def _unread(self, reference: Reference, stored: Stored, page: Page | None, error: ScraperError) -> None:
        """Keep what could not be read, to be tried again later; a stored notice is gone when several looks say so."""
        notice = stored.notice
        if notice is None or notice["vanished_on"] is None or not is_gone(error):
            self._complain(reference, page, error)
        if notice is not None and self.archive is None:
            # an archived page that cannot be read says nothing of the portal's
            return
        failure = Failure(error=error, reason=self.log.hide(str(error)), page=page, at=self._now())
        if try_later(self._db, self.source.name, reference, failure, stored) and notice is not None:
            self.ingest.vanished(notice)

    def _complain(self, reference: Reference, page: Page | None, error: ScraperError) -> None:
        self.counts.add("failed")
        if not isinstance(error, Blocked):
            # a block ends the run, which says so itself
            self.log.issue(kind_of(error), str(error), url=reference.url, page=page)

    def _now(self) -> datetime:
        return self.ingest.runtime.now()
