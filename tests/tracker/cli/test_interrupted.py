"""Ctrl-C at any moment: exit code 130, at most a line, and no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Let commands hear Ctrl-C, which they would not where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("loaded", ["typer", "pydantic", "sqlite_utils", "tracker.config"])
def test_a_command_interrupted_while_it_loads_stops_without_a_traceback(loaded: str) -> None:
    """The signal comes when this module has just been imported, long before the command itself."""
    command = [sys.executable, "-X", "importtime", "-m", "tracker", "daemon", "--help"]
    # a small pipe holds the command up until its imports are read: it cannot be done before the signal
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, pipesize=4096) as process:
        assert process.stderr is not None
        found = next((line for line in process.stderr if line.rpartition("|")[2].strip() == loaded), None)
        assert found is not None, f"{loaded} was never imported"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    said = [line for line in err.splitlines() if not line.startswith("import time:")]
    assert (process.returncode, out, said) == (130, "", ["tracker: stopped"])
