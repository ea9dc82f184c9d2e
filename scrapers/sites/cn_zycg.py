"""The central government's procurement centre (中央政府采购网): results through its FreeCMS calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Scraper, Selector
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import one, parse_html
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import whole_list
from scrapers.toolkit.replies import Row, count_of, reply, required, rows_of, words_of
from scrapers.toolkit.titles import looks_like_result

_LIST = "/freecms/rest/v1/notice/selectInfoMore.do"


class CnZycg(Scraper):
    """GET lists of 12; details as HTML."""

    id = "cn_zycg"
    name = "中央政府采购网"
    country = "CN"
    base_url = "https://www.zycg.gov.cn"
    pace = 3.0
    every = "12h"
    verified = "described structure"
    verified_how = (
        "Calls and rows follow descriptions of 2021 to 2026; what noticeType 2 means is inferred, so a list whose titles speak "
        "of no result is refused. No reply was recorded."
    )

    facts: ClassVar[tuple[str, ...]] = (
        "site_id",
        "channel_id",
        "ways",
        "results",
        "page_size",
        "printed_at",
        "body_at",
        "day_form",
    )
    site_id: ClassVar[str] = "6f5243ee-d4d9-4b69-abbd-1e40576ccd7d"
    channel_id: ClassVar[str] = "d0e7c5f4-b93e-4478-b7fe-61110bb47fd5"
    # implementWay: three ways of buying, each with its own list
    ways: ClassVar[tuple[str, ...]] = ("1", "9", "21")
    # noticeType taken for results, which every page must bear out
    results: ClassVar[str] = "2"
    page_size: ClassVar[int] = 12
    # the block of the newer layout goes before that of the older
    printed_at: ClassVar[Selector] = "#printArea"
    body_at: ClassVar[Selector] = "#content"

    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Ways of buying; their replies carry no heading."""
        return dict.fromkeys(self.ways, ())

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each way of buying page by page; raises when none could be read."""
        wanted = [way for way in self.ways if not listing.channels or way in listing.channels]
        return each_channel((way, self._channel(way, fetch, listing)) for way in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The block of either layout; raises LayoutChanged where there is none."""
        root = parse_html(page)
        body = one(root, self.printed_at if root.css(self.printed_at) else self.body_at, page.url)
        return [notice_of(body.html or "", page, reference, title=reference.title, published=reference.published)]

    def _channel(self, way: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            params = {
                "siteId": self.site_id,
                "channel": self.channel_id,
                "currPage": str(number + 1),
                "pageSize": str(self.page_size),
                "noticeType": self.results,
                "implementWay": way,
                "title": "",
                "operationStartTime": "",
                "operationEndTime": "",
            }
            return self._read_list(fetch(Request(url=f"{self.root}{_LIST}", params=params)), way)

        return walk(self, way, read_page, listing)

    def _read_list(self, page: Page, way: str) -> ListPage:
        answer = reply(page)
        total = count_of(answer, "total", page.url)
        rows = rows_of(answer, "data", page.url)
        titles = [words_of(row, "title") for row in rows]
        if rows and not any(looks_like_result(title) for title in titles):
            raise LayoutChanged(f"noticeType {self.results} lists {titles[:3]}, expected results, at {page.url}")
        read = each_item(rows, lambda row: self._item(row, page.url), way, page.url)
        return whole_list(read, total, self.page_size, called=way, url=page.url)

    def _item(self, row: Row, url: str) -> Reference:
        path = required(row, "pageurl", url)
        return Reference(
            key=required(row, "id", url),
            url=path if path.startswith(("http://", "https://")) else f"{self.root}/{path.lstrip('/')}",
            title=words_of(row, "title"),
            published=day_in(required(row, "addtimeStr", url), url, self.day_form),
        )
