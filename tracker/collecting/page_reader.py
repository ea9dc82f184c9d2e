"""One item on its way into the file: its page is fetched, parsed and kept; what cannot be read is tried again later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from db import list_items
from db.engine.connection import Database
from db.notices import Met, Outcome
from scrapers.base import Page, Reference, Request
from scrapers.errors import Blocked, HostDown, NotModified, ScraperError, Stopped
from scrapers.toolkit.lists import kind_of
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import ParsedNotice, parse_page
from tracker.collecting.report import RunCounts, RunLog
from tracker.collecting.retries import Failure, ItemFate, Stored, is_gone, note_listed, try_later
from tracker.sources.source import Source
from tracker.storage.archive import Archive


class Save(Protocol):
    """Saves one notice of a page; `stored` is what was looked up of it, where it was."""

    def __call__(self, notice: ParsedNotice, *, stored: Stored | None) -> Outcome: ...


class Ask(Protocol):
    """Gets a page. Raises as `Fetcher.fetch`."""

    def __call__(self, request: Request | str, *, revalidate: bool = False) -> Page: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKeeper:
    """Keeps what was parsed of items; `is_archived` where no portal was asked for their pages."""

    source: Source
    ingest: Ingest
    log: RunLog
    is_archived: bool = False

    def keep(self, reference: Reference, stored: Stored, page_sha256: str, found: Iterable[ParsedNotice], save: Save) -> None:
        """Keep the notices of one page, each by `save`, which says whether it was new, changed or same."""
        kept_keys = set()
        # the notice that the item is known by comes last: a run that ends before it reads the whole page again
        for notice in sorted(found, key=lambda each: each.key == reference.key):
            self.counts.note(notice)
            for trouble in notice.issues:
                self.log.issue("notice", trouble, url=notice.url, page_sha256=page_sha256)
            if not notice.is_wanted:
                self.counts.add("unwanted")
                continue
            kept_keys.add(notice.key)
            self.counts.add(save(notice, stored=stored if notice.key == reference.key else None))
        if reference.key in kept_keys:
            self.forget(reference, stored)
        elif reference.page is None:
            fate = ItemFate(state="read" if kept_keys else "unwanted", page_sha256=page_sha256, at=self._now())
            note_listed(self.db, self.source.name, reference, fate)

    def unread(self, reference: Reference, stored: Stored, page_sha256: str | None, error: ScraperError) -> None:
        """Keep what could not be read, to be tried again later; a stored notice is gone when several looks say so."""
        notice = stored.notice
        if notice is None or notice["vanished_on"] is None or not is_gone(error):
            self._complain(reference, page_sha256, error)
        if notice is not None and self.is_archived:
            # an archived page that cannot be read says nothing of the portal's
            return
        failure = Failure(error=error, reason=self.log.hide(str(error)), page_sha256=page_sha256, at=self._now())
        if try_later(self.db, self.source.name, reference, failure, stored) and notice is not None:
            self.ingest.vanished(notice)

    def forget(self, reference: Reference, stored: Stored) -> None:
        """The item is a stored notice of the same key."""
        if stored.item is not None:
            list_items.forget_listed(self.db, self.source.name, reference.key)

    @property
    def counts(self) -> RunCounts:
        """The run's counts."""
        return self.log.counts

    @property
    def db(self) -> Database:
        """The tracker's file."""
        return self.ingest.db

    def _complain(self, reference: Reference, page_sha256: str | None, error: ScraperError) -> None:
        self.counts.add("failed")
        if self.is_archived or not isinstance(error, Blocked):
            # a block ends the run, which says so itself
            self.log.issue(kind_of(error), str(error), url=reference.url, page_sha256=page_sha256)

    def _now(self) -> datetime:
        return self.ingest.runtime.now()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReader:
    """Reads items one by one; `ask` gets pages, `archive` notes what was read of them."""

    keeper: PageKeeper
    ask: Ask
    archive: Archive

    def read(self, reference: Reference, stored: Stored, met: Met, *, revalidate: bool) -> None:
        """Fetch an item's page, unless the list carried it, and keep what it says. Raises Blocked, HostDown and Stopped."""
        page = reference.page
        try:
            if page is None:
                self.keeper.counts.add("fetched")
                page = self.ask(reference.request or reference.url, revalidate=revalidate)
                self._note_reading(reference, page)
            found = parse_page(self.keeper.source, page, reference, self.ask)
        except NotModified:
            self._same(reference, stored, met)
        except Stopped:
            raise
        except ScraperError as error:
            self.keeper.unread(reference, stored, page.sha256 if page else None, error)
            if isinstance(error, Blocked | HostDown):
                raise
        else:
            self._keep(reference, stored, page, found, met)

    def _keep(self, reference: Reference, stored: Stored, page: Page, found: list[ParsedNotice], met: Met) -> None:
        def save(notice: ParsedNotice, *, stored: Stored | None) -> Outcome:
            outcome = self.keeper.ingest.save(notice, met, stored=stored)
            if reference.page is not None and outcome != "same":
                self._note_reading(reference, page)
            return outcome

        self.keeper.keep(reference, stored, page.sha256, found, save)

    def _same(self, reference: Reference, stored: Stored, met: Met) -> None:
        self.keeper.counts.add("same")
        if stored.notice is None:
            return
        self.keeper.ingest.unchanged(stored.notice, met)
        self.keeper.forget(reference, stored)

    def _note_reading(self, reference: Reference, page: Page) -> None:
        self.archive.note_reading(self.keeper.source.site, reference, page)
