"""The procurement portal ccgp.gov.cn, listed or searched: detail pages of new and old layout, whole or as a body alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import DayForm, Page, Reference, Scraper, Selector
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import instant_of, is_markup, is_whole_page, notice_of
from scrapers.toolkit.html import attribute, maybe, parse_html, text
from scrapers.toolkit.lists import day_of


class CcgpPortal(Scraper):
    """Base of the sites whose notices stand on ccgp.gov.cn's own detail pages."""

    country = "CN"
    facts: ClassVar[tuple[str, ...]] = ("notice_at", "day_at", "title_at", "page_size", "day_form")
    # the summary box stands on every new page, also where somebody kept the notice without the chrome around it
    notice_at: ClassVar[Selector] = "div.vF_detail_main, div.vT_detail_main, div.vT_detail_content, div.table td.title"
    day_at: ClassVar[Selector] = "span#pubTime"
    title_at: ClassVar[Selector] = "div.vF_detail_header h2.tc, div.vT_detail_main h2.tc"
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    # a list that is cut off, after about 25 pages, ends with a full one
    page_size: ClassVar[int] = 20

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """A whole page of either layout, or a body alone; raises LayoutChanged for anything else, or a body that says nothing."""
        return [self.read_detail(page, reference)]

    def read_detail(self, page: Page, reference: Reference) -> Notice:
        """Notice of a detail page. Raises LayoutChanged as `parse`."""
        source = page.text
        if not is_markup(source):
            return notice_of(source, page, reference)
        root = parse_html(page)
        if not is_whole_page(source):
            return notice_of(source, page, reference)
        if not root.css(self.notice_at):
            raise LayoutChanged(f"{self.notice_at!r} matched 0 nodes, expected a notice, at {page.url}")
        printed = self._published(root, page.url)
        day = day_of(printed, page.url) if printed else None
        notice = notice_of(source, page, reference, published=day, at=instant_of(printed))
        heading = maybe(root, self.title_at, page.url)
        return replace(notice, title=(text(heading) if heading is not None else None) or notice.title)

    def _published(self, root: LexborNode, url: str) -> str:
        shown = maybe(root, self.day_at, url)
        if shown is not None and text(shown):
            return text(shown)
        meta = maybe(root, "meta[name=PubDate]", url)
        return attribute(meta, "content", url) if meta is not None else ""
