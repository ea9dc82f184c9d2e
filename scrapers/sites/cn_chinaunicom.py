"""China Unicom's procurement portal (中国联通采购与招标网): results and candidates, sifted out of one list of all kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice, Party
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import instant_of, notice_of
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.replies import Row, count_of, field, pages_of, reply, required, rows_of, words_of
from scrapers.toolkit.titles import may_be_result

_LIST = "/api/v1/bizAnno/getAnnoList"
_DETAIL = "/api/v1/bizAnno/getAnnoDetailed"


class CnChinaunicom(Scraper):
    """chinaunicombidding.cn through the calls of its own pages; a guard of scripts may stand before it."""

    id = "cn_chinaunicom"
    name = "中国联通采购与招标网"
    country = "CN"
    base_url = "https://www.chinaunicombidding.cn"
    pace = 4.0
    cool_down = 86400.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "Calls and fields follow six programmes of 2023 to 2026 that agree. They do not on how to ask for one kind alone, so one "
        "list of all kinds is read and sifted by number, then by title: some results are filed as calls. No reply was recorded."
    )
    facts: ClassVar[tuple[str, ...]] = ("mode", "page_size", "results", "day_form")
    mode: ClassVar[str] = "BizAnnoVoMtable"
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    # the portal was seen to send no more, whatever is asked for
    page_size: ClassVar[int] = 10
    # annoTypeId of candidates (bid, selection) and results (bid, selection)
    results: ClassVar[tuple[str, ...]] = ("023001", "023002", "013001", "013002")

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """The list page by page; raises when it could not be read."""

        def read_page(number: int) -> ListPage:
            question = {"pageNo": number + 1, "pageSize": self.page_size, "modeNo": self.mode, "annoName": ""}
            headers = {"Referer": f"{self.root}/bidInformation"}
            return self._read_list(fetch(Request(url=f"{self.root}{_LIST}", json=question, headers=headers)))

        return each_channel([("all", walk(self, "all", read_page, listing))])

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site: rows numbered as results, and others unless their title is plainly a call."""
        return (reference.context in self.results or may_be_result(reference.title)) and super().wants(reference, listing)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The HTML in `data.annoText`; raises LayoutChanged where it is missing."""
        data = field(_accepted(page), "data", dict, page.url)
        body = required(data, "annoText", page.url)
        at = instant_of(words_of(data, "createDate") or "")
        title = words_of(data, "annoName") or reference.title
        notice = notice_of(body, page, reference, title=title, published=reference.published, at=at)
        company = words_of(data, "bidCompany")
        return [replace(notice, buyer=notice.buyer or (Party(name=company) if company else None))]

    def _read_list(self, page: Page) -> ListPage:
        data = field(_accepted(page), "data", dict, page.url)
        rows = rows_of(data, "records", page.url)
        total = count_of(data, "total", page.url)
        if total and not rows:
            raise LayoutChanged(f"0 records, but the portal says {total}, at {page.url}")
        read = each_item(rows, lambda row: self._item(row, page.url), "all", page.url)
        # the portal's own number of pages goes before ours: it may send fewer rows than asked for
        pages = count_of(data, "pages", page.url) if "pages" in data else pages_of(total, self.page_size)
        return replace(read, pages=max(1, pages), total=total, whole=True)

    def _item(self, row: Row, url: str) -> Reference:
        key = required(row, "id", url)
        return Reference(
            key=key,
            url=f"{self.root}/bidInformation/detail?id={key}",
            title=words_of(row, "annoName", "title"),
            published=day_in(required(row, "createDate", url), url, self.day_form),
            region=words_of(row, "provinceName"),
            context=words_of(row, "annoTypeId"),
            request=Request(url=f"{self.root}{_DETAIL}/{key}", headers={"Referer": f"{self.root}/bidInformation"}),
        )


def _accepted(page: Page) -> Row:
    answer = reply(page)
    if answer.get("success") is not True:
        said = words_of(answer, "message", "msg", "code") or "nothing"
        raise LayoutChanged(f"success is {answer.get('success')!r} ({said}), expected true, at {page.url}")
    return answer
