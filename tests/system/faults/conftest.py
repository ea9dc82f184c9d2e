"""The town's file after its first run, and what it must hold in the end, made once for all fault tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.fault_server import Portal
from tests.support.receivers import HttpReceiver, http_receiver
from tests.support.town import NEWS, PAST, Town
from tests.system.faults.forge import Forge
from tests.system.faults.thorough import pytest_collection_modifyitems, pytest_configure

__all__ = ["pytest_collection_modifyitems", "pytest_configure"]


@dataclass
class Chronicle:
    """A portal and receiver shared by every town, the file after the first run, and what it must hold after the news."""

    portal: Portal
    receiver: HttpReceiver
    snapshot: Path
    after: dict[str, list[str]] = field(default_factory=dict)
    messages: set[str] = field(default_factory=set)

    def town(self, folder: Path) -> Town:
        """A town whose past is read and whose news are out."""
        for part in self.snapshot.iterdir():
            shutil.copy(part, folder / part.name)
        self.receiver.mood = "ok"
        for kept in (self.receiver.bodies, self.receiver.headers, self.receiver.raw, self.portal.log):
            kept.clear()
        made = Town(folder, self.portal, self.receiver)
        made.publish(*NEWS, *PAST)
        return made


@pytest.fixture(scope="session")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    """The clean story: the past read, then the news, then nothing new."""
    with Portal() as portal, http_receiver() as receiver:
        made = Chronicle(portal, receiver, tmp_path_factory.mktemp("snapshot"))
        first = Town(made.snapshot, portal, receiver)
        first.publish(*PAST)
        assert first.round().state == "done"
        clean = made.town(tmp_path_factory.mktemp("clean"))
        assert [clean.round(hours=6).state, clean.round(hours=6).state] == ["done", "done"]
        made.after, made.messages = clean.holds(), set(clean.told())
        yield made
        made.portal.close()


@pytest.fixture
def town(chronicle: Chronicle, tmp_path: Path) -> Iterator[Town]:
    """A town whose past is read and whose news are out; the next round is six hours after the first."""
    made = chronicle.town(tmp_path)
    yield made
    # one that had been closed is another object now, at the same port
    chronicle.portal = made.portal


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    """A process that forks rounds."""
    with Forge() as made:
        yield made
