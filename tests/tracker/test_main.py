"""The program's first moment: another project's packages on the path are no part of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["db", "scrapers"])
def test_a_foreign_package_of_our_name_is_one_line(tmp_path: Path, name: str) -> None:
    """Where another `db` or `scrapers` stands before ours, nothing runs: one line with both places, exit 2."""
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("raise SystemExit('somebody else ran')\n", encoding="utf-8")
    command = [sys.executable, "-c", "from tracker.__main__ import main; main()", "--help"]
    environ = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environ, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"tracker: the package '{name}' is {tmp_path / name}, expected {ROOT / name}")
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_is_no_package_does_no_harm(tmp_path: Path) -> None:
    """A folder called db in the place the program is called from, with no package in it, is nothing to it."""
    (tmp_path / "db").mkdir()
    command = [sys.executable, "-m", "tracker", "--version"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environ, check=False)
    assert (done.returncode, done.stderr) == (0, "")
