"""The national public resource trading platform (全国公共资源交易平台): results, contracts and corrections of all provinces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper, Selector
from scrapers.errors import Blocked, LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import as_contract, instant_of, notice_of
from scrapers.toolkit.html import one, parse_html, text
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, walk
from scrapers.toolkit.replies import Row, count_of, reply, required, rows_of, words_of

_LIST = "/information/pubTradingInfo/getTradList"
_HISTORY = "/his/information/pubTradingInfo/getTradList"
# DEAL_STAGE of procurement contracts
_CONTRACTS = "0203"
# DEAL_TIME reaches back so far; the narrower codes and the free period were once reported to give nothing
_REACH = (("04", timedelta(days=28)), ("05", timedelta(days=85)))
_WRAPPER = re.compile(r"^(/information/deal/html)/a/")


class CnGgzy(Scraper):
    """POST lists of 20; a listed page is a frame around the body, which stands under /b/ instead of /a/."""

    id = "cn_ggzy"
    name = "全国公共资源交易平台"
    country = "CN"
    base_url = "https://www.ggzy.gov.cn"
    pace = 3.0
    cool_down = 1800.0
    every = "4h"
    verified = "recorded page 2026-03-17"
    verified_how = (
        "A recorded list reply and a recorded contract body of 2026-03-17 are read by the tests; that the body of every "
        "listed page stands under /b/ follows descriptions of 2026 and the recorded frame."
    )
    expects_weekly = 200

    facts: ClassVar[tuple[str, ...]] = ("stages", "page_size", "notice_at", "title_at", "day_at", "body_at")
    # DEAL_STAGE: results of engineering; awards, contracts and corrections of procurement
    stages: ClassVar[tuple[str, ...]] = ("0104", "0202", _CONTRACTS, "0204")
    page_size: ClassVar[int] = 20
    notice_at: ClassVar[Selector] = "#mycontent"
    title_at: ClassVar[Selector] = "h4.h4_o"
    day_at: ClassVar[Selector] = "p.p_o"
    body_at: ClassVar[Selector] = "div.detail"

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Stages; their replies carry no heading."""
        return dict.fromkeys(self.stages, ())

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each stage page by page; raises when none could be read."""
        wanted = [stage for stage in self.stages if not listing.channels or stage in listing.channels]
        return each_channel((stage, self._channel(stage, fetch, listing)) for stage in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """A body page (`#mycontent`); raises LayoutChanged for the frame and anything else."""
        root = parse_html(page)
        one(root, self.notice_at, page.url)
        title = text(one(root, self.title_at, page.url))
        printed = text(one(root, self.day_at, page.url))
        block = one(root, self.body_at, page.url)
        published = day_of(printed, page.url) if re.search(r"\d{4}-\d{2}-\d{2}", printed) else reference.published
        notice = notice_of(block.html or "", page, reference, title=title, published=published, at=instant_of(printed))
        return [as_contract(notice) if reference.channel == _CONTRACTS else notice]

    def _channel(self, stage: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            read = self.read_list(fetch(self._request(stage, number, listing)), stage)
            if any(item.channel != stage for item in read.references):
                found = sorted({str(item.channel) for item in read.references})
                raise LayoutChanged(f"records of type {found}, expected {stage}: the portal ignored the question, at {_LIST}")
            return read

        return walk(self, stage, read_page, listing)

    def _request(self, stage: str, number: int, listing: Listing) -> Request:
        back = listing.today - listing.since
        code = next((code for code, reach in _REACH if back <= reach), "06")
        period = {"TIMEBEGIN": str(listing.since), "TIMEEND": str(listing.until or listing.today)} if code == "06" else {}
        form = {
            "SOURCE_TYPE": "1",
            "DEAL_TIME": code,
            "DEAL_CLASSIFY": stage[:2],
            "DEAL_STAGE": stage,
            "PAGENUMBER": str(number + 1),
            "FINDTXT": "",
            **period,
        }
        address = _HISTORY if back > timedelta(days=365) else _LIST
        return Request(url=f"{self.root}{address}", form=form, headers={"Referer": f"{self.root}/deal/dealList.html"})

    def read_list(self, page: Page, channel: str) -> ListPage:
        """The records of a list reply, each under the type it states. Raises Blocked and LayoutChanged by the reply's code."""
        answer = reply(page)
        code = answer.get("code")
        if code in (800, 829):
            raise Blocked(f"code {code} ({words_of(answer, 'message')}) instead of a list at {page.url}")
        if code != 200:
            raise LayoutChanged(f"code {code!r} ({words_of(answer, 'message')}), expected 200, at {page.url}")
        rows = rows_of(answer, "data.records", page.url)
        total = count_of(answer, "data.total", page.url)
        pages = count_of(answer, "data.pages", page.url)
        if total and not rows and count_of(answer, "data.current", page.url) <= max(1, pages):
            raise LayoutChanged(f"0 records, but the portal says {total}, at {page.url}")
        read = each_item(rows, lambda row: _item(row, self.root, page.url), channel, page.url)
        return replace(read, pages=max(1, pages), total=total, whole=pages * self.page_size >= total)


def _item(row: Row, root: str, url: str) -> Reference:
    path = required(row, "url", url)
    body, found = _WRAPPER.subn(r"\1/b/", path)
    if not found:
        raise LayoutChanged(f"the address {path!r} is not under /information/deal/html/a/, at {url}")
    return Reference(
        key=required(row, "id", url),
        url=f"{root}{path}",
        title=words_of(row, "title"),
        published=day_of(required(row, "publishTime", url), url),
        region=words_of(row, "provinceText"),
        channel=required(row, "informationType", url),
        request=Request(url=f"{root}{body}"),
    )
