"""Prices printed apart from their suppliers: under the same rank, the same lot, or where there is one result only."""

from __future__ import annotations

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.drafts import Apart, Draft
from scrapers.reading.results.pricing import read_price
from scrapers.reading.tables.rows import prices, row_lot

# more than any notice has: each price is held against each result
_MOST_PAIRS = 100_000
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


def price_apart(page: Page, apart: list[Apart], drafts: list[Draft]) -> None:
    """Gives results without a price the one that was printed apart for them."""
    if not apart or len(apart) * len(drafts) > _MOST_PAIRS:
        return
    if len(drafts) == 1 and drafts[0].price is None:
        for price in apart:
            if price.rank in (None, 1, drafts[0].rank):
                read_price(page, drafts[0], price.word, price.start, price.end)
        return
    for draft in drafts:
        if draft.price is not None:
            continue
        fitting = [price for price in apart if _is_for(price, draft)]
        if len(fitting) == 1 and sum(_is_for(fitting[0], other) for other in drafts) == 1:
            read_price(page, draft, fitting[0].word, fitting[0].start, fitting[0].end)


def price_from_bids(page: Page, bids: list[Row], drafts: list[Draft]) -> None:
    """Gives a winner without a price the one that the table of bidders prints for him, where he stands in it once."""
    if len(bids) * len(drafts) > _MOST_PAIRS:
        return
    for draft in drafts:
        rows = [row for row in bids if _bids(row, draft)] if draft.price is None else []
        if len(rows) != 1:
            continue
        for kind in ("amount", "offer", "rate"):
            for word, cell in prices(rows[0], kind):
                read_price(page, draft, word, cell.start, cell.end)


def _bids(row: Row, draft: Draft) -> bool:
    """Whether a row of bidders is about the supplier of a result, and not about another lot."""
    lot = row_lot(row)
    named = any(
        key_of(cell.text) == key_of(draft.supplier) for _, cell in row.cells("supplier", "candidate", "bidder", "party_name")
    )
    return named and (lot is None or draft.lot is None or _lot(lot[0]) == _lot(draft.lot))


def _is_for(price: Apart, draft: Draft) -> bool:
    """Whether a price is printed for the rank or the lot of a result."""
    if price.rank is not None and draft.rank is not None:
        return price.rank == draft.rank and (price.lot is None or draft.lot is None or _lot(price.lot) == _lot(draft.lot))
    return price.lot is not None and draft.lot is not None and _lot(price.lot) == _lot(draft.lot)


def _lot(lot: str) -> str:
    """A lot's number alone: 第一包 and 1包 are one."""
    digits = "".join(c for c in lot.translate(_NUMERALS) if c.isascii() and c.isalnum())
    return digits.lstrip("0") or lot
