"""Lists that are feeds: they are walked by an offset, a token or a file."""

import json
from datetime import UTC, datetime

import pytest

from scrapers.base import Listing, ListIssue, Reference
from scrapers.errors import LayoutChanged
from scrapers.sites.md_mtender import MdMTender
from scrapers.sites.py_dncp import PyDncp
from scrapers.sites.ua_prozorro import UaProzorro
from scrapers.sites.world_ocds_file import WorldOcdsFile
from tests.scrapers.ocds.samples import package, page_of, release
from tests.scrapers.sites.listing import DAY, keys, listed, reply
from tests.support.fault_server import Portal, Reply, Seen
from tests.support.page_archive import quick_fetcher


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
