"""Public-resource portals on Epoint software: full-text search in JSON, older "webdb" lists, and their detail pages."""

from __future__ import annotations

import json
import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper, Selector
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import instant_of, notice_of
from scrapers.toolkit.html import innermost, maybe, parse_html, text
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, key_of, walk
from scrapers.toolkit.replies import Row, count_of, field, pages_of, parse_object, reply, required, rows_of, words_of
from scrapers.toolkit.titles import may_be_result

_SHOWN = re.compile(
    r"(?:信息|发布|公告)(?:发布)?时间\s*[:：]\s*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)"
)


@dataclass(frozen=True, slots=True)
class Category:
    """One list: its number, and whether tenders stand in it too and are sifted out by title."""

    number: str
    mixed: bool = False


class _EpointPortal(Scraper):
    """What both kinds share: categories as channels, and the detail page."""

    country = "CN"
    facts: ClassVar[tuple[str, ...]] = ("categories", "page_size", "body_at", "title_at")
    categories: ClassVar[tuple[Category, ...]]
    page_size: ClassVar[int]
    body_at: ClassVar[Selector] = "div.ewb-trade-con, div.ewb-article-info, div.article-info, div.ewb-details-info"
    title_at: ClassVar[Selector] = "h2.ewb-trade-h"

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Categories; their replies carry no heading."""
        return {item.number: () for item in self.categories}

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Every category; raises when none could be read."""
        wanted = [item for item in self.categories if not listing.channels or item.number in listing.channels]
        return each_channel((item.number, self._channel(item, fetch, listing)) for item in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The article's block; raises LayoutChanged where there is none."""
        root = parse_html(page)
        body = innermost(root, self.body_at, page.url)
        heading = maybe(root, self.title_at, page.url)
        # the head's clock may run to twelve and start again: the time that people see goes before it
        shown = _SHOWN.search(text(root))
        printed = shown[1] if shown else _meta_day(root, page.url)
        published = day_of(printed, page.url) if printed else reference.published
        title = text(heading) if heading else reference.title
        return [notice_of(body.html or "", page, reference, title=title, published=published, at=instant_of(printed))]

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site, and in mixed categories not a plain call for tenders."""
        mixed = {item.number for item in self.categories if item.mixed}
        return (reference.channel not in mixed or may_be_result(reference.title)) and super().wants(reference, listing)

    @abstractmethod
    def _channel(self, category: Category, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """One category's list, walked."""


class EpointSearch(_EpointPortal):
    """Portals asked through full-text search: POST JSON, `pn` an offset, days and category as conditions."""

    facts: ClassVar[tuple[str, ...]] = ("cnum", "search")
    cnum: ClassVar[str] = "001"
    # portals of the family were seen with other paths to the same call
    search: ClassVar[str] = "/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew"
    page_size = 50
    by_days = True

    def _channel(self, category: Category, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            question = self._question(category, number * self.page_size, listing)
            return self._read_search(fetch(Request(url=f"{self.root}{self.search}", json=question)), category)

        return walk(self, category.number, read_page, listing)

    def _question(self, category: Category, offset: int, listing: Listing) -> dict[str, object]:
        """What is asked; the fields nobody fills are sent empty, as the portal's own page sends them."""
        days = {
            "fieldName": "infodatepx",
            "startTime": f"{listing.since} 00:00:00",
            "endTime": f"{listing.until or listing.today} 23:59:59",
        }
        empty = dict.fromkeys(
            ("token", "sdt", "edt", "wd", "inc_wd", "exc_wd", "ssort", "terminal", "accuracy", "highlights"), ""
        )
        return {
            **dict.fromkeys(empty, ""),
            "pn": offset,
            "rn": self.page_size,
            "fields": "title",
            "cnum": self.cnum,
            "sort": json.dumps({"infodatepx": "0"}),
            "cl": 200,
            "condition": [{"fieldName": "categorynum", "isLike": True, "likeType": 2, "equal": category.number}],
            "time": [days],
            "statistics": None,
            "unionCondition": None,
            "noParticiple": "0",
            "searchRange": None,
        }

    def _read_search(self, page: Page, category: Category) -> ListPage:
        read, total = read_search(page, self.root, category.number)
        return replace(read, pages=max(1, pages_of(total, self.page_size)), total=total, whole=True)


class EpointWebdb(_EpointPortal):
    """Portals with `…Action.action` lists: POST form, the rows as JSON text in `custom`, whatever `status` says."""

    facts: ClassVar[tuple[str, ...]] = ("action",)
    action: ClassVar[str]
    page_size = 20

    def _channel(self, category: Category, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            form = {"categorynum": category.number, "keyword": "", "pageIndex": str(number + 1), "pageSize": str(self.page_size)}
            page = fetch(Request(url=f"{self.root}{self.action}", form=form, headers={"Referer": f"{self.root}/"}))
            return read_webdb(page, self.root, category.number)

        return walk(self, category.number, read_page, listing)


def read_search(page: Page, root: str, category: str) -> tuple[ListPage, int]:
    """The records of a search reply and the stated total. Raises LayoutChanged when records of another category came."""
    answer = reply(page)
    total = count_of(answer, "result.totalcount", page.url)
    rows = rows_of(answer, "result.records", page.url)
    if total and not rows:
        raise LayoutChanged(f"0 records, but the portal says {total}, at {page.url}")
    others = {words_of(row, "categorynum") for row in rows if not (words_of(row, "categorynum") or "").startswith(category)}
    if others:
        raise LayoutChanged(f"records of category {sorted(map(str, others))}, expected {category}, at {page.url}")
    return each_item(rows, lambda row: _record(row, root, category, page.url), category, page.url), total


def read_webdb(page: Page, root: str, category: str) -> ListPage:
    """The rows of a webdb reply. Raises LayoutChanged when `custom` holds no table."""
    outer = reply(page)
    custom = outer.get("custom")
    inner = parse_object(custom, page.url) if isinstance(custom, str) else field(outer, "custom", dict, page.url)
    rows = rows_of(inner, "Table", page.url)
    return each_item(rows, lambda row: _webdb_row(row, root, category, page.url), category, page.url)


def _record(row: Row, root: str, category: str, url: str) -> Reference:
    address = _address(required(row, "linkurl", url), root)
    return Reference(
        key=words_of(row, "infoid") or key_of(address),
        url=address,
        title=words_of(row, "title", "titlenew"),
        published=day_of(required(row, "infodatepx", url), url),
        region=words_of(row, "zhuanzai", "fieldvalue"),
        channel=category,
    )


def _webdb_row(row: Row, root: str, category: str, url: str) -> Reference:
    address = _address(required(row, "href", url), root)
    printed = words_of(row, "GongGaoFBDate", "infodate")
    if printed is None:
        raise LayoutChanged(f"a row without a date, it has {sorted(row)[:12]}, at {url}")
    return Reference(
        key=key_of(address),
        url=address,
        title=words_of(row, "GongGaoName", "title", "BiaoDuanName", "ProjectName"),
        published=day_of(printed, url),
        channel=category,
    )


def _address(target: str, root: str) -> str:
    return target if target.startswith(("http://", "https://")) else f"{root}/{target.lstrip('/')}"


def _meta_day(root: LexborNode, url: str) -> str:
    meta = maybe(root, "meta[name=PubDate]", url)
    return (meta.attributes.get("content") or "").strip() if meta else ""
