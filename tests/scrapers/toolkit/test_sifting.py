"""Titles, amounts and tokens that decide before or without a page."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from scrapers.base import Filters
from scrapers.errors import Blocked, LayoutChanged
from scrapers.money import Money
from scrapers.sites.cn_qcc import token
from scrapers.toolkit.aggregators import amount_of
from scrapers.toolkit.replies import count_of, field, instant_of_milliseconds, pages_of, parse_object, rows_of
from scrapers.toolkit.titles import looks_like_result, may_be_result
from tests.scrapers.sites.cases import NOW, FakeFetch, case_of
from tests.scrapers.sites.telling import references_of


@pytest.mark.parametrize(
    "title",
    [
        "某项目中标公告",
        "某项目成交结果公示",
        "中标候选人公示",
        "某项目废标公告",
        "某项目更正公告",
        "某项目合同公告",
        "某项目",
        None,
    ],
)
def test_results_and_doubtful_titles_are_fetched(title: str | None) -> None:
    """A title that speaks of a result, or says nothing either way, is worth its page."""
    assert may_be_result(title)


@pytest.mark.parametrize(
    "title", ["某项目公开招标公告", "某项目竞争性磋商公告", "某项目询价公告", "某单位政府采购意向", "某项目资格预审公告"]
)
def test_plain_calls_for_tenders_are_not(title: str) -> None:
    """A title that is plainly a call for tenders is not."""
    assert not may_be_result(title)
    assert not looks_like_result(title)


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [("59.6万元", "596000"), ("1,200,000元", "1200000"), ("1.9亿元", "190000000"), ("￥100 元", "100"), ("0.01元", "0.01")],
)
def test_a_plain_amount_with_its_unit_is_read(printed: str, yuan: str) -> None:
    """A figure with its unit is that many yuan, to the fen."""
    assert amount_of(printed) == Money.of(Decimal(yuan))


@pytest.mark.parametrize("printed", ["", "约300万元", "59.6", "0元", "100万美元", "10-20万元", "详见附件", "85%", "1,20元"])
def test_a_doubtful_amount_is_none(printed: str) -> None:
    """Nothing, an estimate, a bare figure, zero, other money, a range or a rate is no amount."""
    assert amount_of(printed) is None


def test_the_token_is_upper_case_md5_of_key_time_and_secret() -> None:
    """The provider's rule, worked out by hand for one key, second and secret."""
    assert token("key", "1700000000", "secret") == "F82D2EC0DA9D602FB2F633CEBEBDE66E"


def test_a_search_block_page_is_blocked() -> None:
    """Rate and loader pages of the search raise Blocked, whatever their status, and end the run there."""
    case = case_of("cn_ccgp_search")
    for said in ("频繁访问!中国政府采购网", "努力加载中", "您的访问过于频繁"):
        body = f"<html><head><title>{said}</title></head><body><p>{said}</p></body></html>".encode()
        fetch = FakeFetch(case, lambda _body, _route, body=body: body)  # type: ignore[misc]
        with pytest.raises(Blocked):
            list(case.site().list_notices(fetch, case.listing))
        assert len(fetch.log) == 1


def test_the_search_asks_for_buyers_before_names() -> None:
    """With buyers configured the search asks for them, else for the watched names, else for the whole period."""
    case = case_of("cn_ccgp_search")
    buyers = Filters(buyer=("气象", "水利"))
    for listing, expected in (
        (case.listing, [("北京云岭智能科技有限公司", "")]),
        (replace(case.listing, filters=buyers), [("", "气象"), ("", "水利")]),
        (replace(case.listing, names=()), [("", "")]),
    ):
        fetch = FakeFetch(case, loose=True)
        list(case.site().list_notices(fetch, listing))
        asked = [json.loads(line.partition(" /bxsearch ")[2]) for line in fetch.log]
        assert list(dict.fromkeys((params["kw"], params["buyerName"]) for params in asked)) == expected
        assert {params["bidType"] for params in asked} == {"7", "8", "11", "12"}


def test_a_refusing_provider_is_blocked() -> None:
    """An aggregator that refuses key or balance raises Blocked with its reason, and no further name is asked."""
    for site, answer in (
        ("cn_qcc", '{"Status":"101","Message":"余额不足"}'),
        ("cn_tianyancha", '{"error_code":300005,"reason":"无权限"}'),
    ):
        case = case_of(site)
        fetch = FakeFetch(case, lambda _body, _route, answer=answer: answer.encode())  # type: ignore[misc]
        with pytest.raises(Blocked):
            list(case.site().list_notices(fetch, case.listing))
        assert len(fetch.log) == 1


def test_every_lead_is_marked_as_one() -> None:
    """What aggregators say is hearsay: each of their notices is a lead."""
    for site in ("cn_qcc", "cn_tianyancha"):
        case = case_of(site)
        assert case.scraper.leads
        for reference in references_of(case.listed()[0]):
            assert reference.page is not None
            assert [notice.lead for notice in case.site().parse(reference.page, reference)] == [True]


def test_fields_of_a_reply_are_checked() -> None:
    """A missing field, another kind, a list of other things or no JSON at all is a named error."""
    row = parse_object('{"a": {"b": 3, "c": [{"d": 1}], "e": [1]}, "n": "12", "t": true}', "u")
    assert field(row, "a.b", int, "u") == 3
    assert rows_of(row, "a.c", "u") == [{"d": 1}]
    assert (count_of(row, "n", "u"), pages_of(21, 10), pages_of(20, 10), pages_of(0, 10)) == (12, 3, 2, 0)
    for reads in (
        lambda: field(row, "a.x", int, "u"),
        lambda: field(row, "t", int, "u"),
        lambda: rows_of(row, "a.e", "u"),
        lambda: count_of(row, "a", "u"),
        lambda: parse_object("<html>", "u"),
        lambda: parse_object("[]", "u"),
        lambda: instant_of_milliseconds("soon", "u"),
    ):
        with pytest.raises(LayoutChanged):
            reads()
    assert instant_of_milliseconds(int(NOW.timestamp() * 1000), "u").isoformat() == "2026-01-28T12:00:00+08:00"
