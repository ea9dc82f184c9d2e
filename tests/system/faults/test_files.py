"""What the machine does to the files: a full disk, no right to write, a lock held elsewhere, damage, no such folder."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine.errors import DatabaseProblem
from tests.support.town import Town, one_round
from tests.system.faults.conftest import Chronicle
from tests.system.faults.forge import Forge
from tests.system.faults.thorough import bounded

LATER = {"hours": 6}


def settled(town: Town, chronicle: Chronicle, *, repeats: int = 1) -> None:
    """The file and the receiver are as in a world without faults; a repeat bears the id of what it repeats."""
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())
    assert max(town.told().values()) <= repeats
    assert town.rows("SELECT id FROM run WHERE state = 'running'") == []


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every database file and its bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.db"))}


@pytest.mark.parametrize("more", bounded([0, 1, 2, 4, 8, 16, 32, 64, 128], {4, 32}))
def test_the_disk_is_full(more: int, town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """No file can grow by more than so many kilobytes: the round says so, leaves a sound file, and the next makes it good."""
    town.clock.forward(**LATER)
    largest = max(path.stat().st_size for path in town.folder.glob("*.db*"))
    ended = forge.round(town, largest=largest + more * 1024)
    assert ended.signal == 0
    if ended.state != "done":
        assert "cannot be used: SQLite says" in (ended.reason or "")
    assert more > 4 or ended.state in ("failed", "problem")
    assert town.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert town.round(**LATER).state == "done"
    # a message may have gone out just before that could not be written down
    settled(town, chronicle, repeats=2)


@pytest.mark.parametrize("pages", bounded([0, 1, 3, 6, 12, 25, 50, 100], {6}))
def test_the_file_may_not_grow(pages: int, town: Town, chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite itself says that the database is full, somewhere in the round: nothing is half stored, the next makes it good."""
    limited(monkeypatch, "max_page_count", pages)
    town.clock.forward(**LATER)
    try:
        report = one_round(town.world())
        state, reason = report.state, report.reason or ""
    except DatabaseProblem as problem:
        state, reason = "problem", str(problem)
    monkeypatch.undo()
    assert state == "done" or "database or disk is full" in reason
    assert pages > 6 or state in ("failed", "problem")
    assert town.round(**LATER).state == "done"
    settled(town, chronicle)


def limited(monkeypatch: pytest.MonkeyPatch, pragma: str, value: int) -> None:
    """Every connection from now on has the pragma; a limit of pages counts from what the file has."""
    import db.engine.connection

    inner = db.engine.connection._connection

    def connected(*args: object, **kwargs: object) -> object:
        database = inner(*args, **kwargs)  # type: ignore[arg-type] # handed through
        now = database.conn.execute("PRAGMA page_count").fetchone()[0] if pragma == "max_page_count" else 0
        database.conn.execute(f"PRAGMA {pragma} = {now + value}")
        return database

    monkeypatch.setattr("db.engine.connection._connection", connected)


@pytest.fixture
def open_town(chronicle: Chronicle) -> Iterator[Town]:
    """A town in a folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    made = chronicle.town(folder)
    made.world()
    yield made
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", bounded(["file", "folder"], {"folder"}))
def test_the_file_may_not_be_written(what: str, open_town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """Without the right to write, the round says which file, changes nothing, and the next one with it makes it good."""
    town = open_town
    town.clock.forward(**LATER)
    for path in town.folder.iterdir():
        path.chmod(0o444)
    town.folder.chmod(0o555 if what == "folder" else 0o777)
    before = bytes_of(town.folder)
    ended = forge.round(town, nobody=True)
    assert ended.state in ("problem", "failed")
    assert "tracker" in (ended.reason or "")
    assert before == bytes_of(town.folder)
    town.folder.chmod(0o755)
    for path in town.folder.iterdir():
        path.chmod(0o600)
    assert town.round(**LATER).state == "done"
    settled(town, chronicle)


@pytest.mark.parametrize("name", ["tracker.db", "pages.db"])
def test_another_programme_holds_the_file(name: str, town: Town, chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is held for longer than we wait is said; nothing is half stored, and the next round makes it good."""
    limited(monkeypatch, "busy_timeout", 50)
    other = sqlite3.connect(town.folder / name, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    town.clock.forward(**LATER)
    if name == "tracker.db":
        with pytest.raises(DatabaseProblem, match=r"tracker\.db cannot be used: SQLite says 'database is locked'"):
            one_round(town.world())
    else:
        report = one_round(town.world())
        assert report.state == "failed"
        assert "pages.db cannot be used: SQLite says 'database is locked'" in (town.last_run()["reason"] or "")
        assert town.issues() == ["database_problem"]
    other.execute("ROLLBACK")
    other.close()
    assert town.round(**LATER).state == "done"
    settled(town, chronicle)


@pytest.mark.thorough
def test_another_programme_holds_the_file_for_a_moment(town: Town, chronicle: Chronicle, forge: Forge) -> None:
    """A lock that is let go while we wait costs nothing."""
    town.clock.forward(**LATER)
    town.world()
    other = sqlite3.connect(town.folder / "tracker.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    pid = forge.start(town)
    other.execute("ROLLBACK")
    other.close()
    assert forge.wait(pid).state == "done"
    settled(town, chronicle)


DAMAGE = {
    "no database": lambda _: b"<html>not a database</html>" * 200,
    "the middle overwritten": lambda body: body[:8192] + b"\xaa" * 40000 + body[48192:],
    "cut short": lambda body: body[: len(body) // 3],
    "the head overwritten": lambda body: b"\0" * 100 + body[100:],
}


@pytest.mark.parametrize("name", ["tracker.db", "pages.db"])
@pytest.mark.parametrize("damage", bounded(list(DAMAGE), {"no database", "the middle overwritten"}))
def test_a_damaged_file_is_said_and_left_alone(damage: str, name: str, town: Town, chronicle: Chronicle) -> None:
    """A damaged file fails the round with a line that names it; it is not replaced, and with its copy put back all goes on."""
    path = town.folder / name
    for part in ("-wal", "-shm"):
        path.with_name(name + part).unlink(missing_ok=True)
    whole = path.read_bytes()
    path.write_bytes(DAMAGE[damage](whole))
    town.clock.forward(**LATER)
    try:
        report = one_round(town.world())
        state, reason = report.state, report.reason or ""
    except DatabaseProblem as problem:
        state, reason = "problem", str(problem)
    assert state in ("problem", "failed")
    assert f"{name} cannot be used" in reason or "archived page" in reason
    assert path.stat().st_size > 0

    for part in ("", "-wal", "-shm"):
        path.with_name(name + part).unlink(missing_ok=True)
    path.write_bytes(whole)
    path.chmod(0o600)
    assert town.round(**LATER).state == "done"
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())


@pytest.mark.parametrize(
    "body", [b"", b"not a database", b"SQLite format 3\0" + b"\xaa" * 5000], ids=["empty", "text", "damaged"]
)
def test_a_damaged_pace_file_is_made_anew(body: bytes, town: Town, chronicle: Chronicle) -> None:
    """The file that keeps the pace is worth nothing: damaged, it costs no round."""
    town.pace = 0.001
    (town.folder / "tracker.pace.db").write_bytes(body)
    assert town.round(**LATER).state == "done"
    settled(town, chronicle)


def test_there_is_no_such_folder(town: Town) -> None:
    """A file in a folder that is not there is said in one line, and no folder is made."""
    world = town.world()
    gone = world.settings.model_copy(update={"db": Path("gone/tracker.db")})
    with pytest.raises(DatabaseProblem, match=r"no folder .*gone, expected one to hold tracker\.db"):
        one_round(type(world)(settings=gone, now=world.now, sleep=world.sleep, environ=world.environ))
    assert not (town.folder / "gone").exists()


def test_the_folder_stands_where_a_file_should(town: Town) -> None:
    """A folder of the file's name is no file, and stays what it is."""
    (town.folder / "tracker.db").unlink()
    (town.folder / "tracker.db").mkdir()
    with pytest.raises(DatabaseProblem, match="is not a file"):
        one_round(town.world())


@pytest.mark.thorough
def test_the_file_is_gone_between_two_rounds(town: Town) -> None:
    """A file that somebody moved away is begun anew as after the first run: what is there is the past, and nobody is told."""
    for path in town.folder.glob("tracker.db*"):
        path.unlink()
    assert town.round(**LATER).state == "done"
    assert town.told() == {}
    assert (town.folder / "tracker.db").stat().st_mode & 0o777 == 0o600
