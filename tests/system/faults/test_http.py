"""Every way a server can misbehave, in a list and in a notice's page: nothing is lost or told twice, and it is made good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from scrapers.http.fetcher import Manners
from tests.support import http_faults as faults
from tests.support.fault_server import Reply, Route, Seen, redirect
from tests.support.page_archive import BRIEF, QUICK
from tests.support.town import LIST, NEWS, PAST, VICTIM, Town, crowd
from tests.system.faults.conftest import Chronicle
from tests.system.faults.thorough import bounded


def loop(seen: Seen) -> Reply:
    """A redirect to itself."""
    return redirect(seen.path)


# fault → what answers, and the kind of issue it ends in; of another host robots.txt is wanted first, and cannot be had
FAULTS: dict[str, tuple[Callable[[], Route], str]] = {
    "reset in the middle": (faults.reset, "unavailable"),
    "stall": (faults.stall, "unavailable"),
    "not a byte": (faults.mute, "unavailable"),
    "slow drip": (faults.slow_drip, "unavailable"),
    "slow headers": (faults.slow_head, "unavailable"),
    "400": (lambda: Reply(status=400), "unavailable"),
    "401": (lambda: Reply(status=401), "blocked"),
    "403": (lambda: Reply(status=403), "blocked"),
    "404": (lambda: Reply(status=404), "unavailable"),
    "410": (lambda: Reply(status=410), "unavailable"),
    "412": (lambda: Reply(status=412), "blocked"),
    "500": (lambda: Reply(status=500), "unavailable"),
    "503 with Retry-After": (lambda: faults.too_many("7", 503), "unavailable"),
    "429": (faults.too_many, "unavailable"),
    "429 with Retry-After": (lambda: faults.too_many("7"), "unavailable"),
    "429 until tomorrow": (lambda: faults.too_many("86400"), "unavailable"),
    "redirect loop": (lambda: loop, "refused"),
    "redirect to a file": (lambda: redirect("file:///etc/passwd"), "refused"),
    "redirect to the metadata service": (lambda: redirect("http://169.254.169.254/latest/meta-data/"), "unavailable"),
    "redirect to a private address": (lambda: redirect("http://10.0.0.1/"), "unavailable"),
    "redirect to another local port": (lambda: redirect("http://127.0.0.1:1/"), "unavailable"),
    "redirect to IPv6 loopback": (lambda: redirect("http://[::1]/"), "unavailable"),
    "wrong length": (faults.short_length, "unavailable"),
    "truncated gzip": (faults.truncated_gzip, "unavailable"),
    "gzip that is none": (faults.damaged_gzip, "unavailable"),
    "gzip bomb": (faults.gzip_bomb, "refused"),
    "brotli bomb": (faults.brotli_bomb, "refused"),
    "200 MB announced": (faults.huge_body, "refused"),
    "200 MB unannounced": (lambda: faults.huge_body(announced=False), "refused"),
    "endless chunked": (faults.endless_chunked, "refused"),
    "challenge with 200": (lambda: Reply(body=faults.CHALLENGE), "blocked"),
    "challenge with 503": (lambda: Reply(status=503, body=faults.WAF), "blocked"),
    "WAF script with 200": (lambda: Reply(body=faults.WAF), "blocked"),
    "login page": (lambda: Reply(body=faults.LOGIN), "blocked"),
    "not HTTP at all": (lambda: faults.raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "unavailable"),
    "closed without a word": (lambda: faults.raw(b""), "unavailable"),
    "another page": (
        lambda: Reply(body="<html><head><title>公告</title></head><body><p>网站升级</p></body></html>"),
        "layout_changed",
    ),
}
SLOW = {"stall", "not a byte", "slow drip", "slow headers"}
CHOSEN = {"reset in the middle", "404", "403", "429 until tomorrow", "redirect loop", "gzip bomb"}
# the hours after which a portal may be asked again: one that named a time is left alone until then
PATIENCE = {"429 until tomorrow": 25}
every_fault = pytest.mark.parametrize("fault", bounded(list(FAULTS), CHOSEN))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Nobody waits a minute for a server that keeps silent."""
    fault = getattr(getattr(request.node, "callspec", None), "params", {}).get("fault")
    monkeypatch.setattr("tracker.collecting.fetchers.Manners", partial(Manners, limits=BRIEF if fault in SLOW else QUICK))


def settled(town: Town, chronicle: Chronicle) -> None:
    """The file and the receiver are as in a world without faults, and every message came once."""
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


def nothing_lost(town: Town, before: dict[str, list[str]]) -> None:
    """What had been stored is still stored."""
    assert set(before["notices"]) <= set(town.holds()["notices"])


@every_fault
def test_a_list_that_fails_is_made_good_by_the_next_round(fault: str, town: Town, chronicle: Chronicle) -> None:
    """The run fails with its reason and an issue, keeps its watermark, and the next clean one leaves no trace of the fault."""
    reply, kind = FAULTS[fault]
    good, before = town.portal.routes[LIST], town.holds()
    watermark = town.rows("SELECT watermark FROM source_state")
    town.portal.routes[LIST] = reply()
    report = town.round(hours=6)

    assert report.state == "failed"
    assert town.last_run()["state"] == "failed"
    assert "cggg/zygg/zbgg" in (town.last_run()["reason"] or "")
    assert kind in town.issues()
    assert watermark == town.rows("SELECT watermark FROM source_state")
    nothing_lost(town, before)

    town.portal.routes[LIST] = good
    assert town.round(hours=PATIENCE.get(fault, 6)).state == "done"
    settled(town, chronicle)


@every_fault
def test_a_page_that_fails_is_read_by_a_later_round(fault: str, town: Town, chronicle: Chronicle) -> None:
    """The run says which page it could not read and why; a later one reads it, and the alert about it is told then, once."""
    reply, kind = FAULTS[fault]
    good, before = town.portal.routes[VICTIM], town.holds()
    town.portal.routes[VICTIM] = reply()
    report = town.round(hours=6)

    # what speaks for the whole portal ends the run
    assert report.state == ("failed" if kind == "blocked" or fault in PATIENCE else "done")
    assert report.reason
    assert report.reason == town.last_run()["reason"]
    assert kind in town.issues()
    assert any(VICTIM in (row["url"] or row["message"]) for row in town.rows("SELECT url, message FROM issue"))
    nothing_lost(town, before)

    town.portal.routes[VICTIM] = good
    assert town.round(hours=PATIENCE.get(fault, 6)).state == "done"
    settled(town, chronicle)


@pytest.mark.parametrize("where", ["list", "page"])
def test_a_portal_that_refuses_connections(where: str, town: Town, chronicle: Chronicle) -> None:
    """A portal that is down, from the start or from the first page on, fails the run; the next one makes it good."""
    if where == "list":
        town.refuse()
    else:
        good = town.portal.routes[VICTIM]

        def last_words(seen: Seen) -> Reply:
            town.refuse()
            return faults.raw(b"")

        town.portal.routes[VICTIM] = last_words
    report = town.round(hours=6)

    assert report.state == "failed"
    assert "ConnectError" in (town.last_run()["reason"] or "") + " ".join(
        r["message"] for r in town.rows("SELECT message FROM issue")
    )
    if where == "page":
        town.portal.routes[VICTIM] = good
    town.listen()
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)


def test_a_portal_that_goes_down_while_it_is_read_is_asked_little_more(town: Town, chronicle: Chronicle) -> None:
    """After a few pages in a row without an answer the run ends as failed; a page that was not asked for counts as untried."""
    lost = crowd(30)
    town.publish(*NEWS, *lost, *PAST)
    good = dict(town.portal.routes)
    town.portal.routes |= {entry.path: faults.reset() for _, entry in lost}
    report = town.round(hours=6)
    assert report.state == "failed"
    assert "did not answer 6 requests in a row" in str(report.reason)
    assert sum(path in {entry.path for _, entry in lost} for path in (seen.path for seen in town.portal.log)) == 4 + 5
    assert len(town.rows("SELECT key FROM listed WHERE state <> 'read'")) <= 7

    town.portal.routes = good
    assert town.round(hours=6).state == "done"
    assert len(town.rows("SELECT key FROM notice")) == len(NEWS) + len(PAST) + 30
    assert chronicle.messages == set(town.told())


@pytest.mark.thorough
def test_a_fault_that_lasts_for_days(town: Town, chronicle: Chronicle) -> None:
    """A page that fails for days is tried at growing intervals, not at every round, and is read when it is back."""
    good = town.portal.routes[VICTIM]
    town.portal.routes[VICTIM] = Reply(status=500)
    for _ in range(8):
        town.round(hours=12)
    asked = [seen for seen in town.portal.log if seen.path == VICTIM]
    town.portal.routes[VICTIM] = good
    for _ in range(3):
        town.round(hours=24)

    # four requests an attempt, six attempts: at once and after 12, 24, 36, 48 and 72 hours
    assert len(asked) == 6 * 4
    settled(town, chronicle)


GOOD: dict[str, Callable[[bytes], Reply]] = {
    "gbk under a utf-8 label": lambda page: Reply(body=page.decode().replace("utf-8", "gbk").encode("gb18030")),
    "utf-8 under a gb2312 label": lambda page: Reply(body=page, content_type="text/html; charset=gb2312"),
    "utf-8 under a latin label": lambda page: Reply(body=page, content_type="text/html; charset=iso-8859-1"),
    "no label at all": lambda page: Reply(body=page, content_type=None),
    "a charset that does not exist": lambda page: Reply(body=page, content_type="text/html; charset=klingon"),
    "NULs": lambda page: Reply(body=page.replace(b"<p>", b"<p>\0")),
    "gzip": faults.gzipped,
}


@pytest.mark.parametrize("where", ["list", "page"])
@pytest.mark.parametrize("label", bounded(list(GOOD), {"NULs"}))
def test_what_is_only_oddly_packed_is_read_at_once(label: str, where: str, town: Town, chronicle: Chronicle) -> None:
    """Wrong labels, NULs and packings change nothing in the file, not even for one round."""
    path = LIST if where == "list" else VICTIM
    good = town.portal.routes[path]
    assert isinstance(good, Reply)
    body = good.body if isinstance(good.body, bytes) else good.body.encode()
    town.portal.routes[path] = GOOD[label](body)
    assert town.round(hours=6).reason is None
    settled(town, chronicle)
    town.portal.routes[path] = good
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)


@pytest.mark.thorough
def test_a_robots_file_that_fails_stops_the_run_and_is_asked_for_again(town: Town, chronicle: Chronicle) -> None:
    """Where robots.txt cannot be had nothing may be asked for; when it is back everything is read."""
    town.portal.routes["/robots.txt"] = Reply(status=503)
    report = town.round(hours=25)
    assert report.state == "failed"
    assert "robots.txt" in (town.last_run()["reason"] or "")
    town.portal.routes["/robots.txt"] = Reply(status=404)
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
