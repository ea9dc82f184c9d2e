"""robots.txt is obeyed as RFC 9309 says: what is unknown is disallowed, what is not there allows everything."""

from datetime import timedelta

import pytest

from scrapers.errors import Refused, Stopped, Unavailable
from tests.support import http_faults as faults
from tests.support.fault_server import Portal, Reply, Route, redirect
from tests.support.page_archive import BRIEF, Clock, MemoryArchive, quick_fetcher

RULES = """
User-agent: *
Disallow: /everyone-else

User-agent: award-tracker
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Crawl-delay: 7.5
"""


def robots(text: str, status: int = 200) -> Reply:
    """A robots.txt."""
    return Reply(status=status, body=text, content_type="text/plain")


def test_the_rules_for_us_decide() -> None:
    """Our own group counts, the longest match wins, patterns work; what is disallowed is never asked for."""
    paths = ["/private/x", "/private/open/x", "/a.pdf", "/a.pdf?x=1", "/everyone-else"]
    routes: dict[str, Route] = dict.fromkeys(["/private/x", "/private/open/x", "/a.pdf", "/everyone-else"], "<p>公告</p>")
    allowed, refusals = [], []
    with Portal({**routes, "/robots.txt": robots(RULES)}) as portal, quick_fetcher(portal.url, robots=True) as fetch:
        for path in paths:
            try:
                fetch(path)
            except Refused as error:
                refusals.append(str(error))
            else:
                allowed.append(path)
        assert all("robots.txt" in refusal for refusal in refusals)
        assert allowed == ["/private/open/x", "/a.pdf?x=1", "/everyone-else"]
        assert len(portal.log) == 1 + len(allowed)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_robots_file_that_is_not_there_allows_everything(status: int) -> None:
    """Any 4xx means there are no rules (RFC 9309 2.3.1.3)."""
    with (
        Portal({"/1.htm": "<p>公告</p>", "/robots.txt": robots("no", status)}) as portal,
        quick_fetcher(portal.url, robots=True) as fetch,
    ):
        assert fetch("/1.htm").status == 200


@pytest.mark.parametrize(
    "reply", [robots("no", 500), robots("no", 503), faults.mute(), faults.reset()], ids=["500", "503", "mute", "reset"]
)
def test_a_robots_file_that_cannot_be_had_disallows_everything(reply: Reply) -> None:
    """After the retries, server errors and silence mean no (RFC 9309 2.3.1.4), for half an hour without asking again."""
    clock = Clock()
    with (
        Portal({"/1.htm": "<p>公告</p>", "/robots.txt": reply}) as portal,
        quick_fetcher(portal.url, robots=True, clock=clock, limits=BRIEF) as fetch,
    ):
        for _ in range(2):
            with pytest.raises(Unavailable, match=r"robots\.txt .* cannot be read, so nothing there may be asked for"):
                fetch("/1.htm")
        assert [seen.path for seen in portal.log] == ["/robots.txt"] * 3
        portal.routes["/robots.txt"] = robots(RULES)
        clock.at += timedelta(minutes=31)
        assert fetch("/1.htm").status == 200


def test_rules_are_asked_for_once_a_day() -> None:
    """One run asks once; the next run of the day finds the archived copy; after a day it is asked for again."""
    archive, clock = MemoryArchive(), Clock()
    with Portal({"/1.htm": "<p>公告</p>", "/robots.txt": robots("")}) as portal:
        for hours in (0, 1, 22, 2):
            clock.at += timedelta(hours=hours)
            with quick_fetcher(portal.url, robots=True, archive=archive, clock=clock) as fetch:
                fetch("/1.htm")
                fetch("/1.htm")
        assert len(portal.asked("/robots.txt")) == 2


def test_a_long_run_asks_again_after_a_day() -> None:
    """A daemon's rules grow no older than a day."""
    clock = Clock()
    with (
        Portal({"/1.htm": "<p>公告</p>", "/robots.txt": [robots(""), robots("User-agent: *\nDisallow: /")]}) as portal,
        quick_fetcher(portal.url, robots=True, clock=clock) as fetch,
    ):
        fetch("/1.htm")
        clock.at += timedelta(hours=25)
        with pytest.raises(Refused, match=r"disallows /1\.htm for award-tracker"):
            fetch("/1.htm")


def test_the_hosts_delay_counts_where_it_is_longer() -> None:
    """Crawl-delay lengthens the pace, and never shortens it."""
    for pace, expected in ((2, 7.5), (10, 10)):
        clock = Clock()
        routes: dict[str, Route] = {"/1.htm": "<p>公告</p>", "/robots.txt": robots(RULES)}
        with Portal(routes) as portal, quick_fetcher(portal.url, robots=True, clock=clock, pace=pace) as fetch:
            fetch("/1.htm")
            clock.slept.clear()
            fetch("/1.htm")
        assert sum(clock.slept) == pytest.approx(expected, abs=0.02)


def test_robots_behind_redirects_and_for_redirects() -> None:
    """robots.txt may itself be redirected; a redirect into what is disallowed is refused."""
    routes: dict[str, Route] = {
        "/robots.txt": redirect("/other/robots.txt", 301),
        "/other/robots.txt": robots(RULES),
        "/a": redirect("/private/x"),
        "/private/x": "<p>secret</p>",
    }
    with (
        Portal(routes) as portal,
        quick_fetcher(portal.url, robots=True) as fetch,
        pytest.raises(Refused, match="disallows /private/x"),
    ):
        fetch("/a")
    assert portal.asked("/private/x") == []


def test_a_page_instead_of_rules_is_no_rules() -> None:
    """A portal that answers everything with its front page has no rules."""
    with (
        Portal({"/1.htm": "<p>公告</p>", "/robots.txt": "<html><p>首页</p></html>"}) as portal,
        quick_fetcher(portal.url, robots=True) as fetch,
    ):
        assert fetch("/1.htm").status == 200


def test_a_source_may_be_read_without() -> None:
    """Where the configuration says so, with its reason, robots.txt is not asked for."""
    with (
        Portal({"/private/x": "<p>公告</p>", "/robots.txt": robots(RULES)}) as portal,
        quick_fetcher(portal.url, robots=False) as fetch,
    ):
        assert fetch("/private/x").status == 200
        assert portal.asked("/robots.txt") == []


def test_a_stop_is_no_answer_of_the_host() -> None:
    """A stop while robots.txt is waited for stays a stop."""
    with Portal({"/robots.txt": robots("no", 500)}) as portal, quick_fetcher(portal.url, robots=True) as fetch:
        fetch._stop.set()
        with pytest.raises(Stopped):
            fetch("/1.htm")
