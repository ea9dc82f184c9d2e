"""Portals on the zcy platform (政采云): one JSON API for the procurement sites of several provinces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import ClassVar
from urllib.parse import urlencode

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Link, LinkKind, Notice
from scrapers.toolkit.detail import as_contract, notice_of
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import whole_list
from scrapers.toolkit.replies import (
    Row,
    count_of,
    day_of_milliseconds,
    field,
    instant_of_milliseconds,
    reply,
    required,
    rows_of,
    words_of,
)
from scrapers.toolkit.titles import may_be_result


@dataclass(frozen=True, slots=True)
class Category:
    """One list: its categoryCode, its parentId where the portal wants one, whether tenders are mixed in, or contracts alone."""

    code: str
    parent: str = ""
    mixed: bool = False
    contracts: bool = False


class ZcyPortal(Scraper):
    """A portal of the family states its address and, where they differ, its categories and the page people open."""

    country = "CN"
    pace = 4.0
    every = "6h"
    by_days = True
    verified = "described structure"
    verified_how = (
        "Calls and fields follow descriptions of the platform of 2022 to 2026, gathered from several provinces; "
        "whether this portal answers them today is not known. No reply was recorded."
    )
    facts: ClassVar[tuple[str, ...]] = ("categories", "page_size", "page_path")
    page_size: ClassVar[int] = 100
    # results with their leaves, corrections, contracts
    categories: ClassVar[tuple[Category, ...]] = (
        Category("ZcyAnnouncement4"),
        Category("ZcyAnnouncement3"),
        Category("ZcyAnnouncement5", contracts=True),
    )
    page_path: ClassVar[str] = "/site/detail"

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Categories; their replies carry no heading."""
        return {item.code: () for item in self.categories}

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Every category; raises when none could be read."""
        wanted = [item for item in self.categories if not listing.channels or item.code in listing.channels]
        return each_channel((item.code, self._channel(item, fetch, listing)) for item in wanted)

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site, and in mixed categories not a plain call for tenders."""
        mixed = {item.code for item in self.categories if item.mixed}
        return (reference.channel not in mixed or may_be_result(reference.title)) and super().wants(reference, listing)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The HTML in `result.data.content`, with the platform's own facts; raises LayoutChanged where it is missing."""
        data = field(_accepted(page), "result.data", dict, page.url)
        at = instant_of_milliseconds(data.get("publishDate"), page.url)
        body = required(data, "content", page.url)
        notice = notice_of(
            body, page, reference, title=words_of(data, "title") or reference.title, published=at.date(), at=at.isoformat()
        )
        contracts = {item.code for item in self.categories if item.contracts}
        notice = as_contract(notice) if reference.channel in contracts else notice
        links = () if data.get("announcementLinkDtoList") is None else rows_of(data, "announcementLinkDtoList", page.url)
        return [
            replace(
                notice,
                project_number=notice.project_number or words_of(data, "projectCode"),
                project_name=notice.project_name or words_of(data, "projectName"),
                links=(*notice.links, *_links(links, reference.key)),
            )
        ]

    def _channel(self, category: Category, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            question = {
                "pageNo": number + 1,
                "pageSize": self.page_size,
                "categoryCode": category.code,
                "publishDateBegin": str(listing.since),
                "publishDateEnd": str(listing.until or listing.today),
                # the portal's own page sends the time against caches; the day serves as well
                "_t": int(datetime.combine(listing.today, time(), UTC).timestamp()) * 1000,
            }
            if category.parent:
                question["parentId"] = category.parent
            headers = {"Referer": f"{self.root}/"}
            return self._read_list(fetch(Request(url=f"{self.root}/portal/category", json=question, headers=headers)), category)

        return walk(self, category.code, read_page, listing)

    def _read_list(self, page: Page, category: Category) -> ListPage:
        answer = _accepted(page)
        total = count_of(answer, "result.data.total", page.url)
        rows = rows_of(answer, "result.data.data", page.url)
        read = each_item(rows, lambda row: self._item(row, category, page.url), category.code, page.url)
        return whole_list(read, total, self.page_size, called=category.code, url=page.url)

    def _item(self, row: Row, category: Category, url: str) -> Reference:
        key = required(row, "articleId", url)
        published = day_of_milliseconds(row.get("publishDate"), url)
        # article ids are base64: their +, / and = must be percent-encoded
        asked = {"parentId": category.parent, "articleId": key} if category.parent else {"articleId": key}
        stamp = str(int(datetime.combine(published, time(), UTC).timestamp()))
        return Reference(
            key=key,
            url=f"{self.root}{self.page_path}?{urlencode(asked)}",
            title=words_of(row, "title"),
            published=published,
            buyer=words_of(row, "purchaseName"),
            region=words_of(row, "districtName"),
            channel=category.code,
            request=Request(url=f"{self.root}/portal/detail", params={**asked, "timestamp": stamp}),
        )


def _accepted(page: Page) -> Row:
    answer = reply(page)
    if answer.get("success") is not True:
        said = words_of(answer, "error", "message", "code")
        raise LayoutChanged(f"success is {answer.get('success')!r} ({said}), expected true, at {page.url}")
    return answer


def _links(rows: Iterable[Row], own: str) -> Iterator[Link]:
    """Other notices of the project that exist."""
    for row in rows:
        key = words_of(row, "articleId")
        if key and key != own and row.get("isExist") is not False:
            yield Link(kind=LinkKind.SAME_PROJECT, key=key, title=words_of(row, "typeName"))
