"""The United States' USAspending: federal contracts of watched companies, and what changed them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from scrapers.base import Fetch, Listing, ListIssue, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import LayoutChanged
from scrapers.families.ocds_api import ONE_OF_MANY
from scrapers.notice import Notice
from scrapers.structured.documents import Object, child, text_of
from scrapers.structured.values import day_of
from scrapers.toolkit.lists import each_channel
from scrapers.usaspending import notices_of, read_answer

# the search knows nothing older
_OLDEST = date(2007, 10, 1)
# without these a row says nothing, and another shape of answer would pass for an empty one
_NEEDED = {
    "awards": ("generated_internal_id", "Recipient Name", "Award Amount", "Base Obligation Date"),
    "transactions": ("generated_internal_id", "Mod", "Action Date", "Transaction Amount"),
}
# one group of types a request; A to D are contracts and orders
_CONTRACTS = ["A", "B", "C", "D"]


class UsUsaspending(Scraper):
    """Two searches a watched name: awards that were modified in the days asked for, and the modifications themselves."""

    id = "us_usaspending"
    name = "USAspending"
    country = "US"
    language = "en"
    base_url = "https://api.usaspending.gov"
    # dates have no zone; they are the capital's
    zone = "America/New_York"
    pace = 1.0
    every = "1d"
    lists_changes = True
    by_days = True
    verified = "recorded page 2025-08-19"
    verified_how = (
        "Recorded answers (a search of awards, one award, orders under a contract, sub-awards) are read by the tests; "
        "the search of transactions follows its documentation, and no request has been tried."
    )
    facts: ClassVar[tuple[str, ...]] = ("limit", "award_fields", "transaction_fields")
    limit: ClassVar[int] = 100
    award_fields: ClassVar[tuple[str, ...]] = (
        "Award ID",
        "Recipient Name",
        "Recipient UEI",
        "Start Date",
        "End Date",
        "Award Amount",
        "Base Obligation Date",
        "Last Modified Date",
        "Awarding Agency",
        "Contract Award Type",
        "Description",
    )
    transaction_fields: ClassVar[tuple[str, ...]] = (
        "Award ID",
        "Mod",
        "Recipient Name",
        "Action Date",
        "Transaction Amount",
        "Awarding Agency",
        "Award Type",
    )

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Both searches for every name; without a name to search for, nothing is asked."""
        names = list(dict.fromkeys((*listing.filters.supplier, *listing.names)))
        if not names:
            return iter([ListIssue(kind="nothing_asked", message="no company is watched: nothing was asked")])
        channels = [(f"{kind}: {name}", kind, name) for name in names for kind in ("awards", "transactions")]
        wanted = [entry for entry in channels if not listing.channels or entry[0] in listing.channels]
        seen: set[str] = set()
        return each_channel((label, self._search(kind, name, fetch, listing, seen)) for label, kind, name in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The row the reference names, or every row of an answer given alone. Raises LayoutChanged."""
        _, rows, _ = read_answer(page.body, page.url)
        found, issues = notices_of(rows, page.url)
        if reference.context != ONE_OF_MANY:
            return [replace(found[0], issues=(*found[0].issues, *issues)), *found[1:]] if issues else found
        named = [notice for notice in found if notice.key == reference.key]
        if not named:
            raise LayoutChanged(f"no row {reference.key} among {len(rows)}, at {page.url}")
        return named

    def _search(self, kind: str, name: str, fetch: Fetch, listing: Listing, seen: set[str]) -> Iterator[ListItem]:
        number = 1
        metadata: Object = {}
        while True:
            request = self._request(kind, name, listing, number, metadata)
            page = fetch(request)
            answer, rows, broken = read_answer(page.body, page.url)
            yield from (ListIssue(kind="broken_item", message=each, url=page.url) for each in broken)
            metadata = child(answer, "page_metadata")
            if "hasNext" not in metadata:
                raise LayoutChanged(f"page_metadata has {', '.join(metadata) or 'nothing'}, expected hasNext, at {page.url}")
            for item in self._items(kind, rows, page, listing):
                if not isinstance(item, Reference) or item.key not in seen:
                    yield replace(item, request=request) if isinstance(item, Reference) else item
                if isinstance(item, Reference):
                    seen.add(item.key)
            changes = [day_of(row.get("Last Modified Date" if kind == "awards" else "Action Date")) for row in rows]
            is_behind = bool(changes) and changes[-1] is not None and changes[-1] < listing.since
            if metadata.get("hasNext") is not True or not rows or is_behind:
                return
            number += 1

    def _items(self, kind: str, rows: list[Object], page: Page, listing: Listing) -> Iterator[ListItem]:
        missing = [field for field in _NEEDED[kind] if any(field not in row for row in rows)]
        if missing:
            raise LayoutChanged(f"rows without {', '.join(missing)}, at {page.url}")
        modified = {text_of(row.get("generated_internal_id")): day_of(row.get("Last Modified Date")) for row in rows}
        notices, issues = notices_of(rows, page.url)
        for message in issues:
            yield ListIssue(kind="broken_item", message=message, url=page.url)
        for notice in notices:
            # the first transaction is the award itself
            if kind == "transactions" and notice.key.endswith("/0"):
                continue
            reference = _reference(notice, page, modified.get(notice.key) or notice.published_date)
            if self.wants(reference, listing):
                yield reference

    def _request(self, kind: str, name: str, listing: Listing, number: int, metadata: Object) -> Request:
        awards = kind == "awards"
        span = {
            "start_date": f"{max(listing.since, _OLDEST):%Y-%m-%d}",
            "end_date": f"{(listing.until or listing.today):%Y-%m-%d}",
        }
        if awards:
            span["date_type"] = "last_modified_date"
        body: dict[str, object] = {
            "filters": {"award_type_codes": _CONTRACTS, "recipient_search_text": [name], "time_period": [span]},
            "fields": list(self.award_fields if awards else self.transaction_fields),
            "sort": "Last Modified Date" if awards else "Action Date",
            "order": "desc",
            "page": number,
            "limit": self.limit,
        }
        if awards:
            body["subawards"] = False
            # beyond 10,000 rows pages are reached only by the last row of the one before
            body |= {field: metadata[field] for field in ("last_record_unique_id", "last_record_sort_value") if field in metadata}
        return Request(url=f"{self.root}/api/v2/search/spending_by_{'award' if awards else 'transaction'}/", json=body)


def _reference(notice: Notice, page: Page, changed: date | None) -> Reference:
    """An award is dated by its last change: it may be years old and still be news."""
    return Reference(
        key=notice.key,
        url=notice.url or page.url,
        title=notice.title,
        published=changed,
        buyer=notice.buyer.name if notice.buyer else None,
        page=page,
        context=ONE_OF_MANY,
    )
