"""Days a list no longer reaches are asked for in other ways, and the gap is closed when that has worked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db import sources as source_rows
from db.connection import Database, open_file, transaction
from tracker import records
from tracker.errors import Busy
from tracker.pipeline import run_source
from tracker.sources import Source
from tracker.surroundings import Surroundings

# gaps asked for in one round: a search is slow, and the newest days matter most
_AT_ONCE = 2


def fill_gaps(source: Source, sources: Iterable[Source], world: Surroundings) -> int:
    """Ask an enabled search of the same portal for the source's missing days; how many gaps were closed.

    A search goes by the watched companies: it closes the gap for them. Raises DatabaseProblem as a run does.
    """
    search = next((each for each in sources if each.enabled and each.scraper.fills_gaps and each.site == source.site), None)
    with open_file(world.settings.db_path) as db:
        gaps = source_rows.open_gaps(db, source.name)[-_AT_ONCE:] if search else []
        return sum(_fill(db, gap, search, world) for gap in gaps if search)


def _fill(db: Database, gap: records.Row, search: Source, world: Surroundings) -> bool:
    start, end = date.fromisoformat(gap["start_date"]), date.fromisoformat(gap["end_date"])
    try:
        if run_source(search, world, since=start, until=end).state != "done":
            return False
    except Busy:
        # the search is being read by another run: the gap stays for the next round
        return False
    with transaction(db):
        source_rows.close_gap(db, gap["id"], records.instant(world.now()))
    return True
