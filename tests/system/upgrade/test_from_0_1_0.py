"""A file that version 0.1.0 made of the demo (synthetic): copied, brought up to date, and reported as before."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.migrates

MADE = Path(__file__).parent / "v0_1_0"
# a report depends on the day it is asked for: the program is asked at the hour at which 0.1.0 was
AT_THE_HOUR = """
import datetime, tracker.cli.context as context
context.now = lambda: datetime.datetime.fromisoformat("2026-11-29T04:00:00+00:00")
from tracker.__main__ import main
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files as 0.1.0 left them."""
    for name in ("tracker.db", "pages.db"):
        (tmp_path / name).write_bytes(gzip.decompress((MADE / f"{name}.gz").read_bytes()))
    (tmp_path / "tracker.toml").write_bytes((MADE / "tracker.toml").read_bytes())
    return tmp_path


def tracker(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One call of the program in the folder, on the day of the kept report."""
    command = [sys.executable, "-c", AT_THE_HOUR, *arguments]
    environ = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environ, check=False, timeout=120)


def steps(path: Path) -> set[str]:
    """Schema steps of a file."""
    with sqlite3.connect(path) as conn:
        return {name for (name,) in conn.execute("SELECT name FROM _sqlite_migrations")}


def rounded(value: Any) -> Any:
    """Numbers as 0.1.0 printed them, to five places: the present report no longer rounds."""
    if isinstance(value, dict):
        return {name: rounded(item) for name, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 5) if isinstance(value, float) else value


def only_known(value: Any, known: Any) -> Any:
    """The part of a report whose keys an older one has."""
    if isinstance(value, dict) and isinstance(known, dict):
        return {name: only_known(item, known[name]) for name, item in value.items() if name in known}
    if isinstance(value, list) and isinstance(known, list) and len(value) == len(known):
        return [only_known(item, other) for item, other in zip(value, known, strict=True)]
    return value


def test_reports_are_equal_before_and_after(folder: Path) -> None:
    """Every figure that 0.1.0 printed of its own file is printed of the upgraded one."""
    before = json.loads((MADE / "report.json").read_text(encoding="utf-8"))
    done = tracker(folder, "report", "zhipu", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert only_known(rounded(json.loads(done.stdout)), before) == rounded(before)


def test_the_file_is_copied_before_it_changes_and_only_then(folder: Path) -> None:
    """The first opening says so and keeps the old file under the step's name; the next has nothing to say; both are sound."""
    old = steps(folder / "tracker.db")
    first = tracker(folder, "report", "zhipu")
    assert "tracker.db 由旧版本写成：先复制为 tracker.before-" in first.stderr
    (copy,) = folder.glob("tracker.before-*.db")
    assert steps(copy) == old < steps(folder / "tracker.db")
    assert oct(copy.stat().st_mode & 0o777) == "0o600"
    assert tracker(folder, "report", "zhipu").stderr == ""
    assert tracker(folder, "verify").returncode == 0


def test_an_older_program_refuses_a_newer_file(folder: Path) -> None:
    """A step that the program does not know is one clear line, and the file stays as it is."""
    tracker(folder, "report", "zhipu")
    with sqlite3.connect(folder / "tracker.db") as conn:
        later = "SELECT migration_set, 'm999_later', applied_at FROM _sqlite_migrations LIMIT 1"
        conn.execute(f"INSERT INTO _sqlite_migrations (migration_set, name, applied_at) {later}")
    conn.close()
    done = tracker(folder, "report", "zhipu")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("tracker.db 的结构步骤 m999_later 比本程序新：请更新程序")
    assert len(done.stderr.splitlines()) == 1
