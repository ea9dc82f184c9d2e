"""The United Kingdom's Find a Tender service: every notice above the thresholds, and since 2025 below them too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from scrapers.base import Request
from scrapers.families.ocds_api import OcdsApi, Window
from scrapers.notice import VatBasis


class UkFindATender(OcdsApi):
    """Release packages by time of update, 100 releases a page."""

    id = "uk_find_a_tender"
    name = "Find a Tender"
    country = "GB"
    base_url = "https://www.find-tender.service.gov.uk"
    zone = "Europe/London"
    # 12 requests in 120 seconds are refused with 429 and Retry-After
    pace = 10.0
    every = "6h"
    verified = "recorded page 2025-06-01"
    verified_how = (
        "A recorded release package of one contract details notice is read by the tests; "
        "the list's parameters, pages and limits follow the publisher's documentation and have not been tried."
    )
    expects_weekly = 200
    # `amount` is net, `amountGross` includes VAT
    vat = VatBasis.EXCLUDED
    prefixes = ("ocds-h6vhtk",)
    # longer windows lose releases
    window = timedelta(hours=6)

    def window_requests(self, window: Window) -> Iterable[Request]:
        """Times are the United Kingdom's own, without an offset; any parameter but these is refused with 400."""
        params = {
            "limit": "100",
            "updatedFrom": f"{window.start:%Y-%m-%dT%H:%M:%S}",
            "updatedTo": f"{window.end:%Y-%m-%dT%H:%M:%S}",
        }
        yield Request(url=f"{self.root}/api/1.0/ocdsReleasePackages", params=params)
