"""The United Kingdom's Find a Tender service: every notice above the thresholds, and since 2025 below them too."""

from __future__ import annotations

from datetime import timedelta

from scrapers.families.uk_ocds import UkOcds


class UkFindATender(UkOcds):
    """Release packages by time of update, 100 releases a page."""

    id = "uk_find_a_tender"
    name = "Find a Tender"
    base_url = "https://www.find-tender.service.gov.uk"
    # 12 requests in 120 seconds are refused with 429 and Retry-After
    pace = 10.0
    verified = "recorded page 2025-06-01"
    verified_how = (
        "A recorded release package of one contract details notice is read by the tests; "
        "the list's parameters, pages and limits follow the publisher's documentation and have not been tried."
    )
    # `amount` is net, `amountGross` includes VAT
    prefixes = ("ocds-h6vhtk",)
    # longer windows lose releases
    window = timedelta(hours=6)
    path = "/api/1.0/ocdsReleasePackages"
    # any parameter but these and `limit` is refused with 400; times are the United Kingdom's own, without an offset
    ends = ("updatedFrom", "updatedTo")
    written = "%Y-%m-%dT%H:%M:%S"
