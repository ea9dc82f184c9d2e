"""Whole processes: what a command costs from its start to its end, by the operating system's own account."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.support.figures import RUNS

ROOT = Path(__file__).parents[2]
# a small process starts the command: a child's peak is never below that of the process it was forked from
_MEASURE = """
import json, os, resource, sys, time
began = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.environ["BENCH_ERRORS"], 577, 0o600)])
_, status, used = os.wait4(child, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process used: processor and wall seconds, and its peak of memory in kibibytes."""

    cpu: float
    wall: float
    peak: float


def tracker(*arguments: str) -> tuple[str, ...]:
    """The command line of the programme."""
    return (sys.executable, "-m", "tracker", *arguments)


def usage(command: Sequence[str], folder: Path = ROOT) -> Usage:
    """What one run of a command uses. Raises RuntimeError with what it wrote where it failed."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as errors:
        environ = os.environ | {"PYTHONPATH": str(ROOT), "BENCH_ERRORS": errors.name}
        measuring = [sys.executable, "-S", "-c", _MEASURE, *command]
        printed = subprocess.run(measuring, cwd=folder, env=environ, capture_output=True, text=True, check=True).stdout
        code, cpu, wall, peak = json.loads(printed)
        said = errors.read()
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}: {said[-2000:]}")
    return Usage(cpu, wall, peak)


def median_usage(command: Sequence[str], folder: Path = ROOT, runs: int = RUNS) -> Usage:
    """The median of several runs, each figure by itself."""
    found = [usage(command, folder) for _ in range(runs)]
    return Usage(*(statistics.median(getattr(each, name) for each in found) for name in ("cpu", "wall", "peak")))
