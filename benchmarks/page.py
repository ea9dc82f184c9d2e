"""Pages, tables and queries in files of more and more orders, each asked for after a write, beside a bare count of the orders."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.support.figures import RUNS, Figure, seconds
from benchmarks.support.files import configure, grow
from db.engine.connection import Database, open_file, transaction
from db.engine.rows import column, execute
from tests.support.demo_file import asked, pages_of
from tests.support.page_addresses import own_pages, queries, tables
from tracker.briefing import charts
from tracker.config.settings import load_settings
from tracker.web.security import Application

SIZES = (2_000, 4_000, 8_000, 16_000)
_NOW = datetime(2026, 2, 3, 4, 0, tzinfo=UTC)
_OURS = "SELECT order_id FROM order_credits LIMIT 9"


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Milliseconds of processor time of the slowest of each kind; the watched company's orders change before every answer."""
    charts.warm_up()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configure(folder)
        for size in sizes:
            grow(folder / "tracker.db", size)
            settings = load_settings(folder / "tracker.toml")
            served = pages_of(settings, now=_NOW)
            kinds = {
                "overview": ["/"],
                "company": ["/company/ours"],
                "other": [path for path in own_pages(settings) if path not in ("/", "/company/ours")],
                "table": tables(settings),
                "query": queries(settings),
            }
            with open_file(settings.db_path) as db:
                for kind, paths in kinds.items():
                    slowest = max((_answered(served, db, path) for path in paths), key=lambda pair: pair[0])
                    yield Figure(f"page, slowest {kind}" if len(paths) > 1 else f"page, {kind}", size, *slowest)


def _answered(served: Application, db: Database, path: str) -> tuple[float, str, float]:
    """Median milliseconds of an answer, their unit, and those of a bare count in turn with it."""
    taken, bare = [], []
    for run in range(RUNS):
        with transaction(db):
            execute(db, f'UPDATE "order" SET content_hash = content_hash || ? WHERE id IN ({_OURS})', (str(run),))
        taken.append(seconds(lambda: asyncio.run(asked(served, path))))
        bare.append(seconds(lambda: column(db, 'SELECT count(*) FROM "order"')))
    return statistics.median(taken) * 1000, "ms", statistics.median(bare) * 1000
