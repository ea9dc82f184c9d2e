"""Archived pages are read again by any number of workers, and the file is the same to the byte."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.engine.connection import Database, open_file
from db.engine.rows import execute
from db.pages import PageStore
from scrapers.registry import discover
from tests.support.archived_town import every_row, runtime_of, source_of
from tests.system.rereading.readings import PAGES, read, rows, stopping_after
from tracker.alerts.store import DatabaseOutbox
from tracker.collecting.rereading import chunks, reread
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.collecting.rereading.workers import Crew
from tracker.collecting.rounds import read_archives
from tracker.judging.configuration import prepare
from tracker.ops.status import status

pytestmark = pytest.mark.usefixtures("small_chunks")


def test_a_pool_writes_what_one_process_writes(folders: Callable[[str], Path], pool: Crew) -> None:
    """Every row of every table, under the same numbers and in the same order; nothing lost, nothing twice."""
    serial, pooled = folders("serial"), folders("pooled")
    first, second = read(serial), read(pooled, Request(crew=pool))
    assert first.counts == second.counts
    assert first.counts["listed"] == PAGES
    assert every_row(serial / "tracker.db") == every_row(pooled / "tracker.db")


def test_a_chunk_is_freed_as_soon_as_it_is_applied(folders: Callable[[str], Path]) -> None:
    """Pages that no reader reads keep nothing alive: what is left for the collector does not grow with the archive."""
    folder = folders("one")
    runtime = runtime_of(folder)
    prepare(runtime)
    left: list[int] = []

    def watch(_source: str, _done: int, _total: int) -> None:
        left.append(gc.collect())

    gc.collect()
    gc.disable()
    gc.freeze()
    try:
        report = reread_source(source_of(runtime), runtime, Request(watch=watch))
    finally:
        gc.unfreeze()
        gc.enable()
    assert report.counts["failed"] > 0
    assert set(left[1:]) == {0}


def test_a_reading_that_was_stopped_goes_on_where_it_ended(folders: Callable[[str], Path]) -> None:
    """The run is the same, its counts are those of all pages, and no page is read into the file twice."""
    whole, parted = folders("whole"), folders("parted")
    report = read(whole)
    _, stopped = stopping_after(parted, 20)
    assert stopped().state == "interrupted"
    assert rows(parted, "SELECT done_id FROM reread") == [{"done_id": 21}]
    resumed = read(parted)
    assert (resumed.state, resumed.counts) == (report.state, report.counts)
    assert every_row(whole / "tracker.db") == every_row(parted / "tracker.db")
    assert [row["state"] for row in rows(parted, "SELECT state FROM run")] == ["done"]


def test_what_is_asked_otherwise_begins_anew(folders: Callable[[str], Path]) -> None:
    """A reading of other days does not go on from where one of all days ended."""
    folder = folders("one")
    _, stopped = stopping_after(folder, 20)
    stopped()
    since = runtime_of(folder).now().date()
    assert read(folder, Request(since=since)).counts.get("listed", 0) == 0
    assert read(folder).counts["listed"] == PAGES


def test_only_pages_had_since_the_day_are_read(folders: Callable[[str], Path]) -> None:
    """The day begins in the portal's zone."""
    folder = folders("one")
    store = PageStore.open(folder / "pages.db")
    execute(store.db, "UPDATE reading SET at = '2026-02-03T15:59:59+00:00' WHERE id <= 10")
    execute(store.db, "UPDATE reading SET at = '2026-02-03T16:00:00+00:00' WHERE id > 10 AND id <= 15")
    store.close()
    day = runtime_of(folder).now().date().replace(month=2, day=4)
    assert read(folder, Request(since=day)).counts["listed"] == 5


def test_the_reading_of_a_lost_file_is_the_same_however_often_it_is_stopped(folders: Callable[[str], Path]) -> None:
    """The portal's past is settled when the reading begins, not anew whenever it goes on."""
    whole, parted = folders("whole"), folders("parted")
    for folder in (whole, parted):
        config = (folder / "tracker.toml").read_text(encoding="utf-8").replace('first_run = "alert"\n', "")
        (folder / "tracker.toml").write_text(config, encoding="utf-8")
    read(whole)
    _, stopped = stopping_after(parted, 20)
    stopped()
    read(parted)
    assert {row["state"] for row in rows(parted, "SELECT state FROM alert")} == {"baseline"}
    assert every_row(whole / "tracker.db") == every_row(parted / "tracker.db")


def test_what_a_reading_raises_is_told_once_it_has_ended_and_together(folders: Callable[[str], Path]) -> None:
    """A daemon beside it sends nothing of a reading under way; afterwards a channel is given one digest."""
    folder = folders("one")
    runtime = runtime_of(folder)
    prepare(runtime)
    waiting: list[int] = []

    def watch(_source: str, _done: int, _total: int) -> None:
        with open_file(folder / "tracker.db") as db:
            waiting.append(len(DatabaseOutbox(db).waiting("console")))

    reread_source(source_of(runtime), runtime, Request(watch=watch))
    assert set(waiting) == {0}
    with open_file(folder / "tracker.db") as db:
        assert len(DatabaseOutbox(db).waiting("console")) > 1
        assert {entry.is_reread for entry in DatabaseOutbox(db).waiting("console")} == {True}


def test_status_counts_what_a_reading_would_renew(folders: Callable[[str], Path]) -> None:
    """Notices that another reader read; once they are read again there is none."""
    folder = folders("one")
    read(folder)
    runtime = runtime_of(folder)
    with open_file(folder / "tracker.db") as db:
        execute(db, "UPDATE notice SET reader_version = 'before' WHERE id <= 12")
        (row,) = status(db, runtime, discover(), {})["sources"]
    assert row["to_reread"] == 12
    read(folder)
    with open_file(folder / "tracker.db") as db:
        (row,) = status(db, runtime, discover(), {})["sources"]
    assert row["to_reread"] == 0


@pytest.mark.parametrize("pages", [0, 12, 40])
def test_a_full_disk_ends_a_reading_between_two_batches(
    folders: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    """Nothing is half applied, the reason says what is full, and with room again the same call goes on to the same file."""
    whole, full = folders("whole"), folders("full")
    read(whole)

    @contextmanager
    def with_little_room(path: Path) -> Iterator[Database]:
        with open_file(path) as db:
            (size,) = db.conn.execute("PRAGMA page_count").fetchone()
            db.conn.execute(f"PRAGMA max_page_count = {size + pages}")
            yield db

    runtime = runtime_of(full)
    prepare(runtime)
    monkeypatch.setattr(reread, "open_file", with_little_room)
    (report,) = read_archives([source_of(runtime)], runtime)
    assert (report.state, "full" in str(report.reason)) == ("failed", True)
    monkeypatch.undo()
    monkeypatch.setattr(chunks, "CHUNK", 7)
    assert rows(full, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    done = rows(full, "SELECT done_id FROM reread")
    known = {row["key"] for row in rows(full, "SELECT key FROM notice UNION SELECT key FROM listed")}
    # the archive's numbers are those of its pages, from 1
    assert len(known) == (done[0]["done_id"] if done else 0)
    assert read(full).state == "done"
    before, after = every_row(whole / "tracker.db"), every_row(full / "tracker.db")
    # that the disk was full stays an issue of the run
    assert {name for name in before if before[name] != after[name]} <= {"issue"}
