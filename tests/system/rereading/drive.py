"""One reading of a folder's archive as a process of its own: a line for each batch, then its peak of memory and its counts."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from tests.support.archived_town import runtime_of, source_of
from tracker.collecting.rereading.cluster import cluster_crew
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.collecting.rereading.workers import Crew, process_pool


def crew_of(workers: str) -> AbstractContextManager[Crew]:
    """This process ("serial"), two others ("pool"), or those of a cluster by its address."""
    if workers == "serial":
        return Crew()
    return Crew(start=partial(process_pool, 2), size=2) if workers == "pool" else cluster_crew(workers)


def main(folder: Path, workers: str) -> None:
    """Read, and say how far."""
    runtime = runtime_of(folder)

    def watch(_source: str, done: int, _total: int) -> None:
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()

    with crew_of(workers) as crew:
        report = reread_source(source_of(runtime), runtime, Request(crew=crew, watch=watch))
    # the system's own figure for this process; what `getrusage` says begins with that of the parent
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = int(status.partition("VmHWM:")[2].split()[0])
    sys.stdout.write(json.dumps({"state": report.state, "counts": report.counts, "peak_kb": peak}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
