"""Runs the benchmarks and writes their figures: `python -m benchmarks [NAME …] [--size N]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.support.figures import HEAD, Figure, line, write

NAMES = (
    "startup",
    "read",
    "read_process",
    "store",
    "totals",
    "judge",
    "report",
    "lookups",
    "leads",
    "nothing_new",
    "serving",
    "page",
    "crawl",
    "reread",
)
# the curve up to a size: an eighth, a quarter, a half, the whole
_PARTS = (8, 4, 2, 1)


def main() -> None:
    """Run the benchmarks asked for, print each figure as it is found, and write all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*NAMES, []], help=", ".join(NAMES))
    parser.add_argument("--size", type=int, help="the largest size of the curve, instead of each benchmark's own small ones")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    asked = parser.parse_args()
    print(HEAD)
    for name in asked.names or NAMES:
        write(_measured(name, asked.size), asked.out)


def _measured(name: str, size: int | None) -> Sequence[Figure]:
    bench = import_module(f"benchmarks.{name}")
    figures = []
    for figure in bench.measure([max(1, size // part) for part in _PARTS] if size else bench.SIZES):
        print(line(figure), flush=True)
        figures.append(figure)
    return figures


if __name__ == "__main__":
    main()
