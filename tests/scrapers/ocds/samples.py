"""Synthetic releases to change one thing of: nothing in them is real."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scrapers.base import Page
from scrapers.notice import Award, Notice, VatBasis
from scrapers.ocds.releases import read

NOW = datetime(2026, 1, 28, 4, 0, tzinfo=UTC)
BUYER = {"id": "B1", "name": "Synthetic Council", "roles": ["buyer"], "address": {"region": "North"}}
ALPHA = {"id": "S1", "name": "Alpha Works Ltd", "roles": ["supplier"], "identifier": {"scheme": "GB-COH", "id": "sc12345"}}
BETA = {"id": "S2", "name": "Beta Systems Ltd", "roles": ["supplier"]}
GBP = {"amount": 1000, "currency": "GBP"}
SHARED = [{"id": "S1", "name": "Alpha Works Ltd"}, {"id": "S2", "name": "Beta Systems Ltd"}]


def award(**changes: Any) -> dict[str, Any]:
    """An active award of 1,000.00 GBP to Alpha; a change to None takes a field out."""
    whole = {
        "id": "A1",
        "status": "active",
        "date": "2026-01-20T00:00:00Z",
        "value": {"amount": 1000, "currency": "GBP"},
        "suppliers": [{"id": "S1", "name": "Alpha Works Ltd"}],
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def release(**changes: Any) -> dict[str, Any]:
    """An award release of process ocds-synth1-1 with one award; a change to None takes a field out."""
    whole = {
        "ocid": "ocds-synth1-1",
        "id": "r1",
        "date": "2026-01-21T09:00:00+02:00",
        "tag": ["award"],
        "initiationType": "tender",
        "parties": [BUYER, ALPHA, BETA],
        "buyer": {"id": "B1", "name": "Synthetic Council"},
        "tender": {"id": "T1", "title": "Synthetic works", "status": "complete"},
        "awards": [award()],
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def package(*releases: Mapping[str, Any], **changes: Any) -> bytes:
    """A release package of version 1.1."""
    head = {"uri": "https://example.org/p", "version": "1.1", "publishedDate": "2026-01-22T00:00:00Z"}
    return json.dumps({**head, "publisher": {"name": "Synthetic"}, "releases": list(releases), **changes}).encode()


def notice_of(vat: VatBasis = VatBasis.UNKNOWN, **changes: Any) -> Notice:
    """The notice read of one changed release."""
    (notice,) = read(package(release(**changes)), vat).notices
    return notice


def only_award(**changes: Any) -> Award:
    """The award read of a release whose one award is changed."""
    (found,) = notice_of(awards=[award(**changes)]).awards
    return found


def page_of(body: bytes, url: str = "https://example.org/page") -> Page:
    """A page that holds a body."""
    return Page(url=url, body=body, fetched_at=NOW)
