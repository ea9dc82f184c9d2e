"""Reads several sources: hosts in parallel, the sources of one host in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from queue import SimpleQueue

from db.engine.errors import DatabaseProblem
from tracker.collecting.backfill import fill_gaps
from tracker.collecting.report import RunReport
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.collecting.run import run_source
from tracker.config.runtime import Runtime
from tracker.errors import Busy
from tracker.judging.source_health import judge_sources
from tracker.sources.source import Source

# hosts read side by side by one command; most of their time is waiting
_AT_ONCE = 16


def read_sources(
    chosen: Iterable[Source], runtime: Runtime, sources: Iterable[Source] = (), *, since: date | None = None
) -> Iterator[RunReport]:
    """Read the chosen sources, those of one host in turn and hosts side by side, as the daemon does.

    One that is busy is skipped, one that fails does not stop the others. What the pager of one no longer reaches is asked of
    any enabled one of `sources`.
    """
    everything = list(sources)

    def read(source: Source) -> Iterator[RunReport]:
        yield read_one(source, runtime, since=since, sources=everything)

    yield from side_by_side(chosen, runtime, read)


def side_by_side(
    chosen: Iterable[Source], runtime: Runtime, read: Callable[[Source], Iterator[RunReport]]
) -> Iterator[RunReport]:
    """Read sources, those of one host in turn and hosts side by side; reports come as they are made."""
    host_queues: dict[str, list[Source]] = {}
    for source in chosen:
        host_queues.setdefault(source.host_queue, []).append(source)
    if len(host_queues) <= 1:
        yield from (report for host_queue in host_queues.values() for report in _read_lane(host_queue, runtime, read))
        return
    done: SimpleQueue[RunReport | None] = SimpleQueue()

    def work(host_queue: list[Source]) -> None:
        try:
            for report in _read_lane(host_queue, runtime, read):
                done.put(report)
        finally:
            done.put(None)

    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="host") as pool:
        under_way = [pool.submit(work, host_queue) for host_queue in host_queues.values()]
        for _ in under_way:
            yield from iter(done.get, None)
    for each in under_way:
        each.result()


def _read_lane(
    host_queue: Iterable[Source], runtime: Runtime, read: Callable[[Source], Iterator[RunReport]]
) -> Iterator[RunReport]:
    for source in host_queue:
        if runtime.stop.is_set():
            return
        yield from read(source)


def read_one(source: Source, runtime: Runtime, *, since: date | None = None, sources: Iterable[Source] = ()) -> RunReport:
    """Read one source, then what its pager no longer reaches through others of `sources`.

    A lock held by another run, or a file that cannot be used, is the report's reason.
    """
    try:
        report = run_source(source, runtime, since=since)
        fill_gaps(source, sources, runtime)
        judge_sources(runtime, [source])
    except Busy as busy:
        return RunReport(source=source.name, state="skipped", reason=str(busy), counts={})
    except DatabaseProblem as problem:
        return RunReport(source=source.name, state="failed", reason=str(problem), counts={})
    return report


def read_archives(sources: Iterable[Source], runtime: Runtime, request: Request | None = None) -> Iterator[RunReport]:
    """Read archived pages of each source's portal again; what stands in the way of one is its report's reason."""
    for source in sources:
        if runtime.stop.is_set():
            return
        try:
            yield reread_source(source, runtime, request or Request())
        except Busy as busy:
            yield RunReport(source=source.name, state="skipped", reason=str(busy), counts={})
        except DatabaseProblem as problem:
            yield RunReport(source=source.name, state="failed", reason=str(problem), counts={})
