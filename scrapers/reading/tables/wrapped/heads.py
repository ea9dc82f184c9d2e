"""Heads of a table that break over lines, and those that are not printed."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import RANK
from scrapers.reading.lexicon.kinds import PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Cell, Line, Page
from scrapers.reading.tables.flat_heads import Header, glued_heads
from scrapers.reading.tables.flat_starts import heads_part
from scrapers.reading.tables.wrapped.rows import CODE

# under which rows begin with ranks, though it is not printed
_RANK_HEAD = "排名"
# 第一中标候选人, or 第一 and a name
_BEGINS_RANKED = re.compile(rf"{RANK.pattern}|第[一1](?![\u4e00-\u9fff]{{0,2}}[标包])")
_NAMES = PARTY_KINDS | {"party_name"}
_FEWEST_HEADS, _MOST_LINES, _LONGEST_LINE = 4, 12, 40
# the first cell of a row below its heads: a number, a code
_VALUE = re.compile(rf"(?:\d{{1,3}}|{CODE.pattern})(?=\s)", re.ASCII)


def broken_heads(page: Page, index: int) -> Header | None:
    """The heads of a table that go on over several lines and break within words, right above its first row."""
    end = start = page.lines[index].start
    valued = False
    for line in page.lines[index : index + _MOST_LINES]:
        valued = page.folded[line.start].isascii() and _VALUE.match(page.folded, line.start) is not None
        if valued or line.end - line.start > _LONGEST_LINE:
            break
        end = line.end
    header = glued_heads(page, Line(start, end)) if valued and "\n" in page.folded[start:end] else None
    if (
        header is None
        or len(header.words) < _FEWEST_HEADS
        or not _VALUE.match(page.folded, *page.span(header.end, len(page.folded)))
    ):
        return None
    words: list[Word] = []
    cells: list[Cell] = []
    for found, cell in zip(header.words, header.cells, strict=True):
        word = column(found.key) if found.kind == "other" else found
        if words and words[-1].kind in SUMS_OF_MONEY and word.kind == "rate" and page.folded[cell.start - 1] == "/":
            # a price or a rate: 投标总价（万元）/投标折扣率
            words[-1] = words[-1]._replace(qualifier=f"{words[-1].qualifier}/%")
            cells[-1] = Cell(cells[-1].start, cell.end, f"{words[-1].key}({words[-1].qualifier})")
        else:
            words.append(word)
            cells.append(cell)
    if heads_part(words) or (words[0].kind in PARTY_KINDS and words[1].kind == "index"):
        # the head of the table's part
        words, cells = words[1:], cells[1:]
    return header._replace(words=words, cells=cells, form="broken")


def with_ranks(page: Page, header: Header, end: int) -> Header:
    """The header with a head for ranks, where each row begins with one: its first, over candidates, or one before all others."""
    first, *rest = header.words
    if any(word.kind in ("rank", "index") for word in rest) or not _BEGINS_RANKED.match(page.folded, *page.span(header.end, end)):
        return header
    if first.kind in ("rank", "index"):
        # 序号 over 第一名
        return header._replace(words=[first._replace(kind="rank"), *rest])
    # 候选人 | 公司名称 over 第一候选人 | 某某公司
    counts = first.kind == "candidate" and bool(rest) and rest[0].kind in _NAMES
    if not counts and header.form != "line":
        return header
    head = Cell(header.start, header.cells[0].end if counts else header.start, _RANK_HEAD)
    words, cells = ([rest[0]._replace(kind=first.kind), *rest[1:]], header.cells[1:]) if counts else (header.words, header.cells)
    return header._replace(words=[column(_RANK_HEAD), *words], cells=[head, *cells])
