"""A report of a company with a thousand orders, in files of more and more, beside the indexed query that fetches its rows."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.support.figures import Figure, seconds
from benchmarks.support.files import configure, grow
from benchmarks.support.processes import median_usage, tracker
from benchmarks.support.synthetic import OURS

SIZES = (2_000, 4_000, 8_000, 16_000)
_ROWS = """SELECT o.*, e.event FROM organization g JOIN order_party p ON p.organization_id = g.id
    JOIN "order" o ON o.id = p.order_id JOIN order_event e ON e.order_id = o.id WHERE g.name_key = ?"""


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor and wall seconds and memory of `tracker report` over a file of so many orders."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configure(folder)
        for size in sizes:
            grow(folder / "tracker.db", size)
            median_usage(tracker("report", "ours"), folder, 1)
            found = median_usage(tracker("report", "ours"), folder)
            db = sqlite3.connect(folder / "tracker.db")
            bare = min(seconds(lambda: db.execute(_ROWS, (OURS,)).fetchall()) for _ in range(5))  # noqa: B023  called at once
            db.close()
            yield Figure("report, 1,000 orders, cpu", size, found.cpu, "s", bare)
            yield Figure("report, 1,000 orders, wall", size, found.wall, "s", bare)
            yield Figure("report, peak of memory", size, found.peak / 1024, "MiB")
