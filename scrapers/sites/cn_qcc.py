"""Qichacha's tender API (企查查招投标): won tenders by watched company, as leads that an official notice has to confirm."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import Blocked, LayoutChanged
from scrapers.notice import Award, Mark, Notice, NoticeType, Party, Pricing
from scrapers.toolkit.aggregators import NOTHING_ASKED, amount_of, lead_page, lead_row
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, walk
from scrapers.toolkit.replies import Row, count_of, pages_of, reply, required, rows_of, words_of

_LIST = "/TenderCheck/GetList"
_SIZE = 20
_WON = "4"
# kept of a row and of the units in it; contacts are not
_KEPT = frozenset(
    {"Id", "Title", "ProjectNo", "ChannelName", "Province", "City", "PublishDate", "ContentUrl", "KeyNo", "Name", "WinBidAmt"}
    | {"BidInviUnitList", "WinBidUnitList", "AgentUnitList"}
)


class CnQcc(Scraper):
    """GET signed by a token; contacts in the rows are dropped before anything is kept."""

    id = "cn_qcc"
    name = "企查查招投标"
    country = "CN"
    base_url = "https://api.qichacha.com"
    pace = 1.0
    every = "1d"
    secrets = ("QCC_KEY", "QCC_SECRET")
    leads = True
    verified = "described structure"
    verified_how = (
        "Call, token and fields follow the provider's own description and three programmes of up to 2026; an amount is read only "
        "where it is a plain number with its unit. No reply was recorded."
    )

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """One channel per watched name; raises when none could be read."""
        names = listing.filters.supplier or listing.names
        if not names:
            return iter([NOTHING_ASKED])
        wanted = [name for name in names if not listing.channels or name in listing.channels]
        return each_channel(((name, self._channel(name, fetch, listing)) for name in wanted), stop_when_blocked=True)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The kept row of one tender; raises LayoutChanged where it names no winner."""
        row = lead_row(page)
        awards = tuple(_award(item) for item in rows_of(row, "WinBidUnitList", page.url) if words_of(item, "Name"))
        if not awards:
            raise LayoutChanged(f"no name in WinBidUnitList, expected a winner, at {page.url}")
        return [
            Notice(
                notice_type=NoticeType.AWARD,
                title=reference.title,
                key=reference.key,
                url=reference.url,
                published_date=reference.published,
                project_number=words_of(row, "ProjectNo"),
                buyer=_first(row, "BidInviUnitList", page.url),
                agency=_first(row, "AgentUnitList", page.url),
                region=" ".join(filter(None, (words_of(row, "Province"), words_of(row, "City")))) or None,
                awards=awards,
                lead=True,
            )
        ]

    def _channel(self, name: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        def read_page(number: int) -> ListPage:
            params = {
                "key": listing.secrets["QCC_KEY"],
                "keyword": name,
                "msgType": _WON,
                "pubDateStart": str(listing.since),
                "pubDateEnd": str(listing.until or listing.today),
                "pageIndex": str(number + 1),
                "pageSize": str(_SIZE),
            }
            headers = _signed(listing)
            page = fetch(Request(url=f"{self.root}{_LIST}", params=params, headers=headers, keep=False))
            return _read_list(replace(page, url=f"{self.root}{_LIST}"), name)

        return walk(self, name, read_page, listing)


def token(key: str, timespan: str, secret: str) -> str:
    """The provider's rule: upper-case hexadecimal MD5 of key, Unix seconds and secret in a row."""
    return hashlib.md5(f"{key}{timespan}{secret}".encode(), usedforsecurity=False).hexdigest().upper()


def _signed(listing: Listing) -> dict[str, str]:
    timespan = str(int(listing.clock().timestamp()))
    return {"Timespan": timespan, "Token": token(listing.secrets["QCC_KEY"], timespan, listing.secrets["QCC_SECRET"])}


def _read_list(page: Page, name: str) -> ListPage:
    answer = reply(page)
    status, message = words_of(answer, "Status"), words_of(answer, "Message")
    # 201: the question was understood and has no result
    if status == "201":
        return ListPage(references=(), pages=1, total=0, whole=True)
    if status != "200":
        raise Blocked(f"status {status} ({message}) instead of rows at {page.url}")
    total = count_of(answer, "Paging.TotalRecords", page.url)
    rows = rows_of(answer, "Result.Data", page.url)
    read = each_item(rows, lambda row: _item(row, page), name, page.url)
    return replace(read, pages=max(1, pages_of(total, _SIZE)), total=total, whole=True)


def _item(row: Row, page: Page) -> Reference:
    key = required(row, "Id", page.url)
    url = words_of(row, "ContentUrl") or f"{page.url}?id={key}"
    return Reference(
        key=key,
        url=url,
        title=required(row, "Title", page.url),
        published=day_of(required(row, "PublishDate", page.url), page.url),
        page=lead_page(row, _KEPT, url, page),
    )


def _award(unit: Row) -> Award:
    printed = words_of(unit, "WinBidAmt")
    amount = amount_of(printed or "")
    marks = (Mark.UNREADABLE_AMOUNT,) if printed and amount is None else ()
    supplier = Party(name=words_of(unit, "Name") or "")
    return Award(supplier=supplier, amount=amount, pricing=Pricing.TOTAL if amount else Pricing.NONE, marks=marks)


def _first(row: Row, name: str, url: str) -> Party | None:
    units = rows_of(row, name, url) if row.get(name) else []
    names = [found for unit in units if (found := words_of(unit, "Name"))]
    return Party(name=names[0]) if names else None
