"""Candidates side by side in a flattened table: the ranks one after the other, then for each fact a label and as many values."""

from __future__ import annotations

import re
from itertools import takewhile

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.forms import RANK
from scrapers.reading.lexicon.labels import Word, column, label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.page.page import Cell, Line, Page

_PIECE = re.compile(r"\S+")
_REACH = 3_000
_MOST_FACTS = 24
_MOST_TABLES = 40
# tables recovered here are counted from this number on, apart from those of the page's grids
_TABLE = 10_000


def sideways_in(page: Page) -> list[Row]:
    """A row for each candidate of the flattened tables in which they stand side by side; the lines these take are removed."""
    rows: list[Row] = []
    if page.folded.count("第") < 2:
        return rows
    for number, ranks in enumerate(_runs(page)):
        end, facts = _facts(page, ranks)
        if not facts:
            continue
        for i, rank in enumerate(ranks):
            columns = [(Word("rank", "", ""), rank), *((word, cells[i]) for word, cells in facts)]
            rows.append(Row(rank.start, rank.end, _TABLE + number, tuple(columns)))
        _remove(page, _with_label(page.folded, ranks[0].start), end)
    return rows


def _runs(page: Page) -> list[list[Cell]]:
    """The ranks that stand together with nothing but space between them, outside the tables that kept their shape."""
    runs: list[list[Cell]] = []
    for match in RANK.finditer(page.folded):
        cell = Cell(match.start(), match.end(), match.group())
        beside = runs and not page.folded[runs[-1][-1].end : cell.start].strip()
        if beside:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    kept = [run for run in runs if len(run) > 1 and page.folded[run[-1].end : run[-1].end + 1].isspace()]
    return [run for run in kept[:_MOST_TABLES] if not any(grid.start <= run[0].start < grid.end for grid in page.grids)]


def _facts(page: Page, ranks: list[Cell]) -> tuple[int, list[tuple[Word, list[Cell]]]]:
    """Where the table ends, and its facts: names first."""
    start = ranks[-1].end
    pieces = [Cell(m.start(), m.end(), m.group()) for m in _PIECE.finditer(page.folded, start, start + _REACH)]
    pieces = list(takewhile(lambda piece: ":" not in piece.text, pieces[: _MOST_FACTS * (len(ranks) + 1)]))
    facts: list[tuple[Word, list[Cell]]] = []
    width, at, end = len(ranks), 0, start
    while at + width < len(pieces):
        values = pieces[at + 1 : at + 1 + width]
        if any(label(value.text) for value in values):
            break
        word = column(pieces[at].text)
        if not facts:
            if not all(is_legal(value.text) for value in values):
                return end, []
            word = Word("candidate", word.key, "")
        elif label(pieces[at].text) is None and word.kind == "other":
            break
        facts.append((word, values))
        end = values[-1].end
        at += 1 + width
    return end, facts


def _with_label(folded: str, start: int) -> int:
    """Where the label of the ranks begins that stands before them, or where the ranks begin."""
    before = folded[max(0, start - 24) : start].rstrip()
    piece = before.split()[-1] if before.split() else ""
    word = label(piece)
    return (
        start - (start - max(0, start - 24) - len(before)) - len(piece) if word and word.kind in ("rank", "candidate") else start
    )


def _remove(page: Page, start: int, end: int) -> None:
    """Takes a passage out of the page's lines; what stands before and after it in a line stays."""
    lines: list[Line] = []
    for line in page.lines:
        if line.end <= start or line.start >= end:
            lines.append(line)
            continue
        for low, high in ((line.start, min(line.end, start)), (max(line.start, end), line.end)):
            left = Line(*page.span(low, max(low, high)))
            if left.end > left.start:
                lines.append(left)
    page.lines = lines
