"""Context of the pages: the configuration, the clock, and one reading thread with the ledgers it has already built."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from tracker.config.runtime import ZONE
from tracker.config.settings import Settings
from tracker.ledger.cache import LedgerCache
from tracker.storage.repository import Repository
from tracker.web.held_file import HeldFile

Values = dict[str, object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """One served file: its settings, the clock, and the thread in which pages are put together one after another."""

    settings: Settings
    now: Callable[[], datetime]
    file: HeldFile
    cache: LedgerCache = field(default_factory=LedgerCache)
    reader: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="page"))

    @property
    def today(self) -> date:
        """The day it is where the watched companies report."""
        return self.now().astimezone(ZONE).date()

    async def read(self, work: Callable[[Repository], T]) -> T:
        """Result of `work` over the file, in the reading thread. Raises DatabaseProblem and what `work` raises."""
        return await asyncio.get_running_loop().run_in_executor(self.reader, self._read, work)

    def begin(self, work: Callable[[Repository], object]) -> None:
        """Do some work ahead of the first reader, in the reading thread."""
        self.reader.submit(self._read, work)

    def _read(self, work: Callable[[Repository], T]) -> T:
        return work(Repository(self.file.opened(), self.cache))
