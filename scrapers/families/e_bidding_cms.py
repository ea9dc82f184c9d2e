"""Portals on the e-bidding platform's CMS: bulletin lists by category, details as text or as a PDF in a frame."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Page, Reference, Request, Selector
from scrapers.errors import LayoutChanged
from scrapers.families.channel_lists import Channel, ChannelLists
from scrapers.notice import Notice
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import notice_of, notice_with_file
from scrapers.toolkit.html import link, maybe, parse_html, text
from scrapers.toolkit.lists import key_of

_DATED = re.compile(r"/\d{4}-\d{2}-\d{2}/")


class EBiddingCms(ChannelLists):
    """A portal of the family states `cms`, the folder its lists stand in."""

    facts: ClassVar[tuple[str, ...]] = ("cms", "days", "body_at", "file_at")
    cms: ClassVar[str]
    # how far back a list is asked for
    days: ClassVar[int] = 300
    body_at: ClassVar[Selector] = "div.DetailCont"
    # the frame that shows a PDF in place of a body
    file_at: ClassVar[Selector] = "iframe#pdfContainer"
    channels: ClassVar[tuple[Channel, ...]] = (
        Channel("90", ("中标结果", "中标公示", "中标公告", "结果公告", "结果公示"), "resultBulletinList"),
        Channel("91", ("候选人",), "candidateBulletinList"),
        Channel("89", ("变更", "澄清"), "changeBulletinList"),
    )
    list_at = "ul.newslist"
    items_at = "ul.newslist a"

    def request(self, channel: Channel, number: int) -> Request:
        """A bulletin list of `days` by its category."""
        url = f"{self.root}/{self.cms}/category/{channel.page}.html"
        return Request(url=url, params={"dates": str(self.days), "categoryId": channel.code, "page": str(number)})

    def item(self, node: LexborNode, url: str) -> Reference:
        """A link with its title as an attribute, a heading or its text."""
        address = link(node, url)
        heading = maybe(node, "h1", url)
        title = (node.attributes.get("title") or text(heading or node)).strip()
        if not title:
            raise LayoutChanged(f"an item without a title, expected one, at {url}")
        # the day stands in the address, or in the heading's id, or beside the link
        places = (address if _DATED.search(address) else "", (heading or node).attributes.get("id"), text(node.parent or node))
        shown = " ".join(filter(None, places))
        return Reference(key=key_of(address), url=address, title=title, published=day_in(shown, url, self.day_form))

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The text, or the title and a link to the PDF that holds the result; raises LayoutChanged where there is neither."""
        root = parse_html(page)
        body = maybe(root, self.body_at, page.url)
        frame = maybe(root, self.file_at, page.url)
        if body is None and frame is None:
            raise LayoutChanged(f"neither {self.body_at!r} nor {self.file_at!r} at {page.url}")
        source = body.html or "" if body is not None and text(body) else f"<h2>{html.escape(reference.title or '')}</h2>"
        if frame is None:
            return [notice_of(source, page, reference, title=reference.title, published=reference.published)]
        return [notice_with_file(source, page, reference, link(frame, page.url, "src"))]
