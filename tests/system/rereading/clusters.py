"""Dask clusters in processes of their own, and the worker processes below one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    workers, threads, preload = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    with LocalCluster(n_workers=workers, threads_per_worker=threads, dashboard_address=None, preload=preload) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster: its scheduler's address, and the process above its workers."""

    address: str
    pid: int


@contextmanager
def cluster(*, workers: int = 2, threads: int = 1, preload: str = "") -> Iterator[Cluster]:
    """A cluster of its own; `preload` is run by each worker first."""
    command = [sys.executable, "-c", _CLUSTER, str(workers), str(threads), *([preload] if preload else [])]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=silent, text=True) as process:
        assert process.stdout is not None
        try:
            yield Cluster(process.stdout.readline().strip(), process.pid)
        finally:
            process.communicate("")


def workers_of(pid: int) -> list[int]:
    """Worker processes that a process started and that are alive, the oldest first."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            command = (path / "cmdline").read_bytes()
        except OSError:
            # it has ended meanwhile
            continue
        if parent == pid and b"spawn_main" in command:
            found.append(int(path.name))
    return sorted(found)
