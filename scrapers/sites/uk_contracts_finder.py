"""England's Contracts Finder: notices and awards below the thresholds too; much of it also stands on Find a Tender."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from scrapers.families.uk_ocds import UkOcds


class UkContractsFinder(UkOcds):
    """Release packages by day of publication, 100 releases a page, sent as ISO-8859-1."""

    id = "uk_contracts_finder"
    name = "Contracts Finder"
    base_url = "https://www.contractsfinder.service.gov.uk"
    # too many requests answer 403 here (not 429, though that happens too), and again for five minutes after:
    # the fetcher takes a 403 for a block, so the host rests that long and the run asks for no further window
    cool_down = 300.0
    pace = 5.0
    verified = "recorded page 2025-03-11"
    verified_how = (
        "Twenty recorded releases of 2025 are read by the tests; "
        "the list's parameters, pages and limits are as described by those who use it and have not been tried."
    )
    prefixes = ("ocds-b5fd17",)
    # longer windows are refused more often
    window = timedelta(days=15)
    path = "/Published/Notices/OCDS/Search"
    ends = ("publishedFrom", "publishedTo")
    written = "%Y-%m-%d"
    # awards are all a tracker of awards needs
    besides: ClassVar[dict[str, str]] = {"stages": "award"}
