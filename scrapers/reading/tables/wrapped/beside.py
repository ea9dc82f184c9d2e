"""Tables on their side whose cells run together in one line: lots or ranks, then names, then as many prices as names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scrapers.reading.labels.entries import Row
from scrapers.reading.labels.glued import label_at
from scrapers.reading.lexicon.figures import NUMBER
from scrapers.reading.lexicon.forms import LOT, RANK
from scrapers.reading.lexicon.kinds import BIDDERS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import LABELS, Word, unit_in
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import name_in_row
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.tables.dealing.turned import rows_of_columns

_PARTIES, _COUNTED = BIDDERS | {"party_name"}, ("rank", "lot", "candidate")
_OVER = re.compile(rf"{RANK.pattern}|\d{{1,2}}{any_of('numbered_lots')}|(?:采购)?{any_of('numbered_lots')}\d{{1,2}}|{LOT}")
# 138521.77元727631.88元 by their units, 5,721,000.002,819,000.00 by their fen
_WITH_UNIT, _TO_THE_FEN = rf"[¥￥]?{NUMBER}[万亿]?元", r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d"
# one alone ends with its digits
_ALONE, _GOES_ON = re.compile(rf"[¥￥]?{NUMBER}(?![\d.,])"), re.compile(r"[\u4e00-\u9fff\n]|\Z")
# a name, a seat or a figure ends before the next head
_CELL_ENDS = re.compile(r"[司院所厂店行部社心号室层楼座幢栋元天%\d)]")
_SHORT, _SHORT_KINDS = 2, SUMS_OF_MONEY | {"rank", "lot"}
_MOST, _LONGEST_LINE, _LONGEST_NAME, _MOST_TABLES, _TABLE = 8, 2_000, 60, 40, 50_000


def beside_in(page: Page) -> tuple[list[Row], Page]:
    """A row for each party of such lines, and the page without the lines."""
    rows: list[Row] = []
    taken: list[tuple[int, int]] = []
    for line in page.lines:
        # 包号包1 / 包2中标人…: a lot may have been taken for the beginning of a line
        stop = page.folded.find("\n", line.start, line.start + _LONGEST_LINE)
        end = stop if stop >= 0 else len(page.folded)
        if end - line.start > _LONGEST_LINE or len(taken) >= _MOST_TABLES or (taken and line.start < taken[-1][1]):
            continue
        if found := _table(page.folded, line.start, end):
            rows += rows_of_columns(*found, _TABLE + len(taken))
            taken.append((line.start, end))
    for start, end in taken:
        page = page.without(start, end)
    return rows, page


def _table(folded: str, start: int, end: int) -> tuple[list[Cell], list[tuple[Word, list[Cell]]]] | None:
    """The lots or ranks over the columns of a line, and its facts, names first; None of a line that is no such table."""
    head = _head(folded, start, end)
    over: list[Cell] = []
    if head and head[0].kind in _COUNTED and (over := [*_cells(folded, start + head[1], end)]):
        start = over[-1].end
        head = _head(folded, start, end)
    names = [*_names(folded, start + head[1], end)] if head and head[0].kind in _PARTIES else []
    if head is None or not names or (over and len(over) != len(names)) or not (over or len(names) > 1):
        return None
    priced = [*_prices(folded, names[-1].end, end, len(names))]
    # of an offer and the price of who has won the latter
    told = next((price for price in priced if price[0].kind == "amount"), priced[0] if priced else None)
    return (over, [(head[0], names), told]) if told else None


def _prices(folded: str, at: int, end: int, count: int) -> Iterator[tuple[Word, list[Cell]]]:
    """The heads of prices that stand right behind a cell, each with so many sums; none within a longer label: 预算金额."""
    while at < end:
        told = _head(folded, at, end)
        if told and told[0].kind in SUMS_OF_MONEY and (sums := _sums(folded, at + told[1], end, told[0], count)):
            if _CELL_ENDS.match(folded, at - 1):
                yield told[0], sums
            at = sums[-1].end
        else:
            at += told[1] if told else 1


def _head(folded: str, at: int, end: int) -> tuple[Word, int] | None:
    """The label that stands at a place and how long it is: one of two letters, too, of lots, ranks or prices."""
    word = folded[at : at + _SHORT]
    short = LABELS.get(word) if at + _SHORT < end else None
    found = label_at(folded[:end], at)
    return found or ((Word(short, word, ""), _SHORT) if short in _SHORT_KINDS else None)


def _cells(folded: str, at: int, end: int) -> Iterator[Cell]:
    """The lots or ranks that stand one right behind the other."""
    for _ in range(_MOST):
        told = _OVER.match(folded, at, end)
        if told is None:
            return
        yield Cell(*told.span(), told.group())
        at = told.end()


def _names(folded: str, at: int, end: int) -> Iterator[Cell]:
    """The registered names that stand one right behind the other."""
    for _ in range(_MOST):
        name = name_in_row(folded, at, min(end, at + _LONGEST_NAME))
        if name is None or name[0] != at or not is_legal(folded[slice(*name)]):
            return
        yield Cell(*name, folded[slice(*name)])
        at = name[1]


def _sums(folded: str, at: int, end: int, head: Word, count: int) -> list[Cell]:
    """So many sums that stand one right behind the other and can be parted in one way only; none where they cannot."""
    hint = unit_in(f"{head.key} {head.qualifier}")
    forms = [_WITH_UNIT] + ([_TO_THE_FEN] if hint in ("", "元") else [])
    for form in forms:
        found = [*islice(re.finditer(form, folded[at:end]), count + 1)]
        cells = [Cell(at + one.start(), at + one.end(), one.group()) for one in found[:count]]
        joint = len(cells) == count and "".join(cell.text for cell in cells) == folded[at : cells[-1].end]
        if joint and _GOES_ON.match(folded, cells[-1].end):
            return cells
    alone = _ALONE.match(folded, at, end) if count == 1 and hint else None
    return [Cell(*alone.span(), alone.group())] if alone and _GOES_ON.match(folded, alone.end()) else []
