"""Grids to entries: rows under a header, labelled pairs, and the heads and lots that stand in a row of their own."""

from __future__ import annotations

import re
from itertools import takewhile
from operator import itemgetter

from scrapers.reading.labels.entries import Entry, Head, LotHead, Plain, RankHead, Row, Value, row_of
from scrapers.reading.labels.labels import labels_in
from scrapers.reading.labels.lines import read_lines
from scrapers.reading.lexicon.columns import column, spoken_before
from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.forms import LOT, LOT_AT_START, RANK, heads_rank, rank_of, ranked_first
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES, ROW_PRICES
from scrapers.reading.lexicon.labels import Word, label, section, unit_in
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import can_be_party
from scrapers.reading.lexicon.roles import is_members_label
from scrapers.reading.page.page import Cell, Grid, Line, Page
from scrapers.reading.page.parts import cut
from scrapers.reading.tables.dealing.in_place import in_place
from scrapers.reading.tables.dealing.marked import only_marked
from scrapers.reading.tables.dealing.parted_price import prices_in_parts
from scrapers.reading.tables.heads import (
    HEADER_LENGTH,
    distinct,
    header_words,
    is_party_block,
    parted_by_tax,
    under,
)
from scrapers.reading.tables.parted import told_once
from scrapers.reading.tables.roles import bid_heads, is_rank, of_winner, settled, told_without_heads
from scrapers.reading.tables.sideways import is_pairs, sideways_in
from scrapers.reading.tables.sums import is_sum, put_sum, sum_of_items

# what stands beside a rank
_RANKED, _OFFERED, _LONGEST_RANK = Word("candidate", "候选人", ""), Word("offer", "报价", ""), 24
_MEMBERS, _LOT_NOTED = Word("members", "成员", ""), re.compile(rf"\((?P<lot>{LOT})\)$")
_LABELLED = re.compile(
    r"(?P<label>(?:[\u4e00-\u9fff]{2,12}|[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,7})(?:\([^()]*\))?)(?:\s?:|\s|(?=[¥\d]))"
)
_OWN = frozenset(("party_name", "bidder", "offer", "amount", "rate", "service_period", "item", "score"))
_OF_NOTICE = frozenset(("project_name", "project_number", "buyer", "agency"))
_MOST_LOOKED_AT, _MOST_EMPTY = 40, 3
_START, _END, _MONEY = itemgetter(0), itemgetter(1), re.compile(MONEY)


def read_grid(page: Page, grid: Grid, number: int) -> list[Entry]:
    """The entries of one grid in reading order."""
    entries: list[Entry] = []
    header: list[Word] | None = None
    headed = -1
    bidders: dict[int, str] = {}
    sideways, in_parts = sideways_in(grid, number), prices_in_parts(grid)
    for i, row in enumerate(grid.rows):
        if i in sideways.taken or i in in_parts:
            continue
        cells = distinct(row)
        if len(cells) == 1:
            _put_lone(page, entries, _lone_cell(page, cells[0]))
            continue
        below = _below(grid, i)
        above = grid.rows[i - 1] if i else []
        if bids := bid_heads(row, above, below):
            header, headed, bidders = _over_bids(row, above, bids), i, bids
            continue
        if header and i == headed + 1 and (parted := parted_by_tax(header, cells, below)):
            header, headed = parted, i
            continue
        words = header_words(row, cells, below)
        if words:
            words = under(above, row, words) if header and i and headed == i - 1 else words
            header, headed, bidders = settled(words, _as_wide(grid, i, cells)), i, {}
        elif header and i == headed + 1 and _goes_on_head(row, above, header):
            continue
        elif header and is_sum(cells, grid.rows[headed + 1 : i]):
            if not put_sum(entries, _data_row(row, header, number, grid.flat)):
                entries.extend([summed] if (summed := sum_of_items(cells, header, grid.rows[headed + 1 : i])) else [])
        elif not header and (words := told_without_heads(row)):
            entries.append(_data_row(row, words, number, grid.flat))
        elif header and len(row) >= 2 and not is_pairs(cells) and not _tells_of_person(row, header):
            aligned = in_place(row, header)
            entries.append(_data_row(aligned, of_winner(header, aligned, bidders) if bidders else header, number, grid.flat))
        else:
            header = None
            entries.extend(_pairs(page, told_once(cells, above), below))
    return [*only_marked(entries), *sideways.rows, *filter(None, in_parts.values())]


def _over_bids(row: list[Cell], above: list[Cell], bids: dict[int, str]) -> list[Word]:
    """The words of a header in which bidders' names stand over their prices, in the unit of the head above them."""
    units = {i: unit_in(above[i].text) if i < len(above) else "" for i in bids}
    return [Word("offer", "报价", units[i]) if i in bids else column(cell.text) for i, cell in enumerate(row)]


def _goes_on_head(row: list[Cell], above: list[Cell], header: list[Word]) -> bool:
    """Whether the head of the winners spans a row below it: that is a part of the head, and names nobody who won."""
    return any(
        word.kind in ("supplier", "candidate") and cell.text and over.start == cell.start and over.end == cell.end
        for word, cell, over in zip(header, row, above, strict=False)
    )


def _as_wide(grid: Grid, i: int, heads: list[Cell]) -> list[list[Cell]]:
    """The rows under a header, up to the same heads again, but those of half as many cells: 否决投标情况 | a sentence."""
    first = [cell.text for cell in heads]
    own = takewhile(lambda row: [cell.text for cell in distinct(row)] != first, grid.rows[i + 1 :][:_MOST_LOOKED_AT])
    return [row for row in own if len(distinct(row)) * 2 > len(heads)]


def _below(grid: Grid, i: int) -> list[Cell]:
    """The next row that holds something."""
    for row in grid.rows[i + 1 : i + 1 + _MOST_EMPTY]:
        if row[0].text or any(cell.text for cell in row):
            return row
    return []


def _tells_of_person(row: list[Cell], header: list[Word]) -> bool:
    """Whether a row under heads is one of labels and what they say of a person: 项目负责人 | 某某 | 证书编号."""
    word = label(row[0].text)
    party = next((i for i, head in enumerate(header) if head.kind in PARTY_KINDS), len(row))
    return word is not None and word.kind == "contact" and party < len(row) and not can_be_party(row[party].text)


def _data_row(row: list[Cell], header: list[Word], number: int, flat: bool) -> Row:
    columns: list[tuple[Word, Cell]] = []
    for i, cell in enumerate(row):
        word = header[i] if i < len(header) else Word("other", "", "")
        before = columns[-1] if columns else None
        if before and cell.text and before[1] == cell and before[0].kind == word.kind:
            continue
        columns.append((word, cell))
    return row_of(min(map(_START, row)), max(map(_END, row)), number, tuple(columns), flat=flat)


def _put_lone(page: Page, entries: list[Entry], found: list[Entry]) -> None:
    """Put the entries of a row's only cell behind the others; below a field's label alone in its row its words are the value."""
    if entries and isinstance(above := entries[-1], Head) and len(found) == 1 and isinstance(plain := found[0], Plain):
        word = label(page.folded[above.start : above.end]) if page.folded[above.end : plain.start].isspace() else None
        found = [Value(above.start, plain.start, plain.end, word)] if word and word.kind in _OF_NOTICE else found
    entries.extend(found)


def _lone_cell(page: Page, cell: Cell) -> list[Entry]:
    if "第" in cell.text and len(cell.text) < _LONGEST_RANK and (rank := heads_rank("".join(cell.text.split()))):
        return [RankHead(cell.start, cell.end, rank)]
    kind = section(cell.text) if len(cell.text) < 40 else None
    lot = LOT_AT_START.match(cell.text)
    # 中标候选人公示表（1标段）
    noted = None if lot or not kind else _LOT_NOTED.search(cell.text)
    if lot and len(cell.text) < 60:
        return [LotHead(cell.start + lot.start("lot"), cell.start + lot.end("lot"), lot["lot"])]
    if kind:
        head = Head(cell.start, cell.end, kind, False)
        return [head, LotHead(cell.start + noted.start("lot"), cell.start + noted.end("lot"), noted["lot"])] if noted else [head]
    return read_lines(page, _inner_lines(page, cell))


def _inner_lines(page: Page, cell: Cell) -> list[Line]:
    lines = []
    at = cell.start
    for piece in page.folded[cell.start : cell.end].split("\n"):
        start, end = page.span(at, at + len(piece))
        if end > start:
            lines.extend(cut(page.folded, start, end))
        at += len(piece) + 1
    return lines


def _pairs(page: Page, cells: list[Cell], below: list[Cell]) -> list[Entry]:
    """Label cells and the value cells after them; a cell in front of them may name a rank, a lot or a part."""
    entries: list[Entry] = []
    word: Word | None = None
    word_at = 0
    for i, cell in enumerate(cells):
        if not cell.text:
            if word:
                entries.append(Value(word_at, cell.start, cell.end, word))
                word = None
            continue
        found = label(cell.text.replace("\n", "")) if len(cell.text) <= HEADER_LENGTH else None
        if found is None and word and word.kind in PARTY_KINDS and is_members_label(cell.text):
            # 中标人 | 成员 | 某某公司
            found = _MEMBERS
        if found is None and word and word.kind in PARTY_KINDS and i + 1 < len(cells) and column(cell.text).kind in PRICES:
            # 中标人 | 建安工程费下浮率 | 6.88%
            found = column(cell.text)
        if found is None and i + 1 < len(cells):
            found = spoken_before(cell.text, cells[i + 1].text)
        # 第一中标候 选人
        joined = ranked_first("".join(cell.text.split())) if len(cell.text) < _LONGEST_RANK else ""
        ranked = RANK.match(joined)
        fact = column(joined[ranked.end() :]) if ranked else None
        if ranked and fact and fact.kind in ROW_PRICES and i + 1 < len(cells):
            word, word_at = fact, cell.start
        elif ranked and (i + 1 < len(cells) or (word and word.kind == "rank" and is_rank(joined))):
            entries += (told := _ranked_cell(cell, rank_of(ranked.group()) or 1))
            word, word_at = None if told[1:] else _RANKED, cell.start
        elif found and not (word and word.kind in ("pricing_type", "result")):
            # 中标人 | 名称 | 某某公司
            word, word_at = (word if word and is_party_block(cells, below) and found.kind == "party_name" else found), cell.start
        elif word:
            entries.extend(_value_cell(page, cell, word, word_at))
            word = None
        else:
            entries.extend(_loose_cell(page, cell, first=i == 0 and len(cells) > 1))
    return entries


def _ranked_cell(cell: Cell, rank: int) -> list[Entry]:
    """The rank that a cell is the head of, and whom it names behind it: 第一中标候选人：某某公司."""
    named = cell.text.find(":") + 1
    told = [Value(cell.start, cell.start + named, cell.end, _RANKED)] if named and is_legal(cell.text[named:].strip()) else []
    return [RankHead(cell.start, cell.end, rank), *told]


def _value_cell(page: Page, cell: Cell, word: Word, at: int) -> list[Entry]:
    """The value of a label in the cell before it; the lines of one that name a winner by a label of their own are lines."""
    if word is _RANKED and _MONEY.fullmatch(cell.text):
        word = _OFFERED
    own = _LABELLED.match(cell.text.replace("]", ":", 1).removeprefix("[") if cell.text.startswith("[") else cell.text)
    if word is _RANKED and own and (label(own["label"]) or Word("item", "", "")).kind in _OWN:
        # 第一名 | 单位名称：某某公司
        return read_lines(page, _inner_lines(page, cell))
    inner = _inner_lines(page, cell) if ":" in cell.text else []
    for i, line in enumerate(inner):
        text = page.folded[line.start : line.end]
        found = labels_in(text)
        # 第1标段中标人：某某公司 under 中标结果
        lot = LOT_AT_START.match(text) if found and found[0].at else None
        if found and found[0].at == (lot.end() if lot else 0) and found[0].word.kind in ("supplier", "candidate"):
            return [Value(at, cell.start, inner[i - 1].end if i else cell.start, word), *read_lines(page, inner[i:])]
    return [Value(at, cell.start, cell.end, word)]


def _loose_cell(page: Page, cell: Cell, *, first: bool) -> list[Entry]:
    """A cell with no label before it: a lot, a part, or lines that carry labels of their own."""
    lot = LOT_AT_START.match(cell.text)
    if lot and len(cell.text) < 40 and first:
        return [LotHead(cell.start + lot.start("lot"), cell.start + lot.end("lot"), lot["lot"])]
    alone = len(cell.text) < 20 and first and "\n" not in cell.text and ":" not in cell.text[:-1]
    kind = section(cell.text) if alone else None
    if kind:
        return [Head(cell.start, cell.end, kind, False)]
    if ":" in cell.text or cell.text.startswith("["):
        return read_lines(page, _inner_lines(page, cell))
    return [Plain(cell.start, cell.end)]
