"""Prices printed apart from their suppliers: under the same rank, the same lot, or where there is one result only."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from scrapers.numerals import digits_of
from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.figures import MONEY, SAID_MONEY
from scrapers.reading.lexicon.forms import rank_of, works_of_lot
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Collected, DetachedPrice, Finding
from scrapers.reading.results.pricing import read_price
from scrapers.reading.results.row_prices import prices
from scrapers.reading.tables.rows import row_lot
from scrapers.reading.values.chosen import AGREED

# 某某公司报价100万元, 某某公司（8.5万元）, 某某公司：6万元
_OFFERED = re.compile(
    rf"[\s,:]{{0,2}}(?:{any_of('first_rounds')}报价[为:]?\s?{MONEY}[,、]\s?{any_of('last_rounds')}|最终|最后)?"
    rf"{any_of('offered_prices', 'bare_prices')}(?:{any_of('is')}|:)?\s?(?P<price>{SAID_MONEY}(?:\s?[/每][^,。;\s]{{1,6}})?)"
    # behind the end of a cell or a line it is whose head says what it is: a budget, a fee
    rf"|[^\S\t\n]?[:(]?[^\S\t\n]?(?P<beside>{MONEY})(?=[\s,。;、)]|$)"
)
_AGREED = re.compile(rf"[,;、(][^。\n]{{0,12}}?(?:{AGREED}|最终|成交价)[^。\n\d]{{0,12}}\d[\d,.]*\s?[万亿]?元")
# 首次报价58.6万元，经协商，最后成交价格为56.9万元
_DEAL = re.compile(rf"(?:协商|谈判|磋商|议价)[^。\n]{{0,60}}?成交{any_of('price_nouns')}\s?(?:为|是|:)\s?")
_SENTENCE, _OTHER_MONEY, _NEAR = re.compile(r"[^。\n]*"), re.compile(rf"{any_of('other_money')}[^,;。\n]{{0,12}}$"), 60
_PRICED = ("amount", "offer", "rate")
_OFFER, _DEALT, _MOST_PLACES = Word("offer", "报价", ""), Word("amount", "成交价格", ""), 50
# more than any notice has: each price is held against each result
_MOST_PAIRS = 100_000


def attach_prices(page: Page, detached: list[DetachedPrice], findings: list[Finding]) -> None:
    """Gives results without a price the one that was printed apart for them."""
    if not detached or len(detached) * len(findings) > _MOST_PAIRS:
        return
    if len(findings) == 1 and findings[0].price is None and findings[0].lot is None:
        findings[:] = _of_each_lot(findings[0], detached)
    if len(findings) == 1 and findings[0].price is None:
        for price in detached:
            if price.rank in (None, 1, findings[0].rank):
                read_price(page, findings[0], price.word, price.start, price.end)
        return
    _attach_in_order(page, [price for price in detached if price.row], findings)
    for finding in findings:
        if finding.price is not None:
            continue
        fitting = [price for price in detached if _is_for(price, finding)]
        if len(fitting) == 1 and sum(_is_for(fitting[0], other) for other in findings) == 1:
            read_price(page, finding, fitting[0].word, fitting[0].start, fitting[0].end)


def _of_each_lot(finding: Finding, detached: list[DetachedPrice]) -> list[Finding]:
    """Copies of the only result, one for each lot with a price of its own (包1中标金额：…, 包2中标金额：…); else itself."""
    lots = list(dict.fromkeys(price.lot for price in detached if price.lot and price.rank is None))
    told = len(lots) > 1 and all(price.lot for price in detached)
    return [replace(finding, lot=lot) for lot in lots] if told else [finding]


def _attach_in_order(page: Page, numbered: list[DetachedPrice], findings: list[Finding]) -> None:
    """Gives the prices of a table that names nobody to as many results without a price, each to that of its number."""
    if any(finding.price for finding in findings) or [price.row for price in numbered] != list(range(1, len(findings) + 1)):
        return
    for price, finding in zip(numbered, findings, strict=True):
        read_price(page, finding, price.word, price.start, price.end)


def price_told(page: Page, findings: list[Finding]) -> None:
    """Gives results without a price the one that stands behind their name, or that a sentence says was agreed on."""
    _price_beside_names(page, findings)
    _price_of_deal(page, findings)


def _price_beside_names(page: Page, findings: list[Finding]) -> None:
    """Gives results of no lot without a price the one offer that stands right behind their name anywhere on the page."""
    for finding in findings:
        if finding.price is not None or finding.unreadable or finding.lot is not None:
            continue
        offers = _offers_beside(page, finding.supplier)
        if len({page.folded[start:end] for start, end in offers}) == 1:
            read_price(page, finding, _OFFER, *offers[0])


def _price_of_deal(page: Page, findings: list[Finding]) -> None:
    """Gives the only result, without a price, the one that the sentence tells which says what was agreed on, if one does."""
    if len(findings) != 1 or findings[0].price is not None or findings[0].unreadable:
        return
    told = list(islice(_DEAL.finditer(page.folded), 2))
    if len(told) == 1:
        start = told[0].end()
        rest = _SENTENCE.match(page.folded, start)
        read_price(page, findings[0], _DEALT, start, rest.end() if rest else start)


def _offers_beside(page: Page, name: str) -> list[tuple[int, int]]:
    """Where the offers stand that are printed right behind a name."""
    found, at = [], page.text.find(name)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        # 中标服务费：某某公司 12800元
        fee = _OTHER_MONEY.search(page.folded, max(page.folded.rfind("\n", 0, at) + 1, at - _NEAR), at)
        if not fee and (offered := _OFFERED.match(page.folded, at + len(name))):
            start, end = offered.span("price" if offered["price"] else "beside")
            line_end = page.folded.find("\n", end)
            # 报价530000元，优惠后成交价528000元
            agreed = _AGREED.match(page.folded, end, line_end if line_end >= 0 else len(page.folded))
            found.append((start, agreed.end() if agreed else end))
        at = page.text.find(name, at + 1)
    return found


def price_from_items(page: Page, collected: Collected, findings: list[Finding]) -> None:
    """Gives results without a price that of the one row of items that names them, or their lot, or stands in their place."""
    named: dict[str, list[Row]] = {}
    lots: dict[str, list[Row]] = {}
    for row in collected.items:
        for _, cell in row.cells("supplier", "bidder"):
            named.setdefault(key_of(cell.text), []).append(row)
        told = row_lot(row)
        if lot := told[0] if told else collected.lots_of_items.get(row.start):
            lots.setdefault(lot_key(lot), []).append(row)
    ordered = [] if named else _in_order(collected, findings)
    for number, finding in enumerate(findings):
        of_lot = lots.get(lot_key(finding.lot), []) if finding.lot else []
        rows = named.get(key_of(finding.supplier), []) if named else of_lot or ordered[number : number + 1]
        if len(findings) == 1 and not named:
            rows = collected.items
        if len(rows) > 1:
            rows = [row for row in rows if row in of_lot]
        if len(rows) == 1 and finding.price is None:
            sure = named or len(findings) == 1 or rows[0].start in collected.lots_of_items
            _read_row(page, finding, rows[0], ("amount", "rate", "offer") if sure else ("amount",))


def _read_row(page: Page, finding: Finding, row: Row, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        for word, cell in row.cells(kind):
            if finding.price is None:
                read_price(page, finding, word, cell.start, cell.end)


def _in_order(collected: Collected, findings: list[Finding]) -> list[Row]:
    """The rows of items in the order of the results: as many as these, and a table of scores ranks the same parties first."""
    first = [
        key_of(cell.text)
        for row in collected.bids
        if any(rank_of(rank.text) == 1 for _, rank in row.cells("rank"))
        for _, cell in row.cells("supplier", "candidate", "bidder")
    ]
    same = first == [key_of(finding.supplier) for finding in findings]
    return collected.items if same and len(collected.items) == len(findings) else []


def price_from_bids(page: Page, bids: list[Row], findings: list[Finding]) -> None:
    """Gives a winner without a price the one that the tables of bidders print for him, where one row of theirs does."""
    if len(bids) * len(findings) > _MOST_PAIRS:
        return
    for finding in findings:
        rows = [row for row in bids if _bids(row, finding) and row.cells(*_PRICED)] if _lacks_price(finding) else []
        if len(rows) != 1:
            continue
        for kind in _PRICED:
            for word, cell in prices(rows[0], kind):
                read_price(page, finding, word, cell.start, cell.end)


def _lacks_price(finding: Finding) -> bool:
    """Whether no price was read, and none taken away for a cell of his table that several winners share."""
    return finding.price is None and not (finding.unreadable and finding.table is not None)


def names_party_of(row: Row, finding: Finding, *kinds: str) -> bool:
    """Whether a cell in columns of some kinds names the supplier of a result, alone or with the members of its venture."""
    named = [cell.text for _, cell in row.cells(*kinds)]
    return any(key_of(split_parties(text)[0] if finding.members else text) == key_of(finding.supplier) for text in named)


def _bids(row: Row, finding: Finding) -> bool:
    """Whether a row of bidders is about the supplier of a result, and not about another lot."""
    lot = row_lot(row)
    named = names_party_of(row, finding, "supplier", "candidate", "bidder", "party_name")
    return named and may_be_one_lot(lot[0] if lot else None, finding.lot)


def _is_for(price: DetachedPrice, finding: Finding) -> bool:
    """Whether a price is printed for the rank or the lot of a result."""
    lots = price.lot is not None and finding.lot is not None
    same = price.lot is not None and finding.lot is not None and lot_key(price.lot) == lot_key(finding.lot)
    if price.rank is not None and finding.rank is not None:
        return price.rank == finding.rank and (same or not lots)
    return same


def may_be_one_lot(one: str | None, other: str | None) -> bool:
    """Whether two results can be of one lot: of the same, or the page names that of one only."""
    return one is None or other is None or lot_key(one) == lot_key(other)


def lot_key(lot: str) -> str:
    """A lot's number alone: 第一包 and 1包 are one, 施工1标段 and 监理1标段 are not."""
    digits = "".join(c for c in digits_of(lot) if c.isascii() and c.isalnum())
    return works_of_lot(lot) + digits.lstrip("0") or lot
