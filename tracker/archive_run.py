"""A run that asks nobody: stored notices and archived lists are read again from the archive and the files it was moved to."""

from __future__ import annotations

from db import runs
from db.connection import open_file, transaction
from scrapers.errors import ScraperError
from scrapers.reading import READER_VERSION
from tracker import records
from tracker.archive import open_archive
from tracker.archived import ArchivedPages
from tracker.books import watched_names
from tracker.keeping import Keeper
from tracker.locking import source_lock
from tracker.pipeline import RunReport
from tracker.reading_run import ReadingRun, StepDone
from tracker.sources import Source
from tracker.standing import today_of
from tracker.surroundings import Surroundings
from tracker.tally import Tally


def run_archive(source: Source, world: Surroundings) -> RunReport:
    """Read a source again from its archived pages; its watermark and health stay as they are.

    Raises Busy when the source is being read, DatabaseProblem when a file cannot be used, BadInput for a missing WARC file.
    """
    settings = world.settings
    files = open_file(settings.db_path), open_archive(settings.pages_path)
    with source_lock(settings.db_path, source.name), files[0] as db, files[1] as archive:
        started = records.instant(world.now())
        run_id = runs.start_run(
            db, source=source.name, site=source.site, started_at=started, kind="reread", reader_version=READER_VERSION
        )
        keeper, tally = Keeper(site=source.site, source=source.name, world=world, db=db, run_id=run_id), Tally()
        today = today_of(source, world)
        listing = source.listing(since=source.since(today, None), today=today, names=watched_names(settings), world=world)
        outcome, reason = "done", None
        with ArchivedPages(archive.store, settings.pages_path.parent, source.scraper.root) as pages:
            reading = ReadingRun(source=source, fetcher=pages, keeper=keeper, run_id=run_id, tally=tally)
            try:
                reading.read_archive(listing, pages)
            except (StepDone, ScraperError) as stopped:
                # archived lists seldom reach as far as live ones: what they lack is no failure
                outcome, reason = "interrupted", str(stopped)
        with transaction(db):
            at = records.instant(world.now())
            runs.finish_run(db, run_id, state=outcome, finished_at=at, reason=reason, counts=tally.counts, facts=tally.facts())
        return RunReport(source=source.name, state=outcome, reason=reason, counts=dict(tally.counts))
