"""Tianyancha's tender API (天眼查招投标): won tenders by watched company, as leads that an official notice has to confirm."""

from __future__ import annotations

import json
from collections.abc import Iterable

from scrapers.base import Fetch, Listing, Page, Reference, Request
from scrapers.errors import LayoutChanged
from scrapers.families.aggregator import Aggregator, lead
from scrapers.notice import Award, Notice, Party
from scrapers.toolkit.aggregators import lead_row
from scrapers.toolkit.replies import Row, day_of_milliseconds, parse_object, required, words_of

_LIST = "/services/open/m/bids/search"
_WON, _BY_SUPPLIER = "4", "3"
_NO_RESULT = 300000


class CnTianyancha(Aggregator):
    """GET with the token in a header; only the supplier asked for is taken from a row, for its winner fields are unconfirmed."""

    id = "cn_tianyancha"
    by_days = True
    name = "天眼查招投标"
    base_url = "https://open.api.tianyancha.com"
    secrets = ("TIANYANCHA_TOKEN",)
    verified_how = (
        "The call follows four programmes of up to 2026; names of winner and amount fields are not confirmed, so the supplier is "
        "the company asked for, and no amount is taken. No reply was recorded."
    )
    total_at = "result.total"
    rows_at = "result.items"
    # content and contacts are not
    kept = frozenset({"uuid", "id", "title", "publishTime", "purchaser", "type", "province", "link", "bidUrl", "projectCode"})

    def ask(self, fetch: Fetch, name: str, number: int, listing: Listing) -> Page:
        """GET; the token is a header."""
        params = {
            "keyword": name,
            "searchType": _BY_SUPPLIER,
            "type": _WON,
            "publishStartTime": str(listing.since),
            "publishEndTime": str(listing.until or listing.today),
            "pageNum": str(number),
            "pageSize": str(self.page_size),
        }
        headers = {"Authorization": listing.secrets["TIANYANCHA_TOKEN"]}
        return fetch(Request(url=f"{self.root}{_LIST}", params=params, headers=headers, keep=False))

    def is_empty(self, answer: Row) -> bool:
        """The provider's own number for no result."""
        return answer.get("error_code") == _NO_RESULT

    def refusal(self, answer: Row) -> str | None:
        """Any error but 0."""
        code = answer.get("error_code")
        return None if code == 0 else f"error {code} ({words_of(answer, 'reason')})"

    def item(self, row: Row, name: str, page: Page) -> Reference:
        """A row, and beside it the name that was asked for."""
        key = words_of(row, "uuid", "id")
        if key is None:
            raise LayoutChanged(f"a row without 'uuid' and 'id', it has {sorted(row)[:12]}, at {page.url}")
        url = words_of(row, "link", "bidUrl") or f"{page.url}#{key}"
        return Reference(
            key=key,
            url=url,
            title=required(row, "title", page.url),
            published=day_of_milliseconds(row.get("publishTime"), page.url),
            page=self.lead_page(row, url, page),
            context=json.dumps({"supplier": name}, ensure_ascii=False),
        )

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The kept row of one tender; raises LayoutChanged when the reference does not say who was asked for."""
        row = lead_row(page)
        asked = words_of(parse_object(reference.context or "{}", page.url), "supplier")
        if asked is None:
            raise LayoutChanged(f"nobody was asked for, expected a supplier in the context, at {page.url}")
        awards = (Award(supplier=Party(name=asked)),)
        return [lead(reference, awards, words_of(row, "purchaser"), words_of(row, "projectCode"), words_of(row, "province"))]
