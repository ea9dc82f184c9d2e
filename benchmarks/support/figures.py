"""Figures: one measured value of one size, beside the baseline of the same run."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

# each figure is the median of so many runs
RUNS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; `baseline` is that of the bare work in the same run and unit, None where there is no such work."""

    name: str
    size: int
    value: float
    unit: str
    baseline: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the baseline."""
        return self.value / self.baseline if self.baseline else None

    def as_json(self) -> dict[str, object]:
        """As `build/bench.json` has it."""
        return {name: _short(value) for name, value in (asdict(self) | {"ratio": self.ratio}).items()}


def write(figures: Iterable[Figure], path: Path) -> None:
    """Write figures into a file of JSON; those of other names that stand there stay."""
    fresh = [figure.as_json() for figure in figures]
    names = {str(entry["name"]) for entry in fresh}
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [entry for entry in old if entry["name"] not in names]
    path.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in [*kept, *fresh]) + "\n]\n", encoding="utf-8")


def line(figure: Figure) -> str:
    """One row of the printed table."""
    baseline = "-" if figure.baseline is None else f"{figure.baseline:.4g}"
    ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f}"
    return f"{figure.name:34}{figure.size:>9}{figure.value:>12.4g} {figure.unit:8}{baseline:>12}{ratio:>9}"


HEAD = f"{'what':34}{'size':>9}{'value':>12} {'unit':8}{'baseline':>12}{'ratio':>9}"


def in_turn(work: Callable[[], object], bare: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """Median processor seconds of some work and of its baseline, taken in turn so that a drift of the machine hits both."""
    pairs = [(seconds(work), seconds(bare)) for _ in range(runs)]
    return statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call: what else the machine does counts less so."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _short(value: object) -> object:
    return float(f"{value:.6g}") if isinstance(value, float) else value
