"""Qichacha's tender API (企查查招投标): won tenders by watched company, as leads that an official notice has to confirm."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from scrapers.base import Fetch, Listing, Page, Reference, Request
from scrapers.errors import LayoutChanged
from scrapers.families.aggregator import Aggregator, lead
from scrapers.notice import Award, Mark, Notice, Party, Pricing
from scrapers.toolkit.aggregators import amount_of, lead_row
from scrapers.toolkit.lists import day_of
from scrapers.toolkit.replies import Row, required, rows_of, words_of

_LIST = "/TenderCheck/GetList"
_WON = "4"


class CnQcc(Aggregator):
    """GET signed by a token; contacts in the rows are dropped before anything is kept."""

    id = "cn_qcc"
    by_days = True
    name = "企查查招投标"
    base_url = "https://api.qichacha.com"
    secrets = ("QCC_KEY", "QCC_SECRET")
    verified_how = (
        "Call, token and fields follow the provider's own description and three programmes of up to 2026; an amount is read only "
        "where it is a plain number with its unit. No reply was recorded."
    )
    total_at = "Paging.TotalRecords"
    rows_at = "Result.Data"
    # of a row and of the units in it
    kept = frozenset(
        {"Id", "Title", "ProjectNo", "ChannelName", "Province", "City", "PublishDate", "ContentUrl", "KeyNo", "Name", "WinBidAmt"}
        | {"BidInviUnitList", "WinBidUnitList", "AgentUnitList"}
    )

    def ask(self, fetch: Fetch, name: str, number: int, listing: Listing) -> Page:
        """GET with key and token; the page's address is given without them."""
        params = {
            "key": listing.secrets["QCC_KEY"],
            "keyword": name,
            "msgType": _WON,
            "pubDateStart": str(listing.since),
            "pubDateEnd": str(listing.until or listing.today),
            "pageIndex": str(number),
            "pageSize": str(self.page_size),
        }
        url = f"{self.root}{_LIST}"
        return replace(fetch(Request(url=url, params=params, headers=_signed(listing), keep=False)), url=url)

    def is_empty(self, answer: Row) -> bool:
        """Status 201: the question was understood and has no result."""
        return words_of(answer, "Status") == "201"

    def refusal(self, answer: Row) -> str | None:
        """Any status but 200."""
        status = words_of(answer, "Status")
        return None if status == "200" else f"status {status} ({words_of(answer, 'Message')})"

    def item(self, row: Row, name: str, page: Page) -> Reference:  # noqa: ARG002 — a row names its winners itself
        """A row with the address of the original notice where it has one."""
        key = required(row, "Id", page.url)
        url = words_of(row, "ContentUrl") or f"{page.url}?id={key}"
        title = required(row, "Title", page.url)
        published = day_of(required(row, "PublishDate", page.url), page.url)
        return Reference(key=key, url=url, title=title, published=published, page=self.lead_page(row, url, page))

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The kept row of one tender; raises LayoutChanged where it names no winner."""
        row = lead_row(page)
        awards = tuple(_award(item) for item in rows_of(row, "WinBidUnitList", page.url) if words_of(item, "Name"))
        if not awards:
            raise LayoutChanged(f"no name in WinBidUnitList, expected a winner, at {page.url}")
        region = " ".join(filter(None, (words_of(row, "Province"), words_of(row, "City")))) or None
        buyer, agency = (_first(row, units, page.url) for units in ("BidInviUnitList", "AgentUnitList"))
        found = lead(reference, awards, buyer, words_of(row, "ProjectNo"), region)
        return [replace(found, agency=Party(name=agency) if agency else None)]


def token(key: str, timespan: str, secret: str) -> str:
    """The provider's rule: upper-case hexadecimal MD5 of key, Unix seconds and secret in a row."""
    return hashlib.md5(f"{key}{timespan}{secret}".encode(), usedforsecurity=False).hexdigest().upper()


def _signed(listing: Listing) -> dict[str, str]:
    timespan = str(int(listing.clock().timestamp()))
    return {"Timespan": timespan, "Token": token(listing.secrets["QCC_KEY"], timespan, listing.secrets["QCC_SECRET"])}


def _award(unit: Row) -> Award:
    printed = words_of(unit, "WinBidAmt")
    amount = amount_of(printed or "")
    marks = (Mark.UNREADABLE_AMOUNT,) if printed and amount is None else ()
    supplier = Party(name=words_of(unit, "Name") or "")
    return Award(supplier=supplier, amount=amount, pricing=Pricing.TOTAL if amount else Pricing.NONE, marks=marks)


def _first(row: Row, name: str, url: str) -> str | None:
    units = rows_of(row, name, url) if row.get(name) else []
    return next((found for unit in units if (found := words_of(unit, "Name"))), None)
