"""A copy is verified before it is called one, and a check names what is wrong."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from db import check
from db.backup import backup
from db.check import check_file, check_pages, check_sums
from db.engine.connection import Database, open_database, transaction
from db.engine.errors import DatabaseProblem
from db.pages import PageStore
from tests.db.samples import company, notice, order, save, save_orders, watch

_SENT = """INSERT INTO flag (id, rule, occasion, on_date, evidence, created_at) VALUES (7, 'OPS', 'x', 'x', '{}', 'x');
INSERT INTO alert (flag_id, channel, state, created_at) VALUES (7, 'c', 'sent', 'x')"""


@pytest.fixture
def filled(db: Database) -> Database:
    """A notice with its order."""
    save(db, notice("1"), page=None)
    watch(db, company())
    save_orders(db, [1], order("O1", 1))
    return db


def test_a_copy_taken_in_use_holds_what_was_committed(filled: Database, tmp_path: Path) -> None:
    """An open transaction is not in the copy, and the copy is the owner's alone."""
    target = tmp_path / "copy.db"
    with transaction(filled):
        filled.conn.execute("INSERT INTO tick (day, at) VALUES ('2026-01-01', 'x')")
        counts = backup(tmp_path / "tracker.db", target)
    assert (counts["notice"], counts["order"], counts["tick"]) == (1, 1, 0)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copy = open_database(target, create=False)
    assert [len(check_file(copy)), len(list(check_sums(copy))), copy.table("notice").count] == [0, 0, 1]
    copy.close()


def test_a_copy_never_replaces_a_file(filled: Database, tmp_path: Path) -> None:
    """Neither another file nor the original."""
    before = (tmp_path / "tracker.db").read_bytes()
    with pytest.raises(DatabaseProblem, match="is there already"):
        backup(tmp_path / "tracker.db", tmp_path / "tracker.db")
    assert (tmp_path / "tracker.db").read_bytes() == before


@pytest.mark.parametrize("content", [None, b"no database " * 500])
def test_what_cannot_be_copied_leaves_no_copy(tmp_path: Path, content: bytes | None) -> None:
    """A missing or damaged original is named and nothing is left behind."""
    path = tmp_path / "broken.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DatabaseProblem, match=r"broken\.db"):
        backup(path, tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


def test_a_folder_that_is_not_there_is_named(filled: Database, tmp_path: Path) -> None:
    """The reason is one line."""
    with pytest.raises(DatabaseProblem, match="cannot be written: No such file or directory"):
        backup(tmp_path / "tracker.db", tmp_path / "nowhere" / "copy.db")


def test_a_sound_file_has_no_problems(filled: Database) -> None:
    """Neither pages nor sums."""
    assert [*check_file(filled), *check_sums(filled)] == []


def test_rows_that_point_nowhere_are_named(filled: Database) -> None:
    """Foreign keys are checked even where they were switched off."""
    filled.conn.execute("PRAGMA foreign_keys = OFF")
    filled.conn.execute("UPDATE notice SET buyer_id = 999")
    assert check_file(filled) == ["table notice, row 1: points to a row of organization that is not there"]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE notice SET content_hash = 'x'", "notice N1 lacks the version it is said to have"),
        ("UPDATE notice SET version = 2", "notice N1 has versions missing between its first and its newest"),
        ("DELETE FROM notice_source", "notice N1 was found by no source"),
        ("UPDATE award SET amount_minor = 1", "notice N1 has other awards than its newest reading tells"),
        ("UPDATE award SET supplier = 'x'", "notice N1 has other awards than its newest reading tells"),
        ("DELETE FROM award", "notice N1 has other awards than its newest reading tells"),
        ("DELETE FROM award_party", "notice N1 has an award without its supplier"),
        ("DELETE FROM notice_search", "notice N1 cannot be searched for"),
        ('UPDATE "order" SET amount_minor = 1', "order O1 is not what its last event says"),
        ("DELETE FROM order_notice", "order O1 is spoken of by no notice"),
        ("INSERT INTO order_alias (former_id, order_id) VALUES ('O1', 'O1')", "order O1 is also a former id"),
        (_SENT, "alert 1 is sent without a message"),
    ],
)
def test_sums_that_do_not_agree_are_named(filled: Database, sql: str, said: str) -> None:
    """Each contradiction has its line."""
    filled.conn.executescript(sql)
    assert said in check_sums(filled)


def test_a_page_that_is_not_archived_is_named(filled: Database, store: PageStore) -> None:
    """A notice's page must be known to the archive."""
    save(filled, notice("2"), page="abc")
    assert list(check_pages(filled, store)) == ["notice N2: its page abc is not in the archive"]


def test_pages_are_looked_up_some_at_a_time(filled: Database, store: PageStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are held in memory at once, each that is missing is named, in order."""
    monkeypatch.setattr(check, "_AT_ONCE", 2)
    for number in range(2, 7):
        save(filled, notice(str(number)), page=f"page{number}")
    found = list(check_pages(filled, store))
    assert found == [f"notice N{number}: its page page{number} is not in the archive" for number in range(2, 7)]


def test_a_damaged_page_of_the_file_is_found(tmp_path: Path) -> None:
    """SQLite's own check sees bytes that were overwritten."""
    path = tmp_path / "tracker.db"
    db = open_database(path)
    for number in range(50):
        save(db, notice(str(number)))
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    root = db.conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notice_published'").fetchone()[0]
    db.close()
    size = 4096
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\x0a" + b"\xff" * (size - 1))
    db = open_database(path)
    try:
        assert check_file(db)
    finally:
        db.close()
