"""China Post's corporate site (中国邮政): the procurement channels of the group and its companies, results sifted by title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import link, one, parse_html, rows, text
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, headings_of, key_of, walk
from scrapers.toolkit.titles import may_be_result

# ids repeat on every row, so they are matched as attributes
_NAME, _DAY, _BODY = "span[id=ReportIDname]", "span[id=ReportIDIssueTime]", "span[id=ReportIDtext], div.new_text"
_LAST = re.compile(r"-(\d+)\.html?$")


@dataclass(frozen=True, slots=True)
class Channel:
    """One list: its number in the address and words of which a heading of its page has one."""

    number: str
    names: tuple[str, ...]


class CnChinapost(Scraper):
    """Lists of 20 with tenders, changes and results mixed; the last page's number is in the pager."""

    id = "cn_chinapost"
    name = "中国邮政采购公告"
    country = "CN"
    base_url = "https://www.chinapost.com.cn"
    pace = 4.0
    every = "12h"
    verified = "described structure"
    verified_how = (
        "The list's shape follows a description of 2026-07, the numbers of the channels one of 2019 (then 181313/7338); "
        "so each list must carry its channel's name in a heading. No page was recorded."
    )
    channels: ClassVar[tuple[Channel, ...]] = (
        Channel("137338", ("邮政储蓄", "邮储")),
        Channel("137294", ("集团",)),
        Channel("137331", ("省分公司", "省公司", "分公司")),
        Channel("137345", ("中邮保险", "保险")),
        Channel("137360", ("直属",)),
    )

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each channel page by page, plain calls for tenders left out; raises when no channel could be read."""
        wanted = [item for item in self.channels if not listing.channels or item.number in listing.channels]
        return each_channel((item.number, self._channel(item, fetch, listing)) for item in wanted)

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site, and not a plain call for tenders."""
        return may_be_result(reference.title) and super().wants(reference, listing)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The report's block of either layout; raises LayoutChanged where there is none."""
        body = one(parse_html(page), _BODY, page.url)
        return [notice_of(body.html or "", page, reference, title=reference.title, published=reference.published)]

    def _channel(self, channel: Channel, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            return read_list(fetch(f"{self.root}/cn/category/1813/{channel.number}-{number + 1}.htm"), channel)

        return walk(self, channel.number, read_page, listing)


def read_list(page: Page, channel: Channel) -> ListPage:
    """One page of a channel's list. Raises LayoutChanged when heading, list or pager are not the channel's."""
    root = parse_html(page)
    printed = headings_of(root)
    if not any(name in heading for name in channel.names for heading in printed):
        raise LayoutChanged(f"the headings are {printed[:8]}, expected one with {' or '.join(channel.names)}, at {page.url}")
    one(root, "div.new_list ul", page.url)
    nodes = root.css("div.new_list ul li")
    pages = _pages(root, page.url)
    if not nodes and pages > 1:
        raise LayoutChanged(f"0 items, but the pager says {pages} pages, at {page.url}")
    return replace(each_item(nodes, lambda node: _item(node, page.url), channel.number, page.url), pages=pages)


def _pages(root: LexborNode, url: str) -> int:
    last = rows(root, "li#PageNum a#CBLast", url)[0]
    found = _LAST.search(last.attributes.get("href") or "") or re.fullmatch(r"\D*(\d+)\D*", text(last))
    if not found:
        raise LayoutChanged(
            f"the pager's last page is {text(last)!r} ({last.attributes.get('href')!r}), expected a number, at {url}"
        )
    return int(found[1])


def _item(node: LexborNode, url: str) -> Reference:
    anchor = one(node, f"{_NAME} > a", url)
    address = link(anchor, url)
    return Reference(
        key=key_of(address), url=address, title=text(anchor) or None, published=day_of(text(one(node, _DAY, url)), url)
    )
