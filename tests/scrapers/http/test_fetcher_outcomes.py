"""What comes instead of a page is named: unchanged, blocked, gone, refused, stopped."""

import threading
import time
from collections.abc import Iterator

import pytest

from scrapers.base import Request
from scrapers.errors import Blocked, FetchError, NotModified, Refused, Stopped, Unavailable
from scrapers.http.client import Limits
from scrapers.http.fetcher import BLOCKED_HEADER
from tests.support.fault_server import Portal, Reply, Seen, as_json, redirect
from tests.support.http_faults import CHALLENGE, LOGIN, WAF, mute
from tests.support.page_archive import START, Clock, MemoryArchive, quick_fetcher

NOTICE = "<html><head><title>中标公告</title></head><body>金额：297.5万元</body></html>"


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal with one page."""
    with Portal({"/1.htm": NOTICE}) as server:
        yield server


def test_a_stored_copy_is_revalidated() -> None:
    """A 304 to our validators says so and is noted; a changed page is read and archived."""

    version, day = '"v1"', "Tue, 13 Jan 2026 08:00:00 GMT"

    def versioned(seen: Seen) -> Reply:
        if (seen.headers.get("if-none-match"), seen.headers.get("if-modified-since")) == (version, day):
            return Reply(status=304)
        return Reply(body=NOTICE, headers={"ETag": version, "Last-Modified": day})

    archive = MemoryArchive()
    with Portal({"/1.htm": versioned}) as portal, quick_fetcher(portal.url, archive=archive, revalidate=True) as fetch:
        fetch("/1.htm")
        with pytest.raises(NotModified):
            fetch("/1.htm")
        assert fetch.fetch("/1.htm", revalidate=False).status == 200
        version = '"v2"'
        assert fetch("/1.htm").headers["etag"] == '"v2"'
    assert archive.unchanged == [(f"GET {portal.url}/1.htm", START)]
    assert [len(pages) for pages in archive.pages.values()] == [3]


def test_a_304_nobody_asked_for_is_no_page(portal: Portal) -> None:
    """Without a stored copy, "not modified" is a failure."""
    portal.routes["/1.htm"] = Reply(status=304)
    with quick_fetcher(portal.url, revalidate=True) as fetch, pytest.raises(Unavailable, match="HTTP 304"):
        fetch("/1.htm")


REFUSALS = {
    "too often": Reply(body=CHALLENGE),
    "waf": Reply(body=WAF),
    "login": Reply(body=LOGIN),
    "521": Reply(status=521, body="<script>document.cookie='__jsl_clearance=1'</script>"),
    "json": as_json({"result": False, "message": "操作过于频繁，请稍后再试"}),
    "401": Reply(status=401, body="no"),
    "403": Reply(status=403, body="no"),
    "412": Reply(status=412, body="no"),
}


@pytest.mark.parametrize("reply", REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_is_blocked_at_once_and_kept_as_evidence(portal: Portal, reply: Reply) -> None:
    """A challenge is not retried; it is archived marked, and is never revalidated against."""
    archive = MemoryArchive()
    portal.routes["/1.htm"] = reply
    with (
        quick_fetcher(portal.url, archive=archive) as fetch,
        pytest.raises(Blocked, match=f"instead of the page at {portal.url}/1.htm"),
    ):
        fetch("/1.htm")
    assert len(portal.log) == 1
    (kept,) = archive.pages[f"GET {portal.url}/1.htm"]
    assert kept.headers[BLOCKED_HEADER]
    assert kept.body


def test_a_login_behind_a_redirect_is_blocked(portal: Portal) -> None:
    """A redirect to a login page is no page."""
    portal.routes.update({"/a": redirect("/login"), "/login": LOGIN})
    with quick_fetcher(portal.url) as fetch, pytest.raises(Blocked, match="login"):
        fetch("/a")


@pytest.mark.parametrize("status", [400, 404, 405, 410, 418])
def test_a_client_error_is_not_retried(portal: Portal, status: int) -> None:
    """What is not there is not asked for again, and its status is told."""
    archive = MemoryArchive()
    portal.routes["/1.htm"] = Reply(status=status, body="<h1>no</h1>")
    with quick_fetcher(portal.url, archive=archive) as fetch, pytest.raises(Unavailable, match=f"HTTP {status}") as caught:
        fetch("/1.htm")
    assert caught.value.status == status
    assert len(portal.log) == 1
    assert archive.pages == {}


def test_a_request_with_a_key_leaves_no_trace(portal: Portal) -> None:
    """Where a site says so, neither archive nor message holds the address, and the key goes nowhere else."""
    archive = MemoryArchive()
    portal.routes.update({"/ok": NOTICE, "/gone": Reply(status=404), "/away": redirect("https://other.example/", 307)})
    errors: list[FetchError] = []
    with quick_fetcher(portal.url, archive=archive) as fetch:
        assert fetch(Request(url="/ok", params={"key": "S3CRET"}, keep=False)).text == NOTICE
        for path in ("/gone", "/away"):
            with pytest.raises(FetchError) as caught:
                fetch(Request(url=path, params={"key": "S3CRET"}, keep=False))
            errors.append(caught.value)
    assert archive.pages == {}
    assert "S3CRET" not in str(errors)
    assert [type(error) for error in errors] == [Unavailable, Refused]


class StoppingClock(Clock):
    """A clock during whose first sleep a stop is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()

    def sleep(self, seconds: float) -> None:
        """Moves the clock and asks to stop."""
        super().sleep(seconds)
        self.stop.set()


def test_a_stop_interrupts_waiting_for_a_turn(portal: Portal) -> None:
    """A stop during a long wait is heard within a second of it."""
    clock = StoppingClock()
    with quick_fetcher(portal.url, clock=clock, pace=50, stop=clock.stop) as fetch:
        fetch("/1.htm")
        with pytest.raises(Stopped):
            fetch("/1.htm")
    assert clock.slept == [1]
    assert len(portal.log) == 1


def test_a_stop_interrupts_waiting_for_an_answer() -> None:
    """A stop while a server says nothing is heard long before the server's time is up."""
    stop = threading.Event()

    def silent(seen: Seen) -> Reply:
        stop.set()
        return mute()

    limits = Limits(max_seconds=30, silent_seconds=30)
    with Portal({"/1.htm": silent}) as portal, quick_fetcher(portal.url, stop=stop, limits=limits) as fetch:
        started = time.perf_counter()
        with pytest.raises(Stopped):
            fetch("/1.htm")
        assert time.perf_counter() - started < 3


def test_a_portal_cannot_mark_its_pages_as_refusals(portal: Portal) -> None:
    """The archive's mark is ours alone."""
    archive = MemoryArchive()
    portal.routes["/1.htm"] = Reply(body=NOTICE, headers={BLOCKED_HEADER: "made up"})
    with quick_fetcher(portal.url, archive=archive) as fetch:
        page = fetch("/1.htm")
    assert archive.latest(f"GET {portal.url}/1.htm") == page
