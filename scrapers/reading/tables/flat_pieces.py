"""Pieces of the text under a flattened table's heads, each what one of its cells may be."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.figures import AT_POINT
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.roles import is_led, is_partner
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.tables.flat_heads import Header

_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}\d?\s?:")
# no cell begins with a colon
_WIDE_GAP, _TAB = re.compile(r"\s{2,}(?!:)"), re.compile(r"\t(?!:)")
# 包 01, 16.05 万元, 单价 47.00元, 某某设计有限 公司 are one each
_GAP = re.compile(
    r"(?!(?<=有限) (?:责任)?公司(?:\s|$)|(?<=[\u4e00-\u9fff]) (?:股份|集团|责任)?有限(?:责任)?公司(?:\s|$))"
    r"(?:(?<![包段])(?<!单价)\s+(?!:|万?元(?:\s|$))|(?<=[包段])\s+(?![A-Z\d]{1,3}(?:\s|$)|:)|(?<=单价)\s+(?![\d¥:])"
    # 1标段 1 某某公司: two each
    rf"|(?:(?<=[\d{COUNTING}][包段])|(?<=[\d{COUNTING}]标[包段]))\s+(?!:))"
)
_AT_POINT = re.compile(AT_POINT)
# 地址:某路90号3幢 below a name of a table without addresses
_PLACED = re.compile(r"[\u4e00-\u9fff]{0,5}(?:地址|住所)\s?:")
_GLUED_NUMBER = re.compile(r"[%元)](?P<number>[1-9]\d?)(?=\s)")
_NUMBER_ALONE = re.compile(r"\s*\d{1,2}( )(?=[\u4e00-\u9fff])")


def pieces_below(page: Page, header: Header, end: int, *, wide: bool) -> list[Cell]:
    """The pieces of the data: lines, or runs between spaces where one line holds all of it, `wide` ones where it has such."""
    tokens: list[Cell] = []
    placed = any(word.kind == "address" for word in header.words)
    at = header.end
    for piece in page.folded[header.end : end].split("\n"):
        separator = _WIDE_GAP if wide and "  " in piece.strip() else _TAB if header.form == "lines" else _GAP
        begin = 0
        # one space behind a row's number, wide gaps between its other cells
        number = _NUMBER_ALONE.match(piece) if header.words[0].kind in ("index", "rank") else None
        gaps = [number.span(1)] if number and separator is _WIDE_GAP else []
        gaps += [m.span() for m in separator.finditer(piece)]
        if header.words[0].kind == "index" and header.form == "line":
            gaps = sorted([*gaps, *_glued_numbers(piece)])
        for stop, following in [*gaps, (len(piece), len(piece))]:
            text = piece[begin:stop].strip()
            if text and (placed or not _PLACED.match(text)):
                left = at + begin + len(piece[begin:stop]) - len(piece[begin:stop].lstrip())
                _append(page, tokens, Cell(left, left + len(text), text))
            begin = following
        at += len(piece) + 1
    return tokens


def _glued_numbers(piece: str) -> list[tuple[int, int]]:
    """The ends of rows whose last cells run into the next row's number: 92%2 包1 某某公司 90%3 包1."""
    found: list[tuple[int, int]] = []
    for match in _GLUED_NUMBER.finditer(piece):
        if int(match["number"]) == len(found) + 2:
            found.append((match.start("number"),) * 2)
    return found


def _append(page: Page, tokens: list[Cell], cell: Cell) -> None:
    """Adds a piece; labelled lines (牵头人：…, 联合体成员：…), partners and the pieces of one figure are one cell."""
    before = tokens[-1] if tokens else None
    pointed = before is not None and _AT_POINT.fullmatch(page.folded, before.start, cell.end)
    joins = is_partner(cell.text) or (before is not None and is_led(before.text) and is_legal(cell.text))
    if before and (
        pointed
        or before.text.endswith(":")
        or (_LABELLED.match(cell.text) and _LABELLED.match(before.text) and _is_priced(cell) == _is_priced(before))
        or (joins and is_legal(split_parties(before.text)[0]))
    ):
        tokens[-1] = Cell(before.start, cell.end, page.folded[before.start : cell.end])
    else:
        tokens.append(cell)


def _is_priced(cell: Cell) -> bool:
    """Whether a piece begins with a price's label: 投标报价:4986300(元) and 牵头供应商:某某公司 are cells of their own."""
    word = label(cell.text.partition(":")[0])
    return word is not None and word.kind in PRICES
