"""A host that does not answer is not asked everything again, and one that names a time is left alone until then."""

from datetime import UTC, datetime, timedelta

import pytest

from scrapers.errors import Blocked, Unavailable
from scrapers.http.retry import Patience, RetryPolicy, Transient
from tests.support import http_faults as faults
from tests.support.fault_server import Portal, Reply
from tests.support.page_archive import Clock, quick_fetcher

POLICY = RetryPolicy(attempts=4)
NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)


def ask(url: str, *paths: str) -> list[int]:
    """How often each of several addresses of one fetcher was tried before it failed."""
    tried, requests = [], 0
    with quick_fetcher(url) as fetch:
        for path in paths:
            with pytest.raises(Unavailable):
                fetch(path)
            tried.append(fetch.requests - requests)
            requests = fetch.requests
    return tried


def test_a_host_that_refuses_is_tried_in_full_only_once() -> None:
    """The first request has all its attempts, the next ones one each, and then nothing more is asked in this run."""
    paths = [f"/{number}" for number in range(8)]
    assert ask(f"http://127.0.0.1:{faults.closed_port()}", *paths) == [3, 1, 1, 1, 1, 1, 0, 0]


@pytest.mark.parametrize(("status", "tried"), [(502, [3, 1, 1]), (503, [3, 1, 1]), (429, [3, 1, 1]), (500, [3, 3, 3])])
def test_a_gateway_s_word_is_the_host_s_and_a_broken_page_its_own(status: int, tried: list[int]) -> None:
    """502 to 504 and 429 speak for the whole host; a 500 says nothing of the page beside it."""
    with Portal({path: Reply(status=status) for path in ("/a", "/b", "/c")}) as portal:
        assert ask(portal.url, "/a", "/b", "/c") == tried


def test_a_host_that_answers_again_has_all_its_attempts_back() -> None:
    """Any answer counts, be it a 404 or a block: somebody is there."""
    mute, gone, wall = faults.reset(), Reply(status=404), Reply(status=403)
    with Portal({"/mute": mute, "/gone": gone, "/wall": wall}) as portal, quick_fetcher(portal.url) as fetch:
        for path in ("/mute", "/gone", "/mute", "/mute", "/wall", "/mute"):
            with pytest.raises(Blocked if path == "/wall" else Unavailable):
                fetch(path)
    assert [seen.path for seen in portal.log] == ["/mute"] * 3 + ["/gone"] + ["/mute"] * 4 + ["/wall"] + ["/mute"] * 3


def test_a_host_that_names_a_time_is_left_alone_until_then() -> None:
    """Retry-After beyond our patience holds for every address of the host; afterwards it is asked as if nothing had been."""
    clock = Clock()
    with Portal({"/a": faults.too_many("3600"), "/b": "here"}) as portal, quick_fetcher(portal.url, clock=clock) as fetch:
        with pytest.raises(Unavailable, match=r"not before .*Retry-After"):
            fetch("/a")
        with pytest.raises(Unavailable, match="asked to be left alone until"):
            fetch("/b")
        assert len(portal.log) == 1
        clock.sleep(3601)
        assert fetch("/b").text == "here"


def test_each_host_has_a_patience_of_its_own() -> None:
    """One that is down takes nothing from another."""
    patience = Patience(POLICY, lambda: NOW)
    for _ in range(9):
        patience.silent("down.example", Transient("ConnectError"))
    patience.rests("busy.example", NOW + timedelta(hours=1))
    assert patience.with_host("fine.example") == POLICY
    for host in ("down.example", "busy.example"):
        with pytest.raises(Unavailable, match=host):
            patience.with_host(host)
