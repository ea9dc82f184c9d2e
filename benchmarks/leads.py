"""Importing orders, whole process, beside bare inserts of the same rows; one in twenty is of a watched company."""

from __future__ import annotations

import csv
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.support.figures import RUNS, Figure, seconds
from benchmarks.support.files import configure
from benchmarks.support.processes import tracker, usage
from benchmarks.support.synthetic import deals

SIZES = (125, 250, 500, 1_000)
_COLUMNS = ("published", "buyer", "supplier", "title", "project_number", "amount", "currency", "source")


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor and wall seconds of `tracker orders import` into a new file."""
    for size in sizes:
        rows = [
            (
                str(d.published),
                d.buyer,
                d.supplier,
                d.project,
                d.code,
                f"{d.amount / 100:.2f}",
                "CNY",
                f"http://news.example/{d.code}",
            )
            for d in deals(size, seed=3, ours=0.05)
        ]
        found, bare = [], []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                configure(folder)
                with (folder / "leads.csv").open("w", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerows([_COLUMNS, *rows])
                found.append(usage(tracker("orders", "import", "leads.csv"), folder))
                bare.append(seconds(lambda: _insert(folder / "bare.db", rows)))  # noqa: B023  called at once
        least = statistics.median(bare)
        yield Figure("import orders, cpu", size, statistics.median(each.cpu for each in found), "s", least)
        yield Figure("import orders, wall", size, statistics.median(each.wall for each in found), "s", least)


def _insert(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    db = sqlite3.connect(path)
    with db:
        db.execute(f"CREATE TABLE bare ({', '.join(_COLUMNS)})")
        db.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(_COLUMNS))})", rows)
    db.close()
