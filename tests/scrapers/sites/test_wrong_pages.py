"""Pages of the right shape that hold the wrong thing: another list, nothing where something is counted, a refusal in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scrapers.errors import Blocked, LayoutChanged, ScraperError
from tests.scrapers.sites.cases import FakeFetch, case_of
from tests.scrapers.sites.routes import Route
from tests.scrapers.sites.telling import issues_of, references_of

Edit = Callable[[Any], Any]


def listed_with(site: str, edit: Edit) -> None:
    """Lists a JSON site whose every list reply was edited."""

    def change(body: bytes, route: Route) -> bytes:
        return json.dumps(edit(json.loads(body)), ensure_ascii=False).encode() if route.role == "list" else body

    case_of(site).listed(change)


def without_rows(*path: str) -> Edit:
    """Empties the list at `path`, whatever the portal counts."""

    def edit(reply: dict[str, Any]) -> dict[str, Any]:
        place = reply
        for name in path[:-1]:
            place = place[name]
        place[path[-1]] = []
        if "totalcount" in place:
            place["totalcount"] = 7
        if "total" in place:
            place["total"] = 7
        return reply

    return edit


@pytest.mark.parametrize(
    ("site", "path"),
    [
        ("cn_zcy_guangxi", ("result", "data", "data")),
        ("cn_jsggzy", ("result", "records")),
        ("cn_ggzy", ("data", "records")),
        ("cn_psbc", ("res", "rows")),
        ("cn_chinaunicom", ("data", "records")),
    ],
)
def test_no_rows_where_the_portal_counts_some_is_a_changed_layout(site: str, path: tuple[str, ...]) -> None:
    """A reply whose rows are gone while its total is not raises; it is not an empty day."""
    with pytest.raises(LayoutChanged, match="the portal says"):
        listed_with(site, without_rows(*path))


@pytest.mark.parametrize(
    ("site", "items"),
    [
        ("cn_ccgp", r"<li>   <a .*?</li>"),
        ("cn_chinapost", r"<li><span id=ReportIDname>.*?</li>"),
        ("cn_ccgp_search", r"<li><a .*?</li>"),
    ],
)
def test_no_items_where_the_pager_counts_some_is_a_changed_layout(site: str, items: str) -> None:
    """A page whose items are gone while its pager still counts pages is an error of that channel."""
    case = case_of(site)

    def emptied(body: bytes, route: Route) -> bytes:
        return re.sub(items, "", body.decode(), flags=re.DOTALL).encode() if route.role == "list" else body

    listed, _ = case.listed(emptied)
    assert references_of(listed) == []
    assert [type(issue.error) for issue in issues_of(listed)] == [LayoutChanged]
    assert re.search(r"the pager says|the page says|its pager says", issues_of(listed)[0].message)


def test_rows_of_another_kind_are_refused() -> None:
    """CFCPN rows of calls for tenders in answer to a question for results raise."""

    def calls(reply: dict[str, Any]) -> dict[str, Any]:
        for row in reply["rows"]:
            row["noticeType"] = "1"
        return reply

    case = case_of("cn_cfcpn")
    fetch = FakeFetch(case, lambda body, _: json.dumps(calls(json.loads(body))).encode())
    with pytest.raises(LayoutChanged, match="noticeType"):
        list(case.site().list_notices(fetch, replace(case.listing, channels=("4",))))


def test_an_unfiltered_answer_is_refused() -> None:
    """The national platform answers an unknown question with everything: records of another type raise."""

    def everything(reply: dict[str, Any]) -> dict[str, Any]:
        row = {"id": "x", "publishTime": "2026-01-27", "title": "t", "informationType": "0101"}
        reply["data"]["records"] = [{**row, "url": "/information/deal/html/a/320000/0101/20260127/x.html"}]
        return reply

    with pytest.raises(LayoutChanged, match="ignored the question"):
        listed_with("cn_ggzy", everything)


@pytest.mark.parametrize(("code", "error"), [(829, Blocked), (800, Blocked), (804, LayoutChanged)])
def test_the_national_platforms_codes_have_their_errors(code: int, error: type[ScraperError]) -> None:
    """Captcha and too-frequent codes are blocks; a question too wide is an error of ours."""
    with pytest.raises(error, match=f"code {code}"):
        listed_with("cn_ggzy", lambda _: {"code": code, "message": "synthetic"})


def test_titles_without_results_are_refused() -> None:
    """The procurement centre's numbers are inferred: a list that speaks of no result is not the one meant."""

    def calls(reply: dict[str, Any]) -> dict[str, Any]:
        for row in reply["data"]:
            row["title"] = "某项目公开招标公告"
        return reply

    case = case_of("cn_zycg")
    items, _ = case.listed(lambda body, route: json.dumps(calls(json.loads(body))).encode() if route.role == "list" else body)
    assert references_of(items) == []
    assert [issue.kind for issue in issues_of(items)] == ["layout_changed"]


def test_a_whole_ccgp_page_without_its_blocks_is_refused() -> None:
    """A page of the portal that speaks of awards but is no detail page raises: an index is not a notice."""
    case = case_of("cn_ccgp")
    reference = references_of(case.listed()[0])[0]
    page = case.page_of(reference)
    assert page is not None
    body = (
        page.text.replace("vF_detail_main", "vF_index_main").replace("vF_detail_content", "vF_index").replace("class='title'", "")
    )
    other = replace(page, body=body.encode())
    with pytest.raises(LayoutChanged, match="expected a notice"):
        list(case.site().parse(other, reference))


def test_a_portal_that_says_no_is_heard() -> None:
    """`success: false` and `result: false` raise with the portal's own words."""
    with pytest.raises(LayoutChanged, match="参数错误"):
        listed_with("cn_zcy_guangxi", lambda _: {"success": False, "error": "参数错误"})
    with pytest.raises(LayoutChanged, match="参数错误"):
        listed_with("cn_cfcpn", lambda _: {"result": False, "message": "参数错误"})
    with pytest.raises(Blocked, match="频繁"):
        listed_with("cn_cfcpn", lambda _: {"result": False, "message": "操作频繁"})
    with pytest.raises(LayoutChanged, match="code 500"):
        listed_with("cn_ccgp_jiangsu", lambda _: {"code": 500, "result": []})
