"""Jiangsu's procurement portal (江苏政府采购网): the newest results and their full bodies, by the calls that need no captcha."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import instant_of, notice_of
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, walk
from scrapers.toolkit.replies import Row, field, reply, required, rows_of, words_of


class CnCcgpJiangsu(Scraper):
    """Lists of about 7 without dates, so every run looks at all of them; bodies by POST."""

    id = "cn_ccgp_jiangsu"
    name = "江苏政府采购网"
    country = "CN"
    base_url = "http://www.ccgp-jiangsu.gov.cn"
    pace = 8.0
    every = "4h"
    verified = "described structure"
    verified_how = (
        "The two calls follow one description of 2026-08; lists hold about 7 newest notices each and no dates, so older ones can "
        "only be had from ccgp.gov.cn's local section. "
        "The portal asks that its notices are not republished. No reply was recorded."
    )

    facts: ClassVar[tuple[str, ...]] = ("lists", "kinds")
    # results at the portal's levels; 2 is the province
    lists: ClassVar[tuple[str, ...]] = ("z_jggg_2", "z_jggg_3", "z_jggg_4")
    # awards, deals, deal summaries, terminations, corrections, contracts; other kinds of notices are left out
    kinds: ClassVar[tuple[str, ...]] = ("zbgg", "cjgg", "cjhz", "zzgg", "gzgg", "htgg")

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Lists of the portal's levels, without headings."""
        return dict.fromkeys(self.lists, ())

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """The three lists; raises when none could be read."""
        wanted = [name for name in self.lists if not listing.channels or name in listing.channels]
        return each_channel((name, self._channel(name, fetch, listing)) for name in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The body in `data.content` or `data.extend`; raises LayoutChanged where both are empty."""
        data = field(reply(page), "data", dict, page.url)
        # `extend` holds the body as text, or is an object with the body in `content`
        extended = data.get("extend")
        body = words_of(data, "content", "extend") or (words_of(extended, "content") if isinstance(extended, dict) else None)
        if not body:
            raise LayoutChanged(f"neither 'content' nor 'extend' in {sorted(data)[:12]}, at {page.url}")
        printed = words_of(data, "publishDate")
        published = day_of(printed, page.url) if printed else None
        title = words_of(data, "title") or reference.title
        return [notice_of(body, page, reference, title=title, published=published, at=instant_of(printed or ""))]

    def _channel(self, name: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(_number: int) -> ListPage:
            page = fetch(f"{self.root}/jscms/js_lmapi/api/getArticeData/lists/{name}")
            answer = reply(page)
            if field(answer, "code", int, page.url) != 200:
                raise LayoutChanged(f"code {answer['code']}, expected 200, at {page.url}")
            rows = [row for row in rows_of(answer, "result", page.url) if words_of(row, "ggCode") in (*self.kinds, None)]
            read = each_item(rows, lambda row: self._item(row, page.url), name, page.url)
            return ListPage(references=read.references, issues=read.issues, pages=1, whole=True)

        return walk(self, name, read_page, listing)

    def _item(self, row: Row, url: str) -> Reference:
        key, kind = required(row, "id", url), required(row, "ggCode", url)
        return Reference(
            key=key,
            url=f"{self.root}/jiangsu/js_cggg/details.html?gglb={kind}&ggid={key}",
            title=required(row, "title", url),
            region="江苏",
            request=Request(url=f"{self.root}/pss/jsp/relevantCgggGetById.jsp", form={"ggid": key}),
        )
