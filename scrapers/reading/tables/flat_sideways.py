"""Candidates side by side in a flattened table: the ranks one after the other, then for each fact a label and as many values."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from scrapers.reading.labels.entries import Row, row_of
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import LOT, LOT_ANYWHERE, RANK, RANK_CORE, rank_of
from scrapers.reading.lexicon.kinds import BID_FIGURES, PRICES
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.parties import is_placed, split_parties
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.tables.dealing.turned import head_columns, heads_parties, rows_of_columns

_PIECE = re.compile(r"\S+")
# a rank without the words that may begin it, which a search leaps to
_RANK_CORE, _RANK_BEGINS = re.compile(RANK_CORE), frozenset(("", *words_of("rank_begins")))
_REACH, _MOST_FACTS, _MOST_TABLES = 3_000, 24, 40
_LONGEST_LABEL, _REACH_OF_NAMES, _MOST_BESIDE = 16, 400, 8
_DIGIT, _CELL, _NAME = re.compile(r"\d"), re.compile(r"\S(?:[^\n]*\S)?"), re.compile(r"[^\s:;\d]+")
_LOTS_BESIDE = re.compile(rf"\s(?:(?:{LOT}|\d{{1,2}}{any_of('numbered_lots')})\s+){{2,}}")
# 某某公司某某公司, 12233450.1812260010.00
_LINE, _COMPANIES, _SUMS = re.compile(r"[^\n]+"), re.compile(r"[\u4e00-\u9fff()]{3,40}?公司"), re.compile(r"[1-9]\d*\.\d\d")
# bids of one lot; where a digit went to the figure before, what is left is none
_ALIKE = 1.3
# tables recovered here are counted from this number on, apart from those of the page's grids
_TABLE = 10_000


def sideways_in(page: Page, known: list[Row]) -> tuple[list[Row], Page]:
    """A row for each party of the flattened tables in which they stand side by side, and the page without these tables' lines.

    Tables of which rows are `known` already are none of them.
    """
    rows: list[Row] = []
    if page.folded.count("第") > 1:
        rows, page = _matrices(page)
        for number, ranks in enumerate(_runs(page)):
            if any(row.start <= ranks[0].start < row.end for row in (*rows, *known)):
                continue
            end, facts = _facts(page, ranks[-1].end, len(ranks))
            end, facts = (end, facts) if facts else _run_together(page.folded, ranks[-1].end, len(ranks))
            if facts:
                rows.extend(rows_of_columns(ranks, facts, _TABLE + number))
                page = page.without(_with_label(page.folded, ranks[0].start), end)
    before, above = -1, list[Cell]()
    for number, (start, width) in enumerate(_named(page)):
        end, facts = _facts(page, start, width)
        if any(word.kind in PRICES and all(_DIGIT.search(cell.text) for cell in cells) for word, cells in facts):
            goes_on = len(above) == width and not page.folded[before:start].strip() and not rank_of(above[0].text)
            # 第二中标候选人, below the first ones of the same lots
            above, before = _above(page, start, width) or (above if goes_on else []), end
            rows.extend(rows_of_columns(above, facts, _TABLE + _MOST_TABLES + number))
            page = page.without(_with_label(page.folded, above[0].start) if above and not goes_on else start, end)
    return rows, page


def _matrices(page: Page) -> tuple[list[Row], Page]:
    """A row for each candidate of tables with columns for each rank: 标段 第一名 报价 第二名 报价, and below them the lots.

    With them the page without the lines of these tables.
    """
    rows: list[Row] = []
    ranked = RANK.finditer(page.folded) if _RANK_CORE.search(page.folded) else ()
    firsts = [match.start() for match in ranked if rank_of(match.group()) == 1]
    for number, first in enumerate(firsts[:_MOST_TABLES]):
        pieces = _pieces(page.folded, first, _MOST_BESIDE * 2)
        heads = list(takewhile(_heads_matrix, pieces))
        ranks = [i for i, head in enumerate(heads) if RANK.fullmatch(head.text)]
        width = ranks[1] - ranks[0] if len(ranks) > 1 else 0
        if not 0 < width < 3 or len(heads) % width or ranks != [*range(0, len(heads), width)]:
            continue
        pieces = _pieces(page.folded, first)
        found, at = [], len(heads)
        while row := _of_lot(pieces[at : at + 1 + len(heads)], heads, ranks):
            found += [row_of(cells[1][1].start, cells[-1][1].end, 2 * _TABLE + number, cells) for cells in row]
            at += 1 + len(heads)
        if found:
            page = page.without(_with_label(page.folded, first), found[-1].end)
        rows += found
    return rows, page


def _pieces(folded: str, start: int, most: int | None = None) -> list[Cell]:
    """The pieces that space sets apart from a position on, as far as a table reaches, or the first of them."""
    found = islice(_PIECE.finditer(folded, start, start + _REACH), most)
    return [Cell(m.start(), m.end(), m.group()) for m in found]


def _heads_matrix(piece: Cell) -> bool:
    return RANK.fullmatch(piece.text) is not None or column(piece.text).kind in BID_FIGURES


def _of_lot(cells: list[Cell], heads: list[Cell], ranks: list[int]) -> list[tuple[tuple[Word, Cell], ...]]:
    """The candidates of one row of such a table, each with its rank, the lot and its figures; nothing where it is no row."""
    if len(cells) <= len(heads) or not (cells[0].text.isdecimal() or LOT_ANYWHERE.fullmatch(cells[0].text)):
        return []
    lot, values = cells[0], cells[1:]
    if any(_is_party(cell.text) != (i in ranks) for i, cell in enumerate(values)):
        return []
    if not all(_DIGIT.search(cell.text) for i, cell in enumerate(values) if i not in ranks):
        return []
    width = ranks[1] - ranks[0]
    return [
        (
            (Word("rank", "", ""), heads[i]),
            (Word("candidate", "候选人", ""), values[i]),
            (Word("lot", "标段", ""), lot),
            *((column(heads[k].text), values[k]) for k in range(i + 1, i + width)),
        )
        for i in ranks
    ]


def _named(page: Page) -> list[tuple[int, int]]:
    """Where a label of parties stands with several names behind it and nothing but space between, and how many."""
    found: list[tuple[int, int]] = []
    folded = page.folded
    for start, end in page.lines:
        for at, head in _heads_within(folded, start, end):
            behind = at + len(head)
            pieces = (m.group() for m in _PIECE.finditer(folded, behind, behind + _REACH_OF_NAMES))
            width = len(list(takewhile(_is_party, pieces)))
            if 1 < width <= _MOST_BESIDE:
                found.append((at, width))
                break
    return found[:_MOST_TABLES]


def _heads_within(folded: str, start: int, end: int) -> list[tuple[int, str]]:
    """The labels of parties that begin a line, or stand behind lots side by side in it: 标段名称 标段一 标段二 中标人 …"""
    head = folded[start : min(end, start + _LONGEST_LABEL + 1)]
    if not head.isalpha():
        head = head.split(maxsplit=1)[0]
    heads = [(start, head)] if len(head) <= _LONGEST_LABEL and heads_parties(head) else []
    if end - start <= _LONGEST_LABEL or folded.find(" ", start, end) < 0:
        return heads
    lots = _LOTS_BESIDE.search(folded, start, min(end, start + _REACH_OF_NAMES))
    if lots and (behind := _PIECE.search(folded, lots.end(), end)) and len(behind.group()) <= _LONGEST_LABEL:
        heads += [(behind.start(), behind.group())] if heads_parties(behind.group()) else []
    return heads


def _is_party(text: str) -> bool:
    return is_placed(split_parties(text)[0])


def _above(page: Page, start: int, width: int) -> list[Cell]:
    """The ranks or the lots that stand right before the names, one for each; nothing where they are none."""
    low = max(0, start - _REACH_OF_NAMES)
    cells = [Cell(m.start(), m.end(), m.group()) for m in _PIECE.finditer(page.folded, low, start)][-width:]
    return cells if len(cells) == width and head_columns(cells) else []


def _runs(page: Page) -> list[list[Cell]]:
    """The ranks that stand together with nothing but space between them, outside the tables that kept their shape."""
    runs: list[list[Cell]] = []
    for match in RANK.finditer(page.folded) if _beside(page.folded) else ():
        cell = Cell(match.start(), match.end(), match.group())
        beside = runs and not page.folded[runs[-1][-1].end : cell.start].strip()
        if beside:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    kept = [run for run in runs if len(run) > 1 and page.folded[run[-1].end : run[-1].end + 1].isspace()]
    return [run for run in kept[:_MOST_TABLES] if not any(grid.start <= run[0].start < grid.end for grid in page.grids)]


def _beside(folded: str) -> bool:
    """Whether two ranks stand together at all, as far as a glance tells."""
    end = -1
    for match in _RANK_CORE.finditer(folded):
        if end >= 0 and folded[end : match.start()].strip() in _RANK_BEGINS:
            return True
        end = match.end()
    return False


def _facts(page: Page, start: int, width: int) -> tuple[int, list[tuple[Word, list[Cell]]]]:
    """Where the table ends that begins here, and its facts: names first."""
    pieces = _by_line(page.folded, start, width)
    pieces = pieces or [*takewhile(lambda piece: ":" not in piece.text, _pieces(page.folded, start, _MOST_FACTS * (width + 1)))]
    facts: list[tuple[Word, list[Cell]]] = []
    at, end = 0, start
    while at + width < len(pieces):
        values = pieces[at + 1 : at + 1 + width]
        if any(label(value.text) for value in values) or ":" in pieces[at].text:
            break
        word = column(pieces[at].text)
        if not facts:
            if not all(_is_party(value.text) for value in values):
                return end, []
        elif (label(pieces[at].text) is None and word.kind == "other") or (
            heads_parties(pieces[at].text) and all(_is_party(value.text) for value in values)
        ):
            # what is said of the next ones
            break
        facts.append((word, values))
        end = values[-1].end
        at += 1 + width
    return end, facts


def _by_line(folded: str, start: int, width: int) -> list[Cell]:
    """The lines of a table of which each cell is one (设计费：下浮率 50%, too); nothing where its names are no lines."""
    lines = islice(_CELL.finditer(folded, start, start + _REACH), _MOST_FACTS * (width + 1))
    cells = [*takewhile(_may_be_cell, (Cell(*line.span(), line.group()) for line in lines))]
    names = [cell.text for cell in cells[1 : width + 1]]
    return cells if len(names) == width and all(_NAME.fullmatch(name) and _is_party(name) for name in names) else []


def _may_be_cell(line: Cell) -> bool:
    told = label(line.text.partition(":")[0].strip()) if ":" in line.text else None
    return told is None or told.kind in PRICES


def _run_together(folded: str, start: int, width: int) -> tuple[int, list[tuple[Word, list[Cell]]]]:
    """The same of a table whose lines each are a label and values that run together: names first, then sums to the fen."""
    facts: list[tuple[Word, list[Cell]]] = []
    end = start
    for line in islice(_LINE.finditer(folded, start, start + _REACH), _MOST_FACTS):
        text = line.group()
        length = next((n for n in range(min(_LONGEST_LABEL, len(text)), 1, -1) if label(text[:n])), 0)
        if not length or ":" in text:
            break
        values = [*(_SUMS if facts else _COMPANIES).finditer(folded, line.start() + length, line.end())]
        whole = len(values) == width and "".join(value.group() for value in values) == text[length:]
        if whole and (not facts or _are_alike([float(value.group()) for value in values])):
            facts.append((column(text[:length]), [Cell(*value.span(), value.group()) for value in values]))
        elif not facts:
            break
        end = line.end()
    named = bool(facts) and heads_parties(facts[0][0].key) and all(_is_party(cell.text) for cell in facts[0][1])
    return (end, facts) if named else (start, [])


def _are_alike(sums: list[float]) -> bool:
    return max(sums) <= _ALIKE * min(sums)


def _with_label(folded: str, start: int) -> int:
    """Where the label of the ranks begins that stands before them, or where the ranks begin."""
    before = folded[max(0, start - 24) : start].rstrip()
    piece = before.split()[-1] if before.split() else ""
    word = label(piece)
    told = word is not None and word.kind in ("rank", "candidate", "lot")
    return start - (start - max(0, start - 24) - len(before)) - len(piece) if told else start
