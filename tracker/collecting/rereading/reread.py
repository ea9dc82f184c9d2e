"""Archived pages of one source read again, into the file as it stands or into a new one: parsed anywhere, applied in batches."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from db import rereads, runs, sources
from db.engine.connection import Database, open_file, transaction
from db.pages import Readings
from scrapers.errors import Stopped
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.collecting.ingest import Ingest
from tracker.collecting.report import RunCounts, RunLog, RunReport
from tracker.collecting.rereading.batches import Batches
from tracker.collecting.rereading.chunks import Chunks
from tracker.collecting.rereading.parsing import Chunk, ParsedPage
from tracker.collecting.rereading.workers import Crew, parse_alone
from tracker.collecting.run import attempt, run_parts
from tracker.config.runtime import Runtime
from tracker.sources.lock import source_lock
from tracker.sources.source import Source
from tracker.sources.state import baseline_cutoff
from tracker.storage.archive import open_archive

# a chunk that was begun so often and never done is read page by page, in a process of its own
_TRIES = 2


def _unwatched(_source: str, _done: int, _total: int) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Pages to read again: those of `pages` (None: the configuration's archive) had since a day, parsed by a crew.

    `shards` says which WARC files stand behind `pages`, and `watch` is called with the source, its pages done and all its pages.
    """

    since: date | None = None
    pages: Path | None = None
    shards: str = ""
    crew: Crew = field(default_factory=Crew)
    watch: Callable[[str, int, int], None] = _unwatched
    # nothing is written to the archive, not even the schema
    is_rehearsal: bool = False

    @property
    def asked(self) -> str:
        """Identity of what is asked: a call that asks the same of the same reader goes on where the last one ended."""
        since = self.since.isoformat() if self.since else None
        return json.dumps({"since": since, "shards": self.shards, "reader": READER_VERSION})


def reread_source(source: Source, runtime: Runtime, request: Request) -> RunReport:
    """Read archived pages of a source's portal again; its watermark and health stay as they are.

    Raises Busy when the source is being read, DatabaseProblem when a file cannot be used.
    """
    settings = runtime.settings
    archived = open_archive(request.pages or settings.pages_path, create=False, read_only=request.is_rehearsal)
    with source_lock(settings.db_path, source.name), open_file(settings.db_path) as db, archived as archive:
        begun = _begin(source, runtime, db, archive.store.last_reading(), request)
        since = datetime.combine(request.since, time(), source.zone).astimezone(UTC) if request.since else None
        wanted = Readings(site=source.site, last_id=begun.last_id, since=records.instant(since) if since else None)
        chunks = Chunks(source=source, archive=archive, folder=settings.pages_path.parent, wanted=wanted)
        batches = Batches(source=source, ingest=begun.ingest, log=begun.log, chunks=chunks, crew=request.crew)
        outcome, reason = attempt(lambda: _read_all(begun, batches, chunks, request), begun.log)
        counts = begun.log.counts
        with transaction(db):
            if begun.is_whole:
                begun.ingest.note_near_names()
                rereads.end_reread(db, source.name)
            end = runs.RunEnd(state=outcome, at=records.instant(runtime.now()), reason=reason)
            runs.finish_run(db, begun.log.run_id, end, counts.counts, counts.facts())
        return RunReport(source=source.name, state=outcome, reason=reason, counts=dict(counts.counts))


@dataclass(slots=True, kw_only=True)
class _Begun:
    """A reading under way: from where to where it goes, and whether it has come to its end."""

    ingest: Ingest
    log: RunLog
    done_id: int
    last_id: int
    is_whole: bool = False


def _begin(source: Source, runtime: Runtime, db: Database, last_id: int, request: Request) -> _Begun:
    """A new reading, or the one that was ended before its time; all that it changes is dated by when it began."""
    with transaction(db):
        row = rereads.unfinished_reread(db, source.name, request.asked)
        if row is None:
            row = _new(source, runtime, db, last_id, request)
            rereads.begin_reread(db, row)
        else:
            runs.reopen_run(db, row["run_id"])
    at = datetime.fromisoformat(row["at"])
    past = date.fromisoformat(row["past"]) if row["past"] else None
    ingest, log = run_parts(source, replace(runtime, now=lambda: at), db, row["run_id"], past)
    log = replace(log, counts=RunCounts.from_json(row["counts"]))
    return _Begun(ingest=ingest, log=log, done_id=row.get("done_id", 0), last_id=row["last_id"])


def _new(source: Source, runtime: Runtime, db: Database, last_id: int, request: Request) -> records.Row:
    past = baseline_cutoff(source, sources.source_state(db, source.name) or {}, runs.first_started(db, source.name))
    at = records.instant(runtime.now())
    run_id = runs.start_run(db, source=source.name, site=source.site, started_at=at, kind="reread", reader_version=READER_VERSION)
    return {
        "source": source.name,
        "run_id": run_id,
        "asked": request.asked,
        "at": at,
        "past": past.isoformat() if past else None,
        "last_id": last_id,
        "counts": RunCounts().as_json(),
    }


def _read_all(begun: _Begun, batches: Batches, chunks: Chunks, request: Request) -> None:
    total, name = chunks.count(), begun.ingest.source
    done = total - chunks.count(begun.done_id)
    request.watch(name, done, total)
    for chunk, found in _parsed(begun, chunks.after(begun.done_id), request):
        batches.apply(chunk, found)
        done += len(chunk.pages)
        request.watch(name, done, total)
    # in the order of publication, so once all are there; a call that is stopped here leaves the others to the next
    begun.ingest.judge_saved()
    if begun.ingest.runtime.stop.is_set():
        raise Stopped("asked to stop")
    begun.is_whole = True


def _parsed(begun: _Begun, chunks: Iterator[Chunk], request: Request) -> Iterator[tuple[Chunk, list[ParsedPage]]]:
    """Chunks with what was parsed of them, in their order. Raises Stopped."""
    ingest, crew = begun.ingest, request.crew
    if not crew.is_serial:
        yield from crew.parsed(chunks, ingest.runtime.stop)
        return
    for chunk in chunks:
        if ingest.runtime.stop.is_set():
            raise Stopped("asked to stop")
        # a page that ends its reader ends this process with it: that it was begun is known to the next
        tries = rereads.note_attempt(ingest.db, ingest.source)
        yield chunk, parse_alone(chunk) if tries > _TRIES else crew.parse_now(chunk)
