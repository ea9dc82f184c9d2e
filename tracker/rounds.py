"""A round, whoever starts it: bring the books in line, read sources, judge what time alone brings, tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from db import listed
from db.connection import Database, open_database, transaction
from db.errors import DatabaseProblem
from tracker import records
from tracker.books import Books, sync
from tracker.errors import Busy
from tracker.judging import ZONE, Judge
from tracker.pipeline import RunReport, run_source
from tracker.source_health import judge_sources
from tracker.sources import Source
from tracker.surroundings import Surroundings


def prepare(world: Surroundings) -> None:
    """Bring companies and revenue of the file in line with the configuration. Raises DatabaseProblem."""
    db = open_database(world.settings.db_path)
    try:
        with transaction(db):
            sync(db, world.settings)
    finally:
        db.close()


def read_sources(sources: Iterable[Source], world: Surroundings, *, since: date | None = None) -> Iterator[RunReport]:
    """Read each source in turn; one that is busy is skipped, one that fails does not stop the others."""
    for source in sources:
        if world.stop.is_set():
            return
        yield read_one(source, world, since=since)


def read_one(source: Source, world: Surroundings, *, since: date | None = None) -> RunReport:
    """Read one source; a lock held by another run, or a file that cannot be used, is its reason."""
    try:
        report = run_source(source, world, since=since)
        judge_sources(world, [source])
    except Busy as busy:
        return RunReport(source=source.name, state="skipped", reason=str(busy), counts={})
    except DatabaseProblem as problem:
        return RunReport(source=source.name, state="failed", reason=str(problem), counts={})
    return report


def tick(world: Surroundings) -> bool:
    """Judge the rules about time, once a day; True when this was the day's first call."""
    db = open_database(world.settings.db_path)
    try:
        return _tick(db, world)
    finally:
        db.close()


def _tick(db: Database, world: Surroundings) -> bool:
    today = world.now().astimezone(ZONE).date()
    last = listed.last_tick(db)
    if last is not None and last >= today:
        return False
    with transaction(db):
        Judge(world=world, db=db, run_id=None).tick(Books(db))
        listed.note_tick(db, today, records.instant(world.now()))
    return True
