"""The place that tests of running sources happen in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fault_server import Portal
from tests.support.place import Place, make_place


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """A portal with nothing published, a source and a company."""
    with Portal() as portal:
        yield make_place(tmp_path, portal, monkeypatch, capsys)
