"""The search of ccgp.gov.cn, asked slowly: results by watched company, by buyer, or by period where neither is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Selector
from scrapers.errors import Blocked, LayoutChanged
from scrapers.families.ccgp import CcgpPortal
from scrapers.toolkit.days import day_in
from scrapers.toolkit.html import link, one, parse_html, text
from scrapers.toolkit.lists import ListPage, each_channel, each_item, key_of, walk

_PAGER = re.compile(r"\bPager\(\s*\{\s*size\s*:\s*(\d+)")
_FOUND = re.compile(r"共找到\s*(\d+)")
_BUYER = re.compile(r"采购人[：:]\s*([^|]*?)\s*(?:\||$)")
# loader and rate pages that carry no list; seen with HTTP 200
_BLOCK = re.compile(r"频繁访问|过于频繁|努力加载中|服务器(?:正)?忙|server is busy", re.IGNORECASE)


class CnCcgpSearch(CcgpPortal):
    """bxsearch, 20 results a page; the portal blocks quickly, so the first block page ends the run."""

    id = "cn_ccgp_search"
    name = "中国政府采购网搜索"
    base_url = "http://search.ccgp.gov.cn"
    pace = 9.0
    cool_down = 6 * 3600.0
    every = "1d"
    by_days = True
    fills = ("zbgg", "cjgg", "gzgg", "fblbgg")
    verified = "described structure"
    verified_how = (
        "Parameters and result list follow descriptions of 2026; a recorded result page of 2013, in the same markup, is read by "
        "the tests. No result page of the present search was recorded."
    )

    facts: ClassVar[tuple[str, ...]] = ("kinds", "list_at")
    # bidType, one code a request: 中标 and 成交 are the awards, then 更正 and 终止
    kinds: ClassVar[tuple[str, ...]] = ("7", "11", "8", "12")
    list_at: ClassVar[Selector] = "ul.vT-srch-result-list-bid"

    @classmethod
    def portal(cls) -> str:
        """Portal whose pages the search finds, under the portal's own keys."""
        return "cn_ccgp"

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Every (kind, query) as a channel; the first block page ends the listing. Raises when nothing could be read."""
        asked = [(f"{kind}:{''.join(query.values())}", kind, query) for query in _queries(listing) for kind in self.kinds]
        wanted = [item for item in asked if not listing.channels or item[0] in listing.channels]
        channels = ((name, self._channel(name, kind, query, fetch, listing)) for name, kind, query in wanted)
        return each_channel(channels, stop_when_blocked=True)

    def _channel(self, name: str, kind: str, query: Mapping[str, str], fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        period = {"start_time": _colons(listing.since), "end_time": _colons(listing.until or listing.today)}
        fixed = {
            "searchtype": "2" if query.get("kw") else "1",
            "bidSort": "0",
            "pinMu": "0",
            "bidType": kind,
            "dbselect": "bidx",
            "kw": "",
            "buyerName": "",
            "timeType": "6",
            "pppStatus": "0",
        }

        def read_page(number: int) -> ListPage:
            params = {**fixed, **query, **period, "page_index": str(number + 1)}
            return self.read_list(fetch(Request(url=f"{self.root}/bxsearch", params=params)), name)

        return walk(self, name, read_page, listing)

    def read_list(self, page: Page, channel: str) -> ListPage:
        """One page of results. Raises Blocked for a block page, LayoutChanged when count, pager or list are missing."""
        root = parse_html(page)
        visible = text(root)
        lists = root.css(self.list_at)
        if not lists and _BLOCK.search(visible):
            raise Blocked(f"a block page ({visible[:60]!r}) instead of results at {page.url}")
        holder = one(root, self.list_at, page.url)
        found = _FOUND.search(visible)
        sizes = set(_PAGER.findall(page.text))
        if not found or len(sizes) > 1 or (int(found[1]) > self.page_size and not sizes):
            raise LayoutChanged(
                f"count {found and found[1]}, pagers {sorted(sizes)}, expected 共找到 N and one pager, at {page.url}"
            )
        total = int(found[1])
        nodes = [node for node in holder.css("li") if node.parent == holder]
        if total and not nodes:
            raise LayoutChanged(f"0 results, but the page says {total}, at {page.url}")
        pages = max([1, *map(int, sizes)])
        read = each_item(nodes, lambda node: _item(node, page.url, self.day_form), channel, page.url)
        return replace(read, pages=pages, total=total, whole=pages * self.page_size >= total)


def _item(node: LexborNode, url: str, form: DayForm) -> Reference:
    anchors = [item for item in node.css("a") if item.parent == node]
    if len(anchors) != 1:
        raise LayoutChanged(f"{len(anchors)} links in a result, expected 1, at {url}")
    address = link(anchors[0], url)
    facts = text(one(node, "span", url))
    buyer = _BUYER.search(facts)
    return Reference(
        key=key_of(address),
        url=address,
        title=text(anchors[0]) or None,
        published=day_in(facts, url, form),
        buyer=(buyer[1] if buyer else "") or None,
    )


def _queries(listing: Listing) -> list[Mapping[str, str]]:
    if listing.filters.buyer:
        return [{"buyerName": word} for word in listing.filters.buyer]
    return [{"kw": name} for name in listing.filters.supplier or listing.names] or [{}]


def _colons(day: date) -> str:
    return day.strftime("%Y:%m:%d")
