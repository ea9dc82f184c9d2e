"""A run that finds nothing new, in files of more and more orders, beside the GETs of its lists; start-ups are taken off both."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.support.figures import RUNS, Figure
from benchmarks.support.files import AT, SOURCE, configure, grow
from benchmarks.support.portal import listed, path, serving
from benchmarks.support.processes import Usage, tracker, usage
from benchmarks.support.synthetic import notice_of
from db import notices
from db.engine.connection import open_file, transaction
from tracker import storage as records

SIZES = (2_000, 4_000, 8_000, 16_000)
_LISTED = 2_000
# the bare GETs take so little that one round drowns in the start of their process
_ROUNDS = 10
_RUN = tracker("run", "--since", "2024-01-01")


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor and wall seconds of a run in a file of so many orders, and its peak of memory."""
    with tempfile.TemporaryDirectory() as name, serving(_LISTED) as url, serving(0) as empty:
        folder, least = Path(name), Path(name) / "least"
        least.mkdir()
        configure(folder, SOURCE.format(url=url))
        configure(least, SOURCE.format(url=empty))
        _know(folder / "tracker.db")
        for size in sizes:
            grow(folder / "tracker.db", size)
            usage(_RUN, folder)
            found = [(usage(_RUN, folder), usage(_RUN, least), _bare(url, _ROUNDS + 1), _bare(url, 1)) for _ in range(RUNS)]
            for kind in ("cpu", "wall"):
                run, start, gets, bare_start = (statistics.median(getattr(each[i], kind) for each in found) for i in range(4))
                yield Figure(f"nothing new, {_LISTED:,} listed, {kind}", size, run - start, "s", (gets - bare_start) / _ROUNDS)
            yield Figure("nothing new, peak of memory", size, statistics.median(each[0].peak for each in found) / 1024, "MiB")


def _know(file: Path) -> None:
    """Store everything that the portal lists, as a run would have."""
    with open_file(file) as db, transaction(db):
        for deal in listed(_LISTED):
            notice = replace(notice_of(deal), key=path(deal))
            row = records.notice_row(notice, site="cn_ccgp", page_sha256=None, reader_version="1")
            notices.save_notice(db, row, None, notices.Sighting(source="cn_ccgp", at=AT))


def _bare(url: str, rounds: int) -> Usage:
    return usage((sys.executable, "-m", "benchmarks.support.bare_client", "lists", url, str(rounds)))
