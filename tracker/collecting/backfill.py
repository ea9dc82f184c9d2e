"""Days a list no longer reaches are asked for in other ways, and the gap is closed when that has worked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from db import sources as source_rows
from db.engine.connection import Database, open_file, transaction
from scrapers.base import Filters
from tracker import storage as records
from tracker.collecting.run import run_source
from tracker.config.runtime import Runtime
from tracker.errors import Busy
from tracker.sources.source import Source

# spans asked for in one round: a search is slow, and the newest days matter most
_AT_ONCE = 2


def fill_gaps(source: Source, sources: Iterable[Source], runtime: Runtime) -> int:
    """Ask an enabled search of the same portal for the source's missing days; how many gaps were closed.

    A search goes by the watched companies: it closes the gap for them. Raises DatabaseProblem as a run does.
    """
    search = next((each for each in sources if _may_fill(each, source)), None)
    if search is None:
        return 0
    closed = 0
    with open_file(runtime.settings.db_path) as db:
        for gaps in _spans(db, source, search):
            if runtime.stop.is_set() or not _is_found(search, runtime, gaps):
                break
            with transaction(db):
                _close(db, gaps, runtime)
            closed += len(gaps)
    return closed


def _spans(db: Database, source: Source, search: Source) -> Iterator[list[records.Row]]:
    """Gaps that one search can fill together because their days overlap, the newest first."""
    gaps = [gap for gap in source_rows.open_gaps(db, source.name) if gap["channel"].endswith(search.scraper.fills)]
    for _ in range(_AT_ONCE):
        together = [gap for gap in gaps if gap["end_date"] >= gaps[-1]["start_date"]]
        if not together:
            return
        yield together
        gaps = [gap for gap in gaps if gap not in together]


def _close(db: Database, gaps: Iterable[records.Row], runtime: Runtime) -> None:
    for gap in gaps:
        source_rows.close_gap(db, gap["id"], records.instant(runtime.now()))


def _may_fill(search: Source, source: Source) -> bool:
    """A search narrowed to other words than the source finds other notices."""
    fits = search.filters in (Filters(), source.filters)
    return search.enabled and bool(search.scraper.fills) and search.site == source.site and fits


def _is_found(search: Source, runtime: Runtime, gaps: Sequence[records.Row]) -> bool:
    """Whether everything of the gaps' days was listed: no list of results was cut off."""
    start = date.fromisoformat(min(gap["start_date"] for gap in gaps))
    end = date.fromisoformat(max(gap["end_date"] for gap in gaps))
    try:
        report = run_source(search, runtime, since=start, until=end)
    except Busy:
        # the search is being read by another run: the gap stays for the next round
        return False
    return report.state == "done" and not report.cut
