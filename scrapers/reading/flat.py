"""Tables whose cells run together in plain text, recovered as grids from what can be a label, a name, a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.reading.entries import LOT_AT_START
from scrapers.reading.flat_rows import rows_of_line, rows_of_tokens
from scrapers.reading.names import is_legal
from scrapers.reading.page import Cell, Grid, Line, Page
from scrapers.reading.tables import PARTY_KINDS
from scrapers.reading.vocabulary import LABELS, Word, column, label, section

_FIRST_WORDS = frozenset(
    (
        "index",
        "supplier",
        "candidate",
        "bidder",
        "lot",
        "lot_name",
        "project_name",
        "amount",
        "rank",
        "offer",
        "item",
        "party_name",
    )
)
_STARTS = frozenset(word[:2] for word, kind in LABELS.items() if kind in _FIRST_WORDS)
_BRACKETS = re.compile(r"\([^()\n]{0,40}\)")
_BREAK = re.compile(
    r"^(?:[#\s]*(?:第?[一二三四五六七八九十]{1,3}[、.．]|\([一二三四五六七八九十]{1,2}\))|\d{1,2}\s?[.、．]\s?(?=[\u4e00-\u9fff])).{0,40}?(?::|$)"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PREFIXED = re.compile(r"[\u4e00-\u9fff()]{1,16}\s?:\s?[¥$]?\s?\d[\d,]*(?:\.\d+)?\s?\(?(?:万元|元|%)?\)?")
_MOST_COLUMNS = 16
# a head broken over two lines: 含税响应报价 / 两年（元）
_HEAD_CONTINUED = re.compile(r"[^\d:]{0,8}\([^()]{0,6}[元%]\)")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}\d?\s?:")
_WIDE_GAP, _GAP, _TAB = re.compile(r"\s{2,}"), re.compile(r"\s+"), re.compile(r"\t")
_REACH = 6_000
NUMERIC = frozenset(("amount", "offer", "offer_reviewed", "score", "rank", "rate", "unit_price", "total", "budget", "ceiling"))


class _Header(NamedTuple):
    """A run of column heads: their words, and where the data after them begins."""

    words: list[Word]
    cells: list[Cell]
    start: int
    end: int
    # heads stand one in a line, spaced in one line, or glued
    form: str


def recover(page: Page) -> list[Grid]:
    """Grids of the flattened tables that name parties; the lines they take are removed from the page."""
    grids: list[Grid] = []
    taken: list[tuple[int, int]] = []
    i = 0
    lines = page.lines
    while i < len(lines):
        _part_lot(page, lines, i)
        header = _header_at(page, i) if label(first_word(page.folded, lines[i])) else None
        if header is None:
            i += 1
            continue
        end = _data_end(page, header)
        rows = _rows(page, header, end)
        if rows:
            grids.append(Grid([header.cells, *rows], header.start, end, flat=True))
            taken.append((header.start, end))
        stop = end if rows else header.end
        i += 1
        while i < len(lines) and lines[i].start < stop:
            i += 1
    if taken:
        page.lines = [line for line in lines if not any(start <= line.start < end for start, end in taken)]
    return grids


def _part_lot(page: Page, lines: list[Line], i: int) -> None:
    """A lot that stands before the heads in their line becomes a line of its own."""
    line = lines[i]
    if page.folded.find(":", line.start, min(line.end, line.start + 80)) < 0:
        return
    lot = LOT_AT_START.match(page.folded, line.start, min(line.end, line.start + 80))
    if lot and lot["after"].strip() == ":" and lot.end() < line.end:
        start, end = page.span(lot.end(), line.end)
        rest = Line(start, end)
        if first_word(page.folded, rest):
            lines[i : i + 1] = [Line(line.start, lot.end()), rest]


def first_word(folded: str, line: Line) -> str:
    """The longest label a line begins with, or an empty text."""
    if folded[line.start : line.start + 2] not in _STARTS:
        return ""
    text = folded[line.start : min(line.end, line.start + 24)]
    token = text.split(" ", 1)[0]
    if token in LABELS:
        return token
    for length in range(min(12, len(text)), 1, -1):
        if LABELS.get(text[:length]) in _FIRST_WORDS:
            return text[:length]
    return ""


def _header_at(page: Page, index: int) -> _Header | None:
    return _one_in_a_line(page, index) or _glued(page, page.lines[index])


def _one_in_a_line(page: Page, index: int) -> _Header | None:
    """Heads that stand one in a line: at least two labels, of which one names a party."""
    words: list[Word] = []
    cells: list[Cell] = []
    lines = page.lines[index : index + _MOST_COLUMNS]
    end = lines[0].end
    for line in lines:
        text = page.folded[line.start : line.end]
        if words and words[-1].kind in NUMERIC and not words[-1].qualifier and _HEAD_CONTINUED.fullmatch(text):
            words[-1] = words[-1]._replace(qualifier=text)
            cells[-1] = Cell(cells[-1].start, line.end, page.folded[cells[-1].start : line.end])
            end = line.end
            continue
        word = label(text) if len(text) < 40 and not text.endswith(":") else None
        if word is None and words and 1 < len(text) < 20 and ":" not in text:
            weak = column(text)
            word = (
                weak
                if weak.kind not in ("other", "item")
                and not is_legal(text)
                and not _NUMBER.search(text)
                and section(text) != "failed"
                else None
            )
        if word is None:
            break
        words.append(word)
        cells.append(Cell(line.start, line.end, text))
        end = line.end
    if len(words) < 2 or not _names_party(words):
        return None
    return _Header(words, cells, lines[0].start, end, "lines")


def _names_party(words: list[Word]) -> bool:
    kinds = [word.kind for word in words]
    parties = sum(kind in PARTY_KINDS for kind in kinds)
    return 1 <= parties <= 2 and (len(words) > 2 or bool(set(kinds) & (NUMERIC | {"index", "lot"})))


def _glued(page: Page, line: Line) -> _Header | None:
    """Heads that follow each other in one line with or without spaces between them."""
    if ":" in page.folded[line.start : line.start + 10] or line.end - line.start < 12:
        return None
    text = page.folded[line.start : min(line.end, line.start + 500)]
    bare: list[int] = []
    blanked = _BRACKETS.sub(lambda match: "\0" * len(match.group()), text)
    for i, char in enumerate(blanked):
        if char not in "\0 /、\t*":
            bare.append(i)
    letters = "".join(blanked[i] for i in bare)
    at = 0
    words: list[Word] = []
    cells: list[Cell] = []
    while at < len(letters) and len(words) < _MOST_COLUMNS:
        length = next(
            (
                n
                for n in range(min(24, len(letters) - at), 0, -1)
                if letters[at : at + n] in LABELS and _ends_here(blanked, bare, at, n)
            ),
            0,
        )
        if not length:
            break
        stop = bare[at + length] if at + length < len(bare) else len(text)
        between = text[bare[at] : stop]
        qualifier = " ".join(found[1:-1] for found in _BRACKETS.findall(between))
        words.append(Word(LABELS[letters[at : at + length]], letters[at : at + length], qualifier))
        cells.append(Cell(line.start + bare[at], line.start + stop, between.strip()))
        at += length
    if len(words) < 2 or not _names_party(words) or (at < len(bare) and text[bare[at]] == ":"):
        return None
    end = line.start + (bare[at] if at < len(bare) else len(text))
    return _Header(words, cells, line.start, end, "line")


def _ends_here(blanked: str, bare: list[int], at: int, length: int) -> bool:
    """A label of one or two letters only where a break follows it."""
    if length > 1:
        return True
    after = bare[at] + 1
    return after >= len(blanked) or blanked[after] in " \0\t"


def _data_end(page: Page, header: _Header) -> int:
    """Where the data of a header ends: at the next head, or as far as a table reaches."""
    limit = min(len(page.folded), header.end + _REACH)
    for line in page.lines:
        if line.start <= header.end or line.start >= limit:
            continue
        text = page.folded[line.start : min(line.end, line.start + 60)]
        if LOT_AT_START.match(text) and text.endswith(":"):
            return line.start
        if (_BREAK.match(text) and not is_legal(text)) or (len(text) < 30 and section(text) and text.endswith(":")):
            return line.start
    return limit


def _rows(page: Page, header: _Header, end: int) -> list[list[Cell]]:
    tokens = _tokens(page, header, end)
    if not tokens:
        return []
    rows = rows_of_tokens(header.words, tokens)
    return rows or rows_of_line(page.folded, header.words, tokens)


def _tokens(page: Page, header: _Header, end: int) -> list[Cell]:
    """The pieces of the data: lines, or runs between spaces where one line holds all of it."""
    tokens: list[Cell] = []
    at = header.end
    for piece in page.folded[header.end : end].split("\n"):
        separator = _WIDE_GAP if "  " in piece.strip() else _GAP if header.form == "line" else _TAB
        begin = 0
        for stop, following in [*((m.start(), m.end()) for m in separator.finditer(piece)), (len(piece), len(piece))]:
            text = piece[begin:stop].strip()
            if text:
                left = at + begin + len(piece[begin:stop]) - len(piece[begin:stop].lstrip())
                _append(page, tokens, Cell(left, left + len(text), text))
            begin = following
        at += len(piece) + 1
    return tokens


def _append(page: Page, tokens: list[Cell], cell: Cell) -> None:
    """Adds a piece; lines that carry labels of their own (牵头人：…, 联合体成员：…) are one cell."""
    before = tokens[-1] if tokens else None
    if before and (before.text.endswith(":") or (_LABELLED.match(cell.text) and _LABELLED.match(before.text))):
        tokens[-1] = Cell(before.start, cell.end, page.folded[before.start : cell.end])
    else:
        tokens.append(cell)
