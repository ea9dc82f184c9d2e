"""Postal Savings Bank of China's own procurement portal (邮储银行 · 邮银易采): results, candidates, changes and calls in JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import instant_of, notice_of
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import whole_list
from scrapers.toolkit.replies import Row, count_of, day_of_milliseconds, field, reply, required, rows_of, words_of
from scrapers.toolkit.titles import may_be_result

_LIST = "/cms/api/dynamicData/queryContentPage"
_DETAIL = "/cms/api/dynamicData/queryContentInfo"
_CONTENT = re.compile(r"(?:\bcontentId=|/)([\w-]+)(?:\.s?html?)?/?$")
# where the pages stand whose addresses the list gives from here on; their bodies are hidden behind a login
_PAGES = "/cms/default/webfile"


@dataclass(frozen=True, slots=True)
class Category:
    """One list: its number, its name, and whether tenders stand in it and are sifted out by title."""

    number: str
    name: str
    mixed: bool = False


class CnPsbc(Scraper):
    """cg.psbc.com through the calls of its own pages; a guard may stand before it, and then it is left alone for days."""

    id = "cn_psbc"
    name = "邮储银行 · 邮银易采"
    country = "CN"
    base_url = "https://cg.psbc.com"
    pace = 5.0
    cool_down = 3 * 86400.0
    # its guard was seen to answer 412 or 400 before any page of its own
    refusing = frozenset({400})
    every = "12h"
    verified = "described structure"
    verified_how = (
        "Calls, categories and fields follow one programme of about 2026-09, and the calls those of other portals on the same "
        "software; two programmes of 2026-07 met a guard of scripts (Ruishu) that answered 412 or 400, which ends the run as a "
        "block. No reply was recorded."
    )
    facts: ClassVar[tuple[str, ...]] = ("site_id", "categories", "page_size", "day_form")
    site_id: ClassVar[str] = "725"
    categories: ClassVar[tuple[Category, ...]] = (
        Category("235", "中标公告"),
        Category("224", "中标候选人公示"),
        Category("225", "变更公告"),
        Category("223", "招标公告", mixed=True),
    )
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    page_size: ClassVar[int] = 20

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Categories; their replies carry no heading."""
        return {item.number: () for item in self.categories}

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Every category page by page; the guard ends the listing. Raises when none could be read."""
        wanted = [item for item in self.categories if not listing.channels or item.number in listing.channels]
        channels = ((item.number, self._channel(item, fetch, listing)) for item in wanted)
        return each_channel(channels, stop_when_blocked=True)

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site, and in the list of calls only what may be a result."""
        mixed = {item.number for item in self.categories if item.mixed}
        return (reference.channel not in mixed or may_be_result(reference.title)) and super().wants(reference, listing)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The HTML in `res.content.text`; raises LayoutChanged where it is missing."""
        content = field(_accepted(page), "res.content", dict, page.url)
        body = required(content, "text", page.url)
        printed = words_of(content, "publishDate") or ""
        title = words_of(content, "title") or reference.title
        return [notice_of(body, page, reference, title=title, published=reference.published, at=instant_of(printed))]

    def _channel(self, category: Category, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            wanted = {"siteId": self.site_id, "categoryId": category.number}
            # the portal's own pages send the size as text
            question = {"pageSize": str(self.page_size), "pageNo": number + 1, "dto": wanted}
            request = Request(url=f"{self.root}{_LIST}", json=question, headers={"Referer": f"{self.root}/"})
            return self._read_list(fetch(request), category)

        return walk(self, category.number, read_page, listing)

    def _read_list(self, page: Page, category: Category) -> ListPage:
        answer = _accepted(page)
        rows = rows_of(answer, "res.rows", page.url)
        read = each_item(rows, lambda row: self._item(row, category, page.url), category.number, page.url)
        counted = field(answer, "res", dict, page.url)
        if "total" not in counted:
            return read
        total = count_of(counted, "total", page.url)
        return whole_list(read, total, self.page_size, called=category.name, url=page.url)

    def _item(self, row: Row, category: Category, url: str) -> Reference:
        address = required(row, "url", url)
        # rows have no id of their own: the content's is the name of its page
        named = _CONTENT.search(address)
        if named is None:
            raise LayoutChanged(f"a row whose address is {address!r}, expected one that ends in the content's id, at {url}")
        key = named[1]
        whole = address.startswith(("http://", "https://"))
        return Reference(
            key=key,
            url=address if whole else f"{self.root}{_PAGES}/{address.lstrip('/')}",
            title=words_of(row, "title"),
            published=self._day(row, url),
            channel=category.number,
            request=Request(url=f"{self.root}{_DETAIL}", params={"contentId": key}),
        )

    def _day(self, row: Row, url: str) -> date:
        """The day of a row, printed or in milliseconds."""
        printed = required(row, "publishDate", url)
        return day_of_milliseconds(printed, url) if printed.isdigit() else day_in(printed, url, self.day_form)


def _accepted(page: Page) -> Row:
    answer = reply(page)
    if not isinstance(answer.get("res"), dict):
        said = words_of(answer, "msg", "message", "code") or "nothing"
        raise LayoutChanged(f"no 'res' but {sorted(answer)[:8]} ({said}), expected rows or a content, at {page.url}")
    return answer
