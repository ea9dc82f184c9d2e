"""Shared fixtures: the corpus, and no network but loopback."""

import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from db.engine import connection
from tests.support import ready_made

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("CORPUS", ROOT / ".." / "shared" / "corpus")).resolve()


# files of tests are made in memory where there is room: a disk that is asked to sync some ten thousand files takes minutes
MEMORY, ROOM = Path("/dev/shm"), 4 * 1024**3  # noqa: S108 - pytest makes a folder of its own in it
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)

# whole worlds, months of a portal, archives read again, daemons as processes, a real browser, pages without end:
# behind `make slow`
SLOW = (
    "tests/system/faults/",
    "tests/system/soak/",
    "tests/system/browser/",
    "tests/system/tutorials/",
    "tests/system/rereading/",
    "tests/system/upgrade/",
    "tests/system/flow/test_corpus_crawl.py",
    "tests/system/running/test_gap_search.py",
    "tests/system/running/test_gaps.py",
    "tests/system/running/test_look_schedule.py",
    "tests/system/scenarios/test_world.py::test_every_deal_comes_to_what_was_worked_out[day_by_day",
    "tests/scrapers/reading/test_hostile.py",
    "tests/tracker/cli/test_export_ocds.py",
    "tests/tracker/exporting/test_parquet.py",
    "tests/tracker/orders/test_aggregator_rows.py",
)


# a machine under load is slow now and then, which says nothing of what is tested
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long by where it stands, so that no test has to say so itself."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The labelled corpus; a test that needs it skips where it is missing, or fails when REQUIRE_CORPUS is set."""
    if not (CORPUS / "gold.jsonl").exists():
        if os.environ.get("REQUIRE_CORPUS"):
            pytest.fail(f"the corpus is required and not at {CORPUS}")
        pytest.skip("needs the labelled corpus (set CORPUS)")
    return CORPUS


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything but this machine's loopback fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test tried to reach {address}: only loopback is allowed")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def migrations_run_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file is a copy of a migrated one, except where a test is about migrating (`@pytest.mark.migrates`)."""
    if request.node.get_closest_marker("migrates") is None:
        monkeypatch.setattr(connection, "_migrate", ready_made.migrate)
