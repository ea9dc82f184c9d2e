"""Forecast of a run: its lists are read and no notice's page; how much a run would fetch, how long that takes, what is news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from db import runs, sources
from db.engine.connection import Database, open_database
from scrapers.base import Fetch, Gap, Listing, ListIssue, ListItem, Page, Reference, Request
from scrapers.errors import Blocked, ScraperError, Stopped, Unavailable
from scrapers.http.wire import sending_of
from scrapers.notice import Notice
from tracker import storage as records
from tracker.collecting.fetchers import NoArchive, source_fetcher
from tracker.collecting.retries import references_due, stored_items
from tracker.config.runtime import Runtime, Step
from tracker.config.settings import watched_names
from tracker.errors import Busy, ConfigError
from tracker.sources.lock import source_lock
from tracker.sources.source import Source
from tracker.sources.state import baseline_cutoff, is_due, reason_to_skip, today_of, watermark_of

# items of a list looked up at once
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Notices of each source that a forecast reads all the same: so many of the newest, or as many spread over the list."""

    count: int = 0
    spread: bool = False

    def of(self, references: Sequence[Reference]) -> list[Reference]:
        """The chosen ones of all lists, newest first; those without a day come last."""
        found = sorted(references, key=lambda each: each.published or date.min, reverse=True)
        if not self.spread or len(found) <= self.count:
            return found[: self.count]
        return [found[(2 * number + 1) * len(found) // (2 * self.count)] for number in range(self.count)]


@dataclass(slots=True, kw_only=True)
class Forecast:
    """Forecast for one source: `state` is listed, failed, skipped or interrupted; `reason` says why it is not listed.

    `counts` has `listed`, `known` (in the file and not due), `carried` (whole in the list), `to_fetch` (a request each),
    `list_requests` (made now, and again by a run) and `news` (published after what counts as the source's past).
    `pace` is the source's, in seconds, or that of its host's robots.txt where it is longer.
    """

    source: Source
    pace: float
    since: date | None = None
    state: str = "listed"
    reason: str | None = None
    is_first: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    issues: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def time(self) -> timedelta:
        """How long a run's requests take at that pace, retries and slow answers left out."""
        return timedelta(seconds=self.pace * (self.counts["list_requests"] + self.counts["to_fetch"]))

    def note_issue(self, text: str) -> None:
        """Keep a line about what could not be listed or read; what every channel says in the same words is one."""
        if text not in self.issues:
            self.issues.append(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Books:
    """What the file, opened for reading only, holds of a source; nothing where there is no file yet."""

    source: Source
    runtime: Runtime
    db: Database | None

    @property
    def state(self) -> records.Row:
        return (sources.source_state(self.db, self.source.name) or {}) if self.db else {}

    @property
    def waiting(self) -> str | None:
        host = sources.resting_host(self.db, self.source.host) if self.db else None
        return reason_to_skip(self.source, self.runtime, self.state, host)

    @property
    def past(self) -> date | None:
        started = runs.first_started(self.db, self.source.name) if self.db else None
        return baseline_cutoff(self.source, self.state, started)

    @property
    def tried_again(self) -> int:
        return len(references_due(self.db, self.source.name, self.runtime.now())) if self.db else 0

    def due(self, items: Sequence[Reference], today: date) -> list[Reference]:
        """The items of a list that a run would fetch or keep."""
        if self.db is None:
            return list(items)
        stored, now = stored_items(self.db, self.source, [item.key for item in items]), self.runtime.now()

        def wanted(item: Reference) -> bool:
            row = None if item.page is not None else stored[item.key].item or stored[item.key].notice
            return row is None or is_due(self.source, row, item, today, now)

        return [item for item in items if wanted(item)]


def forecast(source: Source, runtime: Runtime, *, since: date | None = None, sample: Sample | None = None) -> Forecast:
    """Read a source's lists as a run would, under its lock and at its pace, and store nothing.

    A portal's failures are the forecast's state and issues. Raises DatabaseProblem for a file that cannot be used.
    """
    found = Forecast(source=source, pace=source.pace)
    try:
        with source_lock(runtime.settings.db_path, source.name), _books(source, runtime) as books:
            if waiting := books.waiting:
                found.state, found.reason = "skipped", waiting
            else:
                _list(found, books, since, sample or Sample())
    except Busy as busy:
        found.state, found.reason = "skipped", str(busy)
    except Stopped as stopped:
        found.state, found.reason = "interrupted", str(stopped)
    except (ScraperError, ConfigError) as error:
        found.state, found.reason = "failed", _hidden(source, runtime, str(error))
    return found


def addresses(source: Source, runtime: Runtime, *, since: date | None = None) -> list[str]:
    """Addresses that a run would ask first: robots.txt and the first page of each list. Nobody is asked.

    Raises ConfigError as a run does.
    """
    asked = [f"GET {source.scraper.root}/robots.txt"] if source.settings.robots else []

    def refuse(request: Request | str) -> Page:
        sending = sending_of(request, source.scraper.root)
        asked.append(f"{sending.method} {sending.shown}")
        raise Unavailable("not asked")

    with _books(source, runtime) as books:
        try:
            for _ in source.scraper.list_notices(refuse, _listing(books, since)):
                pass
        except ScraperError:
            # a list that gives up at its first failure
            pass
    return [_hidden(source, runtime, each) for each in dict.fromkeys(asked)]


@contextmanager
def _books(source: Source, runtime: Runtime) -> Iterator[_Books]:
    path = runtime.settings.db_path
    db = open_database(path, create=False, read_only=True) if path.exists() else None
    try:
        yield _Books(source=source, runtime=runtime, db=db)
    finally:
        if db is not None:
            db.close()


def _listing(books: _Books, since: date | None) -> Listing:
    today = today_of(books.source, books.runtime)
    first = since or books.source.since(today, watermark_of(books.state, today))
    return books.source.listing(since=first, today=today, names=watched_names(books.runtime.settings), runtime=books.runtime)


def _list(found: Forecast, books: _Books, since: date | None, sample: Sample) -> None:
    source, runtime = found.source, books.runtime
    listing = _listing(books, since)
    found.since, found.is_first = listing.since, not books.state.get("baseline_at")
    with source_fetcher(source, runtime, NoArchive()) as fetcher:

        def ask(request: Request | str) -> Page:
            shown = _hidden(source, runtime, sending_of(request, source.scraper.root).shown)
            runtime.watch(Step(source=source.name, host=source.host, asked=shown))
            return fetcher(request)

        try:
            due = _count(found, books, source.scraper.list_notices(ask, listing), listing.today)
        finally:
            found.counts["list_requests"], found.pace = fetcher.requests, fetcher.longest_pace
        if found.issues and not found.counts["listed"]:
            found.state, found.reason = "failed", found.issues[0]
            return
        found.counts["to_fetch"] += books.tried_again
        for reference in sample.of(due) if sample.count else ():
            _read(found, ask, reference)


def _count(found: Forecast, books: _Books, items: Iterator[ListItem], today: date) -> list[Reference]:
    """Count what a list names, each notice once; those that are due are returned."""
    past, seen = books.past, set[str]()
    waiting: list[Reference] = []
    due: list[Reference] = []

    def look_up() -> None:
        wanted = books.due(waiting, today)
        found.counts["known"] += len(waiting) - len(wanted)
        found.counts["carried"] += sum(each.page is not None for each in wanted)
        found.counts["to_fetch"] += sum(each.page is None for each in wanted)
        found.counts["news"] += sum(past is None or each.published is None or each.published >= past for each in wanted)
        due.extend(wanted)
        waiting.clear()

    for item in items:
        if not isinstance(item, Reference):
            _note(found, item)
        elif item.key not in seen:
            seen.add(item.key)
            found.counts["listed"] += 1
            waiting.append(item)
            if len(waiting) >= _AT_ONCE:
                look_up()
    look_up()
    return due


def _note(found: Forecast, item: ListItem) -> None:
    if isinstance(item, ListIssue):
        found.note_issue(f"issue: {item.message}")
        if isinstance(item.error, Blocked):
            raise item.error
    elif isinstance(item, Gap):
        found.note_issue(f"gap: {item.channel}: nothing from {item.start} to {item.end}: {item.reason}")


def _read(found: Forecast, ask: Fetch, reference: Reference) -> None:
    source = found.source
    try:
        page = reference.page or ask(reference.request or reference.url)
        read = source.scraper.parse(page, reference)
        found.notices += [notice for notice in read if source.scraper.wants_notice(notice, source.filters)]
    except (Blocked, Stopped):
        raise
    except ScraperError as error:
        found.note_issue(f"issue: {reference.url}: {error}")


def _hidden(source: Source, runtime: Runtime, text: str) -> str:
    for secret in source.secret_values(runtime.variables):
        text = text.replace(secret, "…")
    return text
