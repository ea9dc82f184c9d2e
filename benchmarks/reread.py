"""Reading an archive again beside a bare loop over `parse`: in one process, by two, on a Dask cluster,
and by two processes that share with it nothing but a folder of WARC shards, as two hosts would.

Parsing by two has as its baseline half of what one process takes: the ratio is the inverse of a worker's efficiency.
Applying is all of it, into a new file, beside the parsing of the same workers; `coordinator` is the processor time of the one
process that applies.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.support.figures import Figure
from db.pages import Readings
from tests.support.archived_town import runtime_of, source_of, write_archive
from tests.system.rereading.clusters import cluster
from tests.system.rereading.drive import crew_of
from tracker.collecting.rereading.chunks import Chunks
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.collecting.rereading.workers import Crew
from tracker.judging.configuration import prepare
from tracker.storage.archive import open_archive
from tracker.storage.references import reference_of
from tracker.storage.shards.reader import ShardArchive, open_shards
from tracker.storage.shards.writer import export_shards

SIZES = (250, 500, 1_000, 2_000)
# makes a page of ordinary length, some 12 kB
FILLER = "<p>投标人应当在投标截止时间前完成电子投标文件的上传，逾期送达的投标文件将被拒绝。</p>" * 80


def longer(_number: int, body: bytes) -> bytes:
    """A page of ordinary length."""
    return body.replace("<p>1.采购人信息".encode(), f"{FILLER}<p>1.采购人信息".encode())


@contextmanager
def chunks_of(folder: Path, pages: Path) -> Iterator[Chunks]:
    """Chunks of an archive."""
    source = source_of(runtime_of(folder))
    with open_archive(pages, create=False) as archive:
        wanted = Readings(site=source.site, last_id=archive.store.last_reading())
        yield Chunks(source=source, archive=archive, folder=folder, wanted=wanted)


def bare(folder: Path) -> float:
    """Seconds of the site's own `parse` over every page, their bytes at hand."""
    with chunks_of(folder, folder / "pages.db") as chunks:
        pages = [(page.page(), reference_of(page.reference)) for chunk in chunks.after(0) for page in chunk.pages]
        scraper = chunks.source.scraper
    began = time.perf_counter()
    for page, reference in pages:
        if b"no notice" not in page.body:
            list(scraper.parse(page, reference))
    return time.perf_counter() - began


def parsed(folder: Path, pages: Path, crew: Crew) -> float:
    """Seconds until every chunk has come back from the workers, who are there already."""
    with chunks_of(folder, pages) as chunks:
        first = next(chunks.after(0))
        for _ in crew.parsed(iter([first] * max(crew.size, 1) * 2), threading.Event()):
            pass
        began = time.perf_counter()
        for _ in crew.parsed(chunks.after(0), threading.Event()):
            pass
        return time.perf_counter() - began


def applied(folder: Path, crew: Crew, shards: ShardArchive | None) -> tuple[float, float]:
    """Seconds of a whole reading into a new file, and seconds of processor time of this process."""
    for path in folder.glob("tracker.db*"):
        path.unlink()
    runtime = runtime_of(folder)
    prepare(runtime)
    request = Request(crew=crew, pages=shards.path if shards else None, shards=shards.identity if shards else "")
    began, worked = time.perf_counter(), time.process_time()
    report = reread_source(source_of(runtime), runtime, request)
    if report.state != "done":
        raise SystemExit(report.reason)
    return time.perf_counter() - began, time.process_time() - worked


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Seconds of so many pages, every way over one archive."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as home, cluster() as beside:
            yield from _measured(Path(home), size, beside.address)


def _measured(folder: Path, pages: int, address: str) -> Iterator[Figure]:
    write_archive(folder, pages, longer)
    with open_archive(folder / "pages.db") as archive:
        list(export_shards(archive.store, folder / "shards", before=datetime(2026, 6, 1, tzinfo=UTC)))
    least, alone = bare(folder), 0.0
    ways = (
        ("one", "serial", False),
        ("pool of 2", "pool", False),
        ("dask of 2", address, False),
        ("two hosts, shards", address, True),
    )
    for name, workers, from_shards in ways:
        with crew_of(workers) as crew, open_shards(str(folder / "shards")) as shards:
            took = parsed(folder, shards.path if from_shards else folder / "pages.db", crew)
            whole, worked = applied(folder, crew, shards if from_shards else None)
        yield Figure(f"reread parse, {name}", pages, took, "s", alone / crew.size if alone else least)
        alone = alone or took
        yield Figure(f"reread apply, {name}", pages, whole, "s", took)
        yield Figure(f"reread coordinator, {name}", pages, worked, "s")
