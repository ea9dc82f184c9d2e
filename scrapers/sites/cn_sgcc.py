"""State Grid's e-commerce platform (国家电网新一代电子商务平台): results and candidates through the portal's own JSON."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged, UnreadablePage
from scrapers.notice import Notice, Party
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import is_markup, notice_of, notice_with_file
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import only_kind, whole_list
from scrapers.toolkit.replies import Row, count_of, field, reply, required, rows_of, words_of

_FILED = ("1", "true")


class CnSgcc(Scraper):
    """ecp.sgcc.com.cn: a notice's kind of document says which call holds its body; results often stand in a PDF beside it."""

    id = "cn_sgcc"
    name = "国家电网新一代电子商务平台"
    country = "CN"
    base_url = "https://ecp.sgcc.com.cn"
    pace = 3.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "Calls, menus and fields follow six programmes of 2023 to 2026 that agree; a result that stands in a file of its own "
        "(fileFlag) is kept with its link and counts as unread. No reply was recorded."
    )
    facts: ClassVar[tuple[str, ...]] = ("menus", "calls", "page_size", "api", "day_form")
    # firstPageMenuId of the wanted lists; 2018032700291334 and 2018032900295987 are calls
    menus: ClassVar[dict[str, str]] = {"2018060501171111": "中标（成交）结果公告", "2018060501171107": "推荐中标候选人公示"}
    # the call that holds a document, by its doctype
    calls: ClassVar[dict[str, str]] = {
        "doci-win": "getNoticeWin",
        "doci-waste": "getNoticeWaste",
        "doci-change": "getChangeBid",
        "doci-bid": "getNoticeBid",
    }
    page_size: ClassVar[int] = 20
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    api: ClassVar[str] = "/ecp2.0/ecpwcmcore//index"

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Menus; their replies carry no heading."""
        return dict.fromkeys(self.menus, ())

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each menu page by page; raises when none could be read."""
        wanted = [menu for menu in self.menus if not listing.channels or menu in listing.channels]
        return each_channel((menu, self._channel(menu, fetch, listing)) for menu in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The HTML in `resultValue.notice.CONT`, or the title with the link where a file holds the result."""
        result = field(_accepted(page), "resultValue", dict, page.url)
        data = field(result, "notice", dict, page.url)
        body = words_of(data, "CONT") or ""
        is_filed = str(result.get("fileFlag")).lower() in _FILED
        if not body and not is_filed:
            raise UnreadablePage(f"no 'CONT' in {sorted(data)[:12]} and no file, expected either, at {page.url}")
        source = body if is_markup(body) else "".join(f"<p>{html.escape(line)}</p>" for line in body.splitlines())
        title = f"<h2>{html.escape(reference.title or '')}</h2>"
        if is_filed:
            notice = notice_with_file(f"{title}{source}", page, reference, reference.url)
        else:
            notice = notice_of(f"{title}{source}", page, reference, title=reference.title, published=reference.published)
        buyer = words_of(data, "bidOrgName", "BID_ORG", "ORG_NAME", "PUBLISH_ORG_NAME")
        return [
            replace(
                notice,
                buyer=notice.buyer or (Party(name=buyer) if buyer else None),
                project_number=notice.project_number or words_of(data, "PURPRJ_CODE"),
            )
        ]

    def _channel(self, menu: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            empty = dict.fromkeys(("purOrgStatus", "purOrgCode", "purType", "noticeType", "orgId", "key", "orgName"), "")
            question = {"index": number + 1, "size": self.page_size, "firstPageMenuId": menu, **empty}
            return self._read_list(fetch(self._request("noteList", question)), menu)

        return walk(self, menu, read_page, listing)

    def _read_list(self, page: Page, menu: str) -> ListPage:
        result = field(_accepted(page), "resultValue", dict, page.url)
        rows = rows_of(result, "noteList", page.url)
        only_kind(rows, "firstPageMenuId", menu, called=self.menus[menu], url=page.url)
        total = count_of(result, "count", page.url)
        read = each_item(rows, lambda row: self._item(row, menu, page.url), menu, page.url)
        return whole_list(read, total, self.page_size, called=self.menus[menu], url=page.url)

    def _item(self, row: Row, menu: str, url: str) -> Reference:
        key = words_of(row, "noticeId") or required(row, "id", url)
        document = words_of(row, "doctype") or next(iter(self.calls))
        if document not in self.calls:
            raise LayoutChanged(f"a document of kind {document!r}, expected one of {', '.join(self.calls)}, at {url}")
        # the portal's own addresses name the document's place on the first page, and its number where there is none
        shown = words_of(row, "firstPageDocId") or key
        return Reference(
            key=key,
            url=f"{self.root}/ecp2.0/portal/#/doc/{document}/{shown}_{menu}",
            title=words_of(row, "title"),
            published=day_in(required(row, "noticePublishTime", url), url, self.day_form),
            channel=menu,
            request=self._request(self.calls[document], key),
        )

    def _request(self, call: str, question: object) -> Request:
        return Request(url=f"{self.root}{self.api}/{call}", json=question, headers={"Referer": f"{self.root}/ecp2.0/portal/"})


def _accepted(page: Page) -> Row:
    answer = reply(page)
    if answer.get("successful") is False or "resultValue" not in answer:
        said = words_of(answer, "resultHint", "message", "msg") or "nothing"
        raise LayoutChanged(f"no result but {sorted(answer)[:8]} ({said}), expected resultValue, at {page.url}")
    return answer
