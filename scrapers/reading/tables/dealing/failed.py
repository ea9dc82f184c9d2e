"""Tables of lots that failed whose cells became lines or pieces of one: a row's number, the lot, why it failed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from scrapers.reading.lexicon.forms import BRACKETED_PART, LOT_ANYWHERE, PART_NUMBER
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.page.page import Cell, Grid, Page
from scrapers.reading.tables.dealing.failed_together import failed_together
from scrapers.reading.tables.flat_items import items_at
from scrapers.reading.values.failures import OUTCOME_FAILED

_KINDS, _LOTS = frozenset(("index", "lot", "lot_name", "reason", "remark")), frozenset(("lot", "lot_name"))
_PIECE, _NUMBER = re.compile(r"\S+"), re.compile(r"\d{1,3}[.、]?")
_PART = re.compile(rf"[#\s]*(?:{PART_NUMBER}|{BRACKETED_PART}|\d{{1,2}}\s?[.、．]\s?[\u4e00-\u9fff])")
_COUNTED = ("index", "lot")
_MOST_COLUMNS, _MOST_PIECES = 6, 120
# 处理结果, 评标结果
_OUTCOMES = re.compile(r"[\u4e00-\u9fff]{0,6}结果")
_MOST_HEADS, _MOST_ROWS = 40, 100


def of_nobody(page: Page, index: int, kind: str) -> Grid | None:
    """The table whose heads name no party: of what was bought, or of lots that failed; `kind` is that of its first head."""
    items = items_at(page, index) if kind in ("item", "index", "lot_name") else None
    if items or kind not in ("index", "lot", "lot_name"):
        return items
    return failures_at(page, index) or failed_together(page, page.lines[index])


def failures_at(page: Page, index: int) -> Grid | None:
    """The table of failed lots whose first head is the line at `index`, or begins it; None unless every row has its reason."""
    words, heads, below = _heads(page, index)
    if not _LOTS & {word.kind for word in words} or not any(word.kind == "reason" for word in words):
        return None
    pieces = [*_lines(page, index + len(heads))] if below else [*_pieces(page, index, heads[-1].end)]
    rows = _rows(words, pieces)
    return Grid([heads, *rows], heads[0].start, pieces[-1].end, flat=True) if rows else None


def _heads(page: Page, index: int) -> tuple[list[Word], list[Cell], bool]:
    """The labels that head such a table: spaces part them in one line, or each has a line of its own."""
    within = [Cell(*m.span(), m.group()) for m in islice(_PIECE.finditer(page.folded, *page.lines[index]), _MOST_COLUMNS)]
    each = [Cell(*one, page.folded[slice(*one)]) for one in page.lines[index : index + _MOST_COLUMNS]]
    below = len(within) == 1
    cells = [*takewhile(_is_head, each if below else within)]
    return [word for cell in cells if (word := label(cell.text))], cells, below


def _is_head(cell: Cell) -> bool:
    word = label(cell.text) if ":" not in cell.text else None
    return word is not None and word.kind in _KINDS


def _lines(page: Page, index: int) -> Iterator[Cell]:
    """The lines from one on up to the next part of the page, or one with a label."""
    for line in page.lines[index : index + _MOST_PIECES]:
        text = page.folded[slice(*line)]
        if ":" in text or _PART.match(text):
            return
        yield Cell(*line, text)


def _pieces(page: Page, index: int, at: int) -> list[Cell]:
    """The pieces that spaces part in a line from a place on, and in the lines behind it."""
    spans = [(at, page.lines[index].end), *((cell.start, cell.end) for cell in _lines(page, index + 1))]
    found = (match for span in spans for match in _PIECE.finditer(page.folded, *span))
    return [Cell(*match.span(), match.group()) for match in islice(found, _MOST_PIECES)]


def _rows(words: Sequence[Word], pieces: Sequence[Cell]) -> list[list[Cell]]:
    """The rows that numbers or lots begin; nothing where one of them has too few or too many pieces to say why its lot failed."""
    reason = next(i for i, word in enumerate(words) if word.kind == "reason")
    begins = [i for i, piece in enumerate(pieces) if _NUMBER.fullmatch(piece.text)] if words[0].kind in _COUNTED else []
    begins = begins or [i for i, piece in enumerate(pieces) if LOT_ANYWHERE.fullmatch(piece.text)]
    if begins[:1] != [0]:
        return []
    rows = [[*pieces[at:following]] for at, following in pairwise([*begins, len(pieces)])]
    if not all(reason < len(row) <= len(words) for row in rows):
        return []
    return [[*row, *[Cell(row[-1].end, row[-1].end, "")] * (len(words) - len(row))] for row in rows]


def all_failed_in(grids: Sequence[Grid]) -> bool:
    """Whether all cells under, or the one beside, a table's head of outcomes (处理结果) say that nobody won."""
    for grid in grids:
        for number, row in enumerate(grid.rows[:_MOST_HEADS]):
            for i, cell in enumerate(row):
                if not _OUTCOMES.fullmatch(cell.text):
                    continue
                below = [each[i].text for each in grid.rows[number + 1 :][:_MOST_ROWS] if i < len(each)]
                beside = [other.text for other in row[i + 1 : i + 2]]
                if any(cells and all(map(OUTCOME_FAILED.fullmatch, cells)) for cells in (below, beside)):
                    return True
    return False
