"""Traps of single portals: what their rows leave out, where their heads lie, and how their guards answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scrapers.base import Page, Reference
from scrapers.errors import Blocked
from scrapers.registry import discover
from scrapers.sites.cn_psbc import CnPsbc
from tests.scrapers.sites.cases import NOW, case_of
from tests.scrapers.sites.routes import Route
from tests.scrapers.sites.telling import references_of
from tests.support.fault_server import Portal, Reply
from tests.support.page_archive import quick_fetcher

URL = "https://portal.invalid/detail"


def edited(role: str, edit: Callable[[Any], None]) -> Callable[[bytes, Route], bytes]:
    """A change of every JSON reply of one role."""

    def change(body: bytes, route: Route) -> bytes:
        reply = json.loads(body)
        if route.role == role:
            edit(reply)
        return json.dumps(reply, ensure_ascii=False).encode()

    return change


def test_rows_without_a_kind_are_sifted_by_title() -> None:
    """CFCPN's rows seldom say their kind: a call for tenders among the results is left out, a result is not."""

    def untyped(reply: Any) -> None:
        for row in reply["rows"]:
            del row["noticeType"]
        if reply["rows"]:
            reply["rows"][0]["noticeTitle"] = "智能问答平台采购项目招标公告"

    items, _ = case_of("cn_cfcpn").listed(edited("list", untyped))
    titles = [item.title for item in references_of(items)]
    assert titles
    assert not any("招标公告" in (title or "") for title in titles)


def test_entities_in_a_title_are_characters() -> None:
    """`&mdash;` in CFCPN's JSON titles is a dash, in the list as on the page."""

    def dashed(reply: Any) -> None:
        for row in reply["rows"]:
            row["noticeTitle"] = "押运服务&mdash;&mdash;结果公告"

    case = case_of("cn_cfcpn")
    items, _ = case.listed(edited("list", dashed))
    item = references_of(items)[0]
    page = case.page_of(item, edited("detail", dashed))
    assert page is not None
    (notice,) = case.site().parse(page, item)
    assert (item.title, notice.title) == ("押运服务——结果公告", "押运服务——结果公告")


def test_a_group_that_publishes_is_not_taken_for_the_buyer() -> None:
    """Where a parent publishes, a filter by buyer does not drop the row, and the buyer that the body names wins."""

    def group(reply: Any) -> None:
        for row in reply["rows"]:
            row["userName"] = "江北金融控股集团有限公司"

    case = case_of("cn_cfcpn")
    items, _ = case.listed(edited("list", group))
    item = references_of(items)[0]
    page = case.page_of(item, edited("detail", group))
    assert page is not None
    (notice,) = case.site().parse(page, item)
    assert item.buyer is None
    assert notice.buyer is not None
    assert notice.buyer.name == "中国邮政储蓄银行股份有限公司"


def test_the_time_people_see_goes_before_the_heads() -> None:
    """Jiangsu's PubDate runs on a clock of twelve hours: the printed 22:41 wins over its 10:41."""
    body = """<html><head><meta name="PubDate" content="2026-07-06 10:41"></head><body>
    <h2 class="ewb-trade-h">某项目中标结果公告</h2><p>【信息时间：2026-07-06 22:41】</p>
    <div class="ewb-trade-con"><p>项目编号：SYN-1</p><p>中标人：北京云岭智能科技有限公司</p></div></body></html>"""
    page = Page(url=URL, body=body.encode(), fetched_at=NOW)
    (notice,) = discover()["cn_jsggzy"]().parse(page, Reference(key="k", url=URL))
    assert (notice.published_date, notice.published_at) == (date(2026, 7, 6), "2026-07-06T22:41:00+08:00")


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_extended_body_may_be_an_object(wrapped: bool) -> None:
    """Jiangsu's procurement portal sends the body in `extend` as text, or as an object that holds it."""
    body = "<p>项目编号：SYN-1</p><p>中标人：北京云岭智能科技有限公司</p><p>中标金额：116万元</p>"
    reply = {"data": {"title": "某项目中标公告", "extend": {"content": body} if wrapped else body}}
    page = Page(url=URL, body=json.dumps(reply).encode(), fetched_at=NOW)
    (notice,) = discover()["cn_ccgp_jiangsu"]().parse(page, Reference(key="k", url=URL))
    assert [award.supplier.name for award in notice.awards] == ["北京云岭智能科技有限公司"]


def test_calls_among_the_banks_notices_are_sifted_by_title() -> None:
    """The bank's list of calls is read for what is no call: a result filed there is taken, a tender is not."""
    case = case_of("cn_psbc")
    row = {"contentId": "1", "url": "/1", "publishDate": "2026-01-26"}
    rows = [{**row, "title": "现金机具采购项目招标公告"}, {**row, "contentId": "2", "title": "数据标注服务采购项目成交结果公告"}]

    def calls(body: bytes, _route: Route) -> bytes:
        return json.dumps({"res": {"total": 2, "rows": rows}}).encode()

    items, _ = case.listed(calls, listing=replace(case.listing, channels=("223",)))
    assert [item.key for item in references_of(items)] == ["2"]


@pytest.mark.parametrize("status", [400, 412])
def test_a_guard_before_the_banks_portal_is_a_block(status: int) -> None:
    """412 and 400 are how the guard of cg.psbc.com turns programmes away: said once as a block, then left alone for days."""
    with Portal() as portal:
        portal.routes = {"/cms/api/dynamicData/queryContentPage": Reply(status=status, body=b"")}
        with quick_fetcher(portal.url) as fetch, pytest.raises(Blocked, match=str(status)):
            list(CnPsbc(portal.url).list_notices(fetch, case_of("cn_psbc").listing))
    assert len(portal.log) == 1
    assert CnPsbc.cool_down >= 2 * 86400
