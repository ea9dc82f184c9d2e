"""A run that asks nobody: every archived page is read again, into the file as it stands or into a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from db import runs, sources
from db.engine.connection import open_file, transaction
from db.engine.rows import Row
from scrapers.base import Page
from scrapers.errors import Stopped
from scrapers.notice import Notice
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.collecting.counts import RunCounts
from tracker.collecting.crawl import Crawl
from tracker.collecting.ingest import Ingest
from tracker.collecting.run import attempt
from tracker.collecting.run_report import RunReport
from tracker.config.runtime import Runtime
from tracker.sources.lock import source_lock
from tracker.sources.source import Source
from tracker.sources.state import baseline_cutoff
from tracker.storage.archive import Archive, open_archive
from tracker.storage.archive_reader import ArchivedFetch, ArchivedPages
from tracker.storage.references import reference_of


def run_archive(source: Source, runtime: Runtime) -> RunReport:
    """Read every archived page of a source's portal again; its watermark and health stay as they are.

    Raises Busy when the source is being read, DatabaseProblem when a file cannot be used.
    """
    settings, counts = runtime.settings, RunCounts()
    files = open_file(settings.db_path), open_archive(settings.pages_path, create=False)
    with source_lock(settings.db_path, source.name), files[0] as db, files[1] as archive:
        state = sources.source_state(db, source.name) or {}
        past = baseline_cutoff(source, state, runs.first_started(db, source.name))
        started = records.instant(runtime.now())
        run_id = runs.start_run(
            db, source=source.name, site=source.site, started_at=started, kind="reread", reader_version=READER_VERSION
        )
        ingest = ArchiveIngest(site=source.site, source=source.name, runtime=runtime, db=db, run_id=run_id, past=past)
        outcome, reason = attempt(lambda: _read_all(source, ingest, archive, run_id, counts), ingest, run_id, counts)
        with transaction(db):
            ingest.note_near_names()
            at = records.instant(runtime.now())
            runs.finish_run(db, run_id, state=outcome, finished_at=at, reason=reason, counts=counts.counts, facts=counts.facts())
        return RunReport(source=source.name, state=outcome, reason=reason, counts=dict(counts.counts))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveIngest(Ingest):
    """Keeps what archived pages say; `is_newest` of the page that was read of its list's entry last."""

    is_newest: bool = True

    def save(self, notice: Notice, page: Page | None, *, is_look: bool = True) -> str:
        """A page the file has not come to yet is kept as if just fetched at its time; of the others only the newest is read."""
        looked = self._known(notice.key).get("last_checked")
        if page is None or not looked or datetime.fromisoformat(looked) < page.fetched_at:
            return self._as_of(page).save(notice, page, is_look=is_look)
        return self._plain(self.runtime).save(notice, page, is_look=False) if self.is_newest else "same"

    def _as_of(self, page: Page | None) -> Ingest:
        return self._plain(replace(self.runtime, now=lambda: page.fetched_at) if page else self.runtime)

    def _plain(self, runtime: Runtime) -> Ingest:
        return Ingest(site=self.site, source=self.source, runtime=runtime, db=self.db, run_id=self.run_id, past=self.past)


def _read_all(source: Source, ingest: ArchiveIngest, archive: Archive, run_id: int, counts: RunCounts) -> None:
    pages = ArchivedPages(archive.store, ingest.runtime.settings.pages_path.parent)
    fetch = ArchivedFetch(archive.store, pages, source.scraper.root)
    for row in archive.store.readings(source.site):
        if ingest.runtime.stop.is_set():
            raise Stopped("asked to stop")
        counts.add("listed")
        mine = replace(ingest, is_newest=bool(row["is_newest"]))
        reading = Crawl(source=source, fetcher=fetch, ingest=mine, run_id=run_id, counts=counts)
        _read(row, reading, pages)


def _read(row: Row, reading: Crawl, pages: ArchivedPages) -> None:
    reference = reference_of(row["reference"])
    page = pages.page(row["sha256"])
    if page is None:
        reading.counts.broken_channels = ["the archive"]
        reading.issue("not_archived", f"the page {row['sha256']} of {reference.key} is not in the archive", url=reference.url)
    else:
        reading.read_page(reference, replace(page, fetched_at=datetime.fromisoformat(row["at"])))
