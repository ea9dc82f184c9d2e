"""Pages and queries of a file of 100,000 orders, beside a bare count of its orders in the same run: `python -m benchmarks.page`.

Processor time of the second answer, since the first of all also starts the drawing engine; the worst of each kind is printed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path

from db.engine.connection import open_file
from db.engine.rows import column
from tests.support.demo_file import asked, pages_of
from tests.support.many_orders import many_orders
from tests.support.page_addresses import own_pages, queries, tables

ORDERS = 100_000
_RUNS = 3


def main(count: int) -> None:
    """Print milliseconds and ratios, the best of three answers each, the slowest addresses first."""
    with tempfile.TemporaryDirectory() as name:
        with redirect_stdout(sys.stderr):
            settings = many_orders(Path(name) / "demo", count)
        served = pages_of(settings)
        with open_file(settings.db_path) as db:
            bare = _best(lambda: column(db, 'SELECT count(*) FROM "order"'))
        _print(f"bare count of {count} orders", bare, bare)
        for kind, paths in (("pages", own_pages(settings)), ("tables", tables(settings)), ("queries", queries(settings))):
            _print_kind(kind, ((path, _best(lambda path=path: asyncio.run(asked(served, path)))) for path in paths), bare)


def _print_kind(kind: str, measured: Iterable[tuple[str, float]], bare: float) -> None:
    slowest = sorted(measured, key=lambda each: -each[1])
    for path, seconds in slowest[:5]:
        _print(f"{kind}: {path[:50]}", seconds, bare)


def _print(what: str, seconds: float, bare: float) -> None:
    print(f"{what:62}{seconds * 1000:9.1f} ms{seconds / bare:9.1f} × the bare count")


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ORDERS)
