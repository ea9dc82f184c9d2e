"""`tracker reread`: archived pages read again by this programme's reader, with any number of workers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Annotated

import typer

from scrapers.registry import discover
from tracker.cli.context import context_of, now
from tracker.cli.limits import DAY, in_calendar
from tracker.cli.output import Format, FormatOption, console, print_rows, say_in
from tracker.cli.rehearsal import show_rehearsal
from tracker.cli.run import COLUMNS, KEPT, finish_round, run_row, stoppable
from tracker.collecting.report import RunReport
from tracker.collecting.rereading.reread import Request
from tracker.collecting.rereading.workers import Crew, process_pool
from tracker.collecting.rounds import read_archives
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.judging.configuration import prepare
from tracker.sources.source import Source, all_sources
from tracker.storage.shards.reader import open_shards

# seconds between two lines of progress where nobody's terminal shows it
_A_MINUTE = 60.0
Watch = Callable[[str, int, int], None]


def reread(
    ctx: typer.Context,
    since: Annotated[datetime | None, typer.Option(formats=DAY, callback=in_calendar, help="pages had since this day")] = None,
    site: Annotated[str | None, typer.Option(help="pages of this portal alone; of every enabled source when left out")] = None,
    workers: Annotated[int, typer.Option(min=1, help="processes that parse; 1 parses in this one")] = 1,
    dask: Annotated[str | None, typer.Option(metavar="ADDRESS", help="parse on a Dask cluster: its scheduler's address")] = None,
    shards: Annotated[
        str | None,
        typer.Option(metavar="PATTERN", help="pages of WARC shards: a path, folder, glob or address"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show what would change; touch no file, tell nobody")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read the archived pages again, those had since a day, and apply what this reader reads otherwise; ask no portal.

    Stopped or killed, the same call goes on where it ended. Exit 1 when a source failed.
    """
    settings = context_of(ctx).settings()
    chosen = _chosen(all_sources(settings, discover()), site, settings.language)
    crew, watched = _crew(workers, dask), watching(settings.language)
    archive = open_shards(shards) if shards else nullcontext()
    with stoppable(Runtime(settings=settings, now=now)) as runtime, crew as hands, archive as found, watched as watch:
        request = Request(since=since.date() if since else None, crew=hands, watch=watch, is_rehearsal=dry_run)
        if found is not None:
            request = replace(request, pages=found.path, shards=found.identity)
        if dry_run:
            show_rehearsal(runtime, chosen, request, form)
            return
        prepare(runtime)
        reports = list(read_archives(chosen, runtime, request))
        delivered = finish_round(runtime)
    print_reports(reports, form, settings.language)
    for channel, error in delivered.errors.items():
        say_in(settings.language, "channel_error", channel=channel, error=error)
    if delivered.errors or any(report.failed for report in reports):
        raise typer.Exit(1)


def _crew(workers: int, address: str | None) -> AbstractContextManager[Crew]:
    """The workers asked for: this process, some of this machine, or those of a cluster. Raises ConfigError."""
    if address is None:
        return Crew(start=partial(process_pool, workers), size=workers) if workers > 1 else Crew()
    if workers > 1:
        raise ConfigError("either --workers or --dask, not both")
    from tracker.collecting.rereading.cluster import cluster_crew

    return cluster_crew(address)


def print_reports(reports: list[RunReport], form: Format, language: str) -> None:
    """Print how each source's reading ended."""
    columns = {name: heading for name, heading in COLUMNS.items() if name not in ("fetched", "requests")}
    print_rows([run_row(report) for report in reports], columns, form, language=language, keep=KEPT)
    if any(report.state == "interrupted" for report in reports):
        say_in(language, "reread_stopped")


def _chosen(sources: Mapping[str, Source], site: str | None, language: str) -> list[Source]:
    """The enabled sources, or those of one portal. Raises ConfigError."""
    enabled = [source for source in sources.values() if source.enabled]
    if site is None:
        if not enabled:
            say_in(language, "nothing_enabled")
        return enabled
    found = [source for source in sources.values() if site in (source.name, source.site)]
    if not found:
        raise ConfigError(f"no such site {site!r}; `tracker sources` lists them")
    return [source for source in found if source.enabled] or [source for source in found if source.name == site] or found[:1]


@contextmanager
def watching(language: str) -> Iterator[Watch]:
    """Progress with rate and time left: a bar on a terminal, else a line a minute on standard error."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    shown = console(stderr=True)
    if not shown.is_terminal:
        yield Lines(language)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn(show_speed=True))
    with Progress(*columns, TimeRemainingColumn(), console=shown, transient=True) as bar:
        tasks = {}

        def watch(source: str, done: int, total: int) -> None:
            if source not in tasks:
                tasks[source] = bar.add_task(source, total=total)
            bar.update(tasks[source], completed=done)

        yield watch


class Lines:
    """Say once a minute how far a source has come."""

    def __init__(self, language: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._language, self._clock = language, clock
        self._said = clock()
        self._begun: tuple[str, int, float] = ("", 0, 0.0)

    def __call__(self, source: str, done: int, total: int) -> None:
        at = self._clock()
        if self._begun[0] != source:
            self._begun = (source, done, at)
        if at - self._said < _A_MINUTE:
            return
        self._said = at
        rate = (done - self._begun[1]) / max(at - self._begun[2], 1e-9)
        minutes = f"{(total - done) / rate / 60:.0f}" if rate else "?"
        values = {"done": f"{done:,}", "total": f"{total:,}", "rate": f"{rate:,.0f}", "minutes": minutes}
        say_in(self._language, "rereading", source=source, **values)
