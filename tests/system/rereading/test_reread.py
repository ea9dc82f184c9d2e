"""Archived pages are read again by any number of workers, and the file is the same to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from db import rereads
from db.engine.connection import Database, open_file, transaction
from db.engine.rows import Row, execute, select
from db.pages import PageStore
from scrapers.registry import discover
from tests.support.archived_town import every_row, runtime_of, source_of, write_archive
from tests.system.rereading.deadly import EATS, KILLS, KILLS_ONCE, Deadly
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.alerts.store import DatabaseOutbox
from tracker.cli.reread import Lines
from tracker.collecting.report import RunReport
from tracker.collecting.rereading import chunks, reread
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.collecting.rereading.workers import Crew, process_pool
from tracker.collecting.rounds import read_archives
from tracker.judging.configuration import prepare
from tracker.judging.judge import Judge
from tracker.judging.orders import rebuild_orders
from tracker.ops.status import said, status
from tracker.sources.source import Source
from tracker.storage.repository import Repository

PAGES = 60
__all__ = ["tracker"]


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 7)


@pytest.fixture
def folders(tmp_path: Path) -> Callable[[str], Path]:
    """Folders of the same archive."""

    def made(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        write_archive(folder, PAGES)
        return folder

    return made


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


@pytest.fixture
def pool() -> Iterator[Crew]:
    """Two worker processes."""
    with Crew(start=partial(process_pool, 2), size=2) as crew:
        yield crew


def test_a_pool_writes_what_one_process_writes(folders: Callable[[str], Path], pool: Crew) -> None:
    """Every row of every table, under the same numbers and in the same order; nothing lost, nothing twice."""
    serial, pooled = folders("serial"), folders("pooled")
    first, second = read(serial), read(pooled, Request(crew=pool))
    assert first.counts == second.counts
    assert first.counts["listed"] == PAGES
    assert every_row(serial / "tracker.db") == every_row(pooled / "tracker.db")


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


def test_the_command_reads_again_and_says_how_it_ended(tracker: Tracker, tmp_path: Path) -> None:
    """A table, or JSON alone; a portal that is none is refused in a line."""
    write_archive(tmp_path, 5)
    answer = tracker("reread", "--site", "cn_ccgp", "--format", "json")
    (report,) = json.loads(answer.out.splitlines()[-1])
    assert (answer.code, report["source"], report["state"], report["listed"]) == (0, "cn_ccgp", "done", 5)
    refused = tracker("reread", "--site", "nowhere")
    assert (refused.code, refused.err) == (2, "tracker: no such site 'nowhere'; `tracker sources` lists them\n")


def test_progress_is_a_line_a_minute_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """With pages done, rate and time left."""
    seconds = iter((0.0, 1.0, 30.0, 61.0, 62.0, 125.0))
    lines = Lines("en", lambda: next(seconds))
    for done in (0, 100, 600, 700, 6_200):
        lines("cn_ccgp", done, 10_000)
    assert capsys.readouterr().err.splitlines() == [
        "cn_ccgp: 600 of 10,000 pages read again, 10 a second, 16 minutes left",
        "cn_ccgp: 6,200 of 10,000 pages read again, 50 a second, 1 minutes left",
    ]


def otherwise(folder: Path) -> None:
    """As if an earlier reader had read the first award without its last digit, and had not read our second at all."""
    read(folder)
    with open_file(folder / "tracker.db") as db, transaction(db):
        (order,) = select(db, """SELECT id, amount_minor FROM "order" WHERE supplier LIKE '甲方%' ORDER BY id LIMIT 1""")
        (notice,) = select(db, "SELECT notice_id AS id FROM order_notice WHERE order_id = ?", (order["id"],))[:1]
        row = select(
            db, "SELECT notice, version FROM notice_version v JOIN notice n ON n.id = v.notice_id WHERE n.id = ?", (notice["id"],)
        )[0]
        whole = json.loads(row["notice"])
        for award in whole["awards"]:
            award["amount"]["minor"] //= 10
        for table, key in (("notice", "id"), ("notice_version", "notice_id")):
            execute(db, f"UPDATE {table} SET content_hash = 'other', reader_version = 'before' WHERE {key} = ?", (notice["id"],))
        execute(db, "UPDATE notice_version SET notice = ? WHERE notice_id = ?", (json.dumps(whole), notice["id"]))
        repository = Repository(db)
        rebuild_orders(repository, notice["id"], Judge(runtime=runtime_of(folder), db=db, run_id=None))


def test_a_rehearsal_touches_nothing_and_shows_what_would_change(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notices by kind, orders, each company's total before and after, and the passages of the largest changes."""
    write_archive(tmp_path, 30)
    otherwise(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".db"}
    answer = tracker("reread", "--dry-run", "--format", "json")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix == ".db"} == before
    assert answer.code == 0
    found = json.loads(answer.out)
    assert found["notices"] == {"changed": 1, "awards": 1}
    assert found["orders"] == {"amount": 1}
    (company,) = found["companies"]
    (moved,) = found["largest"]
    grown = Decimal(moved["after"]["amount"]) - Decimal(moved["before"]["amount"])
    assert Decimal(moved["after"]["amount"]) == 10 * Decimal(moved["before"]["amount"])
    assert Decimal(company["after_stated"]) - Decimal(company["before_stated"]) == grown
    assert {passage["field"] for passage in moved["passages"]} == {"amount", "supplier"}
    shown = tracker("reread", "--dry-run")
    assert (shown.code, "【" in shown.out, "nothing was changed" in shown.err) == (0, True, True)
    applied = tracker("reread", "--format", "json")
    assert json.loads(applied.out.splitlines()[-1])[0]["changed"] == 1
    again = json.loads(tracker("reread", "--dry-run", "--format", "json").out)
    assert (again["notices"], again["orders"], again["largest"]) == ({}, {}, [])


def test_a_rehearsal_of_a_file_that_is_not_there_makes_none(tracker: Tracker, tmp_path: Path) -> None:
    """Everything is new, and still there is no file."""
    write_archive(tmp_path, 10)
    found = json.loads(tracker("reread", "--dry-run", "--format", "json").out)
    assert found["notices"]["new"] == 9 + 1
    assert not (tmp_path / "tracker.db").exists()


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
