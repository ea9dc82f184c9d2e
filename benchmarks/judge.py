"""Judging one new win of a company with a thousand orders, in files of more and more orders."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.support.figures import Figure, seconds
from benchmarks.support.files import AT, configure, grow
from benchmarks.support.synthetic import Deal, deals, notice_of
from db.engine.connection import open_file
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import parsed_notice
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.judging.configuration import prepare

SIZES = (2_000, 4_000, 8_000, 16_000)
_WINS = 15


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Milliseconds of saving and judging one win: the first of a run, and the median of those after it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configure(folder)
        runtime = Runtime(settings=load_settings(folder / "tracker.toml"), now=lambda: datetime.fromisoformat(AT))
        for number, size in enumerate(sizes):
            grow(folder / "tracker.db", size)
            prepare(runtime)
            ours = _saved(runtime, list(deals(_WINS, seed=50 + number, ours=1.0)))
            others = _saved(runtime, list(deals(_WINS, seed=80 + number)))
            yield Figure("judge a win, first of a run", size, ours[0] * 1000, "ms")
            yield Figure("judge a win", size, statistics.median(ours[1:]) * 1000, "ms", statistics.median(others[1:]) * 1000)


def _saved(runtime: Runtime, found: Sequence[Deal]) -> list[float]:
    with open_file(runtime.settings.db_path) as db:
        ingest = Ingest(site="judged", source="cn_ccgp", runtime=runtime, db=db)
        return [seconds(lambda: ingest.save(parsed_notice(notice_of(deal), site="judged"))) for deal in found]  # noqa: B023  called at once
