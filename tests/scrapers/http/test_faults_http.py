"""Every way a server can misbehave ends in the right named error or in the page, soon, for lists and for notices alike."""

import resource
import time
from collections.abc import Callable

import pytest

from scrapers.base import Request
from scrapers.errors import Blocked, FetchError, Refused, Unavailable
from scrapers.http.client import Limits
from tests.support import http_faults as faults
from tests.support.fault_server import Portal, Reply, Route, redirect
from tests.support.page_archive import BRIEF, QUICK, Clock, MemoryArchive, quick_fetcher

PAGE = "<html><head><title>中标公告</title></head><body>供应商：镕喆㛃信息技术有限公司，金额：297.5万元</body></html>"
GBK = PAGE.encode("gb18030")

# fault → reply, the error it ends in, how often it is asked for
FAULTS: dict[str, tuple[Callable[[], Reply], type[FetchError], int]] = {
    "reset in the middle": (faults.reset, Unavailable, 3),
    "stall": (faults.stall, Unavailable, 3),
    "not a byte": (faults.mute, Unavailable, 3),
    "slow drip": (faults.slow_drip, Unavailable, 3),
    "slow headers": (faults.slow_head, Unavailable, 3),
    "400": (lambda: Reply(status=400), Unavailable, 1),
    "401": (lambda: Reply(status=401), Blocked, 1),
    "403": (lambda: Reply(status=403), Blocked, 1),
    "404": (lambda: Reply(status=404), Unavailable, 1),
    "410": (lambda: Reply(status=410), Unavailable, 1),
    "412": (lambda: Reply(status=412), Blocked, 1),
    "500": (lambda: Reply(status=500), Unavailable, 3),
    "502": (lambda: Reply(status=502), Unavailable, 3),
    "503 with Retry-After": (lambda: faults.too_many("7", 503), Unavailable, 3),
    "429": (faults.too_many, Unavailable, 3),
    "429 with Retry-After": (lambda: faults.too_many("7"), Unavailable, 3),
    "429 until tomorrow": (lambda: faults.too_many("Wed, 14 Jan 2026 09:00:00 GMT"), Unavailable, 1),
    "redirect loop": (lambda: redirect("/fault"), Refused, 6),
    "redirect to a file": (lambda: redirect("file:///etc/passwd"), Refused, 1),
    "redirect to gopher": (lambda: redirect("gopher://127.0.0.1:70/x"), Refused, 1),
    "redirect to the metadata service": (lambda: redirect("http://169.254.169.254/latest/meta-data/"), Refused, 1),
    "redirect to a private address": (lambda: redirect("http://10.0.0.1/"), Refused, 1),
    "redirect to another local port": (lambda: redirect("http://127.0.0.1:1/"), Refused, 1),
    "redirect to IPv6 loopback": (lambda: redirect("http://[::1]/"), Refused, 1),
    "redirect to mapped IPv4": (lambda: redirect("http://[::ffff:10.0.0.1]/"), Refused, 1),
    "redirect to a decimal host": (lambda: redirect("http://167772161/"), Refused, 1),
    "redirect to a hex host": (lambda: redirect("http://0x0a000001/"), Refused, 1),
    "redirect with credentials": (lambda: redirect("http://user:word@127.0.0.1/"), Refused, 1),
    "redirect to nonsense": (lambda: redirect("http://[::1"), Refused, 1),
    "redirect to a port that is none": (lambda: redirect("http://portal.example:99999/"), Refused, 1),
    "wrong length": (faults.short_length, Unavailable, 3),
    "truncated gzip": (faults.truncated_gzip, Unavailable, 3),
    "gzip that is none": (faults.damaged_gzip, Unavailable, 3),
    "gzip bomb": (faults.gzip_bomb, Refused, 1),
    "brotli bomb": (faults.brotli_bomb, Refused, 1),
    "200 MB announced": (faults.huge_body, Refused, 1),
    "200 MB unannounced": (lambda: faults.huge_body(announced=False), Refused, 1),
    "endless chunked": (faults.endless_chunked, Refused, 1),
    "challenge with 200": (lambda: Reply(body=faults.CHALLENGE), Blocked, 1),
    "challenge with 503": (lambda: Reply(status=503, body=faults.WAF), Blocked, 1),
    "WAF script with 200": (lambda: Reply(body=faults.WAF), Blocked, 1),
    "login page": (lambda: Reply(body=faults.LOGIN), Blocked, 1),
    "not HTTP at all": (lambda: faults.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), Unavailable, 3),
    "closed without a word": (lambda: faults.raw(b""), Unavailable, 3),
    "headers without end": (lambda: faults.raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000), Unavailable, 3),
    "chunk sizes that are none": (lambda: faults.raw(faults.page_head("Transfer-Encoding: chunked") + b"zz\r\n"), Unavailable, 3),
}
SLOW = {"stall", "not a byte", "slow drip", "slow headers"}
# the shapes a list and a notice are asked for in
REQUESTS = {"notice": Request(url="/fault"), "list": Request(url="/fault", form={"pageNo": "1"})}


def limits_of(fault: str) -> Limits:
    """Short where the server keeps us waiting."""
    return BRIEF if fault in SLOW else QUICK


@pytest.mark.parametrize("request_of", REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_ends_in_its_error(fault: str, request_of: Request) -> None:
    """The error names the kind of fault; what may pass is tried again, what will not is not; nothing broken is archived."""
    reply, error, times = FAULTS[fault]
    archive = MemoryArchive()
    with Portal({"/fault": reply()}) as portal, quick_fetcher(portal.url, archive=archive, limits=limits_of(fault)) as fetch:
        started = time.perf_counter()
        with pytest.raises(error) as caught:
            fetch(request_of)
        assert time.perf_counter() - started < 4
        assert type(caught.value) is error
        assert len(portal.log) == times
    assert (archive.pages != {}) == (error is Blocked)


@pytest.mark.parametrize("fault", [name for name, (_, _, times) in FAULTS.items() if times == 3])
def test_a_fault_that_passes_ends_in_the_page(fault: str) -> None:
    """What fails twice and then works is a page, whole."""
    reply = FAULTS[fault][0]
    with Portal({"/fault": [reply(), reply(), PAGE]}) as portal, quick_fetcher(portal.url, limits=limits_of(fault)) as fetch:
        assert fetch("/fault").text == PAGE


def test_a_refused_connection_is_tried_again_then_unavailable() -> None:
    """Nobody listening is an error that says how often we tried, and where."""
    url = f"http://127.0.0.1:{faults.closed_port()}"
    with quick_fetcher(url) as fetch, pytest.raises(Unavailable, match=f"after 3 attempts at {url}/1.htm"):
        fetch("/1.htm")
    assert fetch.requests == 3


def test_the_message_says_what_was_found_and_where() -> None:
    """The reason a person reads names the status, the attempts and the address."""
    with Portal({"/1.htm": Reply(status=502)}) as portal, quick_fetcher(portal.url) as fetch:
        with pytest.raises(Unavailable) as caught:
            fetch("/1.htm")
        assert str(caught.value) == f"HTTP 502, expected an answer, after 3 attempts at {portal.url}/1.htm"
        assert caught.value.status == 502


def test_the_server_says_when_to_come_back() -> None:
    """Retry-After in seconds is waited for; beyond our patience the error says until when, and nobody waits."""
    clock = Clock()
    routes: dict[str, Route] = {"/a": [faults.too_many("7"), PAGE], "/b": faults.too_many("86400")}
    with Portal(routes) as portal, quick_fetcher(portal.url, clock=clock) as fetch:
        fetch("/a")
        assert sum(clock.slept) == pytest.approx(7)
        with pytest.raises(Unavailable, match="not before 2026-01-14T09:00:07"):
            fetch("/b")
        assert sum(clock.slept) == pytest.approx(7)


GOOD: dict[str, Route] = {
    "gbk under a utf-8 label": Reply(body=GBK, content_type="text/html; charset=utf-8"),
    "utf-8 under a gb2312 label": Reply(body=PAGE, content_type="text/html; charset=gb2312"),
    "gbk under a latin label": Reply(body=GBK, content_type="text/html; charset=iso-8859-1"),
    "gbk without a label": Reply(body=GBK, content_type=None),
    "gb2312 label over gbk": Reply(body=GBK, content_type="text/html; charset=gb2312"),
    "a charset that does not exist": Reply(body=PAGE, content_type="text/html; charset=klingon"),
    "NULs": Reply(body=PAGE.replace("金额", "金\0额\0").encode()),
    "gzip": faults.gzipped(PAGE.encode()),
    "chunked": faults.raw(
        faults.page_head("Transfer-Encoding: chunked") + b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
    ),
    "HTTP/1.0 to the end of the connection": faults.raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE.encode()),
}


@pytest.mark.parametrize("reply", GOOD.values(), ids=GOOD)
def test_a_page_that_is_only_oddly_packed_is_read(reply: Route) -> None:
    """Wrong labels, NULs and every legal packing give the text its author meant."""
    with Portal({"/1.htm": reply}) as portal, quick_fetcher(portal.url) as fetch:
        assert fetch("/1.htm").text == PAGE


@pytest.mark.parametrize("reply", [faults.gzip_bomb, faults.huge_body, faults.endless_chunked], ids=["bomb", "200 MB", "endless"])
def test_a_large_body_costs_little_memory(reply: Callable[[], Reply]) -> None:
    """With the default cap of 20 MB, 200 MB of body raise the peak of memory by far less than the body."""
    made = reply()
    with Portal({"/1.htm": made}) as portal, quick_fetcher(portal.url, limits=Limits()) as fetch:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with pytest.raises(Refused, match="more than 20000000 bytes"):
            fetch("/1.htm")
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 80_000


def test_a_broken_host_does_not_spoil_the_connection() -> None:
    """After every fault the same fetcher reads the next page, unless it was asked to leave the host alone."""
    once = [reply for fault, (reply, _, times) in FAULTS.items() if times == 1 and "until" not in fault]
    routes: dict[str, Route] = {f"/{number}": reply() for number, reply in enumerate(once)}
    with Portal({**routes, "/ok": PAGE}) as portal, quick_fetcher(portal.url) as fetch:
        for path in routes:
            with pytest.raises(FetchError):
                fetch(path)
            assert fetch("/ok").text == PAGE
