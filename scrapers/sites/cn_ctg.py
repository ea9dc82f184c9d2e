"""China Three Gorges' e-procurement platform (中国三峡集团电子采购平台): candidates, results, non-tender results and changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import attribute, link, one, parse_html, text
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, headings_of, key_of, walk

# 2026 and 2023 layouts of the article
_BODY = "div.article-content, div.main-text"


@dataclass(frozen=True, slots=True)
class Channel:
    """One list: its code in the address and the names of which its page must carry one in a heading."""

    code: str
    names: tuple[str, ...]


class CnCtg(Scraper):
    """Lists of 10 under /cms/channel/{code}/, newest first, without a stated number of pages."""

    id = "cn_ctg"
    name = "中国三峡集团电子采购平台"
    country = "CN"
    base_url = "https://eps.ctg.com.cn"
    pace = 2.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "The shape of lists and tender notices follows descriptions of 2023 and 2026; the codes of the result channels rest on "
        "one description of 2023, so each list must carry its channel's name in a heading. No page was recorded."
    )
    expects_weekly = 20
    channels: ClassVar[tuple[Channel, ...]] = (
        Channel("1ywgg3", ("中标候选人公示", "候选人公示")),
        Channel("1ywgg4", ("中标结果公告", "中标结果", "中标公告")),
        Channel("2ywgg3", ("采购结果公告", "采购结果", "结果公告")),
        Channel("1ywgg2", ("澄清变更公告", "澄清变更", "变更公告", "澄清")),
        Channel("2ywgg2", ("变更公告", "变更")),
    )

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each channel page by page until a page is empty; raises when no channel could be read."""
        wanted = [item for item in self.channels if not listing.channels or item.code in listing.channels]
        return each_channel((item.code, self._channel(item, fetch, listing)) for item in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The article's block; raises LayoutChanged where there is none."""
        root = parse_html(page)
        body = one(root, _BODY, page.url)
        headings = [text(node) for node in root.css("h1, h2") if text(node)]
        if not headings:
            raise LayoutChanged(f"no heading, expected the notice's title in h1 or h2, at {page.url}")
        title = reference.title or headings[0]
        return [notice_of(body.html or "", page, reference, title=title, published=reference.published)]

    def _channel(self, channel: Channel, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            url = f"{self.root}/cms/channel/{channel.code}/index.htm"
            return read_list(fetch(Request(url=url, params={"pageNo": str(number + 1)})), channel)

        return walk(self, channel.code, read_page, listing)


def read_list(page: Page, channel: Channel) -> ListPage:
    """One page of a channel's list. Raises LayoutChanged when heading or list are not the channel's."""
    root = parse_html(page)
    printed = headings_of(root)
    if not any(name in heading for name in channel.names for heading in printed):
        raise LayoutChanged(f"the headings are {printed[:8]}, expected one with {' or '.join(channel.names)}, at {page.url}")
    one(root, "#list1", page.url)
    return each_item(root.css("#list1 li"), lambda node: _item(node, page.url), channel.code, page.url)


def _item(node: LexborNode, url: str) -> Reference:
    anchor = one(node, "a", url)
    address = link(anchor, url)
    # the first em is the procurement method and may be empty; an icon font's glyph stands beside the title
    days = [text(item) for item in anchor.css("em")]
    return Reference(
        key=key_of(address),
        url=address,
        title=attribute(anchor, "title", url),
        published=day_of(days[-1] if days else "", url),
    )
