"""`tracker probe` before portals whose lists, days or bodies have moved: what it names, and the line that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrapers.base import Page
from scrapers.sites.cn_ctg import CnCtg
from tests.scrapers.sites.cases import NOW
from tests.support.fault_server import Portal, Reply, Route, as_json, redirect
from tests.tracker.cli.conftest import Tracker
from tests.tracker.cli.test_probe import NAMES, NOTICE, SHELL, listed, probed, verdicts
from tests.tracker.cli.test_probe import portal as portal  # noqa: PLC0414  a fixture, which pytest finds by its name here
from tracker.devtools.probe_checks import page_checks


def test_days_in_another_order_are_mended_by_the_line_suggested(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Lists that print 27/01/2099 differ, the fact to add is printed once, and with it the portal matches."""
    for code, name in NAMES.items():
        portal.routes[f"/cms/channel/{code}/index.htm"] = listed(code, name).replace("2099-01-27", "27/01/2099")
    answer = probed(tracker, portal, tmp_path)
    assert answer.out.count('day_form = "%d/%m/%Y"') == 1
    again = probed(tracker, portal, tmp_path, 'day_form = "%d/%m/%Y"', "--format", "json")
    assert set(verdicts(again).values()) == {"matches"}


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (as_json({"code": 200, "data": []}), "JSON instead of HTML"),
        (Reply(body=b"\x1f\x8b\x08\x00", content_type="text/html"), "gzip without its label instead of HTML"),
        (Reply(body=b"%PDF-1.7", content_type="application/pdf"), "a PDF instead of HTML"),
        (Reply(body=b""), "an empty page"),
        (Reply(status=410), "HTTP 410"),
        (
            SHELL.format("<meta http-equiv='refresh' content='0; url=/new/'>"),
            "heading: none, a page that shows nothing and leads on to /new/",
        ),
        (SHELL.format("<script>location.href = '/app/#/list'</script>"), "leads on to /app/#/list"),
        (SHELL.format("<script src='/app.js'></script>"), "heading: none, a page that shows nothing by itself"),
        ("<html><head><title>404</title></head><body>您访问的页面不存在</body></html>", "heading: 404"),
        ("<html><head><title>校园网</title></head><body>请接受条款</body></html>", "heading: 校园网"),
        (listed("1ywgg3", NAMES["1ywgg3"]).replace("2099-01-27", "27/01"), "no date in '27/01', expected one like 2026-01-27"),
        (listed("1ywgg3", NAMES["1ywgg3"]).replace("title=", "data-title="), "<a> has no 'title'"),
        (
            listed("1ywgg3", NAMES["1ywgg3"]).replace('href="/cms/channel/1ywgg3/1.htm"', 'href="javascript:go(1)"'),
            "is no http(s) address",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "page",
)
def test_a_list_of_another_shape_is_named(tracker: Tracker, portal: Portal, tmp_path: Path, page: Route, said: str) -> None:
    """Each other thing in a list's place is one verdict with what was found; the other channels are probed."""
    portal.routes["/cms/channel/1ywgg3/index.htm"] = page
    answer = probed(tracker, portal, tmp_path)
    (line,) = (each for each in answer.out.splitlines() if each.startswith("1ywgg3: "))
    assert line.startswith("1ywgg3: differs: ")
    assert said in line
    assert "1ywgg4: matches" in answer.out
    assert "Traceback" not in answer.err


def test_a_redirect_to_an_address_not_asked_says_where_it_began(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """A list that leads into a private network is no list, and the message has both addresses."""
    portal.routes["/cms/channel/1ywgg3/index.htm"] = redirect("http://10.1.2.3/hotspot")
    answer = probed(tracker, portal, tmp_path)
    (line,) = (each for each in answer.out.splitlines() if each.startswith("1ywgg3: "))
    assert "10.1.2.3" in line
    assert f"where a redirect from {portal.url}/cms/channel/1ywgg3/index.htm?pageNo=1 leads" in line


def test_an_answer_of_another_host_is_told() -> None:
    """Where a portal answers from elsewhere, the line that makes it the source's address stands beside what was asked."""
    page = Page(url="https://new.example/cms/index.htm", body=listed("1ywgg3", NAMES["1ywgg3"]).encode(), fetched_at=NOW)
    (address, heading) = page_checks(CnCtg(), "1ywgg3", [page])
    assert (address.of, address.holds, heading.holds) == ("address", None, True)
    assert 'base_url = "https://new.example"' in address.found


def test_a_moved_body_is_named(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Lists match and the notice differs: the selector that found nothing is named, with what was expected of it."""
    for code in NAMES:
        portal.routes[f"/cms/channel/{code}/1.htm"] = NOTICE.replace("{body}", "article-main")
    answer = probed(tracker, portal, tmp_path)
    assert answer.code == 1
    assert "notice: differs: 'div.article-content, div.main-text' matched 0 nodes, expected 1" in answer.out
    assert "1ywgg4: matches" in answer.out
