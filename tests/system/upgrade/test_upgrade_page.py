"""docs/upgrade.md followed to the letter with a file that version 0.1.0 made (synthetic)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.system.upgrade.test_from_0_1_0 import folder as folder  # noqa: PLC0414 - the fixture
from tests.system.upgrade.test_from_0_1_0 import only_known, steps

pytestmark = pytest.mark.migrates


def blocks() -> list[str]:
    """What the page tells to type, step by step."""
    page = (ROOT / "docs" / "upgrade.md").read_text(encoding="utf-8")
    return re.findall(r"^```\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def typed(folder: Path, block: str) -> None:
    """Each line in a shell, in the folder of the files; `status` may say that a source is dark."""
    shim = folder / "bin" / "tracker"
    if not shim.exists():
        shim.parent.mkdir()
        shim.write_text(
            f'#!/bin/sh\nexec {sys.executable} -c "from tracker.__main__ import main; main()" "$@"\n', encoding="utf-8"
        )
        shim.chmod(0o700)
    environ = {"PYTHONPATH": str(ROOT), "PATH": f"{shim.parent}{os.pathsep}/usr/bin{os.pathsep}/bin", "LANG": "C.UTF-8"}
    for line in block.splitlines():
        done = subprocess.run(line, shell=True, capture_output=True, text=True, cwd=folder, env=environ, check=False)  # noqa: S602 - our own page
        assert done.returncode in ((0, 1) if line == "tracker status" else (0,)), f"{line}: {done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_the_page_leads_there_and_back(folder: Path) -> None:
    """Figures are equal after the migration, the files are sound, and the copies bring the old steps and the old bytes back."""
    copy, figures, migrate, verify, back = blocks()
    old = steps(folder / "tracker.db")
    typed(folder, copy)
    assert {steps(path) == old for path in (folder / "before-upgrade").glob("tracker-*.db")} == {True}
    typed(folder, figures)
    typed(folder, migrate)
    assert steps(folder / "tracker.db") > old
    typed(folder, verify)
    before, after = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("before", "after"))
    assert only_known(after, before) == before
    typed(folder, back)
    assert steps(folder / "tracker.db") == old
    typed(folder, verify)


def test_the_page_has_five_blocks() -> None:
    """None is passed over."""
    assert len(blocks()) == pytest.approx(5, abs=0)
