"""Re-parses archived pages without any network request, into the file as it stands or into a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from db import runs, sources
from db.engine.connection import open_file, transaction
from db.engine.rows import Row
from scrapers.errors import Stopped
from tracker import storage as records
from tracker.collecting.ingest import Ingest
from tracker.collecting.page_reader import PageReader
from tracker.collecting.report import RunLog, RunReport
from tracker.collecting.retries import stored_items
from tracker.collecting.run import attempt, begin, judged_in_turn
from tracker.config.runtime import Runtime
from tracker.sources.lock import source_lock
from tracker.sources.source import Source
from tracker.storage.archive import Archive, open_archive
from tracker.storage.archive_reader import ArchivedFetch, ArchivedPages
from tracker.storage.references import reference_of


def run_archive(source: Source, runtime: Runtime) -> RunReport:
    """Read every archived page of a source's portal again; its watermark and health stay as they are.

    Raises Busy when the source is being read, DatabaseProblem when a file cannot be used.
    """
    settings = runtime.settings
    files = open_file(settings.db_path), open_archive(settings.pages_path, create=False)
    with source_lock(settings.db_path, source.name), files[0] as db, files[1] as archive:
        ingest, log = begin(source, runtime, db, sources.source_state(db, source.name) or {}, kind="reread")
        outcome, reason = attempt(lambda: judged_in_turn(lambda: _read_all(source, ingest, log, archive), ingest), log)
        counts = log.counts
        with transaction(db):
            ingest.note_near_names()
            end = runs.RunEnd(state=outcome, at=records.instant(runtime.now()), reason=reason)
            runs.finish_run(db, log.run_id, end, counts.counts, counts.facts())
        return RunReport(source=source.name, state=outcome, reason=reason, counts=dict(counts.counts))


def _read_all(source: Source, ingest: Ingest, log: RunLog, archive: Archive) -> None:
    pages = ArchivedPages(archive.store, ingest.runtime.settings.pages_path.parent)
    fetch = ArchivedFetch(archive.store, pages, source.scraper.root)
    reader = PageReader(source=source, ask=fetch.fetch, ingest=ingest, log=log)
    for row in archive.store.readings(source.site):
        if ingest.runtime.stop.is_set():
            raise Stopped("asked to stop")
        log.counts.add("listed")
        _read(row, reader, pages)


def _read(row: Row, reader: PageReader, pages: ArchivedPages) -> None:
    reference = reference_of(row["reference"])
    page = pages.page(row["sha256"])
    if page is None:
        reader.counts.note_unarchived()
        message = f"the page {row['sha256']} of {reference.key} is not in the archive"
        reader.log.issue("not_archived", message, url=reference.url)
        return
    keep = partial(reader.ingest.save_archived, is_newest=bool(row["is_newest"]))
    stored = stored_items(reader.ingest.db, reader.source, [reference.key])[reference.key]
    reader.read_page(reference, stored, replace(page, fetched_at=datetime.fromisoformat(row["at"])), keep)
