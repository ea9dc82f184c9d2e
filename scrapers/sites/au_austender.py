"""Australia's AusTender: contract notices of the federal government."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from scrapers.base import Request
from scrapers.families.ocds_api import OcdsApi, Window


class AuAusTender(OcdsApi):
    """Release packages by time of publication, the window being part of the path."""

    id = "au_austender"
    name = "AusTender"
    country = "AU"
    base_url = "https://api.tenders.gov.au"
    zone = "UTC"
    pace = 3.0
    every = "1d"
    verified_how = (
        "No file of this publisher with awards was at hand: address, windows and pages are as described by those who use it."
    )
    window = timedelta(days=7)

    def window_requests(self, window: Window) -> Iterable[Request]:
        """Times are UTC and say so."""
        start, end = (f"{moment:%Y-%m-%dT%H:%M:%S}Z" for moment in (window.start, window.end))
        yield Request(url=f"{self.root}/ocds/findByDates/contractPublished/{start}/{end}")
