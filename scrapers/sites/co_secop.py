"""Colombia's SECOP, through the open contracting service of Colombia Compra Eficiente."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from scrapers.base import Request
from scrapers.families.ocds_api import OcdsApi, Window


class CoSecop(OcdsApi):
    """Release packages by day, the days being part of the path; large amounts come as MongoDB's `{"$numberLong": …}`."""

    id = "co_secop"
    name = "SECOP"
    country = "CO"
    language = "es"
    base_url = "https://apiocds.colombiacompra.gov.co:8443"
    zone = "America/Bogota"
    pace = 3.0
    every = "1d"
    verified = "recorded page 2021-03-03"
    verified_how = (
        "A recorded package of 100 releases is read by the tests, the address of its list and of the next page stand in it; "
        "whether the service still answers there has not been tried."
    )
    prefixes = ("ocds-k50g02",)
    window = timedelta(days=7)

    def window_requests(self, window: Window) -> Iterable[Request]:
        """Both days are within the window."""
        days = f"{window.start:%Y-%m-%d}/{window.end:%Y-%m-%d}"
        yield Request(url=f"{self.root}/apiCCE2.0/rest/releases/dates/{days}")
