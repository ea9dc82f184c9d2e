"""Detail pages of the procurement portal ccgp.gov.cn, new and old layout, whole or as a body alone."""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborNode

from scrapers.base import Page, Reference
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import instant_of, is_markup, is_whole_page, notice_of
from scrapers.toolkit.html import attribute, maybe, parse_html, text
from scrapers.toolkit.lists import day_of

# the summary box stands on every new page, also where somebody kept the notice without the chrome around it
_MAIN = "div.vF_detail_main, div.vT_detail_main, div.vT_detail_content, div.table td.title"


def read_detail(page: Page, reference: Reference) -> Notice:
    """The notice of a detail page. Raises LayoutChanged for a page without the site's block, or a body that says nothing."""
    source = page.text
    if not is_markup(source):
        return notice_of(source, page, reference)
    root = parse_html(page)
    if not is_whole_page(source):
        return notice_of(source, page, reference)
    if not root.css(_MAIN):
        raise LayoutChanged(f"{_MAIN!r} matched 0 nodes, expected a notice, at {page.url}")
    printed = _published(root, page.url)
    notice = notice_of(source, page, reference, published=day_of(printed, page.url) if printed else None, at=instant_of(printed))
    return replace(notice, title=_title(root, page.url) or notice.title)


def _published(root: LexborNode, url: str) -> str:
    shown = maybe(root, "span#pubTime", url)
    if shown is not None and text(shown):
        return text(shown)
    meta = maybe(root, "meta[name=PubDate]", url)
    return attribute(meta, "content", url) if meta is not None else ""


def _title(root: LexborNode, url: str) -> str | None:
    heading = maybe(root, "div.vF_detail_header h2.tc, div.vT_detail_main h2.tc", url)
    return text(heading) if heading is not None else None
