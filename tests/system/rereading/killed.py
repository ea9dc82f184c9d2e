"""A file read again three ways, each killed twice on the way: `make reread SIZE=2000`. Exit 1 when one differs.

In one process, with two worker processes, and on a Dask cluster of two; first the process that applies is killed, then a worker.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.engine.connection import open_file
from db.engine.rows import execute
from tests.conftest import ROOT
from tests.support.archived_town import add_pages, every_row, runtime_of, source_of, write_archive
from tests.system.rereading.clusters import cluster, workers_of
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.judging.configuration import prepare
from tracker.storage.archive import open_archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one way ended: the counts of its run, the rows of every table, its peak of memory, and how long it took."""

    counts: dict[str, int]
    rows: dict[str, str]
    peak_kb: int
    seconds: float


def stale_file(folder: Path, pages: int) -> None:
    """A file that another reader read: four fifths of the archive, of which one in ten notices says something else now."""
    folder.mkdir()
    known = pages * 4 // 5
    runtime = write_archive(folder, known)
    prepare(runtime)
    reread_source(source_of(runtime), runtime, Request())
    with open_file(folder / "tracker.db") as db:
        execute(db, "UPDATE notice SET reader_version = 'before'")
        execute(db, "UPDATE notice SET content_hash = 'before' WHERE id % 10 = 0")
    with open_archive(runtime_of(folder).settings.pages_path) as archive:
        add_pages(archive, range(known, pages))


def run(folder: Path, workers: str, *, kill_at: int | None = None, above: int | None = None) -> dict[str, Any] | None:
    """One call; None when it was killed, once so many pages were done.

    With `above` a worker below that process is killed in its place; 0 is the call itself.
    """
    command = [sys.executable, "-m", "tests.system.rereading.drive", str(folder), workers]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        last = ""
        for last in process.stdout:
            if kill_at is not None and last.strip().isdigit() and int(last) >= kill_at:
                kill_at = None
                os.kill(process.pid if above is None else workers_of(above or process.pid)[0], signal.SIGKILL)
    if process.returncode == -signal.SIGKILL:
        return None
    if process.returncode or kill_at is not None:
        raise SystemExit(f"{workers}: ended with {process.returncode}, expected 0 after it was killed")
    ended: dict[str, Any] = json.loads(last)
    return ended


def killed_twice(folder: Path, workers: str, pages: int, above: int | None) -> Outcome:
    """Killed after a third of the pages, then (a worker, where there are any) after two thirds, and read to the end."""
    began = time.perf_counter()
    if run(folder, workers, kill_at=pages // 3) is not None:
        raise SystemExit(f"{workers}: came to its end, expected that it was killed")
    ended = run(folder, workers, kill_at=pages * 2 // 3, above=above)
    if workers == "serial":
        ended = run(folder, workers)
    if ended is None:
        raise SystemExit(f"{workers}: the process ended with its worker")
    took = time.perf_counter() - began
    return Outcome(counts=ended["counts"], rows=every_row(folder / "tracker.db"), peak_kb=ended["peak_kb"], seconds=took)


def whole(folder: Path) -> Outcome:
    """Read in one process without a fault."""
    began = time.perf_counter()
    ended = run(folder, "serial")
    assert ended is not None
    took = time.perf_counter() - began
    return Outcome(counts=ended["counts"], rows=every_row(folder / "tracker.db"), peak_kb=ended["peak_kb"], seconds=took)


def compare(pages: int, home: Path) -> bool:
    """Read one file four ways, say how each ended, and whether all are the same to the byte."""
    stale_file(home / "stale", pages)
    expected: Outcome | None = None
    same = True
    for name in ("whole", "serial", "pool", "cluster"):
        folder = home / name
        shutil.copytree(home / "stale", folder)
        with cluster() if name == "cluster" else nullcontext() as beside:
            above = {"serial": None, "pool": 0, "cluster": beside.pid if beside else 0}.get(name)
            workers = beside.address if beside else name
            found = whole(folder) if name == "whole" else killed_twice(folder, workers, pages, above)
        expected = expected or found
        differing = [table for table in expected.rows if expected.rows[table] != found.rows.get(table)]
        differing += [] if found.counts == expected.counts and found.counts["listed"] == pages else ["counts"]
        same = same and not differing
        line = {"way": name, "seconds": round(found.seconds, 1), "peak_mb": found.peak_kb >> 10, "differs": differing}
        sys.stdout.write(json.dumps({**line, **found.counts}) + "\n")
        sys.stdout.flush()
        shutil.rmtree(folder)
    return same


def main(pages: int) -> int:
    """Compare in a temporary folder."""
    with tempfile.TemporaryDirectory() as home:
        return 0 if compare(pages, Path(home)) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
