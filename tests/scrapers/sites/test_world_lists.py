"""The lists of the world's portals, asked on 127.0.0.1: what goes out is what is described, and the answers become references."""

import json
from datetime import date
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scrapers.base import Filters, Listing, ListIssue, Reference, Scraper
from scrapers.errors import Blocked, LayoutChanged, ScraperError
from scrapers.families.ocds_api import windows_of
from scrapers.sites.au_austender import AuAusTender
from scrapers.sites.co_secop import CoSecop
from scrapers.sites.uk_contracts_finder import UkContractsFinder
from scrapers.sites.uk_find_a_tender import UkFindATender
from scrapers.sites.uk_scotland import UkScotland
from tests.scrapers.ocds.samples import package, release
from tests.scrapers.sites.listing import DAY, keys, listed, reply
from tests.support.fault_server import Portal, Reply, Seen


def fts(number: int, **changes: Any) -> dict[str, Any]:
    """A release of Find a Tender."""
    return release(ocid=f"ocds-h6vhtk-{number:06}", id=f"{number:06}-2026", **changes)


def test_find_a_tender_is_asked_in_windows_of_six_hours(portal: Portal) -> None:
    """Local times without an offset, nothing but the four known parameters, newest window first, every page of each."""
    path = "/api/1.0/ocdsReleasePackages"
    tender_only = fts(9, awards=None, tag=["tender"])

    def answer(seen: Seen) -> Reply:
        if seen.query.get("cursor") == "two":
            return reply(package(fts(2)))
        if seen.query["updatedFrom"] == "2026-01-21T18:00:00":
            following = {"next": f"https://www.find-tender.service.gov.uk{path}?limit=100&cursor=two"}
            return reply(package(fts(1), tender_only, links=following))
        return reply(package(fts(1)))

    portal.routes[path] = answer
    items = listed(UkFindATender, portal)
    assert keys(items) == ["ocds-h6vhtk-000001/000001-2026", "ocds-h6vhtk-000002/000002-2026"]
    assert [seen.query.get("updatedFrom") for seen in portal.log] == [
        "2026-01-21T18:00:00",
        None,
        "2026-01-21T12:00:00",
        "2026-01-21T06:00:00",
        "2026-01-21T00:00:00",
    ]
    assert portal.log[0].query == {"limit": "100", "updatedFrom": "2026-01-21T18:00:00", "updatedTo": "2026-01-21T23:59:59"}
    assert {seen.method for seen in portal.log} == {"GET"}


def test_a_listed_release_is_parsed_from_the_page_of_its_list(portal: Portal) -> None:
    """Nothing more is fetched; each reference gives its own release and no other."""
    portal.routes["/api/1.0/ocdsReleasePackages"] = reply(package(fts(1), fts(2)))
    items = listed(UkFindATender, portal)
    site = UkFindATender(portal.url)
    assert [[notice.key for notice in site.parse(item.page, item)] for item in items] == [[item.key] for item in items]
    with pytest.raises(LayoutChanged, match="no release gone"):
        site.parse(items[0].page, Reference(key="gone", url="", context=items[0].context))
    assert len(site.parse(items[0].page, Reference(key="file.json", url=""))) == 2


@pytest.mark.parametrize(
    ("scraper", "path", "query"),
    [
        (
            UkContractsFinder,
            "/Published/Notices/OCDS/Search",
            {"limit": "100", "publishedFrom": "2026-01-21", "publishedTo": "2026-01-21", "stages": "award"},
        ),
        (AuAusTender, "/ocds/findByDates/contractPublished/2026-01-21T00:00:00Z/2026-01-21T23:59:59Z", {}),
        (CoSecop, "/apiCCE2.0/rest/releases/dates/2026-01-21/2026-01-21", {}),
    ],
)
def test_days_are_asked_as_each_publisher_wants_them(
    portal: Portal, scraper: type[Scraper], path: str, query: dict[str, str]
) -> None:
    """In parameters or in the path."""
    prefix = next(iter(getattr(scraper, "prefixes", ())), "ocds-synth1")
    portal.routes[path] = reply(package(release(ocid=f"{prefix}-1")))
    assert keys(listed(scraper, portal)) == [f"{prefix}-1/r1"]
    assert portal.log[0].query == query


def test_scotland_is_asked_month_by_month_and_type_by_type(portal: Portal) -> None:
    """A package without a list of releases is how the service says "none"."""
    empty = {"uri": "https://example.org", "publisher": {"name": "Synthetic"}, "publishedDate": "2026-01-01"}
    portal.routes["/v1/Notices"] = lambda seen: reply(package(release()) if seen.query["noticeType"] == "3" else empty)
    items = listed(UkScotland, portal, Listing(since=date(2025, 12, 30), today=date(2026, 1, 21)))
    assert keys(items) == ["ocds-synth1-1/r1"]
    asked = [(seen.query["dateFrom"], seen.query["noticeType"]) for seen in portal.log]
    assert asked[:2] == [("01-2026", "3"), ("01-2026", "6")]
    assert {month for month, _ in asked} == {"01-2026", "12-2025"}
    assert {kind for _, kind in asked} >= {"3", "103", "104"}


def test_a_window_that_fails_leaves_the_others(portal: Portal) -> None:
    """The failure is an issue that names the window and carries its error."""
    bad = "2026-01-21T12:00:00"
    portal.routes["/api/1.0/ocdsReleasePackages"] = lambda seen: (
        reply({"error": "internal"})
        if seen.query["updatedFrom"] == bad
        else reply(package(fts(int(seen.query["updatedFrom"][11:13]))))
    )
    items = listed(UkFindATender, portal)
    assert len(keys(items)) == 3
    (issue,) = [item for item in items if isinstance(item, ListIssue)]
    assert (issue.kind, issue.message[:19], issue.error is not None) == ("unreadable_page", bad, True)


def test_too_many_requests_stop_contracts_finder(portal: Portal) -> None:
    """It says 403: the windows left are not asked; when the first is refused, the site is blocked."""
    days = Listing(since=date(2025, 12, 10), today=date(2026, 1, 21))
    good = reply(package(release(ocid="ocds-b5fd17-1")))
    portal.routes["/Published/Notices/OCDS/Search"] = [good, reply({"error": "too many"}, 403)]
    items = listed(UkContractsFinder, portal, days)
    assert len(portal.log) == 2
    assert [item.kind for item in items if isinstance(item, ListIssue)] == ["blocked"]
    portal.routes["/Published/Notices/OCDS/Search"] = reply({"error": "too many"}, 403)
    with pytest.raises(Blocked):
        listed(UkContractsFinder, portal, days)


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Maintenance</body></html>",
        b'{"errors": []}',
        package(release(ocid="ocds-other1-1")),
        json.dumps({"new_releases": [], "uri": "x"}).encode(),
    ],
)
def test_another_shape_is_never_an_empty_list(portal: Portal, body: bytes) -> None:
    """An error page, an error object, another publisher's data, renamed fields."""
    portal.routes["/api/1.0/ocdsReleasePackages"] = reply(body)
    with pytest.raises(ScraperError):
        listed(UkFindATender, portal)


def test_an_empty_package_is_no_notice_and_no_error(portal: Portal) -> None:
    """A quiet night."""
    portal.routes["/api/1.0/ocdsReleasePackages"] = reply(package())
    assert listed(UkFindATender, portal) == []


def test_a_next_page_that_repeats_ends_the_walk(portal: Portal) -> None:
    """With an issue, and without asking for ever."""
    path = "/apiCCE2.0/rest/releases/dates/2026-01-21/2026-01-21"
    portal.routes[path] = reply(package(release(ocid="ocds-k50g02-1"), links={"next": f"{portal.url}{path}?page=2"}))
    items = listed(CoSecop, portal)
    assert [item.kind for item in items if isinstance(item, ListIssue)] == ["page_repeats"]
    assert len(portal.log) == 2


def test_a_broken_release_is_an_issue_and_the_others_come(portal: Portal) -> None:
    """One item never stops a list."""
    path = "/apiCCE2.0/rest/releases/dates/2026-01-21/2026-01-21"
    portal.routes[path] = reply(package(release(ocid="ocds-k50g02-1"), {"id": "nameless"}))
    items = listed(CoSecop, portal)
    assert keys(items) == ["ocds-k50g02-1/r1"]
    assert [item.kind for item in items if isinstance(item, ListIssue)] == ["broken_item"]


def test_days_and_filters_are_kept_to(portal: Portal) -> None:
    """A release from before `since`, or of a buyer nobody asked for, is not listed."""
    path = "/apiCCE2.0/rest/releases/dates/2026-01-21/2026-01-21"
    old = release(ocid="ocds-k50g02-2", date="2025-12-01T00:00:00Z")
    portal.routes[path] = reply(package(release(ocid="ocds-k50g02-1"), old))
    assert keys(listed(CoSecop, portal)) == ["ocds-k50g02-1/r1"]
    elsewhere = Listing(since=DAY.since, today=DAY.today, filters=Filters(buyer=("Ministry",)))
    assert keys(listed(CoSecop, portal, elsewhere)) == []


def test_windows_cover_every_second_once() -> None:
    """No day is left out between two windows, and none is asked twice."""
    site = UkContractsFinder()
    windows = list(site.windows(Listing(since=date(2025, 11, 1), today=date(2026, 1, 21))))
    assert windows[0].end.date() == date(2026, 1, 21)
    assert windows[-1].start.date() == date(2025, 11, 1)
    assert all((later.start - earlier.end).total_seconds() == 1 for later, earlier in pairwise(windows))
    until = Listing(since=date(2026, 1, 1), today=date(2026, 1, 21), until=date(2026, 1, 3))
    short = windows_of(until, site.window, ZoneInfo("Europe/London"))
    assert [str(item) for item in short] == ["2026-01-01T00:00:00/2026-01-03T23:59:59"]
