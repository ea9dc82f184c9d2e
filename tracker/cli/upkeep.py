"""`tracker backup`, `verify`, `archive`, `status`, `daemon`: what keeps the file sound and the sources read."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from db import backup as copies
from db import check
from db.pages import PageStore
from scrapers.registry import discover
from tracker.cli.context import config_path, context_of, now
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows, say
from tracker.config.runtime import Runtime
from tracker.errors import BadInput
from tracker.ops.daemon import GRACE, Daemon, end_process, listen_to_signals
from tracker.ops.logs import Log
from tracker.ops.monitor import serve_monitor
from tracker.ops.status import is_healthy, said, status
from tracker.storage.archive_reader import ArchivedPages
from tracker.storage.repository import Repository
from tracker.storage.verify import ledger_problems
from tracker.storage.warc import export_pages, named_from

archive = typer.Typer(no_args_is_help=True, help="The page archive: move old pages to WARC files.")
_STATUS = {
    "id": "source",
    "state": "state",
    "running": "running",
    "last_success": "last success",
    "last_notice": "last notice",
    "due": "due",
    "notices_per_day": "notices a day",
    "requests_today": "requests today",
    "unread": "unread",
    "gaps": "gaps",
    "reason": "reason",
}


def backup(ctx: typer.Context, folder: Annotated[Path, typer.Argument(help="where the copies go")]) -> None:
    """Copy both files while they are in use; each copy is checked before it is called one."""
    settings = context_of(ctx).settings()
    _make_folder(folder)
    stamp = f"{now():%Y%m%dT%H%M%SZ}"
    for path in (settings.db_path, settings.pages_path):
        if not path.exists():
            say(f"{path}: not there yet, nothing to copy")
            continue
        target = folder / f"{path.stem}-{stamp}{path.suffix}"
        counts = copies.backup(path, target)
        say(f"wrote {target}: {sum(counts.values())} rows in {len(counts)} tables, checked")


def verify(ctx: typer.Context) -> None:
    """Check the file: SQLite's own checks, rows that must agree, archive hashes, ledgers. Exit 1 when anything is wrong."""
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings) as db:
        problems = [*check.check_file(db), *check.check_sums(db), *ledger_problems(Repository(db), now().date())]
        if settings.pages_path.exists():
            store = PageStore.open(settings.pages_path, create=False)
            try:
                problems += [*check.check_pages(db, store), *ArchivedPages(store, settings.pages_path.parent).problems()]
            finally:
                store.close()
    for problem in problems:
        print_line(problem)
    if problems:
        say(f"{len(problems)} problems")
        raise typer.Exit(1)
    say("the file is sound: integrity, references, sums, pages and ledgers agree")


@archive.command("export")
def export_archive(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(help="the WARC file to write (.warc.gz)")],
    before: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="pages fetched before this day (UTC)")],
    move: Annotated[bool, typer.Option("--move", help="take the bytes out of pages.db once they stand in the file")] = False,
) -> None:
    """Write old pages to a WARC file, and with --move take their bytes out of the archive.

    Moved pages are read from the file as long as it stays where it is: below the archive's folder it may move with it.
    """
    path = context_of(ctx).settings().pages_path
    store = PageStore.open(path, create=False)
    try:
        written = export_pages(
            store, target, before=before.replace(tzinfo=UTC), named=named_from(path.parent, target) if move else None
        )
    finally:
        store.close()
    say(f"{written} pages written to {target}" + (" and moved out of the archive" if move else ""))


def show_status(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """What runs, what is due, last success, errors in words. Exit 1 when a source is dark or a channel dead."""
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings) as db:
        entry = status(db, Runtime(settings=settings, now=now), discover(), {})
    if form is Format.JSON:
        print_json(entry)
    else:
        print_rows(entry["sources"], _STATUS, form)
        for line in said(entry, settings.language):
            print_line(line)
    if not is_healthy(entry):
        raise typer.Exit(1)


def daemon(
    ctx: typer.Context,
    listen: Annotated[str | None, typer.Option(help="serve /healthz and /metrics here, such as 127.0.0.1:9464")] = None,
    json_logs: Annotated[bool, typer.Option("--json-logs", help="one JSON object a line")] = False,
) -> None:
    """Read every enabled source on its schedule until stopped (SIGTERM); SIGHUP or a changed file reloads the configuration."""
    path = config_path(context_of(ctx))
    settings = context_of(ctx).settings()
    runtime = Runtime(settings=settings, now=now)
    reload = threading.Event()
    restore = listen_to_signals(runtime.stop, reload)
    running = Daemon(path, runtime, discover(), Log(now, as_json=json_logs), reload)
    monitor = serve_monitor(listen, running) if listen else None
    try:
        running.run()
    finally:
        restore()
        if monitor is not None:
            monitor.shutdown()
    end_process(GRACE)


def _make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, where there is none. Raises BadInput."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder}: no folder for copies: {error.strerror}") from error
