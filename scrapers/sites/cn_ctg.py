"""China Three Gorges' e-procurement platform (中国三峡集团电子采购平台): candidates, results, non-tender results and changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Page, Reference, Request, Selector
from scrapers.errors import LayoutChanged
from scrapers.families.channel_lists import Channel, ChannelLists
from scrapers.notice import Notice
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import attribute, innermost, link, one, parse_html, text
from scrapers.toolkit.lists import key_of


class CnCtg(ChannelLists):
    """Lists of 10 under /cms/channel/{code}/, newest first, without a stated number of pages."""

    id = "cn_ctg"
    name = "中国三峡集团电子采购平台"
    base_url = "https://eps.ctg.com.cn"
    pace = 2.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "The shape of lists and tender notices follows descriptions of 2023 and 2026; the codes of the result channels rest on "
        "one description of 2023, and the same software numbers its channels otherwise elsewhere: each list must carry its "
        "channel's name in a heading, and one that does not is looked for under the other codes. No page was recorded."
    )
    expects_weekly = 20
    channels: ClassVar[tuple[Channel, ...]] = (
        Channel("1ywgg3", ("中标候选人公示", "候选人公示")),
        Channel("1ywgg4", ("中标结果公告", "中标结果", "中标公告")),
        Channel("2ywgg3", ("采购结果公告", "采购结果", "结果公告")),
        Channel("1ywgg2", ("澄清变更公告", "澄清变更", "变更公告", "澄清")),
        Channel("2ywgg2", ("变更公告", "变更")),
    )

    list_at = "#list1"
    items_at = "#list1 li"
    facts: ClassVar[tuple[str, ...]] = ("body_at", "title_at")
    # the same software numbers 变更公告 1ywgg4 elsewhere: a channel is known by its heading, never by its code alone
    candidates: ClassVar[tuple[str, ...]] = (*(f"1ywgg{n}" for n in range(1, 8)), *(f"2ywgg{n}" for n in range(1, 5)))
    # layouts of 2026 and 2023; other portals on this software put the older block into the newer
    body_at: ClassVar[Selector] = "div.article-content, div.main-text"
    title_at: ClassVar[Selector] = "h1, h2"

    def request(self, channel: Channel, number: int) -> Request:
        """The list itself, with its page's number."""
        return Request(url=f"{self.root}/cms/channel/{channel.code}/index.htm", params={"pageNo": str(number)})

    def item(self, node: LexborNode, url: str) -> Reference:
        """A link whose title is an attribute: an icon font's glyph stands beside the text."""
        anchor = one(node, "a", url)
        address = link(anchor, url)
        # the first em is the procurement method and may be empty
        days = [text(item) for item in anchor.css("em")]
        published = day_in(days[-1] if days else "", url, self.day_form)
        return Reference(key=key_of(address), url=address, title=attribute(anchor, "title", url), published=published)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The article's block; raises LayoutChanged where there is none."""
        root = parse_html(page)
        body = innermost(root, self.body_at, page.url)
        headings = [text(node) for node in root.css(self.title_at) if text(node)]
        if not headings:
            raise LayoutChanged(f"no heading, expected the notice's title in {self.title_at!r}, at {page.url}")
        title = reference.title or headings[0]
        return [notice_of(body.html or "", page, reference, title=title, published=reference.published)]
