"""One run of one source, from tick to the end: the steps of docs/flow.md, and the one place that catches everything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from db import runs, sources
from db.connection import Database, open_database, transaction
from db.errors import DatabaseProblem
from db.pages import PageStore
from scrapers.base import Reference
from scrapers.errors import Blocked, ScraperError, Stopped
from scrapers.listing import kind_of
from scrapers.pace import cool_down
from scrapers.reading import READER_VERSION
from tracker import records
from tracker.archive import Archive
from tracker.books import watched_names
from tracker.durations import within_hours
from tracker.errors import ConfigError
from tracker.fetching import NoArchive, source_fetcher
from tracker.keeping import Keeper
from tracker.locking import source_lock
from tracker.reading_run import ReadingRun, StepDone
from tracker.sources import Source
from tracker.surroundings import Surroundings
from tracker.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How one run ended: `done`, `failed`, `interrupted` (asked to stop, or one step of a longer catch-up) or `skipped`."""

    source: str
    state: str
    reason: str | None
    counts: dict[str, int]

    @property
    def failed(self) -> bool:
        """Whether somebody should look."""
        return self.state == "failed"


def run_source(source: Source, world: Surroundings, *, since: date | None = None) -> RunReport:
    """Read one source into the file: list, fetch, parse, save, order, match, judge, remember.

    Never raises for what a portal does: the run's row and issues say it. Raises Busy when the source is being read already,
    DatabaseProblem when the file cannot be used.
    """
    with source_lock(world.settings.db_path, source.name), _database(world) as db:
        state = sources.source_state(db, source.name) or {}
        waiting = _not_now(source, world, state)
        if waiting:
            return RunReport(source=source.name, state="skipped", reason=waiting, counts={})
        run_id = runs.start_run(
            db, source=source.name, site=source.site, started_at=records.instant(world.now()), reader_version=READER_VERSION
        )
        tally = Tally()
        outcome, reason = _attempt(source, world, db, run_id, state, tally, since)
        finished = records.instant(world.now())
        with transaction(db):
            runs.finish_run(
                db, run_id, state=outcome, finished_at=finished, reason=reason, counts=tally.counts, facts=tally.facts()
            )
            caught_up = outcome == "done" and (since is None or since <= source.since(_today(source, world), _watermark(state)))
            sources.save_source_state(db, _after(source, world, state, tally, outcome, reason, caught_up=caught_up))
        return RunReport(source=source.name, state=outcome, reason=reason, counts=dict(tally.counts))


def preview(source: Source, world: Surroundings, *, since: date | None = None) -> Iterator[tuple[str, object]]:
    """What a run would read, touching nothing: ("notice", Notice) and ("issue", text) pairs."""
    today = _today(source, world)
    listing = source.listing(
        since=since or source.since(today, None), today=today, names=watched_names(world.settings), world=world
    )
    with source_fetcher(source, world, NoArchive()) as fetcher:
        for item in source.scraper.list_notices(fetcher, listing):
            if not isinstance(item, Reference):
                yield "issue", str(item)
                continue
            try:
                page = item.page or fetcher(item.request or item.url)
                for notice in source.scraper.parse(page, item):
                    if source.filters.wants_notice(notice):
                        yield "notice", notice
            except (Blocked, Stopped):
                raise
            except ScraperError as error:
                yield "issue", f"{item.url}: {error}"


def _attempt(
    source: Source, world: Surroundings, db: Database, run_id: int, state: records.Row, tally: Tally, since: date | None
) -> tuple[str, str | None]:
    """Read, and turn every way it can end into the run's state and reason."""
    watermark = _watermark(state)
    today = _today(source, world)
    try:
        listing = source.listing(
            since=since or source.since(today, watermark), today=today, names=watched_names(world.settings), world=world
        )
        with _archive(world) as archive, source_fetcher(source, world, archive) as fetcher:
            baseline = state.get("baseline_at") is None and source.settings.first_run == "baseline"
            keeper = Keeper(site=source.site, source=source.name, world=world, db=db, run_id=run_id, baseline=baseline)
            reading = ReadingRun(
                source=source, world=world, db=db, fetcher=fetcher, run_id=run_id, keeper=keeper, tally=tally, watermark=watermark
            )
            try:
                reading.read(listing)
            finally:
                tally.counts["requests"] = fetcher.requests
        if reading.complete:
            return "done", None
        return "failed", f"{', '.join(tally.broken_channels)} could not be read; the issues say why"
    except (StepDone, Stopped) as stopped:
        return "interrupted", str(stopped)
    except DatabaseProblem:
        # there is nowhere left to store it
        raise
    except (ScraperError, ConfigError) as error:
        return _failed(db, world, run_id, tally, error)
    except Exception as error:  # noqa: BLE001  the run boundary: whatever it is, the other sources go on and the run's row says it
        return _failed(db, world, run_id, tally, error)


def _failed(db: Database, world: Surroundings, run_id: int, tally: Tally, error: Exception) -> tuple[str, str]:
    tally.add("issues")
    reason = f"{type(error).__name__}: {error}"
    runs.add_issue(db, run_id, kind=kind_of(error), message=str(error), at=records.instant(world.now()))
    if isinstance(error, Blocked):
        tally.blocked = True
    return "failed", reason


def _after(
    source: Source, world: Surroundings, state: records.Row, tally: Tally, outcome: str, reason: str | None, *, caught_up: bool
) -> records.Row:
    """How the source stands after the run; the watermark moves only when everything listed was read."""
    now = world.now()
    row: records.Row = {"source": source.name, "site": source.site, "last_run": records.instant(now), "reason": reason}
    if outcome == "done":
        row |= {"last_success": records.instant(now), "blocked_times": 0, "blocked_until": None}
        row |= {} if state.get("baseline_at") else {"baseline_at": records.instant(now)}
    if caught_up:
        row["watermark"] = _today(source, world).isoformat()
    if tally.newest and tally.newest.isoformat() > (state.get("last_notice") or ""):
        row["last_notice"] = tally.newest.isoformat()
    if tally.blocked:
        times = (state.get("blocked_times") or 0) + 1
        row |= {"blocked_times": times, "blocked_until": records.instant(now + cool_down(times))}
    return row


def _not_now(source: Source, world: Surroundings, state: records.Row) -> str | None:
    """Why the source is left alone for now: resting after a block, or outside its opening hours."""
    now = world.now()
    until = state.get("blocked_until")
    if until and datetime.fromisoformat(until) > now:
        return f"blocked {state['blocked_times']} times in a row; resting until {until}"
    hours = source.settings.hours
    if hours and not within_hours(hours, now.astimezone(source.zone).time()):
        return f"outside its hours {hours} ({source.zone})"
    return None


def _today(source: Source, world: Surroundings) -> date:
    return world.now().astimezone(source.zone).date()


def _watermark(state: records.Row) -> date | None:
    return date.fromisoformat(state["watermark"]) if state.get("watermark") else None


@contextmanager
def _database(world: Surroundings) -> Iterator[Database]:
    db = open_database(world.settings.db_path)
    try:
        yield db
    finally:
        db.close()


@contextmanager
def _archive(world: Surroundings) -> Iterator[Archive]:
    store = PageStore.open(world.settings.pages_path)
    try:
        yield Archive(store)
    finally:
        store.close()
