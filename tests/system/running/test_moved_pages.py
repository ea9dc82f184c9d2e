"""Old pages moved to WARC files: read back, kept apart, named where they are missing, and their disk given back."""

from __future__ import annotations

import gzip
import random

import pytest

from db.engine.errors import DatabaseProblem
from db.pages import PageStore
from tests.support.place import Place
from tests.system.running.test_archive import bodies, holds
from tests.system.running.test_archive import read as read  # noqa: PLC0414  a fixture, which pytest finds by its name here


@pytest.mark.parametrize("name", ["old.warc.gz", "old.warc", "kept/old.warc.gz"])
@pytest.mark.parametrize("is_lost", [True, False])
def test_moved_pages_are_read_back(read: Place, name: str, is_lost: bool) -> None:
    """Moved to a WARC file, in the archive's folder or below it, pages are verified, shown and read as if they were here."""
    (read.folder / "kept").mkdir()
    before = holds(read)
    assert read.call("archive", "export", name, "--before", "2026-02-20", "--move").code == 0
    assert (read.folder / name).stat().st_mode & 0o777 == 0o600
    assert bodies(read) == 0
    assert read.call("verify").code == 0
    assert "甲县气象局" in read.call("show", "N1", "--format", "json").out.partition('"passages"')[2]
    if is_lost:
        read.forget()
    answer = read.call("run", "cn_ccgp", "--from-archive", "--format", "json")
    assert (answer.code, '"state": "done"' in answer.out) == (0, True)
    assert holds(read) == before
    assert read.portal.log == []


def test_a_move_gives_the_disk_back(read: Place) -> None:
    """The archive's file is shorter after a move, the first time and the next; nothing else of it has changed."""
    path = read.folder / "pages.db"
    store = PageStore.open(path)
    for number, day in ((1, "2026-01-02"), (2, "2026-02-19")):
        row = {"request_key": f"GET {number}", "url": f"https://portal.example/{number}", "fetched_at": f"{day}T00:00:00+00:00"}
        noise = random.Random(number).randbytes(300_000)  # noqa: S311 - bytes that do not get smaller, no secret
        store.save(row | {"status": 200, "blocked": None}, {}, noise)
    store.close()
    for name, day in (("first.warc.gz", "2026-01-03"), ("second.warc.gz", "2026-02-20")):
        before = path.stat().st_size
        answer = read.call("archive", "export", name, "--before", day, "--move")
        assert answer.code == 0
        assert before - path.stat().st_size >= 290_000
        assert f"pages.db is {before - path.stat().st_size:,} bytes shorter" in answer.err
        assert read.call("verify").code == 0


def test_an_archive_in_use_is_made_shorter_later(read: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody else writes, the pages are moved all the same, and a line says what is left to do."""

    def busy(_: object) -> int:
        raise DatabaseProblem("database is locked")

    monkeypatch.setattr("tracker.cli.upkeep.give_back", busy)
    answer = read.call("archive", "export", "old.warc.gz", "--before", "2026-02-20", "--move")
    assert (answer.code, bodies(read)) == (0, 0)
    assert "the next move makes it shorter: database is locked" in answer.err


def test_moved_pages_may_move_with_their_folder_or_stand_elsewhere(read: Place, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file below the archive's folder is found from there, another one where it was written."""
    other = tmp_path_factory.mktemp("other") / "old.warc.gz"
    assert read.call("archive", "export", str(other), "--before", "2026-02-20", "--move").code == 0
    assert read.call("verify").code == 0
    other.rename(read.folder / "old.warc.gz")
    assert (read.call("verify").code, str(other) in read.call("verify").out) == (1, True)


def test_only_pages_from_before_the_day_are_moved(read: Place) -> None:
    """What was fetched on the day itself stays."""
    total = bodies(read)
    assert read.call("archive", "export", "old.warc.gz", "--before", "2026-01-28", "--move").code == 0
    assert bodies(read) == total
    assert read.call("archive", "export", "first.warc.gz", "--before", "2026-01-29", "--move").code == 0
    assert 0 < bodies(read) < total


def test_a_missing_or_damaged_file_is_named(read: Place) -> None:
    """`verify` and a run from the archive say which file of moved pages is gone or damaged, and exit with 1."""
    read.call("archive", "export", "old.warc.gz", "--before", "2026-02-20", "--move")
    target = read.folder / "old.warc.gz"
    whole = target.read_bytes()
    changed = gzip.compress(gzip.decompress(whole).replace(b"300", b"999"))
    for damaged in (None, whole[: len(whole) // 2], changed, b"no WARC file"):
        target.unlink()
        if damaged is not None:
            target.write_bytes(damaged)
        verified, ran = read.call("verify"), read.call("run", "cn_ccgp", "--from-archive", "--format", "json")
        assert (verified.code, "old.warc.gz" in verified.out) == (1, True)
        assert ran.code == 1
        target.write_bytes(whole)
    assert read.call("verify").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("run", "cn_ccgp", "--from-archive", "--dry-run"), 1),
        (("run", "cn_ccgp", "--from-archive", "--since", "2026-01-01"), 1),
        (("archive", "export", "a.warc.gz", "--before", "soon"), 2),
        (("archive", "export", "nowhere/a.warc.gz", "--before", "2026-02-20"), 1),
        (("archive", "export", "tracker.toml", "--before", "2026-02-20"), 1),
    ],
)
def test_what_an_archive_cannot_take_is_refused(read: Place, arguments: tuple[str, ...], code: int) -> None:
    """Days and dry runs belong to portals; an export wants a day, a folder and a new file. One line says so."""
    answer = read.call(*arguments)
    assert answer.code == code
    assert "Traceback" not in answer.err
    assert sorted(path.name for path in read.folder.glob("*.part")) == []
