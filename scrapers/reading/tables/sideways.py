"""Sideways tables: a column for each candidate, lot or winner, and a row for each fact about them."""

from __future__ import annotations

import re
from itertools import chain

from scrapers.reading.labels.entries import Row, row_of
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import LOT_AT_START, rank_of
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import Word, label, unit_in
from scrapers.reading.lexicon.parties import can_be_party
from scrapers.reading.page.page import Cell, Grid
from scrapers.reading.tables.dealing.leads import label_of_fact
from scrapers.reading.tables.dealing.paired import Sideways, may_pair, paired
from scrapers.reading.tables.roles import bid_heads, is_rank, names_party
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.tables.side_by_side import blocks_in
from scrapers.reading.values.failures import FAILED_CELL, says_failed

_MOST_FACTS, _MOST_ABOVE, _BESIDE = 40, 6, 2
_CANDIDATE, _RANK, _LOT = Word("candidate", "候选人", ""), Word("rank", "", ""), Word("lot", "", "")
_NOBODY = ("", "/", "-", "—", "无")
_PARTY_HEADS = PARTY_KINDS | {"party_name"}
_LOTS, _TELL_WON = frozenset(("lot", "lot_name", "project_name")), frozenset(("supplier", "amount"))
_OF_RANKS = _PARTY_HEADS | _LOTS | {"rank", "index", "result"}
_CODE, _DIGIT = re.compile(r"[A-Z]{1,6}[-—]?\d{1,3}"), re.compile(r"\d")


def is_pairs(cells: list[Cell]) -> bool:
    """Whether a row reads label, value, label, value rather than as a data row."""
    return (
        len(cells) >= 2
        and all(label(cell.text) for cell in cells[::2] if cell.text)
        and bool(cells[0].text)
        and not any(label(cell.text) for cell in cells[1::2])
        and (label(cells[0].text) or Word("", "", "")).kind != "index"
    )


def sideways_in(grid: Grid, number: int) -> Sideways:
    """The runs of rows in a grid whose columns are parties: one row names them, the rows round it say more of each."""
    side_by_side, blocked = blocks_in(grid, number)
    if side_by_side:
        return Sideways(tuple(side_by_side), frozenset(blocked))
    if any(may_pair(cell[2]) for cell in chain(*grid.rows)) and (found := paired(grid, number)).rows:
        return found
    rows: list[Row] = []
    taken: set[int] = set()
    lots: tuple[int, list[int]] | None = None
    over: tuple[int, list[int]] | None = None
    for at, row in enumerate(grid.rows):
        if at not in taken and (columns := _parties(grid, at, row)) and len(columns) > 1:
            facts = _facts(grid, at, columns, taken)
            lot = _lot_ahead(row[max(columns[0] - 1, 0)])
            if facts[0] < at:
                over = facts[0], columns
                lots = (facts[0], columns) if _are_lots(grid.rows[facts[0]], columns) else None
            elif lots and lots[1] == columns:
                # 第二中标候选人, below the first ones and what is said of them
                facts = [lots[0], *facts]
            elif lot and over and over[1] == columns:
                facts = [over[0], *facts]
            named, head = facts.index(at), columns[0] - 1
            of_each = [[(_told(grid.rows[i], max(head, 0)), grid.rows[i][c]) for i in facts] for c in columns]
            ranks = [cell for cell in row[: columns[0]] if is_rank(cell.text)]
            rows += [_of_lot(_turned(said, named, number, head, ranks), lot) for said in of_each]
            taken.update(facts)
    return Sideways(tuple(rows), frozenset(taken))


def _lot_ahead(label_of: Cell) -> Cell | None:
    """The lot that the label of a row of names begins with: A包 投标人."""
    found = LOT_AT_START.match(label_of.text)
    if found is None or found.end("lot") >= len(label_of.text):
        return None
    return Cell(label_of.start + found.start("lot"), label_of.start + found.end("lot"), found["lot"])


def _of_lot(row: Row, lot: Cell | None) -> Row:
    """A row of the lot that its label names, where it has none of its own."""
    return row if lot is None or row.cells("lot") else row.with_columns((*row.columns, (_LOT, lot)))


def _told(row: list[Cell], head: int) -> Cell:
    """The label of a fact, behind the one it is a part of where it says nothing itself: 投标价格 over 万元 and 大写."""
    own, over = row[head], row[max(head - 1, 0)]
    if over.start == own.start or not over.text or column(own.text).kind != "other":
        return own
    return own._replace(text=f"{over.text}({own.text})" if unit_in(own.text) else f"{over.text}{own.text}")


def _facts(grid: Grid, at: int, columns: list[int], taken: set[int]) -> list[int]:
    """The rows that say something of the parties that a row names: their heads above it, it, and what follows up to others."""
    above = [i for i in range(at - 1, max(-1, at - 1 - _MOST_ABOVE), -1) if i not in taken and len(grid.rows[i]) > columns[-1]]
    headed = [i for i in above if _heads_columns(grid.rows[i], columns)] or [
        i for i in above if _names_lots(grid.rows[i], columns)
    ]
    # 报价 | 10元 | 12元 above 中标人 | 甲 | 乙
    first = headed[0] if headed else min((i for i in above if _prices_columns(grid.rows[i], columns)), default=at)
    facts = [i for i in range(first, at + 1) if len(grid.rows[i]) > columns[-1]]
    for below in range(at + 1, min(len(grid.rows), at + _MOST_FACTS)):
        row = grid.rows[below]
        # 排名 | 第一名 | 第二名 below the names, over which nothing stands
        ranks = first == at and (below == at + 1 or any(column(cell.text).kind == "rank" for cell in row[: columns[0]]))
        if len(row) <= columns[-1] or _parties(grid, below, row) or (_heads_columns(row, columns) and not ranks):
            break
        if len({row[i].start for i in columns}) == len(columns):
            facts.append(below)
    return facts


def _parties(grid: Grid, at: int, row: list[Cell]) -> list[int]:
    """The columns of a row that name a party each, behind a head that may be a party's; none where cells between name nobody."""
    if len(row) <= _BESIDE and not names_party(row[0].text):
        # a label and its value
        return []
    named = [i for i, (_, _, text, _) in enumerate(row) if text and names_party(text)]
    if named and (failed := _failed_beside(grid, at, row, named)):
        return failed
    above = grid.rows[at - 1] if at else []
    if is_pairs(above) and any(cell.text for cell in above[2::2]):
        # 成交供应商 | 某某公司 | 成交原因 | 最低价 below 预算总价 | 98000 | 成交总价 | 89600
        return []
    # beside a head that spans from above stand heads, too: 中选人 | 建设费用 | 运维费用
    spans = bool(above and row) and above[0].start == row[0].start
    if len(named) < len(row) - 1 and row and not spans and column(row[0].text.replace("\n", "")).kind in _PARTY_HEADS:
        named = _nameable(row) or named
    if len(named) > 1:
        named = [i for k, i in enumerate(named) if not k or row[i].start != row[named[k - 1]].start]
    if len(named) < 2:
        return _beside_blanks(row, above, named)
    if bid_heads(row, above, grid.rows[at + 1] if at + 1 < len(grid.rows) else []):
        return []
    headed = _heads_columns(above, named)
    if named[0] == 0:
        return named if headed else []
    spanned = {row[i].start for i in named}
    if any(cell.text not in _NOBODY and cell.start not in spanned for cell in row[named[0] :]):
        return []
    word = column(row[named[0] - 1].text.replace("\n", ""))
    return named if headed or word.kind in _PARTY_HEADS else []


def _beside_blanks(row: list[Cell], above: list[Cell], named: list[int]) -> list[int]:
    """The columns of ranks of which the first alone is taken: 排序 | 1 | 2 | 3 over 投标人 | 某某公司 | / | /."""
    columns = [*range(1, len(row))]
    blank = len(columns) > 1 and named == columns[:1] and all(row[i].text in _NOBODY[1:] for i in columns[1:])
    ranked = blank and column(row[0].text).kind in _PARTY_HEADS and _heads_columns(above, columns)
    return columns if ranked else []


def _failed_beside(grid: Grid, at: int, row: list[Cell], named: list[int]) -> list[int]:
    """The columns of lots whose winners a row names, those that failed among them (一标段 | 二标段 over 某某公司 | 流标)."""
    outcomes = [i for i, cell in enumerate(row) if i in named or (i and (FAILED_CELL.match(cell.text) or says_failed(cell.text)))]
    if len(outcomes) == len(named) or column(row[0].text.replace("\n", "")).kind not in PARTY_KINDS:
        return []
    above = grid.rows[max(0, at - _MOST_ABOVE) : at]
    lots = (heads for heads in above if len(heads) > outcomes[-1] and _are_lots(heads, outcomes))
    return outcomes if any(_heads_columns(heads, outcomes) for heads in lots) else []


def _nameable(row: list[Cell]) -> list[int]:
    """The columns behind a party's head, where each holds what can name one; none where any other does not."""
    filled = [i for i, cell in enumerate(row) if i and cell.text not in _NOBODY]
    return filled if all(names_party(row[i].text) or can_be_party(row[i].text) for i in filled) else []


def _heads_columns(row: list[Cell], columns: list[int]) -> bool:
    """Whether a row gives each column its rank or its lot."""
    cells = [row[i].text for i in columns if i < len(row)]
    ranks = all(map(is_rank, cells)) or (
        _counts(row, columns) and [rank_of(text) for text in cells] == [*range(1, len(cells) + 1)]
    )
    return len(cells) == len(columns) and len(set(cells)) == len(cells) and (ranks or _are_lots(row, columns))


def _counts(row: list[Cell], columns: list[int]) -> bool:
    """Whether the head of a row may be of ranks, so that bare numbers in it are these: 序号 or nothing, not 数量."""
    head = row[columns[0] - 1].text if columns[0] else ""
    return not head or column(head.replace("\n", "")).kind in _OF_RANKS


def _prices_columns(row: list[Cell], columns: list[int]) -> bool:
    """Whether a row prints a price in each column, behind the head of prices."""
    head = column(row[columns[0] - 1].text.replace("\n", "")) if columns[0] else None
    apart = len({row[i].start for i in columns}) == len(columns)
    return head is not None and head.kind in PRICES and apart and all(_DIGIT.search(row[i].text) for i in columns)


def _are_lots(row: list[Cell], columns: list[int]) -> bool:
    """Whether a row names a lot over each column, by its form or, behind a head of lots, by a code: 标段编号 | SG-1 | SG-2."""
    cells = [row[i].text for i in columns]
    return all(map(_is_lot, cells)) or (_is_of_lots(row, columns) and all(map(_CODE.fullmatch, cells)))


def _names_lots(row: list[Cell], columns: list[int]) -> bool:
    """Whether a row behind a head of lots holds a name of its own over each column: 标段名称 | 教学楼 | 宿舍楼."""
    cells = [row[i].text for i in columns]
    named = not any(not text or label(text) or names_party(text) or text.isdecimal() for text in cells)
    return named and len(set(cells)) == len(cells) and _is_of_lots(row, columns)


def _is_of_lots(row: list[Cell], columns: list[int]) -> bool:
    return columns[0] > 0 and column(row[columns[0] - 1].text.replace("\n", "")).kind in _LOTS


def _is_lot(text: str) -> bool:
    found = LOT_AT_START.match(text) if len(text) < 40 else None
    return found is not None and (found.end() == len(text) or text[found.end("lot")] in "(（")


def _turned(facts: list[tuple[Cell, Cell]], named: int, number: int, head: int, ranks: list[Cell]) -> Row:
    """One column as a row; its `named`-th fact is the name behind `ranks`, the one before it may be the rank or the lot."""
    columns = [(label_of_fact(told.text.replace("\n", "")) if head >= 0 else Word("other", "", ""), cell) for told, cell in facts]
    word, first = columns[named][0], columns[0][0]
    # 序号 | 1 | 2 over 中标人 counts those who won
    counts = first.kind == "index" and any(told.kind in _TELL_WON and says_winner(told.key) for told, _ in columns)
    before = columns[0][1].text if named and first.kind not in PRICES and not counts else ""
    # 包号 | 1 | 2
    lot = bool(before) and (
        _is_lot(before) or (first.kind in _LOTS and not is_rank(before)) or _CODE.fullmatch(before) is not None
    )
    kind = word.kind if word.kind in PARTY_KINDS else "supplier" if lot else "candidate"
    columns[named] = (word._replace(kind="candidate" if before and not lot else kind), columns[named][1])
    if before:
        columns[0] = (Word("lot" if lot else "rank", "", ""), columns[0][1])
    filled = [cell for _, cell in columns if cell.text] or [columns[0][1]]
    if lot and ranks:
        # 标段 | 一标段 | 二标段 over 第一中标候选人 | 某某公司 | 某某公司
        columns[named] = (_CANDIDATE, columns[named][1])
        columns.append((_RANK, ranks[0]))
    return row_of(min(cell.start for cell in filled), max(cell.end for cell in filled), number, tuple(columns))
