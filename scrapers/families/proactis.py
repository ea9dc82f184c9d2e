"""The notice service that Scotland and Wales share: packages by month and type of notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from scrapers.base import Listing, Page, Request
from scrapers.errors import UnreadablePage
from scrapers.families.ocds_api import OcdsApi, Window
from scrapers.families.ocds_feed import json_object
from scrapers.notice import VatBasis
from scrapers.ocds.releases import Reading

# EU forms of results: awards, design contests, ex-ante transparency, modifications, social services, concessions
_EU_RESULTS = (3, 6, 13, 15, 20, 21, 22, 23, 25)


class Proactis(OcdsApi):
    """One request a month and type of notice; the answer is all of it."""

    country = "GB"
    zone = "Europe/London"
    pace = 5.0
    every = "1d"
    vat = VatBasis.EXCLUDED
    verified_how = "No file of this publisher was at hand: address and parameters are as described by those who use it."
    facts: ClassVar[tuple[str, ...]] = ("own_results",)
    # the portal's own types of award notice
    own_results: ClassVar[tuple[int, ...]]

    def windows(self, listing: Listing) -> Iterator[Window]:
        """The months that hold the days asked for, newest first."""
        day = listing.until or listing.today
        while day >= listing.since.replace(day=1):
            first = datetime.combine(day.replace(day=1), time(0), ZoneInfo(self.zone))
            after = (first + timedelta(days=32)).replace(day=1)
            yield Window(first, after - timedelta(seconds=1))
            day = first.date() - timedelta(days=1)

    def window_requests(self, window: Window) -> Iterable[Request]:
        """Every type of result, EU form or the portal's own."""
        for kind in (*_EU_RESULTS, *self.own_results):
            params = {"dateFrom": f"{window.start:%m-%Y}", "outputType": "0", "noticeType": str(kind)}
            yield Request(url=f"{self.root}/v1/Notices", params=params)

    def read_page(self, page: Page) -> Reading:
        """The page read; a package that has no list of releases at all is how the service says "none this month"."""
        try:
            return super().read_page(page)
        except UnreadablePage:
            if {"uri", "publisher"} <= json_object(page).keys():
                return Reading(notices=())
            raise
