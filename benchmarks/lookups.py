"""Commands asked most, in files of more and more orders: newest orders, status, inbox, a frequent and a rare word, verify."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.support.figures import Figure
from benchmarks.support.files import configure, grow
from benchmarks.support.processes import median_usage, tracker

SIZES = (2_000, 4_000, 8_000, 16_000)
_ASKED: Mapping[str, Sequence[str]] = {
    "orders": ("orders",),
    "status": ("status",),
    "inbox": ("inbox", "list"),
    "search, a frequent word": ("notices", "--search", "采购项目"),
    "search, a rare word": ("notices", "--search", "SY00000-1000007"),
    "verify": ("verify",),
}


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Wall seconds and memory of each command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        configure(folder)
        for size in sizes:
            grow(folder / "tracker.db", size)
            for asked, arguments in _ASKED.items():
                found = median_usage(tracker(*arguments), folder)
                yield Figure(f"{asked}, cpu", size, found.cpu, "s")
                yield Figure(f"{asked}, wall", size, found.wall, "s")
                yield Figure(f"{asked}, peak of memory", size, found.peak / 1024, "MiB")
