"""Readings of a folder's archive into its file, whole or stopped on the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from db.engine.connection import open_file
from db.engine.rows import Row, select
from tests.support.archived_town import runtime_of, source_of
from tracker.collecting.report import RunReport
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.judging.configuration import prepare
from tracker.sources.source import Source

PAGES = 60


def read(folder: Path, request: Request | None = None, source: Source | None = None) -> RunReport:
    """Read a folder's archive into its file."""
    runtime = runtime_of(folder)
    prepare(runtime)
    return reread_source(source or source_of(runtime), runtime, request or Request())


def rows(folder: Path, sql: str) -> list[Row]:
    """A query of the folder's file."""
    with open_file(folder / "tracker.db") as db:
        return select(db, sql)


def stopping_after(folder: Path, pages: int) -> tuple[Request, Callable[[], RunReport]]:
    """A reading that is asked to stop once so many pages are in the file."""
    runtime = runtime_of(folder)
    prepare(runtime)

    def watch(_source: str, done: int, _total: int) -> None:
        if done >= pages:
            runtime.stop.set()

    request = Request(watch=watch)
    return request, partial(reread_source, source_of(runtime), runtime, request)
