"""Tianyancha's tender API (天眼查招投标): won tenders by watched company, as leads that an official notice has to confirm."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import Blocked, LayoutChanged
from scrapers.notice import Award, Notice, NoticeType, Party
from scrapers.toolkit.aggregators import NOTHING_ASKED, lead_page, lead_row
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.replies import (
    Row,
    count_of,
    day_of_milliseconds,
    pages_of,
    parse_object,
    reply,
    required,
    rows_of,
    words_of,
)

_LIST = "/services/open/m/bids/search"
_SIZE = 20
_WON, _BY_SUPPLIER = "4", "3"
_NO_RESULT = 300000
# kept of a row; content and contacts are not
_KEPT = frozenset({"uuid", "id", "title", "publishTime", "purchaser", "type", "province", "link", "bidUrl", "projectCode"})


class CnTianyancha(Scraper):
    """GET with the token in a header; only the supplier asked for is taken from a row, for its winner fields are unconfirmed."""

    id = "cn_tianyancha"
    name = "天眼查招投标"
    country = "CN"
    base_url = "https://open.api.tianyancha.com"
    pace = 1.0
    every = "1d"
    secrets = ("TIANYANCHA_TOKEN",)
    leads = True
    verified = "described structure"
    verified_how = (
        "The call follows four programmes of up to 2026; names of winner and amount fields are not confirmed, so the supplier is "
        "the company asked for, and no amount is taken. No reply was recorded."
    )

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """One channel per watched name; raises when none could be read."""
        names = listing.filters.supplier or listing.names
        if not names:
            return iter([NOTHING_ASKED])
        wanted = [name for name in names if not listing.channels or name in listing.channels]
        return each_channel(((name, self._channel(name, fetch, listing)) for name in wanted), stop_when_blocked=True)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The kept row of one tender; raises LayoutChanged when the reference does not say who was asked for."""
        row = lead_row(page)
        asked = words_of(parse_object(reference.context or "{}", page.url), "supplier")
        if asked is None:
            raise LayoutChanged(f"nobody was asked for, expected a supplier in the context, at {page.url}")
        buyer = words_of(row, "purchaser")
        return [
            Notice(
                notice_type=NoticeType.AWARD,
                title=reference.title,
                key=reference.key,
                url=reference.url,
                published_date=reference.published,
                project_number=words_of(row, "projectCode"),
                buyer=Party(name=buyer) if buyer else None,
                region=words_of(row, "province"),
                awards=(Award(supplier=Party(name=asked)),),
                lead=True,
            )
        ]

    def _channel(self, name: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            params = {
                "keyword": name,
                "searchType": _BY_SUPPLIER,
                "type": _WON,
                "publishStartTime": str(listing.since),
                "publishEndTime": str(listing.until or listing.today),
                "pageNum": str(number + 1),
                "pageSize": str(_SIZE),
            }
            headers = {"Authorization": listing.secrets["TIANYANCHA_TOKEN"]}
            return _read_list(fetch(Request(url=f"{self.root}{_LIST}", params=params, headers=headers, keep=False)), name)

        return walk(self, name, read_page, listing)


def _read_list(page: Page, name: str) -> ListPage:
    answer = reply(page)
    code = answer.get("error_code")
    if code == _NO_RESULT:
        return ListPage(references=(), pages=1, total=0, whole=True)
    if code != 0:
        raise Blocked(f"error {code} ({words_of(answer, 'reason')}) instead of rows at {page.url}")
    total = count_of(answer, "result.total", page.url)
    rows = rows_of(answer, "result.items", page.url)
    read = each_item(rows, lambda row: _item(row, name, page), name, page.url)
    return replace(read, pages=max(1, pages_of(total, _SIZE)), total=total, whole=True)


def _item(row: Row, name: str, page: Page) -> Reference:
    key = words_of(row, "uuid", "id")
    if key is None:
        raise LayoutChanged(f"a row without 'uuid' and 'id', it has {sorted(row)[:12]}, at {page.url}")
    url = words_of(row, "link", "bidUrl") or f"{page.url}#{key}"
    return Reference(
        key=key,
        url=url,
        title=required(row, "title", page.url),
        published=day_of_milliseconds(row.get("publishTime"), page.url),
        page=lead_page(row, _KEPT, url, page),
        context=json.dumps({"supplier": name}, ensure_ascii=False),
    )
