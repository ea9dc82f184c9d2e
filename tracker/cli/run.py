"""`tracker run`: read sources once, then deliver alerts."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer

from scrapers.registry import discover
from tracker.alerts.deliver import tell
from tracker.alerts.delivery import Delivered
from tracker.cli.context import context_of, now
from tracker.cli.dry_run import DryRun, print_forecasts
from tracker.cli.limits import DAY, in_calendar
from tracker.cli.output import Format, FormatOption, print_rows, say_in
from tracker.cli.progress import RunProgress
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import read_archives, read_sources
from tracker.config.runtime import Runtime
from tracker.errors import BadInput, ConfigError
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.ops.daemon import GRACE
from tracker.sources.source import all_sources, chosen_sources

DayOption = Annotated[datetime | None, typer.Option(formats=DAY, callback=in_calendar, help="list from this day on")]
COLUMNS = {
    "source": "source",
    "state": "state",
    "listed": "listed",
    "fetched": "fetched",
    "new": "new",
    "changed": "changed",
    "same": "same",
    "unwanted": "unwanted",
    "failed": "unread",
    "requests": "requests",
    "reason": "reason",
}
# what stays where a terminal has no room for all
KEPT = ("source", "state", "reason", "new", "changed", "failed")


def run(
    ctx: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(help="sources by name; all enabled ones when none is named")] = None,
    since: DayOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="read the lists only and say what a run would fetch and send")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="with --dry-run: show the newest so many notices of each source")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="with --dry-run: show a few notices spread over each list")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="with --dry-run: print what would be asked, and ask nobody")] = False,
    from_archive: Annotated[bool, typer.Option("--from-archive", help="read the archived pages again; ask no portal")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="name each page as it is asked for")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read sources once: list, fetch, parse, save, judge; then deliver the alerts. Exit 1 when a source failed."""
    day = since.date() if since else None
    asked = DryRun(since=day, limit=limit, sample=sample, offline=offline)
    _check(from_archive=from_archive, dry_run=dry_run, asked=asked)
    settings = context_of(ctx).settings()
    known = all_sources(settings, discover())
    chosen = chosen_sources(known, sources or [])
    if not chosen:
        say_in(settings.language, "no_source")
    watch = RunProgress(now, settings.language, verbose=verbose)
    with stoppable(Runtime(settings=settings, now=now, watch=watch)) as runtime:
        if dry_run:
            print_forecasts(chosen, runtime, asked, form)
            return
        prepare(runtime)
        reading = read_archives(chosen, runtime) if from_archive else read_sources(chosen, runtime, known.values(), since=day)
        with watch:
            reports = list(reading)
        delivered = finish_round(runtime)
    order = [source.name for source in chosen]
    _print_reports(sorted(reports, key=lambda each: order.index(each.source)), delivered, form, settings.language)


def _check(*, from_archive: bool, dry_run: bool, asked: DryRun) -> None:
    """Options that go together. Raises BadInput or ConfigError."""
    if from_archive and (asked.since or dry_run):
        raise BadInput("--from-archive reads every archived page; it takes neither --since nor --dry-run")
    if (asked.limit or asked.sample or asked.offline) and not dry_run:
        raise ConfigError("--limit, --sample and --offline belong to --dry-run")


def _print_reports(reports: Iterable[RunReport], delivered: Delivered, form: Format, language: str) -> None:
    found = list(reports)
    print_rows([run_row(report) for report in found], COLUMNS, form, language=language, keep=KEPT)
    for channel, error in delivered.errors.items():
        say_in(language, "channel_error", channel=channel, error=error)
    if delivered.errors or any(report.failed for report in found):
        raise typer.Exit(1)


def finish_round(runtime: Runtime) -> Delivered:
    """Judge what time alone brings and deliver all that is due; a run asked to stop leaves both to the next."""
    if runtime.stop.is_set():
        return Delivered()
    tick(runtime)
    return tell(runtime)


def run_row(report: RunReport) -> dict[str, object]:
    """A run's report as a row of the table."""
    counts = {name: report.counts.get(name, 0) for name in COLUMNS if name not in ("source", "state", "reason")}
    return {"source": report.source, "state": report.state, **counts, "reason": report.reason}


@contextmanager
def stoppable(runtime: Runtime) -> Iterator[Runtime]:
    """SIGTERM and Ctrl-C ask the run to stop at its next step; a step that takes longer than the grace is cut off."""
    last_word = threading.Timer(GRACE.total_seconds(), _cut_off, [runtime.settings.language])
    last_word.daemon = True

    def end(*_: object) -> None:
        if not runtime.stop.is_set():
            runtime.stop.set()
            last_word.start()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield runtime
    finally:
        last_word.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


def _cut_off(language: str) -> None:
    say_in(language, "cut_off")
    os._exit(1)
