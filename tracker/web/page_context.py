"""Context of the pages: the configuration, the clock, and one reading thread with the ledgers it has already built."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from tracker.config.runtime import ZONE
from tracker.config.settings import Settings
from tracker.ledger.cache import LedgerCache
from tracker.ledger.ledger import Ledger
from tracker.model.company import Company
from tracker.storage.repository import Repository
from tracker.web.held_file import HeldFile

Values = dict[str, object]
T = TypeVar("T")
# what is kept of ledgers at once: some ten for each company
_MOST = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """One served file: its settings, the clock, and the thread in which pages are put together one after another."""

    settings: Settings
    now: Callable[[], datetime]
    file: HeldFile
    cache: LedgerCache = field(default_factory=LedgerCache)
    reader: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="page"))

    # what was worked out of a company's present ledger, beside that ledger: most writes leave it as it is
    _made: dict[Hashable, tuple[Ledger, Any]] = field(default_factory=dict, init=False)

    def of_ledger(self, ledger: Ledger, key: Hashable, work: Callable[[], T]) -> T:
        """The result of `work`, from memory while the company's present ledger is the same one: its orders have not changed."""
        known = self._made.get(key)
        if known is None or known[0] is not ledger:
            self._made.pop(key, None)
            if len(self._made) >= _MOST:
                self._made.pop(next(iter(self._made)))
            known = self._made[key] = (ledger, work())
        found: T = known[1]
        return found

    @property
    def today(self) -> date:
        """The day it is where the watched companies report."""
        return self.now().astimezone(ZONE).date()

    def day_of(self, company: Company) -> date:
        """The day it is in a company's own zone, for which its figures are printed."""
        return self.now().astimezone(ZoneInfo(company.zone)).date()

    async def read(self, work: Callable[[Repository], T]) -> T:
        """Result of `work` over the file, in the reading thread. Raises DatabaseProblem and what `work` raises."""
        return await asyncio.get_running_loop().run_in_executor(self.reader, self._read, work)

    def begin(self, work: Callable[[Repository], object]) -> None:
        """Do some work ahead of the first reader, in the reading thread."""
        self.reader.submit(self._read, work)

    def _read(self, work: Callable[[Repository], T]) -> T:
        return work(Repository(self.file.opened(), self.cache))
