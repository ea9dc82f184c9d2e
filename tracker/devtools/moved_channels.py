"""Channels of a portal that have moved: the code each is found under now, and the line of the configuration that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from scrapers.base import Page, Scraper
from scrapers.errors import UnreadablePage
from scrapers.facts import facts_of
from scrapers.toolkit.html import parse_html, text
from scrapers.toolkit.lists import headings_of
from tracker.devtools.fact_lines import toml_value

_CODE = r"([\w-]+)"


def suggestion(scraper: Scraper, channel: str, pages: Mapping[str, Page]) -> str | None:
    """Fact to add where another code carries the channel's heading: that of a page probed, or of a link on one; None without one.

    `pages` are the list pages that were had, by the channel they were asked for.
    """
    words = scraper.channel_words().get(channel, ())
    codes = [code for code in dict.fromkeys(_codes(channel, words, pages)) if code not in ("", channel)] if words else []
    for name, value in facts_of(scraper).items():
        rows = value if codes and isinstance(value, list) else []
        if any(isinstance(row, dict) and channel in row.values() for row in rows):
            mended = [{key: codes[0] if item == channel else item for key, item in row.items()} for row in rows]
            return f"{name} = {toml_value(mended)}"
    return None


def _codes(channel: str, words: tuple[str, ...], pages: Mapping[str, Page]) -> Iterator[str]:
    for other, page in pages.items():
        if other != channel and any(word in heading for word in words for heading in _headings(page)):
            yield other
    own = pages.get(channel)
    if own is None or channel not in own.url:
        return
    address = re.compile(re.escape(own.url.partition("?")[0]).replace(re.escape(channel), _CODE))
    for page in (own, *pages.values()):
        for href, shown in _links(page):
            found = address.fullmatch(urljoin(page.url, href).partition("?")[0])
            if found and any(word in shown for word in words):
                yield found[1]


def _headings(page: Page) -> list[str]:
    try:
        return headings_of(parse_html(page))
    except UnreadablePage:
        return []


def _links(page: Page) -> list[tuple[str, str]]:
    try:
        return [(node.attributes.get("href") or "", text(node)) for node in parse_html(page).css("a[href]")]
    except UnreadablePage:
        return []
