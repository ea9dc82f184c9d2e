"""A transaction that fails, or whose process is killed, leaves nothing half done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.engine.connection import Database, open_database, savepoint, together, transaction
from db.engine.errors import DatabaseProblem
from db.engine.rows import execute, execute_many
from tests.conftest import ROOT


def test_what_fails_in_a_transaction_leaves_nothing(db: Database) -> None:
    """An error takes everything back, and the next transaction works."""

    def broken() -> None:
        with transaction(db):
            db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        broken()
    with transaction(db):
        db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-02', 'x')")
    assert [row["day"] for row in db.query("SELECT day FROM tick")] == ["2026-01-02"]


def test_a_killed_process_leaves_nothing_half_done(tmp_path: Path) -> None:
    """What was not committed when the process died is not there; what was, is."""
    path = tmp_path / "tracker.db"
    script = (
        "import os, sys, pathlib\n"
        "from db.engine.connection import open_database, transaction\n"
        "db = open_database(pathlib.Path(sys.argv[1]))\n"
        "with transaction(db): db.conn.execute(\"INSERT INTO tick VALUES ('2026-01-01', 'x')\")\n"
        "with transaction(db):\n"
        "    db.conn.execute(\"INSERT INTO tick VALUES ('2026-01-02', 'x')\")\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, cwd=ROOT)
    db = open_database(path)
    assert [row["day"] for row in db.query("SELECT day FROM tick")] == ["2026-01-01"]
    db.close()


def test_what_fails_among_others_undoes_only_itself(db: Database) -> None:
    """Of several in one commit those before the one that fails are kept, and nobody sees any of them before the commit."""
    other = sqlite3.connect(db.conn.execute("PRAGMA database_list").fetchone()[2])

    def several() -> None:
        with savepoint(db):
            db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
        assert other.execute("SELECT count(*) FROM tick").fetchone() == (0,)
        with savepoint(db):
            db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-02', 'x')")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"), together(db):
        several()
    assert other.execute("SELECT day FROM tick").fetchall() == [("2026-01-01",)]
    other.close()


def test_a_full_disk_among_others_leaves_no_half(db: Database) -> None:
    """Of several in one commit each is there whole or not at all, and the file can be written again."""
    pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
    db.conn.execute(f"PRAGMA max_page_count = {pages + 4}")

    def several() -> None:
        for number in range(1000):
            with savepoint(db):
                execute_many(db, "INSERT INTO tick (day, at) VALUES (?, ?)", [(f"{number} {half}", "x" * 1000) for half in "ab"])

    with pytest.raises(DatabaseProblem, match="full"), together(db):
        several()
    assert not db.conn.in_transaction
    halves = [row["day"].split()[0] for row in db.query("SELECT day FROM tick")]
    assert all(halves.count(number) == 2 for number in halves)
    db.conn.execute(f"PRAGMA max_page_count = {pages + 1000}")
    with transaction(db):
        db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")


def test_a_commit_that_fails_keeps_none_of_several(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is said once, and nothing of them is in the file."""

    def failing(db: Database, sql: str) -> object:
        if sql == "COMMIT":
            raise DatabaseProblem("the disk is gone")
        return execute(db, sql)

    monkeypatch.setattr("db.engine.connection.execute", failing)
    with pytest.raises(DatabaseProblem, match="gone"), together(db), savepoint(db):
        db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
    assert db.conn.execute("SELECT count(*) FROM tick").fetchone() == (0,)
    assert not db.conn.in_transaction


def test_transactions_do_not_nest(db: Database) -> None:
    """A transaction inside another is a mistake in the programme, not in the file."""
    with pytest.raises(sqlite3.OperationalError, match="within a transaction"), transaction(db), transaction(db):
        pass


def test_a_full_disk_is_told_and_loses_nothing(db: Database) -> None:
    """What was stored stays; what did not fit is not there."""
    db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
    db.conn.execute(f"PRAGMA max_page_count = {db.conn.execute('PRAGMA page_count').fetchone()[0]}")
    rows = ((str(number), "x" * 1000) for number in range(10_000))
    with pytest.raises(DatabaseProblem, match="full"), transaction(db):
        execute_many(db, "INSERT INTO tick (day, at) VALUES (?, ?)", rows)
    assert [row["day"] for row in db.query("SELECT day FROM tick")] == ["2026-01-01"]


def test_a_locked_file_is_told_after_the_wait(tmp_path: Path, db: Database) -> None:
    """Another programme's lock is waited for and then named."""
    db.conn.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(tmp_path / "tracker.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseProblem, match="locked"), transaction(db):
        pass
    other.execute("ROLLBACK")
    other.close()
    with transaction(db):
        db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
