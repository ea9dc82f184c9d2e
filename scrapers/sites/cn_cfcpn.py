"""CFCPN (金采网), where banks and insurers publish: results and corrections through the portal's own JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlencode

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import Blocked, LayoutChanged
from scrapers.notice import Notice, Party
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import instant_of, notice_of
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import only_kind, whole_list
from scrapers.toolkit.replies import Row, count_of, field, parse_object, reply, required, rows_of, words_of
from scrapers.toolkit.titles import may_be_result

_LIST = "/jcw/noticeinfo/noticeInfo/dataNoticeList"
# the portal's own form sends all of these; its date filter is unreliable, so days are sifted here
_EMPTY = (
    "beginPublishTime",
    "endPublishTime",
    "areaProvince",
    "labelAllId",
    "noticeContent",
    "briefContent",
    "noticeTitle",
    "purchaseName",
    "categoryLabName",
    "purchaseId",
)
# a group publishes for its companies: its name does not say who buys
_GROUP = re.compile(r"集团|总公司|总行|控股")


class CnCfcpn(Scraper):
    """POST lists of 10 and POST details on one address; a Referer of the site is required."""

    id = "cn_cfcpn"
    name = "金采网"
    country = "CN"
    base_url = "http://www.cfcpn.com"
    pace = 5.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "Parameters, rows and the doubly escaped body follow descriptions of 2023 and 2026; "
        "eight saved notice texts of the portal are read by the reader's tests, no reply was recorded."
    )
    expects_weekly: ClassVar[int | None] = 50

    facts: ClassVar[tuple[str, ...]] = ("kinds", "page_size", "day_form")
    # noticeType of the wanted kinds; 1 calls and 2 solicitations are left out
    kinds: ClassVar[dict[str, str]] = {"4": "结果", "3": "更正"}
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    page_size: ClassVar[int] = 10

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """As every site, and not a plain call for tenders: rows seldom say their kind, and lists of results hold others too."""
        return may_be_result(reference.title) and super().wants(reference, listing)

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Kinds of notices; their replies carry no heading."""
        return dict.fromkeys(self.kinds, ())

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Results, then corrections; raises when neither could be read."""
        wanted = [kind for kind in self.kinds if not listing.channels or kind in listing.channels]
        return each_channel((kind, self._channel(kind, fetch, listing)) for kind in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The one row of a detail reply; raises LayoutChanged when there is not exactly one."""
        answer = _accepted(page)
        found = rows_of(answer, "rows", page.url)
        if len(found) != 1:
            raise LayoutChanged(f"{len(found)} rows, expected the notice's one, at {page.url}")
        row = found[0]
        printed = required(row, "publishTime", page.url)
        # escaped once more than HTML in JSON needs
        body = html.unescape(required(row, "noticeContent", page.url))
        notice = notice_of(
            body, page, reference, title=_title(row), published=day_in(printed, page.url, self.day_form), at=instant_of(printed)
        )
        # who publishes is often the buyer's parent: it stands in only where the body names no buyer
        publisher = words_of(row, "userName")
        notice = replace(notice, buyer=notice.buyer or (Party(name=publisher) if publisher else None))
        return [replace(notice, attachments=(*notice.attachments, *self._attachments(row, page.url)))]

    def _channel(self, kind: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            wanted = {"noticeType": kind, "pageSize": str(self.page_size), "pageNo": str(number + 1)}
            fixed = {"noticeState": "1", "isValid": "1", "orderBy": "publish_time desc"}
            page = fetch(self._request({**wanted, **fixed, **dict.fromkeys(_EMPTY, "")}))
            return self._read_list(page, kind)

        return walk(self, kind, read_page, listing)

    def _read_list(self, page: Page, kind: str) -> ListPage:
        answer = _accepted(page)
        total = count_of(answer, "total", page.url)
        rows = rows_of(answer, "rows", page.url)
        only_kind(rows, "noticeType", kind, called=self.kinds[kind], url=page.url)
        read = each_item(rows, lambda row: self._item(row, kind, page.url), kind, page.url)
        return whole_list(read, total, self.page_size, called=self.kinds[kind], url=page.url)

    def _item(self, row: Row, kind: str, url: str) -> Reference:
        key = required(row, "id", url)
        publisher = words_of(row, "userName") or ""
        query = urlencode({"url": "modules/sys/login/detail", "column": kind, "searchVal": key})
        return Reference(
            key=key,
            url=f"{self.root}/jcw/sys/index/goUrl?{query}",
            title=_title(row),
            published=day_in(required(row, "publishTime", url), url, self.day_form),
            buyer=None if _GROUP.search(publisher) else publisher or None,
            region=words_of(row, "area"),
            request=self._request({"id": key, "isDetail": "1"}),
        )

    def _request(self, form: dict[str, str]) -> Request:
        referer = f"{self.root}/jcw/sys/index/goUrl?url=modules/sys/login/list&column=cggg"
        return Request(url=f"{self.root}{_LIST}", form=form, headers={"Referer": referer})

    def _attachments(self, row: Row, url: str) -> tuple[str, ...]:
        listed = words_of(row, "file")
        if not listed:
            return ()
        # a JSON text within the JSON: a list of files, or one
        files = rows_of(parse_object(f'{{"files": {listed if listed.startswith("[") else f"[{listed}]"}}}', url), "files", url)
        asked = ({"downloadUrl": words_of(item, "fileUrl"), "realFileName": words_of(item, "fileName")} for item in files)
        download = f"{self.root}/jcw/systemnotice/systemNotice/download.do"
        return tuple(f"{download}?{urlencode({k: v for k, v in item.items() if v})}" for item in asked if item["downloadUrl"])


def _title(row: Row) -> str | None:
    """The title, whose dashes and quotation marks come as entities."""
    printed = words_of(row, "noticeTitle")
    return html.unescape(printed) if printed else None


def _accepted(page: Page) -> Row:
    answer = reply(page)
    if field(answer, "result", bool, page.url):
        return answer
    message = words_of(answer, "message", "msg") or "no message"
    if "频繁" in message:
        raise Blocked(f"the portal says {message!r} at {page.url}")
    raise LayoutChanged(f"result false with {message!r}, expected rows, at {page.url}")
