"""A crawl into the file, whole process, beside a plain spider that reads two fields of the same pages into lines of JSON.

The spider is Scrapy's where $SCRAPY names a Python that has it; otherwise a loop of one client stands in, and the names say so.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.support.figures import RUNS, Figure
from benchmarks.support.files import SOURCE, configure
from benchmarks.support.portal import serving
from benchmarks.support.processes import ROOT, Usage, tracker, usage

SIZES = (50, 100, 200, 400)
_SCRAPY = os.environ.get("SCRAPY")


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor and wall seconds of a first run over so many notices."""
    against = "spider" if _SCRAPY else "bare client"
    for size in sizes:
        with serving(size) as url:
            pairs = [(_crawl(url), _spider(url)) for _ in range(RUNS)]
        for name in ("cpu", "wall"):
            ours, bare = (statistics.median(getattr(pair[i], name) for pair in pairs) for i in (0, 1))
            yield Figure(f"crawl, {name}, to a {against}", size, ours, "s", bare)


def _crawl(url: str) -> Usage:
    folder = Path(tempfile.mkdtemp())
    try:
        configure(folder, SOURCE.format(url=url))
        return usage(tracker("run"), folder)
    finally:
        shutil.rmtree(folder)


def _spider(url: str) -> Usage:
    if not _SCRAPY:
        return usage((sys.executable, "-m", "benchmarks.support.bare_client", "crawl", url))
    with tempfile.TemporaryDirectory() as folder:
        options = ("-a", f"base={url}", "-O", f"{folder}/notices.jsonl", "-s", "LOG_ENABLED=0")
        return usage((_SCRAPY, "-m", "scrapy", "runspider", str(ROOT / "benchmarks/support/spider.py"), *options), Path(folder))
