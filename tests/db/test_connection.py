"""A file is opened safely, or the reason is told in one line."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from db.engine.connection import Database, open_database, transaction
from db.engine.errors import DatabaseProblem
from db.engine.rows import execute, select
from db.engine.view_files import view_texts
from db.migrations import PAGES, TRACKER, step_names
from db.pages import PageStore
from tests.db.samples import schema_of

pytestmark = pytest.mark.migrates


def test_a_new_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    """Data files are created with mode 600, whatever the umask, and so are WAL and shared memory beside them."""
    before = os.umask(0)
    try:
        db = open_database(tmp_path / "tracker.db")
        PageStore.open(tmp_path / "pages.db").close()
        with transaction(db):
            db.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        db.close()
    finally:
        os.umask(before)
    assert {"tracker.db", "tracker.db-wal", "pages.db"} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_every_connection_is_safe(db: Database) -> None:
    """Foreign keys are on, the journal is a WAL, and a lock is waited for."""
    pragmas = {name: db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "journal_mode", "busy_timeout")}
    assert pragmas == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 30000}


def test_every_table_is_strict(db: Database) -> None:
    """No column takes a value of another type."""
    loose = {
        name for name, strict in db.conn.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'") if not strict
    }
    assert loose <= {"_sqlite_migrations", "sqlite_schema", "sqlite_temp_schema"}


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """Migrations are applied once and current views are left alone."""
    path = tmp_path / "tracker.db"
    open_database(path).close()
    schema = schema_of(path)
    open_database(path).close()
    assert schema_of(path) == schema
    assert {name for name, _ in schema} >= view_texts().keys()


def test_a_view_whose_text_changed_is_made_again(tmp_path: Path) -> None:
    """A view follows its file; one without a file goes."""
    path = tmp_path / "tracker.db"
    open_database(path).close()
    schema = schema_of(path)
    with sqlite3.connect(path) as conn:
        conn.execute("DROP VIEW awards")
        conn.execute("CREATE VIEW awards AS SELECT 1 AS old")
        conn.execute("CREATE VIEW forgotten AS SELECT 1")
    conn.close()
    open_database(path).close()
    assert sorted(schema_of(path)) == sorted(schema)


def test_a_file_in_memory_serves_too() -> None:
    """`:memory:` is a file that leaves nothing behind."""
    db = open_database(Path(":memory:"))
    assert "notice" in db.table_names()
    db.close()


@pytest.mark.parametrize(
    "content", [b"not a database, and long enough to be looked at as one" * 3, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    """The message names the file and what SQLite found; the file is left as it was."""
    path = tmp_path / "tracker.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseProblem, match=r"tracker\.db cannot be used: SQLite says .*expected a sound file") as caught:
        open_database(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """No folder is made behind the user's back."""
    with pytest.raises(DatabaseProblem, match=f"no folder {tmp_path}/nowhere"):
        open_database(tmp_path / "nowhere" / "tracker.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A path that is a folder is refused in words."""
    with pytest.raises(DatabaseProblem, match="is not a file"):
        open_database(tmp_path)


def test_a_file_is_not_made_to_be_read(tmp_path: Path) -> None:
    """Reading a file that is not there makes none."""
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(DatabaseProblem, match="no file"):
            open_database(tmp_path / "tracker.db", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    """A file written by a newer programme is not touched."""
    path = tmp_path / "tracker.db"
    db = open_database(path)
    db.table("_sqlite_migrations").insert({"migration_set": "tracker", "name": "m999_future", "applied_at": "x"})
    db.close()
    with pytest.raises(DatabaseProblem, match="m999_future, newer than this programme"):
        open_database(path)


def test_another_programme_s_file_is_refused(tmp_path: Path) -> None:
    """Neither a stranger's file nor our own page archive becomes a tracker's file."""
    stranger = tmp_path / "stranger.db"
    with sqlite3.connect(stranger) as conn:
        conn.execute("CREATE TABLE mine (id)")
    conn.close()
    PageStore.open(tmp_path / "pages.db").close()
    for path in (stranger, tmp_path / "pages.db"):
        with pytest.raises(DatabaseProblem, match="tables of another programme"):
            open_database(path)


def test_a_read_only_connection_cannot_write(tmp_path: Path) -> None:
    """Even its own transactions are refused."""
    open_database(tmp_path / "tracker.db").close()
    db = open_database(tmp_path / "tracker.db", read_only=True)
    with pytest.raises(DatabaseProblem, match="readonly"), transaction(db):
        execute(db, "DELETE FROM notice")
    db.close()


def test_a_file_behind_is_not_migrated_for_reading(tmp_path: Path) -> None:
    """A read-only connection to an older schema says what to do instead of changing it."""
    sqlite3.connect(tmp_path / "tracker.db").close()
    with pytest.raises(DatabaseProblem, match="lacks the schema step m001_runs: open it once for writing"):
        open_database(tmp_path / "tracker.db", read_only=True)


def test_mistakes_in_sql_are_not_the_file_s_fault(db: Database) -> None:
    """A wrong statement and a refused row keep SQLite's own error."""
    with pytest.raises(sqlite3.OperationalError, match="no such table"), transaction(db):
        select(db, "SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), transaction(db):
        execute(db, "INSERT INTO issue (run_id, kind, message, at) VALUES (99, 'x', 'x', 'x')")


def test_steps_are_numbered_once_and_in_order() -> None:
    """Every step has its own number, and a later step comes later."""
    for migrations, letter in ((TRACKER, "m"), (PAGES, "p")):
        numbers = [int(step.name[1:4]) for step in migrations.pending(Database(memory=True))]
        assert numbers == sorted(set(numbers))
        assert {name[0] for name in step_names(migrations)} == {letter}
