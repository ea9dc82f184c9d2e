"""England's Contracts Finder: notices and awards below the thresholds too; much of it also stands on Find a Tender."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from scrapers.base import Request
from scrapers.families.ocds_api import OcdsApi, Window
from scrapers.notice import VatBasis


class UkContractsFinder(OcdsApi):
    """Release packages by day of publication, 100 releases a page, sent as ISO-8859-1."""

    id = "uk_contracts_finder"
    name = "Contracts Finder"
    country = "GB"
    base_url = "https://www.contractsfinder.service.gov.uk"
    zone = "Europe/London"
    # too many requests answer 403 here (not 429, though that happens too), and again for five minutes after:
    # the fetcher takes a 403 for a block, so the host rests that long and the run asks for no further window
    cool_down = 300.0
    pace = 5.0
    every = "6h"
    verified = "recorded page 2025-03-11"
    verified_how = (
        "Twenty recorded releases of 2025 are read by the tests; "
        "the list's parameters, pages and limits are as described by those who use it and have not been tried."
    )
    expects_weekly = 200
    vat = VatBasis.EXCLUDED
    prefixes = ("ocds-b5fd17",)
    # longer windows are refused more often
    window = timedelta(days=15)

    def window_requests(self, window: Window) -> Iterable[Request]:
        """Both days are within the window; awards are all a tracker of awards needs."""
        params = {
            "limit": "100",
            "publishedFrom": f"{window.start:%Y-%m-%d}",
            "publishedTo": f"{window.end:%Y-%m-%d}",
            "stages": "award",
        }
        yield Request(url=f"{self.root}/Published/Notices/OCDS/Search", params=params)
