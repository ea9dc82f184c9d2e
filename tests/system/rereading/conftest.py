"""Folders of one archive, read in small chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.support.archived_town import write_archive
from tests.system.rereading.readings import PAGES
from tracker.collecting.rereading import chunks
from tracker.collecting.rereading.workers import Crew, process_pool


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of seven pages."""
    monkeypatch.setattr(chunks, "CHUNK", 7)


@pytest.fixture
def folders(tmp_path: Path) -> Callable[[str], Path]:
    """Folders of the same archive."""

    def made(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        write_archive(folder, PAGES)
        return folder

    return made


@pytest.fixture
def pool() -> Iterator[Crew]:
    """Two worker processes."""
    with Crew(start=partial(process_pool, 2), size=2) as crew:
        yield crew
