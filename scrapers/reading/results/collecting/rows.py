"""Rows of tables to results: the party a row names, its lot, its rank and its price."""

from __future__ import annotations

import re

from scrapers.numerals import number_of
from scrapers.reading.labels.entries import Entry, Row
from scrapers.reading.lexicon.figures import BARE_SUM
from scrapers.reading.lexicon.kinds import PARTY_KINDS, ROW_PRICES
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import can_be_party, is_placed
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.page.parts import by_lot
from scrapers.reading.results.collecting.allotments import is_more_of
from scrapers.reading.results.collecting.each import (
    begun_by_row,
    prices_several,
    take_by_lot,
    take_each,
    take_each_lot,
    take_with_lots,
    told_by_lot,
)
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.past_works import did_before
from scrapers.reading.results.collecting.places import behind_name_of_lot, enter_row, lot_of_row, set_apart_by_lot, tells_why
from scrapers.reading.results.collecting.prices import in_table_unit, take_behind_name
from scrapers.reading.results.collecting.told_each import of_each, with_own_prices, with_own_shares
from scrapers.reading.results.cursor import OF_BIDS
from scrapers.reading.results.findings import DetachedPrice, Finding
from scrapers.reading.results.parties import Parties, join_above, party_span
from scrapers.reading.results.row_prices import (
    bid_by_several,
    is_by_the_piece,
    judges,
    may_be_of_all,
    prices,
    scores,
    told_as_result,
    told_in_parts,
)
from scrapers.reading.tables.rows import (
    describes_items,
    failed_lot,
    lists_items,
    names_winner,
    row_lot,
    row_parties,
)
from scrapers.reading.values.failures import begins_failed, says_failed

# the columns of a table that tells prices and nothing else
_OF_PRICES = frozenset(("index", "lot", "lot_name", "amount", "offer", "budget", "ceiling", "service_period", "remark"))
# those of a table that names parties, or prices pieces
_OF_OTHERS = PARTY_KINDS | {"party_name", "unit_price"}
_BY_THE_PIECE, _FILLED_IN = VOCABULARY["words"]["unit_price_words"][0], 10
_SUM_BELOW, _BELOW, _OF_SHARES = re.compile(BARE_SUM), 120, re.compile(any_of("shares"))
# the name of the row above
_DITTO = ("〃", "″", "＂", '"', "''", "同上")
# parts that a table of winners does not end
_KEPT_CLOSED = frozenset(("failed", "items"))


def take_row(into: Gathering, row: Row) -> None:
    """Takes what a row says: a lot that failed, an item, a bid, or a result."""
    cursor = into.cursor
    if into.unit_table not in (None, row.table):
        into.table_unit, into.unit_table = "", None
    if failed := failed_lot(row, "failed" if tells_why(row) else cursor.section, lot_of_row(into, row), admitted=cursor.open):
        into.fail(*failed)
    if row.cells("amount", "rate", "offer") and (cursor.section == "items" or (cursor.open and lists_items(row))):
        into.out.items.append(row)
        if cursor.lot_of_items:
            into.out.lots_of_items[row.start] = cursor.lot_of_items[0]
    judging = judges(row) or scores(row, cursor.section)
    if cursor.section in ("losers", "judged") or judging or (row.cells("rank", "bidder") and row.cells("score")):
        into.out.bids.append(row)
    if cursor.section not in _KEPT_CLOSED and not cursor.open and names_winner(row) and not _lists_works(into, row):
        cursor.reopen()
    elif cursor.section in OF_BIDS and _ranks_anew(into, row):
        cursor.section = "candidates"
    parties = row_parties(row, cursor.section) if not judging else []
    if not parties and cursor.open:
        _keep_price(into, row)
    if not parties or not cursor.admits(parties[0][0].kind):
        _keep_ranked(into, row)
        return
    _take_parties(into, row, *parties[0])


def _ranks_anew(into: Gathering, row: Row) -> bool:
    """Whether a row ranks a candidate of another lot, in a table with candidates and then their staff above it."""
    last = into.out.findings[-1] if into.out.findings else None
    if last is None or last.kind != "candidate" or last.rank is None or last.table != row.table:
        return False
    lot = lot_of_row(into, row) or into.cursor.lot
    return lot is not None and lot[0] != last.lot and bool(row.cells("rank") and row.cells("candidate"))


def _lists_works(into: Gathering, row: Row) -> bool:
    """Whether a row tells of works that a winner did before."""
    return any(did_before(into, cell.text) for _, cell in row.cells("supplier"))


def _take_parties(into: Gathering, row: Row, word: Word, cell: Cell) -> None:
    """Takes the results of the parties that a row's cell names: of each lot, each with its own price, or all together."""
    above = into.out.findings[-1] if into.out.findings else None
    if cell.text in _DITTO and above is not None and above.table == row.table:
        cell = Cell(*above.span, into.page.folded[slice(*above.span)])
    pieces = by_lot(into.page.folded, cell.start, cell.end)
    if named := of_each(into.page.folded, cell.start, cell.end):
        take_with_lots(into, row, word, named)
    elif len(pieces) > 1:
        take_by_lot(into, row, word, pieces)
    elif take_each(into, row, word, cell):
        return
    elif told := told_by_lot(into, row):
        take_each_lot(into, row, word, cell, told)
    elif own := _each_apart(into, row, word, cell):
        for start, end in own:
            _take_party(into, row, word, Cell(start, end, into.page.folded[start:end]))
    else:
        _take_party(into, row, word, cell)


def _each_apart(into: Gathering, row: Row, word: Word, cell: Cell) -> list[tuple[int, int]]:
    """The winners of a cell each with a price of its own, or its share under a head that says so: 成交供应商及份额."""
    if _OF_SHARES.search(word.key):
        return with_own_shares(into.page.folded, cell.start, cell.end)
    return with_own_prices(into.page.folded, cell.start, cell.end) if not row.cells(*ROW_PRICES) else []


def _take_party(into: Gathering, row: Row, word: Word, cell: Cell) -> None:
    """Takes the result of the party that a row names."""
    cursor = into.cursor
    enter_row(into, row)
    if begins_failed(cell.text) or says_failed(cell.text):
        into.fail_row(row, cell.text)
        return
    span = party_span(into.page, cursor.after_lot(into.page, cell.start, cell.end), cell.end)
    if span is None or ((row.flat or word.kind == "candidate") and not _names(row, span)):
        return
    span = behind_name_of_lot(into, span) if row.flat else span
    if (describes_items(row) or _prices_item(row)) and _has_total(into, row, span):
        into.out.items.append(row)
        return
    if is_more_of(into, row, span):
        return
    if join_above(into.page, into.out.findings, row, cell.text, span):
        return
    finding = begun_by_row(into, row, word, span)
    _read_prices(into, finding, row, Cell(span.end, cell.end, ""))
    if finding.members and not row.flat and prices_several(into.page.folded, row):
        # nobody can say which of them is whose
        finding.price, finding.unreadable = None, True
    finding.unreadable = finding.unreadable or (row.flat and finding.price is None and _lost_price(into, row, span))
    into.close()


def _prices_item(row: Row) -> bool:
    """Whether a row prices a piece of what was bought and nothing else."""
    return bool(row.cells("item") and row.cells("unit_price")) and not row.cells("amount", "offer", "rate", "share")


def _names(row: Row, span: Parties) -> bool:
    """Whether a row's party has a name: what organizations are called, or what can be a name with a price beside it."""
    if is_placed(span.names[0]):
        return True
    priced = any(any(c.isdigit() for c in cell.text) for _, cell in row.cells(*ROW_PRICES))
    return priced and can_be_party(span.names[0])


def _lost_price(into: Gathering, row: Row, span: Parties) -> bool:
    """Whether the cell of a flattened row's price is empty, and figures stand in its line behind the name, or sums below it."""
    if not any(word.kind in ROW_PRICES and not cell.text for word, cell in row.columns):
        return False
    stop = into.page.folded.find("\n", span.end, row.end)
    if any(c.isdigit() for c in into.page.folded[span.end : stop if stop >= 0 else row.end]):
        return True
    return _SUM_BELOW.search(into.page.folded, row.end, row.end + _BELOW) is not None


def _has_total(into: Gathering, row: Row, span: Parties) -> bool:
    """Whether the winner of an item was named outside its table, with the price of all of them; the item above has its own."""
    return any(
        f.supplier == span.names[0] and f.table != row.table and f.price is not None and f.price.kind == "money"
        for f in into.out.findings
    )


def _keep_price(into: Gathering, row: Row) -> None:
    """Keeps the price of a row of a table that names nobody (序号 | 中标价), for the lot or the winner of its number."""
    kinds = {word.kind for word, _ in row.columns}
    number = next((number_of(cell.text) for _, cell in row.cells("index")), None)
    lot = row_lot(row)
    if kinds & _OF_OTHERS if lot else (not kinds <= _OF_PRICES or number is None):
        return
    # 标段 | 采购内容 | 数量 | 总价 lists what is bought
    for word, cell in row.cells("amount", *(("offer",) if kinds <= _OF_PRICES else ())):
        price = DetachedPrice(in_table_unit(into, word), cell.start, cell.end)
        into.out.detached.append(price._replace(lot=lot[0]) if lot else price._replace(row=number))


def _keep_ranked(into: Gathering, row: Row) -> None:
    """Keeps a candidate, or a bid with its rank, of a part about no winners: a notice may name its candidates there only."""
    told = into.cursor.section not in _KEPT_CLOSED and into.cursor.section not in ("award", "candidates")
    parties = row_parties(row, "candidates") if told else []
    if not parties or not (row.cells("rank") or parties[0][0].kind == "candidate"):
        return
    word, cell = parties[0]
    span = party_span(into.page, cell.start, cell.end)
    if span is not None and is_legal(span.names[0]):
        finding = begun_by_row(into, row, word, span)
        finding.kind, finding.lot = "judged", (lot_of_row(into, row) or (finding.lot,))[0]
        _read_prices(into, finding, row, Cell(span.end, cell.end, ""))
        into.close()


def _spans(below: Entry | None, row: Row, price: Cell) -> bool:
    """Whether a price's cell goes on into the row below, which is of the same table."""
    return isinstance(below, Row) and below.table == row.table and any(cell.start == price.start for _, cell in below.columns)


def _read_prices(into: Gathering, finding: Finding, row: Row, behind: Cell) -> None:
    """The prices of a row, else what stands behind the name in its cell."""
    if is_by_the_piece(row):
        finding.pricing_note = f"{finding.pricing_note} {_BY_THE_PIECE}"
    for kind in ("amount", "offer", "rate", "unit_price", "total"):
        for word, price in prices(row, kind):
            if finding.lot is None and len(pieces := by_lot(into.page.folded, price.start, price.end)) > 1:
                set_apart_by_lot(into, in_table_unit(into, word), pieces)
            elif finding.price is not None and _spans(into.below, row, price):
                # 合计 over the lots of several rows
                continue
            elif not finding.unreadable or finding.price is not None:
                into.read(in_table_unit(into, word), price.start, price.end)
    if finding.price and finding.price.kind == "money" and finding.price.value <= _FILLED_IN and (rates := prices(row, "rate")):
        # a form asks for a sum, and 1 fills it in
        finding.price = None
        into.read(rates[0][0], rates[0][1].start, rates[0][1].end)
    if _BY_THE_PIECE in finding.pricing_note and may_be_of_all(finding.price):
        finding.price, finding.unreadable = None, True
    if finding.price is None and behind.start < behind.end:
        take_behind_name(into, behind.start, behind.end)
    finding.unreadable = finding.unreadable or (finding.price is None and (bid_by_several(row) or told_in_parts(row)))
    if finding.price is None and (told := told_as_result(row)):
        into.read(*told)
