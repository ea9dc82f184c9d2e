"""Rows of a grid that lack cells which span rows above them, with the rest in their places."""

from __future__ import annotations

from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.page.page import Cell
from scrapers.reading.values.failures import FAILED_ALONE


def in_place(row: list[Cell], header: list[Word]) -> list[Cell]:
    """A row that lacks the cells of rows above it (their spans were lost), so that its winner stands in the winners' column."""
    party = next((i for i, word in enumerate(header) if word.kind in PARTY_KINDS), 0)
    # cells that fill a short row up stand where its last one ends
    end = max((cell.end for cell in row if cell.text), default=0)
    row = [*row, *[Cell(end, end, "")] * (len(header) - len(row))]
    empty = next((i for i, cell in enumerate(reversed(row)) if cell.text), len(row))
    filled_up = row[-1].start == end or len({cell.start for cell in row[len(row) - empty :]}) < empty
    if not party < len(row) or not filled_up or is_legal(row[party].text):
        return row
    missing = next((gap for gap in range(1, min(empty, party) + 1) if is_legal(row[party - gap].text)), 0)
    failed = header[-1].kind == "result" and empty <= party and FAILED_ALONE.fullmatch(row[-empty - 1].text)
    if not missing and failed and not row[party].text and header[empty].kind in ("lot", "lot_name"):
        # a lot that failed has no winner to stand in his column, but its outcome stands in the last
        missing = empty
    if not missing:
        return row
    kept = 1 if header[0].kind == "index" and row[0].text.isdigit() else 0
    return [*row[:kept], *row[len(row) - missing :], *row[kept : len(row) - missing]]
