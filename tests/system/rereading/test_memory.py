"""A reading gives memory back after each batch where the system's library can, and goes on where it cannot."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from tests.support.archived_town import source_of, write_archive
from tracker.collecting.rereading import memory
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.judging.configuration import prepare


def test_a_library_that_gives_nothing_back_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another C library has no such call, and some systems none to be opened by that name."""
    for missing in (OSError("not found"), TypeError("a name is required")):

        def refuse(_: object, error: Exception = missing) -> object:
            raise error

        memory._trim.cache_clear()
        monkeypatch.setattr(ctypes, "CDLL", refuse)
        memory.give_back()
        memory._trim.cache_clear()
        monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
        memory.give_back()
    memory._trim.cache_clear()


def test_memory_is_given_back_after_each_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for each two hundred pages."""
    given: list[int] = []
    monkeypatch.setattr(memory, "_trim", lambda: given.append)
    runtime = write_archive(tmp_path, 450)
    prepare(runtime)
    assert reread_source(source_of(runtime), runtime, Request()).state == "done"
    assert given == [0, 0, 0]
