"""One item on its way into the file: its page is fetched, parsed and kept; what cannot be read is tried again later."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
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

# pages had and not yet read, at most, in number, bytes together and seconds
_AHEAD = 16
_MOST_BYTES = 4_000_000
_LONGEST_WAIT = 0.2


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
class _Had:
    """An item whose page was had, or the error that it could not be had for."""

    reference: Reference
    stored: Stored
    met: Met
    page: Page | None
    error: ScraperError | None = None


Parsed = list[ParsedNotice] | Exception


@dataclass(slots=True, kw_only=True)
class PageReader:
    """Reads items: pages are had ahead of being read, some are read and kept together, all in the order in which they came.

    `ask` gets pages, `archive` notes what was read of them; where `is_slow` says that a host keeps us waiting between two
    requests, nothing waits meanwhile.
    """

    keeper: PageKeeper
    ask: Ask
    archive: Archive
    is_slow: Callable[[], bool]
    _waiting: list[_Had] = field(default_factory=list, init=False)
    _since: float = field(default=0.0, init=False)

    def read(self, reference: Reference, stored: Stored, met: Met, *, revalidate: bool) -> None:
        """Fetch an item's page, unless the list carried it, and keep what it says. Raises Blocked, HostDown and Stopped."""
        self.begin(reference, stored, met, revalidate=revalidate)
        self.settle()

    def begin(self, reference: Reference, stored: Stored, met: Met, *, revalidate: bool) -> None:
        """As `read`, but a page may wait, with those before it, until `settle`, or until some are read and kept together."""
        is_asked, is_slow = reference.page is None, self.is_slow()
        if is_asked and (is_slow or time.monotonic() - self._since > _LONGEST_WAIT):
            self.settle()
        try:
            had = self._had(reference, stored, met, revalidate=revalidate)
        except BaseException:
            self.settle()
            raise
        self._since = self._since if self._waiting else time.monotonic()
        self._waiting.append(had)
        if (is_asked and is_slow) or isinstance(had.error, Blocked | HostDown) or self._is_full():
            self.settle()

    def settle(self) -> None:
        """Read and keep all that waits. Raises Blocked and HostDown, when all is kept, and what ends the run."""
        waiting, self._waiting = self._waiting, []
        refused: list[ScraperError] = []

        def keep(item: tuple[_Had, Parsed]) -> None:
            try:
                self._keep(*item)
            except (Blocked, HostDown) as error:
                refused.append(error)

        self.keeper.ingest.in_groups([(had, self._parsed(had)) for had in waiting], keep)
        for error in refused:
            raise error

    def _is_full(self) -> bool:
        bytes_held = sum(len(had.page.body) for had in self._waiting if had.page)
        return len(self._waiting) >= _AHEAD or bytes_held > _MOST_BYTES

    def _had(self, reference: Reference, stored: Stored, met: Met, *, revalidate: bool) -> _Had:
        page = reference.page
        if page is None:
            self.keeper.counts.add("fetched")
            try:
                page = self.ask(reference.request or reference.url, revalidate=revalidate)
            except Stopped:
                raise
            except ScraperError as error:
                return _Had(reference=reference, stored=stored, met=met, page=None, error=error)
            self._note_reading(reference, page)
        return _Had(reference=reference, stored=stored, met=met, page=page)

    def _parsed(self, had: _Had) -> Parsed:
        """Notices of an item's page, or the error to be met with when its turn has come."""
        if had.page is None:
            return had.error or []
        try:
            return parse_page(self.keeper.source, had.page, had.reference, self.ask)
        except Exception as error:  # noqa: BLE001  whatever it is, those before it are kept
            return error

    def _keep(self, had: _Had, found: Parsed) -> None:
        sha256 = had.page.sha256 if had.page else None
        if isinstance(found, NotModified):
            self._same(had.reference, had.stored, had.met)
        elif isinstance(found, ScraperError) and not isinstance(found, Stopped):
            self.keeper.unread(had.reference, had.stored, sha256, found)
            if isinstance(found, Blocked | HostDown):
                raise found
        elif isinstance(found, Exception):
            raise found
        else:
            self.keeper.keep(had.reference, had.stored, sha256 or "", found, partial(self._save, had))

    def _save(self, had: _Had, notice: ParsedNotice, *, stored: Stored | None) -> Outcome:
        outcome = self.keeper.ingest.save(notice, had.met, stored=stored)
        if had.reference.page is not None and outcome != "same":
            self._note_reading(had.reference, had.reference.page)
        return outcome

    def _same(self, reference: Reference, stored: Stored, met: Met) -> None:
        self.keeper.counts.add("same")
        if stored.notice is None:
            return
        self.keeper.ingest.unchanged(stored.notice, met)
        self.keeper.forget(reference, stored)

    def _note_reading(self, reference: Reference, page: Page) -> None:
        self.archive.note_reading(self.keeper.source.site, reference, page)
