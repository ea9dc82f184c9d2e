"""The lists of the world's portals, asked on 127.0.0.1: what goes out is what is described, and the answers become references."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scrapers.base import Filters, Listing, ListIssue, Reference, Scraper, StatedTotal
from scrapers.errors import Blocked, LayoutChanged, ScraperError
from scrapers.families.ocds_api import windows_of
from scrapers.sites.au_austender import AuAusTender
from scrapers.sites.co_secop import CoSecop
from scrapers.sites.eu_ted import EuTed, searches
from scrapers.sites.md_mtender import MdMTender
from scrapers.sites.py_dncp import PyDncp
from scrapers.sites.ua_prozorro import UaProzorro
from scrapers.sites.uk_contracts_finder import UkContractsFinder
from scrapers.sites.uk_find_a_tender import UkFindATender
from scrapers.sites.uk_scotland import UkScotland
from scrapers.sites.us_usaspending import UsUsaspending
from scrapers.sites.world_ocds_file import WorldOcdsFile
from tests.fault_server import Portal, Reply, Seen
from tests.page_archive import quick_fetcher
from tests.world.samples import package, page_of, release
from tests.world.test_usaspending import AWARD, CHANGE

DAY = Listing(since=date(2026, 1, 21), today=date(2026, 1, 21))


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal without a page."""
    with Portal() as server:
        yield server


def reply(value: Any, status: int = 200) -> Reply:
    """A JSON answer."""
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Reply(status=status, body=body, content_type="application/json")


def listed(scraper: type[Scraper], portal: Portal, listing: Listing = DAY) -> list[Any]:
    """What a site lists of the portal."""
    with quick_fetcher(portal.url) as fetch:
        return list(scraper(portal.url).list_notices(fetch, listing))


def keys(items: list[Any]) -> list[str]:
    """The keys of the references among listed items."""
    return [item.key for item in items if isinstance(item, Reference)]


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


def test_prozorro_walks_its_feed_and_asks_for_packages(portal: Portal) -> None:
    """Tenders nobody can have won yet are not fetched; the feed ends with an empty page; the agent looks like a browser's."""
    feed = "/api/2.5/tenders"
    rows = [
        {"id": "t1", "dateModified": "2026-01-21T10:00:00+02:00", "status": "complete"},
        {"id": "t2", "status": "active.tendering"},
    ]

    def answer(seen: Seen) -> Reply:
        following = {"uri": f"https://public-api.prozorro.gov.ua{feed}?offset=2"}
        return reply({"data": rows if seen.query["offset"] != "2" else [], "next_page": following})

    portal.routes[feed] = answer
    portal.routes[f"{feed}/t1"] = reply(package(release(ocid="ocds-be6bcu-1")))
    (item,) = listed(UaProzorro, portal)
    assert [seen.query["offset"] for seen in portal.log] == ["2026-01-21T00:00:00", "2"]
    agents = {seen.headers["user-agent"] for seen in portal.log}
    assert agents == {"Mozilla/5.0 (compatible; award-tracker) award-tracker (+https://tracker.example/contact)"}
    with quick_fetcher(portal.url) as fetch:
        page = fetch(item.request)
    assert portal.log[-1].query == {"opt_schema": "ocds"}
    # the process keeps the feed's name for it, whatever its newest release is called
    assert [notice.key for notice in UaProzorro(portal.url).parse(page, item)] == ["t1"]
    assert item.modified == datetime(2026, 1, 21, 8, 0, tzinfo=UTC)


def test_mtender_ends_without_an_offset(portal: Portal) -> None:
    """A process without an ocid is an issue."""
    pages = [
        reply(
            {
                "data": [{"ocid": "ocds-b3wdp1-MD-1", "date": "2026-01-21T08:00:00Z"}, {"date": "2026-01-21"}],
                "offset": "2026-01-22",
            }
        ),
        reply({"data": []}),
    ]
    portal.routes["/tenders/"] = pages
    items = listed(MdMTender, portal)
    assert keys(items) == ["ocds-b3wdp1-MD-1"]
    assert [item.kind for item in items if isinstance(item, ListIssue)] == ["broken_item"]
    (found,) = [item for item in items if isinstance(item, Reference)]
    assert found.modified == datetime(2026, 1, 21, 8, 0, tzinfo=UTC)
    assert [seen.query["offset"] for seen in portal.log] == ["2026-01-21T00:00:00Z", "2026-01-22"]


def test_paraguay_buys_a_token_and_shows_it(portal: Portal) -> None:
    """The key goes out in the body of one request; search and records carry the token."""
    root = "/datos/api/v3/doc"
    portal.routes[f"{root}/oauth/token"] = reply({"access_token": "synthetic-token"})
    record = {"ocid": "ocds-03ad3f-1", "compiledRelease": {"date": "2026-01-21T00:00:00Z"}}
    portal.routes[f"{root}/search/processes"] = lambda seen: reply(
        {"records": [record], "pagination": {"current_page": int(seen.query["page"]), "total_pages": 2}}
    )
    listing = Listing(since=DAY.since, today=DAY.today, secrets={"PY_DNCP_REQUEST_TOKEN": "synthetic-key"})
    portal.routes[f"{root}/ocds/record/ocds-03ad3f-1"] = reply(
        {"records": [{**record, "compiledRelease": release(ocid="ocds-03ad3f-1")}]}
    )
    (item,) = listed(PyDncp, portal, listing)
    token, first, detail, second = portal.log
    assert (token.method, json.loads(token.body)) == ("POST", {"request_token": "synthetic-key"})
    assert first.query == {"tipo_fecha": "fecha_release", "fecha_desde": "2026-01-21", "fecha_hasta": "2026-01-21", "page": "1"}
    assert (first.headers["authorization"], second.query["page"]) == ("synthetic-token", "2")
    assert detail.headers["authorization"] == "synthetic-token"
    # what is kept of a listed process holds no token
    assert item.request is None
    assert [notice.key for notice in PyDncp(portal.url).parse(item.page, item)] == ["ocds-03ad3f-1"]
    portal.routes[f"{root}/ocds/record/ocds-03ad3f-1"] = Reply(status=404)
    assert [found.kind for found in listed(PyDncp, portal, listing)] == ["unavailable"]
    portal.routes[f"{root}/oauth/token"] = reply({"message": "no"})
    with pytest.raises(LayoutChanged, match="access_token"):
        listed(PyDncp, portal, listing)


def test_records_of_one_process_are_linked_whatever_their_ids(portal: Portal) -> None:
    """MTender's records of one process have process ids of their own: the feed's name for it joins them."""
    records = [{"ocid": f"ocds-b3wdp1-{n}", "compiledRelease": release(ocid=f"ocds-b3wdp1-{n}")} for n in (1, 2)]
    page = page_of(json.dumps({"records": records}).encode())
    listed_as = Reference(key="ocds-b3wdp1-1", url=page.url, channel="processes")
    for notice in MdMTender().parse(page, listed_as):
        assert "ocds-b3wdp1-1" in {link.project_number for link in notice.links}


@pytest.mark.parametrize("body", [b"[]", b'{"rows": []}', b'{"data": [1]}', b"<html>"])
def test_a_feed_of_another_shape_is_refused(portal: Portal, body: bytes) -> None:
    """Never an empty feed in place of an error."""
    portal.routes["/tenders/"] = reply(body)
    with pytest.raises(LayoutChanged):
        listed(MdMTender, portal)


def test_any_file_can_be_a_source(portal: Portal) -> None:
    """`base_url` is the file's own address."""
    body = b"\n".join(json.dumps(release(id=f"r{number}")).encode() for number in range(3))
    portal.routes["/data/2026.jsonl"] = Reply(body=body, content_type="application/x-ndjson")
    site = WorldOcdsFile(f"{portal.url}/data/2026.jsonl")
    with quick_fetcher(portal.url) as fetch:
        assert keys(list(site.list_notices(fetch, DAY))) == [f"ocds-synth1-1/r{number}" for number in range(3)]


def ted_row(number: int) -> dict[str, Any]:
    """A row of TED's search."""
    return {
        "publication-number": f"{number}-2026",
        "publication-date": "2026-01-21+01:00",
        "notice-type": "can-standard",
        "notice-title": {"nor": "Arbeid", "eng": "Works"},
        "buyer-name": {"nor": ["Kommune", "Kommune"]},
        "links": {"xml": {"MUL": f"https://ted.europa.eu/en/notice/{number}-2026/xml"}},
    }


def test_ted_is_searched_by_name_page_after_page(portal: Portal) -> None:
    """A JSON POST by iteration token; days in the only order that finds anything; fields and limit within what is allowed."""

    def answer(seen: Seen) -> Reply:
        token = json.loads(seen.body).get("iterationNextToken")
        rows = {None: [ted_row(1), {"publication-number": "2-2026"}], "t1": [ted_row(3)], "t2": []}[token]
        following = {None: "t1", "t1": "t2", "t2": None}[token]
        return reply({"notices": rows, "totalNoticeCount": 3, "iterationNextToken": following, "timedOut": token == "t1"})

    portal.routes["/v3/notices/search"] = answer
    items = listed(EuTed, portal, Listing(since=date(2026, 1, 10), today=date(2026, 1, 21), names=('Alfa "AS"*',)))
    assert keys(items) == ["1-2026", "3-2026"]
    first = items[1]
    assert (first.title, first.buyer, first.published) == ("Works", "Kommune", date(2026, 1, 21))
    assert first.request.url == "https://ted.europa.eu/en/notice/1-2026/xml"
    assert [item.total for item in items if isinstance(item, StatedTotal)] == [3]
    assert [item.kind for item in items if isinstance(item, ListIssue)] == ["broken_item", "incomplete"]
    asked = json.loads(portal.log[0].body)
    assert (portal.log[0].method, len(portal.log)) == ("POST", 3)
    assert asked["query"] == (
        "notice-type IN (can-standard can-social can-desg can-tran veat can-modif) AND publication-date >= 20260110 "
        'AND publication-date <= 20260121 AND winner-name ~ ("Alfa AS") SORT BY publication-date DESC'
    )
    assert (asked["paginationMode"], asked["scope"]) == ("ITERATION", "ALL")
    assert asked["limit"] <= 250
    assert asked["limit"] * (len(asked["fields"]) + 1) <= 10_000


def test_ted_can_be_searched_by_country_and_code() -> None:
    """Filters that are countries or CPV codes narrow a name's search, or stand alone."""
    filters = Filters(region=("DEU", "München"), keyword=("72000000", "software"))
    (search,) = searches(Listing(since=DAY.since, today=DAY.today, filters=filters))
    assert "buyer-country IN (DEU) AND classification-cpv IN (72000000) SORT BY" in search.query
    (search,) = searches(Listing(since=DAY.since, today=DAY.today, filters=filters, names=("Alfa",)))
    assert search.channel == "Alfa"
    assert "buyer-country IN (DEU)" in search.query


def test_a_search_that_would_ask_for_everything_is_not_sent(portal: Portal) -> None:
    """Without a watched name nothing is asked, and that is said."""
    for scraper in (EuTed, UsUsaspending):
        assert [item.kind for item in listed(scraper, portal)] == ["nothing_asked"]
    assert portal.log == []


def test_a_failing_search_leaves_the_other_names(portal: Portal) -> None:
    """One name's search that breaks is an issue of its channel."""
    portal.routes["/v3/notices/search"] = lambda seen: (
        reply({"message": "syntax"}) if "Beta" in seen.body.decode() else reply({"notices": [ted_row(1)], "totalNoticeCount": 1})
    )
    items = listed(EuTed, portal, Listing(since=DAY.since, today=DAY.today, names=("Beta", "Alfa")))
    assert keys(items) == ["1-2026"]
    assert [(item.kind, item.channel) for item in items if isinstance(item, ListIssue)] == [("layout_changed", "Beta")]


def test_usaspending_is_searched_for_awards_and_their_changes(portal: Portal) -> None:
    """One group of award types, dates of modification, pages by the last row; the first transaction is the award itself."""

    def awards(seen: Seen) -> Reply:
        page = json.loads(seen.body)["page"]
        row = {**AWARD, "generated_internal_id": f"CONT_AWD_{page}"}
        metadata = {"page": page, "hasNext": page == 1, "last_record_unique_id": 77, "last_record_sort_value": "2026-01-20"}
        return reply({"results": [row], "page_metadata": metadata})

    portal.routes["/api/v2/search/spending_by_award/"] = awards
    first = {**CHANGE, "Mod": "0"}
    portal.routes["/api/v2/search/spending_by_transaction/"] = reply(
        {"results": [CHANGE, first], "page_metadata": {"hasNext": False}}
    )
    items = listed(
        UsUsaspending, portal, Listing(since=date(2026, 1, 10), today=date(2026, 1, 21), names=("Synthetic Analytics",))
    )
    assert keys(items) == ["CONT_AWD_1", "CONT_AWD_2", f"{AWARD['generated_internal_id']}/P00002"]
    one, two, changes = (json.loads(seen.body) for seen in portal.log)
    assert one["filters"] == {
        "award_type_codes": ["A", "B", "C", "D"],
        "recipient_search_text": ["Synthetic Analytics"],
        "time_period": [{"start_date": "2026-01-10", "end_date": "2026-01-21", "date_type": "last_modified_date"}],
    }
    assert (two["page"], two["last_record_unique_id"], two["last_record_sort_value"]) == (2, 77, "2026-01-20")
    assert one["sort"] in one["fields"]
    assert changes["sort"] in changes["fields"]
    assert "date_type" not in changes["filters"]["time_period"][0]
    # an award of last year that was modified now is listed now
    assert items[0].published == date(2026, 1, 20)
    (notice,) = UsUsaspending(portal.url).parse(items[1].page, items[1])
    assert notice.key == "CONT_AWD_2"


def test_usaspending_rows_without_their_fields_are_refused(portal: Portal) -> None:
    """A renamed field would otherwise pass for an award without an amount."""
    row = {("Obligated" if name == "Award Amount" else name): value for name, value in AWARD.items()}
    portal.routes["/api/v2/search/spending_by_award/"] = reply({"results": [row], "page_metadata": {"hasNext": False}})
    portal.routes["/api/v2/search/spending_by_transaction/"] = reply({"results": [], "page_metadata": {}})
    with pytest.raises(LayoutChanged, match="Award Amount"):
        listed(UsUsaspending, portal, Listing(since=DAY.since, today=DAY.today, names=("Synthetic",)))


def test_nothing_older_than_the_search_knows_is_asked(portal: Portal) -> None:
    """USAspending refuses days before October 2007."""
    portal.routes["/api/v2/search/spending_by_award/"] = reply({"results": [], "page_metadata": {"hasNext": False}})
    portal.routes["/api/v2/search/spending_by_transaction/"] = reply({"results": [], "page_metadata": {"hasNext": False}})
    listed(UsUsaspending, portal, Listing(since=date(2001, 1, 1), today=date(2026, 1, 21), names=("Synthetic",)))
    assert json.loads(portal.log[0].body)["filters"]["time_period"][0]["start_date"] == "2007-10-01"
