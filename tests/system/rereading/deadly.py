"""A site whose reader ends its process on some pages, as a fault of a library does."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable
from pathlib import Path

from scrapers.base import Page, Reference
from scrapers.notice import Notice
from scrapers.sites.cn_ccgp import CnCcgp

KILLS, KILLS_ONCE, EATS = b"<!-- kills -->", b"<!-- kills once -->", b"<!-- eats -->"


class Deadly(CnCcgp):
    """Reads as its portal's site does, but for pages that carry one of the remarks above."""

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """Notices of a page, unless it is deadly; never to the process that runs the tests."""
        if multiprocessing.parent_process() is not None:
            if KILLS in page.body or (KILLS_ONCE in page.body and _is_first(reference)):
                os.kill(os.getpid(), signal.SIGKILL)
            if EATS in page.body:
                raise MemoryError
        return super().parse(page, reference)


def _is_first(reference: Reference) -> bool:
    met = Path(os.environ["DEADLY_FOLDER"]) / reference.key.replace("/", "_")
    try:
        met.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
