"""Portals with one HTML list a channel, whose page carries the channel's name in a heading."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import DayForm, Fetch, Listing, ListIssue, ListItem, Page, Reference, Request, Scraper, Selector
from scrapers.errors import LayoutChanged, Unavailable
from scrapers.toolkit.html import one, parse_html
from scrapers.toolkit.lists import ListPage, each_channel, each_item, headings_of, walk


@dataclass(frozen=True, slots=True)
class Channel:
    """One list: its code in the address, words of which a heading of its page has one, and its page where lists have several."""

    code: str
    names: tuple[str, ...]
    page: str = ""


class ChannelLists(Scraper):
    """A portal of this kind states its channels, where the list stands and which of its elements are items."""

    country = "CN"
    facts: ClassVar[tuple[str, ...]] = ("channels", "list_at", "items_at", "day_form")
    channels: ClassVar[tuple[Channel, ...]]
    list_at: ClassVar[Selector]
    items_at: ClassVar[Selector]
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    # codes that a channel may stand under as well, in software whose portals number their channels each in its own way
    candidates: ClassVar[tuple[str, ...]] = ()

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Names of the channels' headings."""
        return {item.code: item.names for item in self.channels}

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each channel page by page; raises when no channel could be read."""
        wanted = [item for item in self.channels if not listing.channels or item.code in listing.channels]
        return each_channel((item.code, self._channel(item, fetch, listing)) for item in wanted)

    @abstractmethod
    def request(self, channel: Channel, number: int) -> Request:
        """A page of a channel's list, counted from 1."""

    @abstractmethod
    def item(self, node: LexborNode, url: str) -> Reference:
        """One item of a list. Raises LayoutChanged."""

    def read_list(self, page: Page, channel: Channel) -> ListPage:
        """One page of a channel's list. Raises LayoutChanged when heading or list are not the channel's."""
        root = parse_html(page)
        printed = headings_of(root)
        if not _carries(page, channel):
            raise LayoutChanged(f"the headings are {printed[:8]}, expected one with {' or '.join(channel.names)}, at {page.url}")
        one(root, self.list_at, page.url)
        return each_item(root.css(self.items_at), lambda node: self.item(node, page.url), channel.code, page.url)

    def _channel(self, channel: Channel, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        first = fetch(self.request(channel, 1))
        place = channel
        if self.candidates and not _carries(first, channel):
            found = self._moved(channel, fetch, listing)
            if found is not None:
                place, first = found
                message = f"{channel.names[0]} stands under {place.code}, no longer under {channel.code}: it is read there"
                yield ListIssue(kind="channel_moved", message=message, url=first.url, channel=channel.code)

        def read_page(number: int) -> ListPage:
            return self.read_list(fetch(self.request(place, number + 1)) if number else first, place)

        yield from walk(self, channel.code, read_page, listing)

    def _moved(self, channel: Channel, fetch: Fetch, listing: Listing) -> tuple[Channel, Page] | None:
        """Place whose page carries the channel's heading: where it was found before, else the first of the candidates."""
        described = {item.code for item in self.channels}
        places = [replace(channel, code=code) for code in self.candidates if code not in described]
        # where it was found before comes first
        places.sort(key=lambda place: self.request(place, 1).url != listing.moved.get(channel.code, "").partition("?")[0])
        for place in places:
            try:
                page = fetch(self.request(place, 1))
            except Unavailable as error:
                if error.status == 404:
                    continue
                raise
            if _carries(page, place):
                return place, page
        return None


def _carries(page: Page, channel: Channel) -> bool:
    return any(name in heading for name in channel.names for heading in headings_of(parse_html(page)))
