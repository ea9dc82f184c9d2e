"""`tracker backup`, `verify`, `archive`: what keeps the files sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from db import backup as copies
from db import check
from db.engine.connection import Database
from db.engine.errors import DatabaseProblem
from db.engine.free_space import give_back
from db.pages import PageStore
from tracker.cli.context import context_of, now, readable_file
from tracker.cli.limits import DAY, in_calendar
from tracker.cli.output import print_line, progress, say_in
from tracker.errors import BadInput
from tracker.ops.verify import ledger_problems
from tracker.storage.archive_reader import ArchivedPages
from tracker.storage.repository import Repository
from tracker.storage.shards.warc import export_pages, named_from
from tracker.storage.shards.writer import export_shards
from tracker.wording.complaints import complaint

if TYPE_CHECKING:
    from rich.progress import Progress

archive = typer.Typer(no_args_is_help=True, help="The page archive: move old pages to WARC files.")


def backup(ctx: typer.Context, folder: Annotated[Path, typer.Argument(help="where the copies go")]) -> None:
    """Copy both files while they are in use; each copy is checked before it is called one."""
    settings = context_of(ctx).settings()
    language = settings.language
    _make_folder(folder)
    stamp = f"{now():%Y%m%dT%H%M%SZ}"
    for path in (settings.db_path, settings.pages_path):
        if not path.exists():
            say_in(language, "no_copy", path=path)
            continue
        target = folder / f"{path.stem}-{stamp}{path.suffix}"
        with readable_file(path, language) as at:
            counts = copies.backup(at, target)
        say_in(language, "copied", target=target, rows=sum(counts.values()), tables=len(counts))


def verify(
    ctx: typer.Context,
    pages: Annotated[
        bool, typer.Option(help="compute every archived page's hash anew, which takes long in a large archive")
    ] = True,
) -> None:
    """Check the file: SQLite's own checks, rows that must agree, archive hashes, ledgers. Exit 1 when anything is wrong."""
    context = context_of(ctx)
    settings = context.settings()
    found = 0
    with context.reading(settings) as db, progress() as bar:
        looks: dict[str, Callable[[], Iterable[str]]] = {
            "integrity and references": lambda: check.check_file(db),
            "rows that must agree": lambda: check.check_sums(db),
            "ledgers": lambda: ledger_problems(Repository(db), now().date()),
            "the archive": lambda: _archive_problems(db, settings.pages_path, bar if pages else None),
        }
        for name, problems in looks.items():
            task = bar.add_task(f"checking {name}", total=None)
            for problem in problems():
                # a line printed beside a bar would be wiped with it
                bar.stop()
                print_line(complaint(problem, settings.language))
                found += 1
                bar.start()
            bar.remove_task(task)
    if found:
        say_in(settings.language, "problems", count=found)
        raise typer.Exit(1)
    say_in(settings.language, "sound" if pages else "sound_unhashed")


def _archive_problems(db: Database, path: Path, bar: Progress | None) -> Iterator[str]:
    """Problems of the page archive, one line each: that it is missing, lacks pages, or (with a bar) holds others than stored."""
    if not path.exists():
        yield from check.check_archive_is_there(db, path)
        return
    store = PageStore.open(path, create=False)
    try:
        moved = ArchivedPages(store, path.parent)
        if bar is not None:
            yield from (f"{path.name}: {line}" for line in check.check_file(store.db))
        yield from check.check_pages(db, store)
        if bar is None:
            yield from moved.missing_files()
            return
        task = bar.add_task("computing hashes of pages", total=check.count_bodies(store))
        yield from check.check_bodies(store, lambda: bar.advance(task))
        yield from moved.problems()
    finally:
        store.close()


@archive.command("export")
def export_archive(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(help="the WARC file to write (.warc.gz), or a folder for one a site and month")],
    before: Annotated[datetime, typer.Option(formats=DAY, callback=in_calendar, help="pages fetched before this day (UTC)")],
    move: Annotated[bool, typer.Option("--move", help="take the bytes out of pages.db once they stand in the file")] = False,
) -> None:
    """Write old pages to a WARC file, or to shards by site and month, and with --move take their bytes out of the archive.

    The archive's file gets shorter by a move.

    Each shard has an index (CDXJ) beside it, by which `tracker reread --shards` finds its pages.
    Moved pages are read from the file as long as it stays where it is: below the archive's folder it may move with it.
    """
    settings = context_of(ctx).settings()
    path, language = settings.pages_path, settings.language
    store = PageStore.open(path, create=False)
    try:
        if target.name.endswith((".warc", ".warc.gz")):
            named = named_from(path.parent, target) if move else None
            written = export_pages(store, target, before=before.replace(tzinfo=UTC), named=named)
        else:
            written = _export_shards(store, target, before.replace(tzinfo=UTC), path.parent if move else None)
        say_in(language, "pages_moved" if move else "pages_written", count=written, target=target)
        if move:
            _give_back(store, path, language)
    finally:
        store.close()


def _export_shards(store: PageStore, folder: Path, before: datetime, home: Path | None) -> int:
    """Write shards into a folder; with the archive's `home`, their pages' bytes leave it once all are whole and on disk."""
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is no folder, expected one, or a new name that ends with .warc.gz")
    shards = list(export_shards(store, folder, before=before))
    for shard in shards if home is not None else ():
        places = ((record["sha256"], record["offset"], record["length"]) for record in shard.records)
        store.move_out(places, named_from(home or folder, shard.path))
    return sum(len(shard.records) for shard in shards)


def _give_back(store: PageStore, path: Path, language: str) -> None:
    """Make the archive shorter by what was moved out; where that cannot be now, say so: nothing is lost by waiting."""
    try:
        say_in(language, "shorter", file=path.name, bytes=f"{give_back(store.db):,}")
    except DatabaseProblem as problem:
        say_in(language, "as_large", file=path.name, problem=problem)


def _make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, where there is none. Raises BadInput."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder}: no folder for copies: {error.strerror}") from error
