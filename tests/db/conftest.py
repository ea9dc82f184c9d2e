"""A file for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine.connection import Database
from db.pages import PageStore
from tests.db.samples import fresh


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A new tracker file."""
    opened = fresh(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PageStore]:
    """A new page archive."""
    opened = PageStore.open(tmp_path / "pages.db")
    yield opened
    opened.close()
