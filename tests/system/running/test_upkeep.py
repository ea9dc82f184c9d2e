"""`tracker backup` and `tracker verify`: copies that can be used as they are, and damage that is said in words."""

from __future__ import annotations

import re
import shutil
import stat
from pathlib import Path

import pytest

from db.engine.connection import open_database, transaction
from db.pages import PageStore
from tests.support.place import OURS, Place, states
from tests.support.town import OTHERS, award, content

PAGE = 4096


@pytest.fixture
def kept(place: Place) -> Place:
    """A place that has read two notices."""
    place.publish(award(102, 26, "甲县气象局", OURS, "300"), award(101, 25, "甲县财政局", OTHERS, "120"))
    assert states(place.run("cn_ccgp")) == ["done"]
    return place


def test_copies_can_take_the_files_place(kept: Place) -> None:
    """The folder is made, for its owner alone; put where the files were, the copies hold the same and the next run goes on."""
    before, folder = content(kept.folder / "tracker.db"), kept.folder / "far" / "copies"
    answer = kept.call("backup", str(folder))
    assert (answer.code, answer.err.count("checked")) == (0, 2)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    kept.forget()
    (kept.folder / "pages.db").unlink()
    for copy in folder.iterdir():
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        shutil.copy(copy, kept.folder / f"{copy.name.partition('-')[0]}.db")
    assert kept.call("verify").code == 0
    assert content(kept.folder / "tracker.db") == before
    (report,) = kept.run("cn_ccgp", hours=6)
    assert (report.state, report.counts.get("new", 0)) == ("done", 0)


def test_a_folder_that_cannot_be_made_is_said_in_a_line(kept: Place) -> None:
    """Its name is a file's."""
    (kept.folder / "taken").write_text("x", encoding="utf-8")
    answer = kept.call("backup", "taken")
    assert answer.code == 1
    assert answer.err.startswith("tracker: taken: no folder for copies: ")
    assert answer.err.count("\n") == 1


def test_a_sound_file_is_called_so(kept: Place) -> None:
    """On standard error; nothing is printed and the exit code is 0."""
    answer = kept.call("verify")
    assert (answer.code, answer.out) == (0, "")
    assert "sound" in answer.err


def test_a_missing_archive_is_said(kept: Place) -> None:
    """A file whose pages are gone is not sound: one line counts its notices, exit 1; an empty file needs no archive."""
    (kept.folder / "pages.db").unlink()
    for arguments in (("verify",), ("verify", "--no-pages")):
        answer = kept.call(*arguments)
        assert (answer.code, "sound" in answer.err) == (1, False)
        assert answer.out == "pages.db is not there, expected the archive of the pages that 2 notices were read from\n"
    kept.forget()
    open_database(kept.folder / "tracker.db").close()
    assert kept.call("verify").code == 0


def test_a_shorter_archive_is_said(kept: Place) -> None:
    """An older archive put in place lacks the page of what was read since, with and without the hashes."""
    shutil.copy(kept.folder / "pages.db", kept.folder / "older.db")
    kept.publish(award(103, 27, "甲县民政局", OURS, "500"), award(102, 26, "甲县气象局", OURS, "300"))
    assert states(kept.run("cn_ccgp", hours=6)) == ["done"]
    shutil.move(kept.folder / "older.db", kept.folder / "pages.db")
    for option in ("--pages", "--no-pages"):
        answer = kept.call("verify", option)
        assert (answer.code, answer.out.count("\n")) == (1, 1)
        assert re.fullmatch(r"notice N3: its page \w{64} is not in the archive\n", answer.out)


def test_hashes_are_left_out_when_asked_and_it_says_so(kept: Place) -> None:
    """Other bytes under a page's hash are found by computing it, which `--no-pages` spares and names."""
    store = PageStore.open(kept.folder / "pages.db", create=False)
    with transaction(store.db):
        store.db.conn.execute("UPDATE body SET codec = 'none', body = x'00' WHERE id = 1")
    store.close()
    quick, whole = kept.call("verify", "--no-pages"), kept.call("verify")
    assert (quick.code, "no page's hash was computed" in quick.err) == (0, True)
    assert (whole.code, "other bytes than it was stored with" in whole.out) == (1, True)


def damaged(path: Path) -> None:
    """Every page of the file but the first two is overwritten."""
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(2 * PAGE)
        file.write(b"\xff" * (size - 2 * PAGE))


def cut(path: Path) -> None:
    """The second half of the file is lost."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def replaced(path: Path) -> None:
    """Something else stands under the file's name."""
    path.write_text("hello\n" * 2000, encoding="utf-8")


@pytest.mark.parametrize("name", ["tracker.db", "pages.db"])
@pytest.mark.parametrize("harm", [damaged, cut, replaced], ids=lambda harm: harm.__name__)
def test_a_damaged_file_is_named_and_never_copied(kept: Place, harm: object, name: str) -> None:
    """Verify, backup and a run say which file, each in a line and with exit code 1; no half copy is left."""
    assert callable(harm)
    harm(kept.folder / name)
    for arguments in (("verify",), ("backup", "copies")):
        answer = kept.call(*arguments)
        assert answer.code == 1
        assert name in answer.err + answer.out
        assert "Traceback" not in answer.err
    assert [copy.name for copy in (kept.folder / "copies").iterdir() if copy.name.startswith(name.removesuffix(".db"))] == []


def test_what_was_changed_by_another_hand_is_found(kept: Place) -> None:
    """A row taken out, an amount changed and an archived page's bytes changed have a line each."""
    db = open_database(kept.folder / "tracker.db")
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute("UPDATE award SET amount_minor = amount_minor + 1 WHERE supplier = ?", (OURS,))
    db.conn.execute("DELETE FROM organization WHERE name = ?", (OTHERS,))
    db.conn.commit()
    db.close()
    store = PageStore.open(kept.folder / "pages.db")
    store.db.conn.execute("UPDATE body SET body = zeroblob(9) WHERE id = (SELECT max(id) FROM body)")
    store.db.conn.commit()
    store.close()
    answer = kept.call("verify")
    assert answer.code == 1
    assert "points to a row of organization that is not there" in answer.out
    assert "has other awards than its newest reading tells" in answer.out
    assert answer.out.splitlines()[-1].startswith("the archived page ")
    assert f"{len(answer.out.splitlines())} problems" in answer.err
