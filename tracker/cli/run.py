"""`tracker run`: read sources once, then deliver alerts."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated

import typer

from scrapers.notice import Notice
from scrapers.reading.corpus import as_label
from scrapers.registry import discover
from tracker.alerts.deliver import tell
from tracker.alerts.delivery import Delivered
from tracker.cli.context import context_of, now
from tracker.cli.output import Format, FormatOption, print_rows, progress, say
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import read_archives, read_sources
from tracker.collecting.run import preview
from tracker.config.runtime import Runtime
from tracker.errors import BadInput
from tracker.judging.configuration import prepare
from tracker.judging.daily import tick
from tracker.ops.daemon import GRACE
from tracker.sources.source import Source, all_sources, chosen_sources

DayOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
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


def run(
    ctx: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(help="sources by name; all enabled ones when none is named")] = None,
    since: DayOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="print what would be read; touch no file, tell nobody")] = False,
    from_archive: Annotated[bool, typer.Option("--from-archive", help="read the archived pages again; ask no portal")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read sources once: list, fetch, parse, save, judge; then deliver the alerts. Exit 1 when a source failed."""
    if from_archive and (since or dry_run):
        raise BadInput("--from-archive reads every archived page; it takes neither --since nor --dry-run")
    settings = context_of(ctx).settings()
    known = all_sources(settings, discover())
    chosen = chosen_sources(known, sources or [])
    if not chosen:
        say("no source is enabled; name one, or add a [source.…] table to the configuration")
    day = since.date() if since else None
    with stoppable(Runtime(settings=settings, now=now)) as runtime:
        if dry_run:
            _print_preview(chosen, runtime, day, form)
            return
        prepare(runtime)
        reading = read_archives(chosen, runtime) if from_archive else read_sources(chosen, runtime, known.values(), since=day)
        with progress() as bar:
            reports = list(bar.track(reading, total=len(chosen), description="reading sources"))
        delivered = _told(runtime)
    asked = [source.name for source in chosen]
    print_rows([run_row(report) for report in sorted(reports, key=lambda each: asked.index(each.source))], COLUMNS, form)
    for channel, error in delivered.errors.items():
        say(f"channel {channel}: {error}")
    if delivered.errors or any(report.failed for report in reports):
        raise typer.Exit(1)


def _told(runtime: Runtime) -> Delivered:
    """What time alone brings is judged, and all that is due is told; a run asked to stop leaves both to the next."""
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
    last_word = threading.Timer(GRACE.total_seconds(), _cut_off)
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


def _cut_off() -> None:
    say("stopped in the middle of a step, which has not happened; the next run goes on from here")
    os._exit(1)


def _print_preview(chosen: list[Source], runtime: Runtime, since: date | None, form: Format) -> None:
    rows: list[dict[str, object]] = []
    told: set[str] = set()
    everything = ((source.name, *found) for source in chosen for found in preview(source, runtime, since=since))
    for name, kind, found in everything:
        trouble = f"{name}: {kind}: {found}"
        if isinstance(found, Notice):
            rows.append({"source": name, **as_label(found, found.url), "awarded": len(found.awards)})
        elif trouble not in told:
            # every channel of a portal that is down says the same
            say(trouble)
            told.add(trouble)
    columns = {
        "source": "source",
        "published_date": "date",
        "notice_type": "type",
        "buyer": "buyer",
        "title": "title",
        "awarded": "awards",
    }
    print_rows(rows, columns, form)
