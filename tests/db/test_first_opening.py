"""A new file is made and prepared by whoever comes first, however many come at once."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from db.engine.connection import open_database
from db.engine.view_files import view_texts
from tests.conftest import ROOT
from tests.db.samples import schema_of

pytestmark = pytest.mark.migrates

OPENING = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from db.engine.connection import open_database
sys.stdin.readline()
open_database(Path(sys.argv[1])).close()
"""


def test_a_new_file_is_opened_by_many_threads_at_once(tmp_path: Path) -> None:
    """Whoever comes first makes the file; the others find it, in whatever state it is, and end with the same schema."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            for number in range(12):
                path, together = tmp_path / f"{number}.db", Barrier(8)

                def opened(path: Path = path, together: Barrier = together) -> None:
                    together.wait()
                    open_database(path).close()

                for each in [threads.submit(opened) for _ in range(8)]:
                    each.result()
    finally:
        sys.setswitchinterval(before)
    assert len({tuple(sorted(schema_of(path))) for path in tmp_path.glob("*.db")}) == 1


def test_a_new_file_is_opened_by_many_processes_at_once(tmp_path: Path) -> None:
    """The same for processes, as for two first runs side by side."""
    command = [sys.executable, "-c", OPENING, str(tmp_path / "tracker.db")]
    started = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) for _ in range(3)]
    for each in started:
        assert each.stdin is not None
        each.stdin.write(b"go\n")
        each.stdin.flush()
    assert [each.communicate(timeout=120)[1].decode() for each in started] == [""] * 3
    assert {name for name, _ in schema_of(tmp_path / "tracker.db")} >= view_texts().keys()


def test_a_file_that_another_made_meanwhile_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and creating, another process may have made the file: it is used, and never opened and closed again."""
    path, create = tmp_path / "tracker.db", os.open

    def late(name: Path, flags: int, mode: int = 0o777) -> int:
        if name == path:
            # closing a second descriptor of the file would let go of every lock this process has on it
            assert flags & os.O_EXCL
            os.close(create(name, os.O_CREAT | os.O_WRONLY, 0o600))
        return create(name, flags, mode)

    monkeypatch.setattr(os, "open", late)
    open_database(path).close()
    assert {name for name, _ in schema_of(path)} >= view_texts().keys()
