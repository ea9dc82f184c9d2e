"""Tables of lots that failed whose heads and cells run together in one line: 序号标项名称废标理由1印刷有效供应商不足三家."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.forms import LOT_AT_START
from scrapers.reading.lexicon.labels import LABELS
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Grid, Line, Page

_KINDS, _NAMES = frozenset(("index", "lot", "lot_name", "reason", "remark")), ("lot", "lot_name")
_LONGEST_HEAD, _LONGEST_ROW, _MOST_COLUMNS = 8, 160, 6
# the number of a row, behind the words that a reason or a remark ends with
_ROW = re.compile(r"(?<![\d.])\d{1,2}[.、]?(?=[\u4e00-\u9fffA-Z(])(?![家个名次])")
_ENDED = re.compile(r"(?:[家个标败足求效价]|[。;/无\-])\s*$")
_WHY = re.compile(rf"(?<![基原]){any_of('reason_begins')}")


def failed_together(page: Page, line: Line) -> Grid | None:
    """The table of failed lots that a line is from its heads to its last row; None unless every row has its reason."""
    heads = _heads(page.folded, line)
    kinds = [kind for kind, _ in heads]
    if "reason" not in kinds or not any(kind in _NAMES for kind in kinds[: kinds.index("reason")]):
        return None
    rows = [_row(page.folded, kinds, *span) for span in _rows(page.folded, heads[-1][1].end, line.end)]
    told = [row for row in rows if row is not None]
    if not told or len(told) < len(rows):
        return None
    return Grid([[cell for _, cell in heads], *told], line.start, line.end, flat=True)


def _heads(folded: str, line: Line) -> list[tuple[str, Cell]]:
    """The labels that such a line begins with, with their kinds."""
    heads: list[tuple[str, Cell]] = []
    at = line.start
    while at < line.end and len(heads) < _MOST_COLUMNS:
        longest = min(_LONGEST_HEAD, line.end - at)
        length = next((n for n in range(longest, 1, -1) if LABELS.get(folded[at : at + n]) in _KINDS), 0)
        if not length:
            break
        heads.append((LABELS[folded[at : at + length]], Cell(at, at + length, folded[at : at + length])))
        at += length
    return heads


def _rows(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where rows begin and end that numbers begin, the first right behind the heads."""
    begins = [found.start() for found in _ROW.finditer(folded, start, end) if _begins(folded, start, found.start())]
    if begins[:1] != [start]:
        return []
    return [*zip(begins, [*begins[1:], end], strict=True)]


def _begins(folded: str, start: int, at: int) -> bool:
    return at == start or _ENDED.search(folded, max(start, at - 2), at) is not None


def _row(folded: str, kinds: list[str], start: int, end: int) -> list[Cell] | None:
    """The row of a lot: its number, its name, and why it failed; None where it names a bidder or nothing says where it ends."""
    number = _ROW.match(folded, start)
    if number is None or end - start > _LONGEST_ROW or first_name(folded, number.end(), end):
        return None
    lot = LOT_AT_START.match(folded, number.end(), end)
    why = _WHY.search(folded, number.end() + 2, end)
    stop = lot.end("lot") if lot else why.start() if why else end
    if stop == end:
        return None
    row = [Cell(end, end, "")] * len(kinds)
    row[kinds.index("reason")] = Cell(stop, end, folded[stop:end])
    row[next(i for i, kind in enumerate(kinds) if kind in _NAMES)] = Cell(number.end(), stop, folded[number.end() : stop])
    if kinds[0] == "index":
        row[0] = Cell(*number.span(), number.group())
    return row
