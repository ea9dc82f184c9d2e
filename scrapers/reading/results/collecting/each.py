"""Several results of one row: a winner for each lot, a lot for each price, names and prices line by line."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.forms import RANK, rank_of
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.parties import can_be_party
from scrapers.reading.lexicon.roles import is_lead_alone
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.page.parts import pieces_of
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.places import Lot, enter_row, told_of_lot
from scrapers.reading.results.collecting.prices import in_table_unit
from scrapers.reading.results.collecting.told_each import as_one
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.parties import Parties, party_span
from scrapers.reading.results.row_prices import prices
from scrapers.reading.tables.rows import lots_listed, names_winner
from scrapers.reading.values.failures import begins_failed

# what may be told of each winner of a cell; a figure, and no word that says which part of a price it is
_EACH = ("amount", "offer", "rate", "unit_price")
_WORD = re.compile(r"\S+")
_BARE = re.compile(r"(?:\d{1,2}[、)]\s?)?[¥￥]?\s?\d[\d,.]*\s?(?:[万亿]?元|%|‰)?(?:/[\u4e00-\u9fff]{1,3}|整)?")
_VENTURE = re.compile(any_of("venture", "venture_leads"))
_SEVERAL = 2
_SHORTLIST = re.compile("入[选围]")
# what parts a shortlist into lists of its own
_KINDS = re.compile("(?:入围|服务|项目|专业|业务|工程|采购|产品)?(?:类别|分类)|组别|(?:分包|施工|申报)专业")
# 第一中标候选人：某某公司
_RANK_AHEAD = re.compile(rf"{RANK.pattern}\s?:\s?")
_RANK_BEFORE, _LONGEST_RANK = re.compile(rf"{_RANK_AHEAD.pattern}$"), 16


def begun_by_row(into: Gathering, row: Row, word: Word, span: Parties) -> Finding:
    """The result a row's party begins."""
    # 原排名 | 现排名
    ranked = sorted(row.cells("rank"), key=lambda cell: cell[0].key.startswith("原"))
    candidate = word.kind == "candidate" or into.cursor.section == "candidates" or bool(ranked and word.kind == "bidder")
    finding = into.add("candidate" if candidate else "award", span, row.table)
    # a candidate's row that says that he won is a winner's
    finding.won = word.kind == "supplier" and (names_winner(row) or not row.cells("supplier"))
    # 入围供应商 | 最终报价 | 排名: admitted to bid, of whom the first has won
    admitted = bool(row.cells("amount", "offer"))
    finding.shortlisted = finding.kind == "award" and _SHORTLIST.match(word.key) is not None and not admitted
    # of several that share a contract each has won, and none is only the second
    finding.bid = word.kind != "candidate" and not finding.won and not row.cells("share")
    if ranked and (candidate or not row.cells("share")):
        finding.rank = rank_of(ranked[0][1].text)
    # 第一名：某某公司 beside 中标候选人及排序, the head of all
    if (
        candidate
        and (finding.rank is None or not ranked)
        and (told := _RANK_BEFORE.search(into.page.folded, max(0, span.start - _LONGEST_RANK), span.start))
    ):
        finding.rank = rank_of(told.group())
    finding.led = any(is_lead_alone(cell.text) for _, cell in row.cells("other"))
    kinds = [one for one in row.cells("other") if _KINDS.fullmatch(one[0].key)] if not row.cells("amount", "offer") else []
    finding.lot_name = next((name.text for _, name in row.cells("lot_name") or kinds), into.heading if into.counted else "")
    for _, members in row.cells("members"):
        if partners := party_span(into.page, members.start, members.end):
            finding.join(partners.names, lead=False)
    return finding


def take_by_lot(into: Gathering, row: Row, word: Word, pieces: list[tuple[int, int]]) -> None:
    """Takes the winners of a cell that tells of one for each lot, with the prices that their cells tell for the same lots."""
    before = into.cursor.lot
    for start, end in pieces:
        begin = into.cursor.after_lot(into.page, start, end)
        if begins_failed(into.page.folded[begin:end]):
            into.fail_here()
            continue
        span = party_span(into.page, begin, end) if begin > start else None
        if span is None:
            continue
        finding = begun_by_row(into, row, word, span)
        for kind in _EACH:
            for head, price in prices(row, kind):
                if told := told_of_lot(into.page.folded, price, finding.lot or ""):
                    into.read(in_table_unit(into, head), *told)
        into.close()
    into.cursor.lot = before


def take_with_lots(into: Gathering, row: Row, word: Word, named: list[tuple[tuple[int, int], list[Lot]]]) -> None:
    """Takes the winners of a cell that has the lots of each behind his name, with the prices that other cells tell lot by lot."""
    before = into.cursor.lot
    folded = into.page.folded
    told = [(head, price) for kind in _EACH for head, price in prices(row, kind)]
    for place, lots in named:
        span = party_span(into.page, *place)
        if span is None:
            continue
        each = all(any(told_of_lot(folded, price, lot) for _, price in told) for lot, _, _ in lots)
        for lot in lots if each else [as_one(lots)]:
            into.cursor.lot = lot
            finding = begun_by_row(into, row, word, span)
            for head, price in told:
                if piece := told_of_lot(folded, price, lot[0]) if each else None:
                    into.read(in_table_unit(into, head), *piece)
                elif len(named) == 1:
                    into.read(in_table_unit(into, head), price.start, price.end)
            finding.unreadable = finding.unreadable or (finding.price is None and bool(told))
            into.close()
    into.cursor.lot = before


def told_by_lot(into: Gathering, row: Row) -> list[tuple[Lot, Word, tuple[int, int]]]:
    """The prices that a row tells of each of the lots that its cell lists, in order; nothing where one has none."""
    lots = lots_listed(row)
    for kind in _EACH if lots else ():
        for head, price in prices(row, kind):
            lines = _pieces(into.page.folded, price)
            told = [told_of_lot(into.page.folded, price, lot) for lot, _, _ in lots]
            if not any(told) and len(lines) == len(lots) and all(_BARE.fullmatch(into.page.folded, *line) for line in lines):
                told = [*lines]
            if all(told):
                return [(lot, head, piece) for lot, piece in zip(lots, told, strict=True) if piece]
    return []


def take_each_lot(into: Gathering, row: Row, word: Word, cell: Cell, told: list[tuple[Lot, Word, tuple[int, int]]]) -> None:
    """Takes the one winner of several lots once for each, or as many as there are lots, with its price: 1包：85元；3包：41元."""
    before = into.cursor.lot
    parties = _parties(into, cell)
    spans = parties if len(parties) == len(told) else [party_span(into.page, cell.start, cell.end)] * len(told)
    for (lot, head, piece), span in zip(told, spans, strict=True):
        if span is None:
            continue
        into.cursor.lot = lot
        begun_by_row(into, row, word, span)
        into.read(in_table_unit(into, head), *piece)
        into.close()
    into.cursor.lot = before


def take_each(into: Gathering, row: Row, word: Word, cell: Cell) -> bool:
    """Takes the winners that a cell names one below the other where each has its own price in the price's cell, line by line."""
    folded = into.page.folded
    parties = _parties(into, cell)
    lots = lots_listed(row)
    # the cells of a text may be run together
    if not parties or (row.flat and len(lots) != len(parties)):
        return False
    told = [(head, _pieces(folded, price)) for kind in _EACH for head, price in prices(row, kind)]
    told = [
        (head, pieces)
        for head, pieces in told
        if len(pieces) == len(parties) and all(_BARE.fullmatch(folded, *p) for p in pieces)
    ]
    if not told:
        return False
    enter_row(into, row)
    before = into.cursor.lot
    for place, span in enumerate(parties):
        into.cursor.lot = lots[place] if len(lots) == len(parties) else before
        begun_by_row(into, row, word, span)
        for head, pieces in told:
            into.read(in_table_unit(into, head), *pieces[place])
        into.close()
    into.cursor.lot = before
    return True


def _parties(into: Gathering, cell: Cell) -> list[Parties]:
    """The parties that a cell names one beside or below the other; none where it names one, or a venture."""
    named = [party_span(into.page, *piece) for piece in _pieces(into.page.folded, cell)]
    parties = [span for span in named if span is not None and len(span.names) == 1 and can_be_party(span.names[0])]
    apart = len(parties) >= _SEVERAL and len(parties) == len(named)
    return parties if apart and not _VENTURE.search(into.page.folded, cell.start, cell.end) else []


def _pieces(folded: str, cell: Cell) -> list[tuple[int, int]]:
    """Positions of the pieces of a cell: its lines, what signs part, else what blanks do."""
    pieces = pieces_of(folded, cell.start, cell.end)
    pieces = pieces if len(pieces) > 1 else [piece.span() for piece in _WORD.finditer(folded, cell.start, cell.end)]
    ranked = [_RANK_AHEAD.match(folded, *piece) for piece in pieces]
    return [(rank.end(), end) if rank else (start, end) for rank, (start, end) in zip(ranked, pieces, strict=True)]


def prices_several(folded: str, row: Row) -> bool:
    """Whether a price's cell of a row holds several bare figures, one below the other."""
    cells = [_pieces(folded, price) for kind in _EACH for _, price in prices(row, kind)]
    return any(len(pieces) >= _SEVERAL and all(_BARE.fullmatch(folded, *piece) for piece in pieces) for pieces in cells)
