"""The United Kingdom's own notice services: release packages by a window of days or times, 100 releases a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from scrapers.base import Request
from scrapers.families.ocds_api import OcdsApi, Window
from scrapers.notice import VatBasis


class UkOcds(OcdsApi):
    """A service states its list's path, the names of the window's two ends, how they are written and what is asked besides."""

    country = "GB"
    zone = "Europe/London"
    every = "6h"
    expects_weekly = 200
    vat = VatBasis.EXCLUDED
    facts: ClassVar[tuple[str, ...]] = ("path", "ends", "written", "besides")
    path: ClassVar[str]
    ends: ClassVar[tuple[str, str]]
    written: ClassVar[str]
    besides: ClassVar[dict[str, str]] = {}

    def window_requests(self, window: Window) -> Iterable[Request]:
        """One request; both ends are within the window."""
        written = (f"{end:{self.written}}" for end in (window.start, window.end))
        params = {"limit": "100", **dict(zip(self.ends, written, strict=True)), **self.besides}
        yield Request(url=f"{self.root}{self.path}", params=params)
