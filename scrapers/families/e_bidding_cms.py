"""Portals on the e-bidding platform's CMS: bulletin lists by category, details as text or as a PDF in a frame."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import link, maybe, one, parse_html, text
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, headings_of, key_of, walk

_DATED = re.compile(r"/\d{4}-\d{2}-\d{2}/")


@dataclass(frozen=True, slots=True)
class Category:
    """One list: its page's name, its categoryId, and words of which a heading of its page has one."""

    page: str
    number: str
    names: tuple[str, ...]


class EBiddingCms(Scraper):
    """A portal of the family states `cms`, the folder its lists stand in."""

    country = "CN"
    cms: ClassVar[str]
    categories: ClassVar[tuple[Category, ...]] = (
        Category("resultBulletinList", "90", ("中标结果", "中标公示", "中标公告", "结果公告", "结果公示")),
        Category("candidateBulletinList", "91", ("候选人",)),
        Category("changeBulletinList", "89", ("变更", "澄清")),
    )

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Results, candidates, changes; raises when none could be read."""
        wanted = [item for item in self.categories if not listing.channels or item.number in listing.channels]
        return each_channel((item.number, self._channel(item, fetch, listing)) for item in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The text, or the title and a link to the PDF that holds the result; raises LayoutChanged where there is neither."""
        root = parse_html(page)
        body = maybe(root, "div.DetailCont", page.url)
        frame = maybe(root, "iframe#pdfContainer", page.url)
        if body is None and frame is None:
            raise LayoutChanged(f"neither 'div.DetailCont' nor 'iframe#pdfContainer' at {page.url}")
        source = body.html or "" if body is not None and text(body) else f"<h2>{html.escape(reference.title or '')}</h2>"
        notice = notice_of(source, page, reference, title=reference.title, published=reference.published)
        if frame is None:
            return [notice]
        attachments = (*notice.attachments, link(frame, page.url, "src"))
        return [replace(notice, attachments=attachments, result_in_attachment=not notice.awards)]

    def _channel(self, category: Category, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            url = f"{self.root}/{self.cms}/category/{category.page}.html"
            params = {"dates": "300", "categoryId": category.number, "page": str(number + 1)}
            return read_list(fetch(Request(url=url, params=params)), category)

        return walk(self, category.number, read_page, listing)


def read_list(page: Page, category: Category) -> ListPage:
    """One page of a list. Raises LayoutChanged when heading or list are not the category's."""
    root = parse_html(page)
    printed = headings_of(root)
    if not any(name in heading for name in category.names for heading in printed):
        raise LayoutChanged(f"the headings are {printed[:8]}, expected one with {' or '.join(category.names)}, at {page.url}")
    one(root, "ul.newslist", page.url)
    return each_item(root.css("ul.newslist a"), lambda node: _item(node, page.url), category.number, page.url)


def _item(node: LexborNode, url: str) -> Reference:
    address = link(node, url)
    heading = maybe(node, "h1", url)
    title = (node.attributes.get("title") or text(heading or node)).strip()
    if not title:
        raise LayoutChanged(f"an item without a title, expected one, at {url}")
    # the day stands in the address, or in the heading's id, or beside the link
    places = (address if _DATED.search(address) else "", (heading or node).attributes.get("id"), text(node.parent or node))
    shown = " ".join(filter(None, places))
    return Reference(key=key_of(address), url=address, title=title, published=day_of(shown, url))
