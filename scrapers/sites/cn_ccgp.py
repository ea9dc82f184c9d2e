"""China's government procurement portal (中国政府采购网): the static channels of results, corrections and failed procurements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Selector
from scrapers.errors import LayoutChanged
from scrapers.families.ccgp import CcgpPortal
from scrapers.notice import Notice
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import as_contract
from scrapers.toolkit.html import link, one, parse_html, rows, text
from scrapers.toolkit.lists import ListPage, each_channel, each_item, key_of, walk

_PAGER = re.compile(r"\bPager\(\s*\{\s*size\s*:\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Channel:
    """One list of the portal: its folder, the section its breadcrumb names, and words of which its last crumb has one."""

    path: str
    section: str
    words: tuple[str, ...]
    # central batch procurement has a list of another shape; most of it stands in cggg/zygg/zbgg too
    is_batch: bool = False


_TYPES = {
    "zbgg": ("中标",),
    "cjgg": ("成交",),
    "gzgg": ("更正", "变更"),
    "fblbgg": ("废标", "终止", "流标", "失败"),
    "htgg": ("合同",),
}
_SECTIONS = {"zygg": "中央公告", "dfgg": "地方公告"}
_BATCH = Channel("zydwplcg/zy/zyzhb", "批量集中采购", ("批量",), is_batch=True)


class CnCcgp(CcgpPortal):
    """Static lists under /cggg/, 20 notices a page, newest first, about 25 pages deep."""

    id = "cn_ccgp"
    name = "中国政府采购网"
    base_url = "http://www.ccgp.gov.cn"
    pace = 3.0
    every = "6h"
    verified = "recorded page 2026-07-03"
    verified_how = (
        "A recorded list (the central section's index) and a recorded detail page of 2026-07-03 are read by the tests; "
        "the lists of the single channels follow the same description and are synthetic, so is the batch procurement list."
    )
    expects_weekly: ClassVar[int | None] = 200
    channels: ClassVar[tuple[Channel, ...]] = (
        *(
            Channel(f"cggg/{section}/{kind}", name, words)
            for section, name in _SECTIONS.items()
            for kind, words in _TYPES.items()
        ),
        _BATCH,
    )

    facts: ClassVar[tuple[str, ...]] = ("channels", "list_at", "batch_list_at", "crumbs_at", "heading_at")
    list_at: ClassVar[Selector] = "ul.c_list_bid"
    batch_list_at: ClassVar[Selector] = "ul.ulst"
    crumbs_at: ClassVar[Selector] = "div.vF_deail_currentloc a.CurrChnlCls"
    heading_at: ClassVar[Selector] = "div.vF_detail_relcontent h2"

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Words of the channels' breadcrumbs."""
        return {item.path: item.words for item in self.channels}

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each channel page by page, never past its pager; raises when no channel could be read."""
        wanted = [item for item in self.channels if not listing.channels or item.path in listing.channels]
        # awards are promised; the other kinds may be missing at a section without failing the run
        optional = [item.path for item in wanted if not item.path.endswith(("zbgg", "cjgg"))]
        return each_channel(((item.path, self._channel(item, fetch, listing)) for item in wanted), optional)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """A whole page of either layout, or a body alone; raises LayoutChanged for anything else."""
        notice = self.read_detail(page, reference)
        return [as_contract(notice) if (reference.channel or "").endswith("/htgg") else notice]

    def _channel(self, channel: Channel, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            return self.read_list(fetch(f"{self.root}/{channel.path}/index{f'_{number}' if number else ''}.htm"), channel)

        return walk(self, channel.path, read_page, listing)

    def read_list(self, page: Page, channel: Channel) -> ListPage:
        """One page of a channel's list. Raises LayoutChanged when heading, list or pager are not the channel's."""
        root = parse_html(page)
        self._assert_channel(root, channel, page.url)
        holder = one(root, self.batch_list_at if channel.is_batch else self.list_at, page.url)
        pages = _pages(page)
        nodes = [node for node in holder.css("li") if node.parent == holder]
        if not nodes and pages > 1:
            raise LayoutChanged(f"0 items in {channel.path}, but its pager says {pages} pages, at {page.url}")
        read = _batch_item if channel.is_batch else _item
        items = each_item(nodes, lambda node: read(node, page.url, self.day_form), channel.path, page.url)
        return replace(items, pages=pages, whole=len(nodes) < self.page_size)

    def _assert_channel(self, root: LexborNode, channel: Channel, url: str) -> None:
        if channel.is_batch:
            printed = [text(one(root, "title", url))]
        else:
            printed = [text(node) for node in rows(root, self.crumbs_at, url)]
            printed.append(text(one(root, self.heading_at, url)))
            if channel.section not in printed:
                raise LayoutChanged(f"the headings are {printed}, expected {channel.section!r} among them, at {url}")
        # the section's own index is the only list that was recorded: its last crumb and heading name the section alone
        last = [name for name in printed[-2:] if name != channel.section]
        if any(not any(word in name for word in channel.words) for name in last):
            raise LayoutChanged(f"the headings are {printed}, expected one with {' or '.join(channel.words)}, at {url}")


def _pages(page: Page) -> int:
    stated = set(_PAGER.findall(page.text))
    if len(stated) != 1:
        raise LayoutChanged(f"{len(stated)} pagers, expected one 'Pager({{size:N' at {page.url}")
    return int(stated.pop())


def _item(node: LexborNode, url: str, form: DayForm) -> Reference:
    anchor = one(node, "a", url)
    # section lists carry the notice's type first, in em[rel=bxlx]
    values = [text(item) for item in node.css("em") if "rel" not in item.attributes]
    if len(values) != 3:
        raise LayoutChanged(f"{values} beside {text(anchor)[:40]!r}, expected time, region and buyer, at {url}")
    address = link(anchor, url)
    return Reference(
        key=key_of(address),
        url=address,
        title=(anchor.attributes.get("title") or text(anchor)).strip() or None,
        published=day_in(values[0], url, form),
        region=values[1] or None,
        buyer=values[2] or None,
    )


def _batch_item(node: LexborNode, url: str, form: DayForm) -> Reference:
    anchor = one(node, "a", url)
    address = link(anchor, url)
    title = (anchor.attributes.get("title") or text(anchor)).strip()
    return Reference(key=key_of(address), url=address, title=title or None, published=day_in(text(node), url, form))
