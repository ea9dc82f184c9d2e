"""Start-up: the help, and a report on the demo's file, beside a bare Typer application."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.support.figures import Figure
from benchmarks.support.processes import tracker, usage

# one size: nothing grows
SIZES = (1,)
_RUNS = 7
_BARE = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "you") -> None:
    print(name)
app()
"""


def measure(_: Sequence[int]) -> Iterator[Figure]:
    """Processor and wall seconds of each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        usage(tracker("demo", "--dir", "."), folder)
        (folder / "bare.py").write_text(_BARE, encoding="utf-8")
        asked = {"--help": tracker("--help"), "report": tracker("report", "zhipu"), "bare": (sys.executable, "bare.py", "--help")}
        found = [{what: usage(command, folder) for what, command in asked.items()} for _ in range(_RUNS)]
        for what in ("--help", "report"):
            for kind in ("cpu", "wall"):
                value, bare = (statistics.median(getattr(each[key], kind) for each in found) for key in (what, "bare"))
                yield Figure(f"start-up, {what}, {kind}", 1, value, "s", bare)
