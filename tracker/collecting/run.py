"""One run of one source, from tick to the end: the steps of docs/flow.md, and the one place that catches everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db import runs, sources
from db.engine.connection import Database, open_file, transaction
from db.engine.errors import DatabaseProblem
from scrapers.errors import ScraperError, Stopped
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.collecting.crawl import Crawl, HoursEnded
from tracker.collecting.fetchers import source_fetcher
from tracker.collecting.ingest import Ingest
from tracker.collecting.outcome import close_gaps, remember_host, state_after_run
from tracker.collecting.report import RunCounts, RunLog, RunReport
from tracker.config.runtime import Runtime
from tracker.config.settings import watched_names
from tracker.errors import ConfigError
from tracker.sources.lock import source_lock
from tracker.sources.source import Source
from tracker.sources.state import baseline_cutoff, reason_to_skip, today_of, watermark_of
from tracker.storage.archive import open_archive


def run_source(
    source: Source, runtime: Runtime, *, since: date | None = None, until: date | None = None, kind: str = "run"
) -> RunReport:
    """Read one source into the file: list, fetch, parse, save, order, match, judge, remember.

    With `until` only days up to it are read (a gap), and the watermark stays where it is.
    Never raises for what a portal does: the run's row and issues say it. Raises Busy when the source is being read already,
    DatabaseProblem when the file cannot be used.
    """
    with source_lock(runtime.settings.db_path, source.name), open_file(runtime.settings.db_path) as db:
        state = sources.source_state(db, source.name) or {}
        waiting = reason_to_skip(source, runtime, state, sources.resting_host(db, source.host))
        if waiting:
            return RunReport(source=source.name, state="skipped", reason=waiting, counts={})
        today = today_of(source, runtime)
        watermark = watermark_of(state, today)
        due = source.since(today, watermark)
        ingest, log = begin(source, runtime, db, state, kind=kind)
        counts = log.counts
        outcome, reason = attempt(
            lambda: judged_in_turn(lambda: _read(source, ingest, log, (since or due, until), watermark), ingest), log
        )
        with transaction(db):
            ingest.note_near_names()
            now = runtime.now()
            end = runs.RunEnd(state=outcome, at=records.instant(now), reason=reason)
            runs.finish_run(db, log.run_id, end, counts.counts, counts.facts())
            whole = outcome == "done" and until is None and (since or due) <= due and not counts.empty
            reached = today if whole else None
            standing = state_after_run(source, state, counts, end, now, reached=reached)
            sources.save_source_state(db, standing)
            remember_host(db, source, runtime, standing, counts, outcome)
            sources.count_requests(db, source.name, source.site, today, counts.counts["requests"])
            if outcome == "done" and until is None and not counts.empty:
                close_gaps(db, source, counts, since or due, end.at)
        cut = tuple(sorted(counts.ended_early))
        return RunReport(source=source.name, state=outcome, reason=reason, counts=dict(counts.counts), cut=cut)


def begin(source: Source, runtime: Runtime, db: Database, state: records.Row, *, kind: str = "run") -> tuple[Ingest, RunLog]:
    """A run's row, what keeps its notices and its log; what counts as the source's past is settled before it begins."""
    past = baseline_cutoff(source, state, runs.first_started(db, source.name))
    started = records.instant(runtime.now())
    run_id = runs.start_run(
        db, source=source.name, site=source.site, started_at=started, kind=kind, reader_version=READER_VERSION
    )
    return run_parts(source, runtime, db, run_id, past)


def run_parts(source: Source, runtime: Runtime, db: Database, run_id: int, past: date | None) -> tuple[Ingest, RunLog]:
    """Parts of a run that has its row: what keeps its notices, and its log."""
    ingest = Ingest(
        site=source.site, source=source.name, runtime=runtime, db=db, run_id=run_id, past=past, zone=source.zone, in_turn=True
    )
    secrets = source.secret_values(runtime.variables)
    return ingest, RunLog(db=db, run_id=run_id, counts=RunCounts(), now=runtime.now, secrets=secrets)


def _read(source: Source, ingest: Ingest, log: RunLog, days: tuple[date, date | None], watermark: date | None) -> None:
    runtime = ingest.runtime
    names = watched_names(runtime.settings)
    asked = source.listing(since=days[0], until=days[1], today=today_of(source, runtime), names=names, runtime=runtime)
    listing = replace(asked, moved=runs.moved_channels(ingest.db, source.name))
    with open_archive(runtime.settings.pages_path) as archive, source_fetcher(source, runtime, archive) as fetcher:
        crawl = Crawl(source=source, fetcher=fetcher, ingest=ingest, log=log, archive=archive, watermark=watermark)
        try:
            crawl.read(listing)
        finally:
            log.counts.note_requests(fetcher.requests, fetcher.left_alone_until)


def judged_in_turn(read: Callable[[], None], ingest: Ingest) -> None:
    """Read, then judge what was saved in the order of publication; first what an earlier run could not come to."""
    ingest.judge_saved()
    try:
        read()
    finally:
        ingest.judge_saved()


def attempt(work: Callable[[], None], log: RunLog) -> tuple[str, str | None]:
    """Do a run's work, and turn every way it can end into the run's state and reason.

    Raises DatabaseProblem where there is nowhere left to store the reason: the file itself fails.
    """
    try:
        work()
        return log.counts.outcome()
    except (HoursEnded, Stopped) as stopped:
        return "interrupted", str(stopped)
    except (ScraperError, ConfigError, DatabaseProblem) as error:
        return "failed", log.failure(error)
    except Exception as error:  # noqa: BLE001  the run boundary: whatever it is, the other sources go on and the run's row says it
        return "failed", log.failure(error)
