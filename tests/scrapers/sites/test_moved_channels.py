"""A channel is known by its heading: one that stands under another code is found there, once, and read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scrapers.base import Listing
from scrapers.errors import LayoutChanged
from scrapers.sites.cn_ctg import CnCtg
from tests.scrapers.sites.cases import case_of
from tests.scrapers.sites.telling import issues_of, references_of
from tests.support.fault_server import Portal
from tests.support.page_archive import quick_fetcher

RESULTS = CnCtg.channels[1]
ROW = '<li><a href="/cms/channel/x/{key}.htm" title="某项目中标结果公告"><em>2026-01-27</em></a></li>'
ASKED = replace(case_of("cn_ctg").listing, channels=(RESULTS.code,))


def listed(heading: str, key: str = "1") -> str:
    """A list page with one notice."""
    row = ROW.replace("{key}", key)
    return f"<html><head><title>{heading}</title></head><body><h2>{heading}</h2><ul id='list1'>{row}</ul></body></html>"


def read(portal: Portal, listing: Listing) -> tuple[list[str], list[str | None], list[str]]:
    """Keys listed, addresses of channels found elsewhere, and the paths that were asked for."""
    portal.log.clear()
    with quick_fetcher(portal.url) as fetch:
        items = list(CnCtg(portal.url).list_notices(fetch, listing))
    moved = [issue.url for issue in issues_of(items) if issue.kind == "channel_moved"]
    asked = [seen.path for seen in portal.log if seen.path != "/robots.txt"]
    return [item.key for item in references_of(items)], moved, asked


def test_a_channel_is_found_by_its_heading_and_asked_there_first_afterwards() -> None:
    """1ywgg4 carries changes at this portal: results are found under 1ywgg6; told of it, the next run asks nothing in between."""
    with Portal(
        {"/cms/channel/1ywgg4/index.htm": listed("变更公告"), "/cms/channel/1ywgg6/index.htm": listed("中标结果公告", "9")}
    ) as portal:
        keys, moved, asked = read(portal, ASKED)
        assert keys == ["/cms/channel/x/9.htm"]
        assert [str(url).rpartition("/cms")[2] for url in moved] == ["/channel/1ywgg6/index.htm?pageNo=1"]
        assert set(asked) == {f"/cms/channel/1ywgg{n}/index.htm" for n in (1, 4, 5, 6)}
        keys, _, asked = read(portal, replace(ASKED, moved={RESULTS.code: str(moved[0])}))
    assert keys == ["/cms/channel/x/9.htm"]
    assert set(asked) == {f"/cms/channel/1ywgg{n}/index.htm" for n in (4, 6)}


def test_a_channel_that_stands_nowhere_is_a_changed_layout() -> None:
    """Where no code carries the heading, what was found in its place is said; a list of another kind is never read for it."""
    with Portal({"/cms/channel/1ywgg4/index.htm": listed("变更公告")}) as portal, pytest.raises(LayoutChanged, match="变更公告"):
        read(portal, ASKED)


def test_a_channel_in_its_place_costs_no_search() -> None:
    """A list under its own heading asks for no other."""
    with Portal({"/cms/channel/1ywgg4/index.htm": listed("中标结果公告")}) as portal:
        _, moved, asked = read(portal, ASKED)
    assert (moved, set(asked)) == ([], {"/cms/channel/1ywgg4/index.htm"})
