"""A Dask cluster parses as one process does; one that cannot is refused in a line before anything is read."""

from __future__ import annotations

import gc
import json
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.support.archived_town import every_row, runtime_of, source_of, write_archive
from tests.system.rereading.clusters import cluster
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.collecting.rereading import chunks
from tracker.collecting.rereading.cluster import cluster_crew
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.errors import BadInput
from tracker.judging.configuration import prepare

__all__ = ["tracker"]
pytestmark = pytest.mark.slow


def read(folder: Path, request: Request) -> dict[str, Any]:
    """Read a folder's archive into its file; the run's counts."""
    folder.mkdir()
    write_archive(folder, 60)
    runtime = runtime_of(folder)
    prepare(runtime)
    return reread_source(source_of(runtime), runtime, request).counts


def test_a_cluster_writes_what_one_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of every table; of what was sent to it nothing is kept here."""
    from distributed.protocol.serialize import Serialized

    monkeypatch.setattr(chunks, "CHUNK", 7)
    counts = read(tmp_path / "serial", Request())
    with cluster() as beside, cluster_crew(beside.address) as crew:
        assert crew.size == 2
        assert read(tmp_path / "cluster", Request(crew=crew)) == counts
        assert not [each for each in gc.get_objects() if isinstance(each, Serialized)]
    assert every_row(tmp_path / "serial" / "tracker.db") == every_row(tmp_path / "cluster" / "tracker.db")


def test_an_address_where_nobody_answers_is_refused(tracker: Tracker, tmp_path: Path) -> None:
    """One line, exit code 1, no file."""
    write_archive(tmp_path, 3)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    for wrong in (address, "nonsense://there"):
        answer = tracker("reread", "--dask", wrong)
        assert answer.code == 1
        assert answer.err == f"tracker: {wrong}: no scheduler of Dask answers there, expected one such as tcp://HOST:8786\n"
    assert not (tmp_path / "tracker.db").exists()
    assert tracker("reread", "--dask", address, "--workers", "2").code == 2


@pytest.mark.parametrize(
    ("preload", "said"),
    [
        ("import scrapers.reading; scrapers.reading.READER_VERSION = '0'", "reader 0, expected"),
        ("import platform; platform.python_version_tuple = lambda: ('3', '99', '0')", "Python 3.99, expected"),
        ("import sys; sys.modules['tracker'] = None", "cannot run this programme"),
    ],
)
def test_workers_of_another_reader_are_refused(preload: str, said: str) -> None:
    """Or of another Python, or without the programme: one line says which and what was expected."""
    with cluster(workers=1, preload=preload) as made, pytest.raises(BadInput, match=said), cluster_crew(made.address):
        pass


def test_workers_with_threads_and_a_cluster_without_workers_are_refused() -> None:
    """A page that takes too long ends its worker: another thread's would end with it."""
    with cluster(workers=1, threads=2) as made, pytest.raises(BadInput, match="--nthreads 1"), cluster_crew(made.address):
        pass
    with cluster(workers=0) as made, pytest.raises(BadInput, match="no worker"), cluster_crew(made.address):
        pass


def test_shards_are_read_by_the_workers_of_a_cluster(tracker: Tracker, tmp_path: Path) -> None:
    """From a shared folder; the coordinator reads their indexes alone."""
    write_archive(tmp_path, 30)
    assert tracker("archive", "export", "shards", "--before", "2026-03-01").code == 0
    for path in tmp_path.glob("pages.db*"):
        path.unlink()
    with cluster() as made:
        answer = tracker("reread", "--shards", f"{tmp_path}/shards", "--dask", made.address, "--format", "json")
    (report,) = json.loads(answer.out.splitlines()[-1])
    assert (answer.code, report["state"], report["listed"]) == (0, "done", 30)
