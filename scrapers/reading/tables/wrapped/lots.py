"""Rows of lots: those wrapped over lines that end with their winner, and those that nobody won."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.figures import FIGURE
from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.wrapped.pieces import names_surely
from scrapers.reading.values.failures import FAILED_CELL

_FIGURE = re.compile(rf"{FIGURE}|/|-+")
# what a lot and the number behind it end a cell with
_LOT_AND_NUMBER = re.compile(r"[包段标]\s?\d{1,3}(?P<number>-\d{1,3})$")
# 包 1-某某公司: the number of the lot and what it is called are pieces of their own
_PIECE = re.compile(r"(?<=[包段标]\s)\d{1,3}-(?=[\u4e00-\u9fff])|\S+")
# 3 17XX02-9012002-0001: the number of a row and the code of what its lot is a part of
CODE_OF_ROW = re.compile(r"^\s*(?:\d{1,3}\s+)?(?P<code>[A-Z0-9]{2,12}(?:-[A-Z0-9]{1,12}){1,4})(?=\s)", re.ASCII | re.MULTILINE)
_LAST_OF_LINE = re.compile(r"(?<!\S)(?P<last>[\u4e00-\u9fff()]{2,40})[^\S\n]*\n\s*\Z")
_CELLS_ABOVE = 2
_LONGEST_ROW, _LONGEST_LINE, _MOST_ROWS = 400, 120, 400


def wrapped_rows(folded: str, words: list[Word], start: int, end: int) -> tuple[list[list[Cell]], int]:
    """The rows of a table of lots and winners, each over one or more lines, and where the last one ends."""
    party = max(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    lots = [i for i, word in enumerate(words[:party]) if word.kind in ("lot", "lot_name")]
    rows: list[list[Cell]] = []
    begin = at = start
    for line in folded[start:end].split("\n") if lots else ():
        stop = at + len(line)
        if ":" in line or len(line) > _LONGEST_LINE or stop - begin > _LONGEST_ROW or len(rows) == _MOST_ROWS:
            break
        tail = _tail(folded, (begin, at, stop), len(words) - party - 1)
        if tail:
            lot = _last_lot(folded, begin, tail[0].start)
            if lot is None:
                break
            row = [Cell(stop, stop, "")] * len(words)
            if (code := CODE_OF_ROW.search(folded, begin, lot.start)) and len(lots) > 1:
                row[lots[0]] = Cell(*code.span("code"), code["code"])
            row[lots[-1]], row[party:] = lot, tail
            rows.append(row)
            begin = stop
        at = stop + 1
    whole = len(rows) > 1 or (len(rows) == 1 and _is_whole(folded, rows[0][lots[-1]], rows[0][party]))
    return (rows, begin) if whole else ([], start)


def _is_whole(folded: str, lot: Cell, winner: Cell) -> bool:
    """Whether an only row begins with its lot in a line, and its winner's name is not the rest of one in the line above."""
    above, _, before = folded[lot.start : winner.start].rpartition("\n")
    begins = folded.rfind("\n", 0, lot.start) + 1 == lot.start
    cells = above.rpartition("\n")[2].removeprefix(lot.text).split()
    return begins and (bool(before.strip()) or len(cells) < _CELLS_ABOVE)


def with_whole_names(folded: str, row: list[Cell]) -> list[Cell]:
    """A row in which a number that begins a lot's name is no part of the lot before it: 包 1-26 | 年展板."""
    cells = list(row)
    for i, cell in enumerate(row[:-1]):
        cut = _LOT_AND_NUMBER.search(folded, cell.start, cell.end) if cell.text else None
        if cut and not any(lot.end() == cut.end() for lot in LOT_ANYWHERE.finditer(folded, cell.start, cut.end() + 4)):
            stop, behind = cut.start("number"), row[i + 1]
            cells[i] = Cell(cell.start, stop, folded[cell.start : stop])
            if behind.text and behind.start >= cell.end:
                cells[i + 1] = Cell(stop + 1, behind.end, folded[stop + 1 : behind.end].replace("\n", " "))
    return cells


def _last_lot(folded: str, start: int, end: int) -> Cell | None:
    found = list(LOT_ANYWHERE.finditer(folded, start, end))
    return Cell(*found[-1].span("lot"), found[-1]["lot"]) if found else None


def _tail(folded: str, span: tuple[int, int, int], later: int) -> list[Cell] | None:
    """The winner a line ends with, or the word that there is none, and the figures of the columns behind it.

    `span` is where the row and the line begin, and where the line ends.
    """
    begin, start, end = span
    pieces = [Cell(match.start(), match.end(), match.group()) for match in _PIECE.finditer(folded, start, end)]
    figures: list[Cell] = []
    while len(figures) < later and pieces and _FIGURE.fullmatch(pieces[-1].text):
        figures.insert(0, pieces.pop())
    if len(pieces) == 1 and start > begin and (whole := _with_line_above(folded, begin, pieces[0])):
        pieces = [whole]
    if not pieces or not (is_legal(pieces[-1].text) or FAILED_CELL.fullmatch(pieces[-1].text)):
        return None
    if len(figures) < later and not FAILED_CELL.fullmatch(pieces[-1].text):
        return None
    return [pieces[-1], *figures, *[Cell(end, end, "")] * (later - len(figures))]


def _with_line_above(folded: str, begin: int, rest: Cell) -> Cell | None:
    """The name that the last cell of the line above and the rest of it, alone in its line, make together."""
    above = _LAST_OF_LINE.search(folded, max(begin, rest.start - _LONGEST_LINE), rest.start)
    if above is None or is_legal(rest.text) or FAILED_CELL.match(rest.text):
        return None
    name = above["last"] + rest.text
    return Cell(above.start(), rest.end, name) if names_surely(name) and not names_surely(above["last"]) else None


def failed_row(folded: str, start: int, end: int, number: int) -> re.Match[str] | None:
    """The row of a number that says nobody won, in one clause behind the end of another."""
    return re.compile(rf"(?<=[。;元%]){number}(?P<said>[\u4e00-\u9fff][^\d。;:]{{0,60}}?{any_of('tender_failed')})").search(
        folded, start, end
    )


def row_of_nobody(words: list[Word], party: int, failed: re.Match[str], number: int) -> list[Cell]:
    """The row of a lot that nobody won: its number, and the clause in the winner's column."""
    row = [Cell(failed.end(), failed.end(), "")] * len(words)
    row[0] = Cell(failed.start(), failed.start() + len(str(number)), str(number))
    row[party] = Cell(*failed.span("said"), failed["said"])
    return row
