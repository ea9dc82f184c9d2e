"""Traps of single portals: what their rows leave out, where their heads lie, and how their guards answer."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scrapers.base import Page, Reference
from scrapers.errors import Blocked, LayoutChanged, Unavailable, UnreadablePage
from scrapers.facts import checked_facts
from scrapers.notice import Notice, NoticeType, Party
from scrapers.registry import discover
from scrapers.sites.cn_psbc import CnPsbc
from tests.scrapers.sites.cases import NOW, FakeFetch, case_of
from tests.scrapers.sites.routes import Route
from tests.scrapers.sites.telling import references_of
from tests.support.fault_server import Portal, Reply
from tests.support.page_archive import quick_fetcher
from tests.support.small_pdf import small_pdf

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


def test_the_banks_channel_may_be_headed_as_the_groups() -> None:
    """China Post's channel 137338 may say 中国邮政集团招标公告: it is read, and the bank's preset keeps what the bank buys."""
    case = case_of("cn_psbc_chinapost")

    def headed(body: bytes, route: Route) -> bytes:
        return route.body(replace={"heading": "中国邮政集团招标公告"}) if route.role == "list" else body

    items, _ = case.listed(headed)
    assert [item.key for item in references_of(items)] == [item.key for item in references_of(case.listed()[0])]
    site = case.site()
    bought = {
        buyer: site.wants_notice(Notice(notice_type=NoticeType.AWARD, title="某项目", buyer=Party(name=buyer)), site.preset)
        for buyer in ("中国邮政储蓄银行股份有限公司", "中邮保险股份有限公司")
    }
    assert bought == {"中国邮政储蓄银行股份有限公司": True, "中邮保险股份有限公司": False}


def test_a_channels_section_may_be_named() -> None:
    """China Post's lists stand under a section; a channel of the configuration may name another."""
    site = discover()["cn_chinapost"]
    facts = checked_facts(site, {"channels": [{"code": "137338", "names": ["邮储"], "page": "26011"}]})
    fetch = FakeFetch(case_of("cn_chinapost"))
    with pytest.raises(Unavailable, match=re.escape("/cn/category/26011/137338-1.htm")):
        list(site(None, facts).list_notices(fetch, case_of("cn_chinapost").listing))


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
    row = {"url": "/1ywgg2/20260126/1.html", "publishDate": "2026-01-26"}
    rows = [
        {**row, "title": "现金机具采购项目招标公告"},
        {**row, "url": "/1ywgg2/20260126/2.html", "title": "数据标注服务采购项目成交结果公告"},
    ]

    def calls(body: bytes, _route: Route) -> bytes:
        return json.dumps({"res": {"total": 2, "rows": rows}}).encode()

    items, _ = case.listed(calls, listing=replace(case.listing, channels=("223",)))
    assert [item.key for item in references_of(items)] == ["2"]


@pytest.mark.parametrize("status", [400, 412])
def test_a_guard_before_the_banks_portal_is_a_block(status: int) -> None:
    """412 and 400 are how the guard of cg.psbc.com turns programmes away: said once as a block, then left alone for days."""
    with Portal() as portal:
        portal.routes = {"/cms/api/dynamicData/queryContentPage": Reply(status=status, body=b"")}
        with quick_fetcher(portal.url, refusing=CnPsbc.refusing) as fetch, pytest.raises(Blocked, match=str(status)):
            list(CnPsbc(portal.url).list_notices(fetch, case_of("cn_psbc").listing))
    assert len(portal.log) == 1
    assert CnPsbc.cool_down >= 2 * 86400


def test_a_row_without_an_id_is_known_by_its_page() -> None:
    """Rows of the bank's list have no id: the content's is the name of the page, which stands below the portal's web files."""
    (first, _) = references_of(case_of("cn_psbc").listed()[0])
    assert (first.key, first.url) == ("900003", "https://cg.psbc.com/cms/default/webfile/1ywgg7/20260127/900003.html")


def test_a_body_that_is_a_scan_counts_as_unread() -> None:
    """China Mobile's bodies are PDF files: where one holds no text, the notice has its link, no award, and says why."""
    case = case_of("cn_chinamobile")
    item = references_of(case.listed()[0])[1]
    page = case.page_of(item)
    assert page is not None
    (notice,) = case.site().parse(page, item)
    assert (notice.awards, notice.result_in_attachment, notice.attachments) == ((), True, (item.url,))
    assert notice.issues == ("attachment noticeContent.pdf: no text in it (scanned pages are not read)",)


def test_a_body_that_is_a_file_with_text_is_read() -> None:
    """Where China Mobile's PDF has letters, its winner and price are the notice's."""
    case = case_of("cn_chinamobile")
    item = references_of(case.listed()[0])[1]
    lines = ["中选结果公示", "中选人：北京云岭智能科技有限公司", "中选金额：1160000.00元"]
    content = base64.b64encode(small_pdf(lines)).decode()
    page = Page(url=URL, body=json.dumps({"code": 0, "data": {"noticeContent": content}}).encode(), fetched_at=NOW)
    (notice,) = case.site().parse(page, item)
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("北京云岭智能科技有限公司", "1160000.00")]
    assert not notice.result_in_attachment


@pytest.mark.parametrize("content", ["", "JVBER***", "a text of no kind"])
def test_a_body_of_no_kind_is_an_error(content: str) -> None:
    """Nothing, a PDF that is none and plain text in its place are named errors, never an empty notice."""
    case = case_of("cn_chinamobile")
    item = references_of(case.listed()[0])[1]
    page = Page(url=URL, body=json.dumps({"code": 0, "data": {"noticeContent": content}}).encode(), fetched_at=NOW)
    with pytest.raises((UnreadablePage, LayoutChanged)):
        list(case.site().parse(page, item))


def test_a_result_in_a_file_beside_the_body_counts_as_unread() -> None:
    """State Grid's results often stand in a file: the notice has its link and its buyer, and no award."""
    case = case_of("cn_sgcc")
    item = references_of(case.listed()[0])[1]
    page = case.page_of(item)
    assert page is not None
    (notice,) = case.site().parse(page, item)
    assert (notice.awards, notice.result_in_attachment, notice.attachments) == ((), True, (item.url,))
    assert notice.buyer is not None
    assert notice.buyer.name == "江北电网有限公司"


def test_results_filed_as_calls_are_taken_and_calls_are_not() -> None:
    """China Unicom's one list holds all kinds: rows numbered as results count whatever their title, others by their title."""
    titles = [item.title for item in references_of(case_of("cn_chinaunicom").listed()[0])]
    assert titles == ["智能问答平台采购项目中选结果公示", "数据标注服务采购项目成交结果公示", "押运服务采购项目采购公告"]
