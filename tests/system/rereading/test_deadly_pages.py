"""Pages whose reading ends its process are set aside, and the pages beside them are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db import rereads
from db.engine.connection import open_file, transaction
from scrapers.registry import discover
from tests.support.archived_town import every_row, runtime_of, source_of, write_archive
from tests.system.rereading.deadly import EATS, KILLS, KILLS_ONCE, Deadly
from tests.system.rereading.readings import PAGES, read, rows, stopping_after
from tracker.collecting.rereading.reread import Request
from tracker.collecting.rereading.workers import Crew
from tracker.judging.configuration import prepare
from tracker.ops.status import said, status
from tracker.sources.source import Source

pytestmark = pytest.mark.usefixtures("small_chunks")


def deadly(folder: Path, remark: bytes, *numbers: int) -> Source:
    """The folder's source with a reader that some pages kill; the archive has these anew."""
    for path in folder.glob("pages.db*"):
        path.unlink()
    write_archive(folder, PAGES, lambda number, body: body + remark if number in numbers else body)
    source = source_of(runtime_of(folder))
    return replace(source, scraper=Deadly(source.scraper.root))


@pytest.mark.slow
def test_a_page_that_kills_workers_is_set_aside_after_two_tries(folders: Callable[[str], Path], pool: Crew) -> None:
    """The pages beside it are read, the file says how its reading ended, and the next reading tries it again."""
    folder = folders("one")
    source = deadly(folder, KILLS, 3, 30)
    report = read(folder, Request(crew=pool), source)
    assert (report.state, report.counts["listed"], report.counts["failed"] - ordinary_failures(folders)) == ("done", PAGES, 2)
    aside = rows(folder, "SELECT key, reason FROM set_aside ORDER BY key")
    assert {row["key"].rpartition("_")[2] for row in aside} == {"3.htm", "30.htm"}
    assert {row["reason"] for row in aside} == {"its reading ended its process by SIGKILL, and again"}
    assert len(rows(folder, "SELECT * FROM issue WHERE kind = 'set_aside'")) == 2
    mended = source_of(runtime_of(folder))
    assert read(folder, Request(crew=pool), mended).state == "done"
    assert rows(folder, "SELECT * FROM set_aside") == []


def ordinary_failures(folders: Callable[[str], Path]) -> int:
    """How many pages of the archive no reader reads."""
    return read(folders("ordinary")).counts["failed"]


@pytest.mark.slow
def test_a_page_that_takes_all_memory_is_set_aside(folders: Callable[[str], Path], pool: Crew) -> None:
    """Whatever ends a reading, the reason says it."""
    folder = folders("one")
    read(folder, Request(crew=pool), deadly(folder, EATS, 5))
    (aside,) = rows(folder, "SELECT reason FROM set_aside")
    assert aside["reason"] == "its reading took more than 4 GB of memory, and again"


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced(
    folders: Callable[[str], Path], pool: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed once on a page, the reading goes on with other workers and ends as if nothing had been."""
    monkeypatch.setenv("DEADLY_FOLDER", str(tmp_path))
    killed, quiet = folders("killed"), folders("quiet")
    source = deadly(killed, KILLS_ONCE, 3, 12, 50)
    deadly(quiet, KILLS_ONCE, 3, 12, 50)
    report = read(killed, Request(crew=pool), source)
    read(quiet)
    assert report.state == "done"
    assert every_row(killed / "tracker.db") == every_row(quiet / "tracker.db")


@pytest.mark.slow
def test_a_page_that_ends_the_programme_itself_is_found_by_the_third_call(folders: Callable[[str], Path]) -> None:
    """Without workers its reading ends the one process there is; what was begun twice in vain is then read in another."""
    folder = folders("one")
    source = deadly(folder, KILLS, 30)
    runtime = runtime_of(folder)
    prepare(runtime)
    # where two calls ended when they were killed
    _, stopped = stopping_after(folder, 28)
    stopped()
    with open_file(folder / "tracker.db") as db, transaction(db):
        rereads.note_attempt(db, "cn_ccgp")
        rereads.note_attempt(db, "cn_ccgp")
    report = read(folder, source=source)
    assert (report.state, report.counts["listed"]) == ("done", PAGES)
    with open_file(folder / "tracker.db") as db:
        entry = status(db, runtime, discover(), {})
    assert [row["key"].rpartition("_")[2] for row in entry["set_aside"]] == ["30.htm"]
    assert any("set aside" in line and "SIGKILL" in line for line in said(entry, "en"))
