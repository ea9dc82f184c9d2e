"""A page asked for is a page archived; requests go out as the site meant them."""

from collections.abc import Iterator

import pytest

from scrapers.base import Request
from scrapers.errors import Refused
from scrapers.http.client import make_client, user_agent
from tests.support.fault_server import Portal, Reply, redirect
from tests.support.page_archive import START, MemoryArchive, quick_fetcher

NOTICE = "<html><head><title>中标公告</title></head><body>金额：297.5万元</body></html>"


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal with one page."""
    with Portal({"/1.htm": NOTICE}) as server:
        yield server


def test_a_page_comes_as_it_was_sent_and_is_archived_first(portal: Portal) -> None:
    """The page returned is the page in the archive, with its time, status and headers."""
    archive = MemoryArchive()
    with quick_fetcher(portal.url, archive=archive) as fetch:
        page = fetch("/1.htm")
    assert page.text == NOTICE
    assert (page.url, page.status, page.fetched_at) == (f"{portal.url}/1.htm", 200, START)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert archive.pages == {f"GET {portal.url}/1.htm": [page]}
    assert (fetch.requests, fetch.bytes_received) == (1, len(page.body))


@pytest.mark.parametrize(
    ("url", "path"),
    [("/1.htm", "/1.htm"), ("1.htm", "/1.htm"), ("{root}/a/1.htm", "/a/1.htm"), ("//{host}/1.htm", "/1.htm"), ("?a=b", "/")],
)
def test_addresses_are_joined_to_the_base(portal: Portal, url: str, path: str) -> None:
    """Relative and absolute addresses both find their page."""
    portal.routes.update({"/a/1.htm": NOTICE, "/": NOTICE})
    with quick_fetcher(portal.url) as fetch:
        fetch(url.format(root=portal.url, host=portal.url.removeprefix("http://")))
    assert portal.log[-1].path == path


def test_a_base_with_a_path_keeps_it(portal: Portal) -> None:
    """A source mounted below a path is asked below that path."""
    portal.routes["/mirror/1.htm"] = NOTICE
    with quick_fetcher(f"{portal.url}/mirror/") as fetch:
        fetch("/1.htm")
        fetch("1.htm")
    assert [seen.path for seen in portal.log] == ["/mirror/1.htm", "/mirror/1.htm"]


def test_parameters_forms_and_json_go_out_in_utf8(portal: Portal) -> None:
    """Parameters extend the query; a form or JSON makes a POST with the headers the site gave."""
    portal.routes["/q"] = "<p>公告</p>"
    with quick_fetcher(portal.url) as fetch:
        fetch(Request(url="/q?a=1", params={"kw": "气象 局"}, headers={"Referer": portal.url}))
        fetch(Request(url="/q", form={"noticeType": "4", "t": "中标"}))
        fetch(Request(url="/q", json={"kw": "中标"}, headers={"Content-Type": "application/json;charset=UTF-8"}))
    first, second, third = portal.log
    assert (first.method, first.query, first.headers["referer"]) == ("GET", {"a": "1", "kw": "气象 局"}, portal.url)
    assert (second.method, second.body) == ("POST", b"noticeType=4&t=%E4%B8%AD%E6%A0%87")
    assert second.headers["content-type"] == "application/x-www-form-urlencoded"
    assert (third.body.decode(), third.headers["content-type"]) == (
        '{"kw": "中标"}',
        "application/json;charset=UTF-8",
    )


def test_two_forms_are_two_requests_of_the_archive(portal: Portal) -> None:
    """The archive tells requests apart by method, address and body."""
    archive = MemoryArchive()
    portal.routes["/q"] = "<p>公告</p>"
    with quick_fetcher(portal.url, archive=archive) as fetch:
        for form in ({"p": "1"}, {"p": "2"}, {"p": "1"}):
            fetch(Request(url="/q", form=form))
        fetch("/q")
    assert sorted(len(pages) for pages in archive.pages.values()) == [1, 1, 2]


def test_the_user_agent_says_who_asks_and_where_to_complain(portal: Portal) -> None:
    """Portals read a product and a contact address, and what packings we take."""
    with quick_fetcher(portal.url) as fetch:
        fetch("/1.htm")
    assert portal.log[0].headers["user-agent"] == "award-tracker (+https://tracker.example/contact)"
    assert portal.log[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("contact", ["a@b.example\r\nX: y", "地址", "a (b)"])
def test_a_contact_that_does_not_fit_a_header_is_refused(contact: str) -> None:
    """A contact address cannot smuggle anything into a request."""
    with pytest.raises(ValueError, match="contact"):
        user_agent(contact)


@pytest.mark.parametrize("base_url", ["ftp://portal.example", "portal.example", "http://", "http://u:p@portal.example"])
def test_a_base_that_is_no_http_address_is_refused(base_url: str) -> None:
    """A source is on http or https."""
    with pytest.raises(Refused):
        make_client(base_url, "https://tracker.example")


def test_cookies_are_kept_for_the_source_and_out_of_the_archive(portal: Portal) -> None:
    """A cookie set by one answer goes out with the next request, and is stored nowhere."""
    portal.routes["/set"] = Reply(body=NOTICE, headers={"Set-Cookie": "acw_tc=abc; Path=/"})
    with quick_fetcher(portal.url) as fetch:
        page = fetch("/set")
        fetch("/1.htm")
    assert portal.log[1].headers["cookie"] == "acw_tc=abc"
    assert "set-cookie" not in page.headers


def test_redirects_are_followed_and_the_page_knows_where_it_is(portal: Portal) -> None:
    """The page carries its last address, the archive its first."""
    archive = MemoryArchive()
    portal.routes.update({"/a": redirect("/b", 301), "/b": redirect("1.htm")})
    with quick_fetcher(portal.url, archive=archive) as fetch:
        page = fetch("/a")
    assert page.url == f"{portal.url}/1.htm"
    assert list(archive.pages) == [f"GET {portal.url}/a"]
    assert fetch.requests == 3


@pytest.mark.parametrize(
    ("status", "method", "body"), [(302, "GET", b""), (303, "GET", b""), (307, "POST", b"p=1"), (308, "POST", b"p=1")]
)
def test_a_redirected_form_is_sent_again_only_where_told(portal: Portal, status: int, method: str, body: bytes) -> None:
    """307 and 308 repeat the request, the others turn it into a GET without the form's headers."""
    portal.routes.update({"/form": redirect("/1.htm", status)})
    with quick_fetcher(portal.url) as fetch:
        fetch(Request(url="/form", form={"p": "1"}, headers={"X-Site": "1"}))
    last = portal.log[-1]
    assert (last.method, last.body, last.headers.get("x-site")) == (method, body, "1")
    assert ("content-type" in last.headers) == (method == "POST")
