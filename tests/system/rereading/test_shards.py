"""Shards of the archive by site and month: written, found again by their indexes, read by workers, refused when damaged."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.engine.connection import open_file
from db.engine.rows import select
from db.pages import PageStore
from tests.support.archived_town import every_row, write_archive
from tests.tracker.cli.conftest import Answer, Tracker, tracker

__all__ = ["tracker"]
PAGES = 40
EXPORT = ("archive", "export", "shards", "--before", "2026-03-01")


@pytest.fixture
def folder(tmp_path: Path, tracker: Tracker) -> Path:
    """A folder with an archive, and shards of all of it."""
    write_archive(tmp_path, PAGES)
    store = PageStore.open(tmp_path / "pages.db")
    store.db.conn.execute("UPDATE page SET fetched_at = '2026-01-31T23:59:59+00:00' WHERE id <= 10")
    store.save(
        {"request_key": "GET list", "url": "http://lists.example/a", "fetched_at": "2026-02-01T00:00:00+00:00",
         "status": 200, "blocked": None}, {}, b"a list",
    )  # fmt: skip
    store.close()
    assert tracker(*EXPORT).code == 0
    return tmp_path


def test_shards_are_by_site_and_month(folder: Path) -> None:
    """A page read as a notice is its site's, another its host's; for their owner alone."""
    files = sorted(str(path.relative_to(folder / "shards")) for path in (folder / "shards").rglob("*.*") if path.is_file())
    names = ["cn_ccgp/cn_ccgp-2026-01", "cn_ccgp/cn_ccgp-2026-02", "lists.example/lists.example-2026-02"]
    assert files == [f"{name}.{ending}" for name in names for ending in ("cdxj", "warc.gz")]
    assert {path.stat().st_mode & 0o777 for path in (folder / "shards").rglob("*.*") if path.is_file()} == {0o600}


def test_an_index_leads_to_every_page(folder: Path) -> None:
    """A head, then sorted lines of key, instant and JSON, with the place of each record in its file."""
    from warcio.archiveiterator import ArchiveIterator

    index = folder / "shards/cn_ccgp/cn_ccgp-2026-02.cdxj"
    head, *lines = index.read_text(encoding="utf-8").splitlines()
    assert json.loads(head.removeprefix("!meta ")) == {
        "records": PAGES - 10,
        "size": index.with_suffix(".warc.gz").stat().st_size,
    }
    assert lines == sorted(lines)
    assert len(lines) == PAGES - 10
    for line in lines:
        key, instant, entry = line.split(" ", 2)
        place = json.loads(entry)
        assert (key.startswith("1,0,0,127)/"), len(instant)) == (True, 14)
        with (index.parent / place["filename"]).open("rb") as file:
            file.seek(int(place["offset"]))
            record = next(iter(ArchiveIterator(file)))
            assert record.rec_headers.get_header("WARC-Target-URI") == place["url"]


def test_moved_pages_are_shown_and_read_as_if_they_were_here(folder: Path, tracker: Tracker) -> None:
    """`show` finds the passage in the shard, `verify` the bytes, and a reading the notices."""
    assert tracker("reread").code == 0
    before = every_row(folder / "tracker.db")
    shutil.rmtree(folder / "shards")
    assert tracker(*EXPORT, "--move").code == 0
    assert tracker("verify").code == 0
    shown = json.loads(tracker("show", "N1", "--format", "json").out)
    assert any("第0小学" in passage["passage"] for passage in shown["passages"])
    (folder / "tracker.db").unlink()
    assert tracker("reread").code == 0
    assert without_instants(before) == without_instants(every_row(folder / "tracker.db"))


def without_instants(rows: dict[str, str]) -> dict[str, str]:
    """Tables that do not say when the command ran."""
    return {name: rows[name] for name in ("award", "award_party", "organization", "notice_link")}


@pytest.mark.parametrize(
    ("pattern", "workers"),
    [
        ("shards", 1),
        ("shards/*/*.warc.gz", 1),
        ("shards/cn_ccgp", 1),
        ("{}/shards/**/*.warc.gz", 1),
        ("file://{}/shards", 1),
        pytest.param("shards", 2, marks=pytest.mark.slow),
        pytest.param("file://{}/shards", 2, marks=pytest.mark.slow),
    ],
)
def test_shards_alone_are_read_as_the_archive_was(folder: Path, tracker: Tracker, pattern: str, workers: int) -> None:
    """By path, folder, glob or address, in one process or by workers that open the shards themselves."""
    assert tracker("reread").code == 0
    before = every_row(folder / "tracker.db")
    for path in (*folder.glob("pages.db*"), *folder.glob("tracker.db*")):
        path.unlink()
    answer = tracker("reread", "--shards", pattern.format(folder), "--workers", str(workers))
    assert answer.code == 0, answer.err
    assert without_instants(before) == without_instants(every_row(folder / "tracker.db"))


def cut(shard: Path) -> None:
    """Half of it is left."""
    shard.write_bytes(shard.read_bytes()[: shard.stat().st_size // 2])


def change(shard: Path) -> None:
    """Bytes in its middle are others."""
    whole = bytearray(shard.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 64] = bytes(64)
    shard.write_bytes(whole)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut, "it is cut"),
        (Path.unlink, "cn_ccgp-2026-02.warc.gz: not there, expected beside its index"),
        (lambda shard: shard.with_name("cn_ccgp-2026-02.cdxj").unlink(), "cn_ccgp-2026-02.cdxj: not there, expected the index"),
        (lambda shard: cut(shard.with_name("cn_ccgp-2026-02.cdxj")), "cut"),
        (lambda shard: shutil.rmtree(shard.parents[1]), "shards: no shard"),
    ],
)
def test_damaged_shards_are_refused_before_anything_is_applied(
    folder: Path, tracker: Tracker, damage: Callable[[Path], None], said: str
) -> None:
    """One line, exit code 1, and no file."""
    damage(folder / "shards/cn_ccgp/cn_ccgp-2026-02.warc.gz")
    answer = tracker("reread", "--shards", "shards")
    assert_refused(answer, said)
    assert not (folder / "tracker.db").exists()


def test_other_bytes_in_a_shard_end_the_reading(folder: Path, tracker: Tracker) -> None:
    """Nothing of their batch is applied; once the shard is whole, the same call goes on."""
    shard = folder / "shards/cn_ccgp/cn_ccgp-2026-02.warc.gz"
    whole = shard.read_bytes()
    change(shard)
    answer = tracker("reread", "--shards", "shards", "--format", "json")
    (report,) = json.loads(answer.out.splitlines()[-1])
    assert (answer.code, report["state"]) == (1, "failed")
    assert "cn_ccgp-2026-02.warc.gz" in report["reason"]
    with open_file(folder / "tracker.db") as db:
        assert select(db, "SELECT id FROM notice") == []
    shard.write_bytes(whole)
    assert tracker("reread", "--shards", "shards").code == 0
    with open_file(folder / "tracker.db") as db:
        assert [row["state"] for row in select(db, "SELECT state FROM run")] == ["done"]


def assert_refused(answer: Answer, said: str) -> None:
    """Exit code 1, and one line that says it."""
    assert answer.code == 1
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
