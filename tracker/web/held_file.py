"""The served file held open: one connection for reading, and what was worked out from it until somebody writes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from db.engine.connection import Database, open_database
from db.engine.rows import fetch

T = TypeVar("T")
# pages kept at once
_MOST = 64


@dataclass(slots=True)
class HeldFile:
    """Connection of the reading thread; nothing is kept locked between two questions."""

    path: Path
    _db: Database | None = field(default=None, init=False)
    # the file that the connection is of, and the state of it that `_kept` was worked out from
    _identity: tuple[int, int] | None = field(default=None, init=False)
    _version: int = field(default=-1, init=False)
    _kept: dict[Hashable, Any] = field(default_factory=dict, init=False)

    def opened(self) -> Database:
        """The file as it is now: opened anew when another one stands in its place. Raises DatabaseProblem."""
        identity = self._found()
        if self._db is None or identity is None or identity != self._identity:
            if self._db is not None:
                self._db.close()
                self._db = None
            self._db, self._identity, self._version = open_database(self.path, create=False, read_only=True), identity, -1
        version = int(fetch(self._db, "PRAGMA data_version")[0][0])
        if version != self._version:
            self._kept, self._version = {}, version
        return self._db

    def kept(self, key: Hashable, work: Callable[[], T]) -> T:
        """The result of `work`, from memory while the file has not been written and a few other things were asked."""
        if key not in self._kept:
            if len(self._kept) >= _MOST:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = work()
        found: T = self._kept[key]
        return found

    def _found(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
