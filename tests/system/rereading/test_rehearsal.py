"""The command reads archived pages again, or shows beforehand what would change."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from db.engine.connection import open_file, transaction
from db.engine.rows import execute, select
from tests.support.archived_town import runtime_of, write_archive
from tests.system.rereading.readings import read
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.cli.reread import Lines
from tracker.judging.judge import Judge
from tracker.judging.orders import rebuild_orders
from tracker.storage.repository import Repository

__all__ = ["tracker"]


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
