"""Tables whose cells run together in plain text, recovered as grids from what can be a label, a name, a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import itemgetter

from scrapers.reading.labels.labels import labels_in
from scrapers.reading.lexicon.figures import end_of_figure
from scrapers.reading.lexicon.forms import BRACKETED_PART, LOT_AT_START, PART_NUMBER
from scrapers.reading.lexicon.kinds import NUMERIC, ORGANISATIONS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word, label, section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Grid, Line, Page
from scrapers.reading.tables.dealing.align import CLOSES, aligned, before_labels
from scrapers.reading.tables.dealing.failed import of_nobody
from scrapers.reading.tables.flat_heads import Header, header_at
from scrapers.reading.tables.flat_pieces import pieces_below
from scrapers.reading.tables.flat_starts import STARTS, first_word, names_winner_within, rest_of_line, with_part_heads
from scrapers.reading.tables.parted import numbered_by_lots, with_parts
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.tables.wrapped.foot import before_objections, without_foot
from scrapers.reading.tables.wrapped.heads import broken_heads, with_ranks
from scrapers.reading.tables.wrapped.lots import with_whole_names, wrapped_rows
from scrapers.reading.tables.wrapped.rows import closed_up, goes_on, is_astray, joined_rows, prices_numbers
from scrapers.reading.tables.wrapped.run_together import rows_run_together
from scrapers.reading.values.failures import says_failed

_BREAK = re.compile(
    rf"^(?:[#\s]*(?:第?{PART_NUMBER}|{BRACKETED_PART})|\d{{1,2}}\s?[.、．]\s?(?=[\u4e00-\u9fff])).{{0,40}}?(?::|$)"
)
# what heads a second table, of the prices of the first one's lots
_OF_LOTS, _LONGEST_LABEL = frozenset(("lot", "lot_name")), 12
# 包1 / 中标人：某某公司
_WINNER_BELOW = re.compile(rf"\n(?:拟|预)?{any_of('won')}(?:{any_of('winner_words')})(?:名称)?:")
_PEOPLE = re.compile(rf"{any_of('judges')}[^:\d\n]{{0,40}}:")
_REACH = 6_000
# 最低评标价法 under 评审方法
_NO_PAIR = NUMERIC | {"method"}
# how many lines may begin as a head does, and how much may be looked through for rows, before a page is no page of tables
_MOST_TRIED = 2_000
_MOST_LOOKED_AT = 150_000


def recover(page: Page) -> Page:
    """The page with the flattened tables that name parties as grids, and without the lines they take."""
    page = with_part_heads(page)
    grids: list[Grid] = []
    left_over: list[tuple[int, int]] = []
    i = 0
    lines: Sequence[Line] = page.lines
    tried = looked_at = 0
    while i < len(lines) and tried < _MOST_TRIED and looked_at < _MOST_LOOKED_AT:
        i, word = _next_head(page, lines, i)
        if i == len(lines):
            break
        tried += 1
        headed = label(word) if word else None
        header = header_at(page, i) or broken_heads(page, i)
        if header is None:
            found = of_nobody(page, i, headed.kind) if headed else None
            if found:
                grids.append(found)
            i += 1 if found is None else _first_from(lines, found.end) - i
            continue
        end = _data_end(page, header)
        header = with_ranks(page, with_parts(page, numbered_by_lots(page, header), end), end)
        looked_at += end - header.start
        page, rows, end = _rows(page, header, end)
        taken = max(cell.end for cell in rows[-1]) if rows else header.end
        left_over.append((taken, end))
        if rows and (rest := rest_of_line(page, page.lines[_first_from(lines, taken) - 1], taken)):
            lines = [*lines[: _first_from(lines, taken)], *rest, *lines[_first_from(lines, taken) :]]
            page, end = replace(page, lines=tuple(lines)), rest[0].start
        if rows:
            grids.append(Grid([*filter(None, [header.above]), header.cells, *rows], header.start, end, flat=True))
        i = max(i + 1, _first_from(lines, end if rows else header.end))
    if not (grids or left_over):
        return page
    kept = list(lines)
    for grid in grids:
        del kept[_first_from(kept, grid.start) : _first_from(kept, grid.end)]
    return replace(page, lines=tuple(kept), grids=(*page.grids, *grids), left_over=tuple(left_over))


def _rows(page: Page, header: Header, end: int) -> tuple[Page, list[list[Cell]], int]:
    """The rows under a header, and where they end; with their cells whole again in the page where these were wrapped."""
    rows, stop = _data(page, header, end)
    wrapped = []
    if not rows or goes_on(page.folded, rows, end):
        wrapped = joined_rows(page.folded, header.words, pieces_below(page, header, end, wide=False))
    if len(wrapped) <= len(rows):
        return page, rows, stop
    whole = replace(page, text=closed_up(page.text, wrapped), folded=closed_up(page.folded, wrapped))
    return whole, wrapped, _labelled_line(whole, wrapped, end)


def _data(page: Page, header: Header, end: int) -> tuple[list[list[Cell]], int]:
    """The rows under a header and where they end: each in a line of its own, wrapped over several, or run together."""
    tokens = before_objections(pieces_below(page, header, end, wide=True))
    if not any(word.kind in _OF_LOTS for word in header.words) and sum(_tells_of_lot(token.text) for token in tokens) > 1:
        # 1包：某某公司 / 2包：某某公司: lines, and no rows
        return [], end
    if header.form == "broken":
        return [], end
    lines = _line_starts(page.folded, tokens) if header.form == "line" else frozenset()
    rows = without_foot(page.folded, header.words, aligned(header.words, tokens, lines)) if tokens else []
    if header.form == "line" and len(apart := before_objections(pieces_below(page, header, end, wide=False))) > len(tokens):
        # a wide gap between cells, and one space between rows
        rows = max(rows, without_foot(page.folded, header.words, aligned(header.words, apart, lines)), key=len)
    if header.form == "line" and not (rows and all(_in_one_line(page, row) for row in rows)):
        wrapped, wrapped_end = wrapped_rows(page.folded, header.words, header.end, end)
        rows, end = (wrapped, wrapped_end) if wrapped else (rows, end)
    if tokens and not rows:
        rows = without_foot(page.folded, header.words, _run_together(page.folded, header.words, tokens))
    rows = [with_whole_names(page.folded, _with_rest(page, header, row)) for row in _unbroken(page, header, rows)]
    rows = [*takewhile(lambda row: not is_astray(header.words, row), rows)]
    if prices_numbers(header.words, rows) or any(_labels_prices(header, row) for row in rows):
        return [], end
    return rows, _labelled_line(page, rows, end)


def _run_together(folded: str, words: list[Word], tokens: Sequence[Cell]) -> list[list[Cell]]:
    """The rows of data whose cells run together; under 标包名称 lots alone may stand."""
    tokens = before_labels(words, tokens) or tokens
    rows = rows_run_together(folded, words, tokens)
    if words[0].kind != "lot_name" or not LOT_AT_START.match(tokens[0].text):
        return rows
    return max(rows, rows_run_together(folded, [words[0]._replace(kind="lot"), *words[1:]], tokens), key=len)


def _line_starts(folded: str, pieces: Sequence[Cell]) -> frozenset[int]:
    """The starts of the pieces with which lines begin."""
    return frozenset(piece.start for piece in pieces if not folded[folded.rfind("\n", 0, piece.start) + 1 : piece.start].strip())


def _labels_prices(header: Header, row: list[Cell]) -> bool:
    """Whether a cell under no price's head begins with the label of a sum: pairs in lines below each other, and no table."""
    for head, cell in zip(header.words, row, strict=False):
        first = cell.text.split(maxsplit=1)[0] if cell.text and head.kind not in _NO_PAIR else ""
        word = label(first) if 1 < len(first) < _LONGEST_LABEL else None
        if word and word.kind in SUMS_OF_MONEY:
            return True
    return any(_ends_as_label(cell.text, head.kind) for head, cell in zip(header.words[1:], row, strict=False))


def _ends_as_label(text: str, following: str) -> bool:
    """Whether the cell before a party's ends with the label of a party: 监督人 采购人 | 某某局."""
    word = label(text.rsplit(maxsplit=1)[-1]) if text and following in ORGANISATIONS else None
    return word is not None and word.kind in ORGANISATIONS


def _with_rest(page: Page, header: Header, row: list[Cell]) -> list[Cell]:
    """A row with the rest of a price that goes on in the next line and in no other cell."""
    starts = {cell.start for cell in row if cell.text}
    whole: list[Cell] = []
    for i, cell in enumerate(row):
        priced = i < len(header.words) and header.words[i].kind in SUMS_OF_MONEY and cell.text
        end = end_of_figure(page.folded, cell.start, cell.end) if priced else cell.end
        alone = not any(cell.end < start < end for start in starts)
        whole.append(Cell(cell.start, end, page.folded[cell.start : end]) if alone and end > cell.end else cell)
    return whole


def _tells_of_lot(text: str) -> bool:
    lot = LOT_AT_START.match(text)
    return lot is not None and lot["after"].strip() == ":" and lot.end() < len(text)


def _unbroken(page: Page, header: Header, rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows before a line between them that heads another table; the same heads printed again break none."""
    for number, (row, following) in enumerate(pairwise(rows), 1):
        first = _first_from(page.lines, max(cell.end for cell in row if cell.text))
        between = range(first, _first_from(page.lines, min(cell.start for cell in following if cell.text)))
        if any((other := header_at(page, i)) is not None and other.words != header.words for i in between):
            return rows[:number]
    return rows


def _in_one_line(page: Page, row: list[Cell]) -> bool:
    return "\n" not in page.folded[row[0].start : max(cell.end for cell in row)]


def _first_from(lines: Sequence[Line], start: int) -> int:
    """Which line is the first that begins at a position or after it."""
    return bisect_left(lines, start, key=itemgetter(0))


def _labelled_line(page: Page, rows: list[list[Cell]], end: int) -> int:
    """The end of a table: before the first line behind its last row that carries a label, or heads a second table of its lots."""
    if not rows:
        return end
    last = max(cell.end for cell in rows[-1] if cell.text)
    behind = range(_first_from(page.lines, last), _first_from(page.lines, end))
    return next((page.lines[i].start for i in behind if _begins_more(page, i)), end)


def _begins_more(page: Page, index: int) -> bool:
    """Whether a line behind a table carries a label, or a winner's with no colon, is a sentence, or heads a lot or a table."""
    text = page.folded[page.lines[index].start : page.lines[index].end]
    if LOT_AT_START.match(text) or ((word := label(text)) is not None and (word.kind in _OF_LOTS or says_winner(word.key))):
        return True
    return text.endswith("。") or bool(labels_in(text)) or header_at(page, index) is not None


def _next_head(page: Page, lines: Sequence[Line], i: int) -> tuple[int, str]:
    """The next line from one on that may begin a table's heads, and the label it begins with; the end where none does."""
    folded = page.folded
    while i < len(lines):
        start, end = lines[i]
        if folded[start : start + 2] in STARTS and (word := first_word(folded, lines[i])):
            return i, word
        if folded.find(" ", start, end) > 0 and names_winner_within(folded, lines[i]):
            return i, ""
        i += 1
    return i, ""


def _heads_follow(page: Page, line: Line, at: int) -> bool:
    """Whether the heads of the next lot's table stand behind its name."""
    start, end = page.span(at, line.end)
    return page.folded[at - 1] == ":" and start < end and bool(first_word(page.folded, Line(start, end)))


def _data_end(page: Page, header: Header) -> int:
    """Where the data of a header ends: at the next head, or as far as a table reaches."""
    limit = min(len(page.folded), header.end + _REACH)
    if header.form == "line" and (people := _PEOPLE.search(page.folded, header.end, limit)):
        # who judged stands behind the table in the same line
        limit = people.start()
    for line in page.lines[_first_from(page.lines, header.end + 1) : _first_from(page.lines, limit)]:
        text = page.folded[line.start : min(line.end, line.start + 60)]
        lot = LOT_AT_START.match(text)
        if text.startswith(CLOSES):
            return line.start
        if lot and (
            text.endswith(":")
            or says_failed(text.partition(":")[2])
            or _heads_follow(page, line, line.start + lot.end())
            or _WINNER_BELOW.match(page.folded, line.end)
        ):
            return line.start
        if (_BREAK.match(text) and not is_legal(text)) or (len(text) < 30 and section(text) and text.endswith(":")):
            return line.start
    return limit
