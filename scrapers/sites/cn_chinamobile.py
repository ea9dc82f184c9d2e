"""China Mobile's procurement portal (中国移动采购与招标网): results and candidates whose bodies are PDF files in JSON."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlencode

from scrapers.base import DayForm, Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged, UnreadablePage
from scrapers.notice import Notice, Party
from scrapers.toolkit.days import day_in
from scrapers.toolkit.detail import instant_of, is_markup, notice_of, notice_with_file
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import only_kind, whole_list
from scrapers.toolkit.replies import Row, count_of, field, reply, required, rows_of, words_of

_CALLS = "/api-b2b/api-sync-es/white_list_api/b2b/publish"
# how a PDF begins in base64
_PDF = "JVBER"


class CnChinamobile(Scraper):
    """b2b.10086.cn through the calls of its own pages, which want no login; its TLS is an old one, see `tls_exception`."""

    id = "cn_chinamobile"
    name = "中国移动采购与招标网"
    country = "CN"
    base_url = "https://b2b.10086.cn"
    pace = 3.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "Calls, kinds and fields follow some ten programmes of 2025 and 2026 that agree; bodies are PDF files, often scans: then "
        "the notice is kept with its link and its result counts as unread. All of those programmes allow the old TLS handshake "
        'of this host, which this one does only where the source has a `tls_exception = "reason"`. No reply was recorded.'
    )
    facts: ClassVar[tuple[str, ...]] = ("kinds", "page_size", "day_form")
    # publishOneType of the wanted kinds; PROCUREMENT and others are calls
    kinds: ClassVar[dict[str, str]] = {"SELECTION_RESULTS": "中选结果公示", "CANDIDATE_PUBLICITY": "中选候选人公示"}
    # how its lists print a day; empty: year first
    day_form: ClassVar[DayForm] = ""
    page_size: ClassVar[int] = 20

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Kinds of notices; their replies carry no heading."""
        return dict.fromkeys(self.kinds, ())

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each kind page by page; raises when none could be read."""
        wanted = [kind for kind in self.kinds if not listing.channels or kind in listing.channels]
        return each_channel((kind, self._channel(kind, fetch, listing)) for kind in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The body's text, or the title with the link where its PDF has none; raises UnreadablePage where there is no body."""
        data = field(_accepted(page), "data", dict, page.url)
        content = words_of(data, "noticeContent")
        if content is None:
            raise UnreadablePage(f"no 'noticeContent' in {sorted(data)[:12]}, expected a PDF or HTML, at {page.url}")
        if not content.startswith(_PDF):
            if not is_markup(content):
                raise LayoutChanged(f"{content[:40]!r}, expected a PDF in base64 or HTML, at {page.url}")
            at = instant_of(words_of(data, "publishDate") or "")
            notice = notice_of(content, page, reference, title=reference.title, published=reference.published, at=at)
        else:
            heading = f"<h2>{html.escape(reference.title or '')}</h2>"
            shown = notice_with_file(heading, page, reference, reference.url)
            # loaded when a page is first read
            from scrapers.reading import with_attachments

            notice = with_attachments(shown, [("noticeContent.pdf", _decoded(content, page.url))])
        company = words_of(data, "companyName")
        return [replace(notice, buyer=notice.buyer or (Party(name=company) if company else None))]

    def _channel(self, kind: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            wanted = {"name": "", "publishType": "PROCUREMENT", "publishOneType": kind, "purchaseType": "", "companyType": ""}
            question = {**wanted, "size": self.page_size, "current": number + 1, "sfactApplColumn5": "PC"}
            return self._read_list(fetch(self._request("queryList", question)), kind)

        return walk(self, kind, read_page, listing)

    def _read_list(self, page: Page, kind: str) -> ListPage:
        data = field(_accepted(page), "data", dict, page.url)
        rows = rows_of(data, "content", page.url)
        only_kind(rows, "publishOneType", kind, called=self.kinds[kind], url=page.url)
        total = count_of(data, "totalElements", page.url)
        read = each_item(rows, lambda row: self._item(row, kind, page.url), kind, page.url)
        return whole_list(read, total, self.page_size, called=self.kinds[kind], url=page.url)

    def _item(self, row: Row, kind: str, url: str) -> Reference:
        named = {"publishId": required(row, "id", url), "publishUuid": required(row, "uuid", url)}
        asked = {**named, "publishType": words_of(row, "publishType") or "PROCUREMENT", "publishOneType": kind}
        return Reference(
            key=named["publishId"],
            url=f"{self.root}/#/noticeDetail?{urlencode(asked)}",
            title=words_of(row, "name"),
            published=day_in(required(row, "publishDate", url), url, self.day_form),
            channel=kind,
            request=self._request("queryDetail", {**asked, "sfactApplColumn5": "PC"}),
        )

    def _request(self, call: str, question: dict[str, object]) -> Request:
        return Request(url=f"{self.root}{_CALLS}/{call}", json=question, headers={"Referer": f"{self.root}/"})


def _decoded(content: str, url: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error as error:
        raise UnreadablePage(f"a PDF that is no base64 ({error}), at {url}") from error


def _accepted(page: Page) -> Row:
    answer = reply(page)
    if answer.get("code") != 0:
        said = words_of(answer, "msg", "message") or "nothing"
        raise LayoutChanged(f"code {answer.get('code')!r} ({said}), expected 0, at {page.url}")
    return answer
