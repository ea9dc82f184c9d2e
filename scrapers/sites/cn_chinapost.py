"""China Post's corporate site (中国邮政): the procurement channels of the group and its companies, results sifted by title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Listing, Page, Reference, Request, Selector
from scrapers.errors import LayoutChanged
from scrapers.families.channel_lists import Channel, ChannelLists
from scrapers.notice import Notice
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import innermost, link, one, parse_html, rows, text
from scrapers.toolkit.lists import ListPage, key_of
from scrapers.toolkit.titles import may_be_result

# the part of the site its lists stand in
_SECTION = "1813"
_LAST = re.compile(r"-(\d+)\.html?$")


class CnChinapost(ChannelLists):
    """Lists of 20 with tenders, changes and results mixed; the last page's number is in the pager."""

    id = "cn_chinapost"
    name = "中国邮政采购公告"
    base_url = "https://www.chinapost.com.cn"
    pace = 4.0
    every = "12h"
    verified = "described structure"
    verified_how = (
        "The list's shape follows a description of 2026-07, the numbers of the channels one of 2019 (then 181313/7338); 137338 "
        "is in two of 2026, and one calls it the group's. Each list must carry its channel's name in a heading. The section "
        "before the number is 1813 in both; a channel's `page` may name another, such as 26011. No page was recorded."
    )
    channels: ClassVar[tuple[Channel, ...]] = (
        # the bank's channel, whose page may be headed as the group's: the bank's notices are sifted out by their buyer
        Channel("137338", ("邮政储蓄", "邮储", "集团招标公告", "集团采购公告")),
        Channel("137294", ("集团",)),
        Channel("137331", ("省分公司", "省公司", "分公司")),
        Channel("137345", ("中邮保险", "保险")),
        Channel("137360", ("直属",)),
    )

    list_at = "div.new_list ul"
    items_at = "div.new_list ul li"
    facts: ClassVar[tuple[str, ...]] = ("title_at", "day_at", "last_page_at", "body_at")
    # ids repeat on every row, so they are matched as attributes
    title_at: ClassVar[Selector] = "span[id=ReportIDname] > a"
    day_at: ClassVar[Selector] = "span[id=ReportIDIssueTime]"
    last_page_at: ClassVar[Selector] = "li#PageNum a#CBLast"
    body_at: ClassVar[Selector] = "span[id=ReportIDtext], div.new_text"

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site, and not a plain call for tenders."""
        return may_be_result(reference.title) and super().wants(reference, listing)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The report's block of either layout; raises LayoutChanged where there is none."""
        body = innermost(parse_html(page), self.body_at, page.url)
        return [notice_of(body.html or "", page, reference, title=reference.title, published=reference.published)]

    def request(self, channel: Channel, number: int) -> Request:
        """Section, channel and page are parts of the address."""
        return Request(url=f"{self.root}/cn/category/{channel.page or _SECTION}/{channel.code}-{number}.htm")

    def item(self, node: LexborNode, url: str) -> Reference:
        """Title and day in elements whose ids repeat on every row."""
        anchor = one(node, self.title_at, url)
        address = link(anchor, url)
        published = day_in(text(one(node, self.day_at, url)), url, self.day_form)
        return Reference(key=key_of(address), url=address, title=text(anchor) or None, published=published)

    def read_list(self, page: Page, channel: Channel) -> ListPage:
        """As every such list, and the last page's number is in the pager. Raises LayoutChanged without one."""
        read = super().read_list(page, channel)
        root = parse_html(page)
        pages = self._pages(root, page.url)
        if not root.css(self.items_at) and pages > 1:
            raise LayoutChanged(f"0 items, but the pager says {pages} pages, at {page.url}")
        return replace(read, pages=pages)

    def _pages(self, root: LexborNode, url: str) -> int:
        last = rows(root, self.last_page_at, url)[0]
        found = _LAST.search(last.attributes.get("href") or "") or re.fullmatch(r"\D*(\d+)\D*", text(last))
        if not found:
            raise LayoutChanged(
                f"the pager's last page is {text(last)!r} ({last.attributes.get('href')!r}), expected a number, at {url}"
            )
        return int(found[1])
