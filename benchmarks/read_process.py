"""Reading files, whole process, beside a bare parse of the same files and their text; start-ups are taken off both."""

from __future__ import annotations

import itertools
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.read import readable
from benchmarks.support.altered import altered
from benchmarks.support.figures import RUNS, Figure
from benchmarks.support.processes import tracker, usage
from scrapers.decoding import decode

SIZES = (100, 200, 400, 800)
# bare, a page takes so little that one round drowns in the start of its process
_ROUNDS = 10


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor seconds of so many pages of the corpus, each as often as it takes; without a corpus, of synthetic ones."""
    ours = tracker("parse", "--jsonl")
    bare = (sys.executable, "-m", "benchmarks.support.bare_client", "parse")
    with tempfile.TemporaryDirectory() as name:
        pages = readable()
        for size in sizes:
            files = _written(Path(name), itertools.islice(itertools.cycle(pages), size))
            commands = ((*ours, *files), (*ours, files[0]), (*bare, str(_ROUNDS + 1), *files), (*bare, "1", *files))
            found = [[usage(command).cpu for command in commands] for _ in range(RUNS)]
            whole, start, least, least_start = (statistics.median(each[i] for each in found) for i in range(4))
            yield Figure("read, whole process", size, whole - start, "s", (least - least_start) / _ROUNDS)
            yield Figure("read, whole process, a second", size, (size - 1) / (whole - start), "notices")


def _written(folder: Path, pages: Iterable[bytes]) -> list[str]:
    """The files of the pages, each with names and figures of its own."""
    paths = []
    for number, page in enumerate(pages):
        paths.append(folder / f"{number}.html")
        paths[-1].write_text(altered(decode(page, None), number), encoding="utf-8", errors="replace")
    return [str(path) for path in paths]
