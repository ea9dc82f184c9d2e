"""Channels of a portal that have moved: the code each is found under now, and the fact of the configuration that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin

from scrapers.base import Page, Scraper
from scrapers.errors import UnreadablePage
from scrapers.facts import facts_of
from scrapers.toolkit.html import parse_html, text
from scrapers.toolkit.lists import headings_of
from tracker.devtools.fact_lines import toml_value

_CODE = r"([\w-]+)"


def mended_fact(scraper: Scraper, lost: Iterable[str], pages: Mapping[str, Page]) -> tuple[frozenset[str], str | None]:
    """Channels of `lost` that stand under another code, and the one fact that names them all; none and None without one.

    A channel stands where a page probed carries its heading, or where a link on one has its name. `pages` are the list
    pages that were had, by the channel they were asked for.
    """
    words = scraper.channel_words()
    at_home = {name for name, page in pages.items() if _carries(page, words.get(name, ()))}
    moves: dict[str, str] = {}
    for channel in (name for name in lost if words.get(name) and name not in at_home):
        taken = {"", *at_home, *moves.values()}
        code = next((code for code in _codes(channel, words.get(channel, ()), pages) if code not in taken), channel)
        # a menu that still names the channel under its own code says that it has not moved
        if code != channel:
            moves[channel] = code
    return frozenset(moves), _fact(scraper, moves) if moves else None


def _fact(scraper: Scraper, moves: Mapping[str, str]) -> str | None:
    for name, value in facts_of(scraper).items():
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        if any(channel in row.values() for row in rows for channel in moves):
            mended = [
                {key: moves.get(item, item) if isinstance(item, str) else item for key, item in row.items()} for row in rows
            ]
            return f"{name} = {toml_value(mended)}"
    return None


def _codes(channel: str, words: tuple[str, ...], pages: Mapping[str, Page]) -> Iterator[str]:
    """Codes under which the channel may stand, the likeliest first."""
    for other, page in pages.items():
        if other != channel and _carries(page, words):
            yield other
    # what the channel's own page says goes before the others' menus
    own_first = sorted(pages, key=lambda name: name != channel)
    links = [link for name in own_first for link in _links(pages[name]) if any(word in link[1] for word in words)]
    # a link with the whole name goes before one that only has it among its words, and the first name before the others
    links.sort(key=lambda link: words.index(link[1]) if link[1] in words else len(words))
    for named, page in pages.items():
        address = page.url.partition("?")[0]
        if named and named in address:
            pattern = re.compile(re.escape(address).replace(re.escape(named), _CODE, 1))
            found = (pattern.fullmatch(target.partition("?")[0]) for target, _ in links)
            yield from (each[1] for each in found if each)


def _carries(page: Page, words: tuple[str, ...]) -> bool:
    try:
        return any(word in heading for word in words for heading in headings_of(parse_html(page)))
    except UnreadablePage:
        return False


def _links(page: Page) -> list[tuple[str, str]]:
    try:
        return [(urljoin(page.url, node.attributes.get("href") or ""), text(node)) for node in parse_html(page).css("a[href]")]
    except (UnreadablePage, ValueError):
        return []
