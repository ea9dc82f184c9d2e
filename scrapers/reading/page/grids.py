"""The cells of a table to a grid in which colspan and rowspan are filled in."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter

from scrapers.errors import UnreadablePage
from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.page.page import Cell, Grid

MAX_CELLS = 20_000
MAX_COLUMNS = 1_000
# a lone cell with more text than this is a paragraph set in a table
_PARAGRAPH = 60
# a table that is a value: a figure and its unit, a name
_MOST_PIECES, _LONGEST_VALUE = 3, 60
_START, _END = itemgetter(0), itemgetter(1)
_SPAN = re.compile(r' (col|row)span="([^"]*)"')
_CODE_CLASS = re.compile(r' class="[^"]*?(code-\w+)')
MAX_SPAN = 200
_FIGURE = re.compile(r"\d")
# the number of a row or of its lot: 6, 第6标段
_COUNTED = re.compile(r"(?P<before>\D{0,4})(?P<number>\d{1,3})(?P<behind>\D{0,4})")
_PLACED = re.compile(rf"(?P<before>第)(?P<number>[{COUNTING}]{{1,2}})(?P<behind>\D{{0,8}})")
_GOES_ON = re.compile(r"\(?(?:续上?表|接上?表|表\S{0,4}续)\)?")
_LEAST_COLUMNS = 3
_NUMBER, _TELLING = re.compile(r"[¥$]?\s?\d[\d,.\s]*[^\d\s]{0,5}"), frozenset(("label", "name", "figure"))


# a cell as met: from which part of the text to which, how many columns and rows it spans, and the code its class names
RawCell = tuple[int, int, int, int, str]


class WalkedTable:
    """A table being walked: its finished rows, how many are its head's, the tables within its open row and finished ones."""

    __slots__ = ("cell", "heads", "holding", "inner", "row", "rows")

    def __init__(self) -> None:
        self.rows: list[list[RawCell]] = []
        self.row: list[RawCell] = []
        self.inner: list[WalkedTable] = []
        self.holding: dict[int, list[WalkedTable]] = {}
        self.cell: tuple[int, str] | None = None
        self.heads = 0


@lru_cache(maxsize=1024)
def shape_of(attributes: str) -> tuple[int, int, str]:
    """The columns and rows that a cell spans by its attributes, and the code its class names."""
    spans = dict(_SPAN.findall(attributes))
    code = _CODE_CLASS.search(attributes) if "code-" in attributes else None
    return _span(spans.get("col")), _span(spans.get("row")), code[1] if code else ""


def _span(value: str | None) -> int:
    if not value or value == "1":
        return 1
    value = value.strip()
    return max(1, min(int(value), MAX_SPAN)) if value.isdecimal() and len(value) < 7 else 1


def resolved(table: WalkedTable, folded: str, places: list[int]) -> Grid | None:
    """Rows with colspan and rowspan filled in, so that a column is a column; `places` says where each part of the text is.

    No cell of a table's head hangs into its body.
    """
    raw = table.rows
    rows: list[list[Cell]] = []
    made_cells = 0
    # column → (rows still to fill, the cell)
    hanging: dict[int, tuple[int, Cell]] = {}
    for number, raw_row in enumerate(raw):
        row: list[Cell] = []
        hanging = {} if number == table.heads else hanging
        most = min(MAX_CELLS - made_cells, MAX_COLUMNS)
        for start, end, colspan, rowspan, css in raw_row:
            if hanging:
                _fill_hanging(row, hanging)
            if len(row) > most:
                raise UnreadablePage(
                    f"a table of more than {MAX_COLUMNS} columns or {MAX_CELLS} cells once its spans are filled in"
                )
            made = _stripped(folded, places[start], places[end], css)
            if rowspan > 1:
                hanging.update(dict.fromkeys(range(len(row), len(row) + colspan), (rowspan - 1, made)))
            if colspan > 1:
                row.extend([made] * colspan)
            else:
                row.append(made)
        if hanging:
            _fill_hanging(row, hanging)
            hanging = {column: (left, cell) for column, (left, cell) in hanging.items() if left > 0}
        made_cells += len(row)
        if raw_row and (row[0].start != row[-1].start or (len(raw) > 1 and _is_caption(row[0].text))):
            rows.append(row)
    if not rows:
        return None
    return Grid(rows, min(map(_START, rows[0])), max(map(_END, rows[-1])))


def with_heads(grids: list[Grid], folded: str) -> list[Grid]:
    """The grids, joined where one is the heads of the next and no more (tables that scroll), or the next the rest of one."""
    joined = grids[:1]
    for grid in grids[1:]:
        head = joined[-1]
        between = folded[head.end : grid.start].strip()
        if not between and _heads(head, grid):
            joined[-1] = Grid([head.rows[0][: len(grid.rows[0])], *grid.rows], head.start, grid.end)
        elif (not between or _GOES_ON.fullmatch(between)) and _continues(head, grid):
            joined[-1] = Grid([*head.rows, *grid.rows], head.start, grid.end)
        else:
            joined.append(grid)
    return joined


def _continues(upper: Grid, grid: Grid) -> bool:
    """Whether a grid is the rest of the one above it: it counts on below the same heads or none, or has such cells below none."""
    headed = len(grid.rows) > 1 and [cell.text for cell in grid.rows[0]] == [cell.text for cell in upper.rows[0]]
    last, first = upper.rows[-1], grid.rows[headed]
    if len(last) != len(first) or len(first) < _LEAST_COLUMNS:
        return False
    counted, following = (_COUNTED.fullmatch(row[0].text) or _PLACED.fullmatch(row[0].text) for row in (last, first))
    if counted and following and (counted["before"], counted["behind"]) == (following["before"], following["behind"]):
        return rank_of(following["number"]) == (rank_of(counted["number"]) or 0) + 1
    shapes = [(_shape(above.text), _shape(cell.text)) for above, cell in zip(last, first, strict=True)]
    alike = all(above == cell or "" in (above, cell) for above, cell in shapes)
    return not headed and alike and any(above == cell and above in _TELLING for above, cell in shapes)


def _shape(text: str) -> str:
    """What a cell holds: a label, a name, a figure, other words or nothing."""
    if not text:
        return ""
    return "label" if label(text) else "name" if is_legal(text) else "figure" if _NUMBER.fullmatch(text) else "words"


def _heads(head: Grid, grid: Grid) -> bool:
    """Whether a grid is one row of words, as wide as another whose first row tells figures, or wider by an empty cell."""
    words = [cell.text for cell in head.rows[0]]
    width = len(grid.rows[0])
    if len(head.rows) > 1 or not 1 < width <= len(words) <= width + 1 or any(words[width:]):
        return False
    first = "".join(cell.text for cell in grid.rows[0])
    return all(words[:width]) and not _FIGURE.search("".join(words)) and _FIGURE.search(first) is not None


def _is_caption(text: str) -> bool:
    """Whether a row's only cell is a head or a lot rather than a paragraph set in a table."""
    return len(text) <= _PARAGRAPH and ":" not in text and "\n" not in text


def _fill_hanging(row: list[Cell], hanging: dict[int, tuple[int, Cell]]) -> None:
    while len(row) in hanging and hanging[len(row)][0] > 0:
        left, cell = hanging[len(row)]
        hanging[len(row)] = (left - 1, cell)
        row.append(cell)


def _stripped(folded: str, start: int, end: int, css: str) -> Cell:
    text = folded[start:end]
    stripped = text.strip()
    if stripped:
        start += text.index(stripped[0])
        return Cell(start, start + len(stripped), stripped, css)
    return Cell(end, end, "", css)


def values_among(tables: list[WalkedTable], folded: str, places: list[int]) -> set[WalkedTable]:
    """The tables within cells that are no more than a value in pieces (1.5 | 万元); rows that hold others lose their cells."""
    values: set[WalkedTable] = set()
    for table in tables:
        for number, inner in table.holding.items():
            if all(_is_value(each, folded, places) for each in inner):
                values.update(inner)
            else:
                table.rows[number] = []
    return values


def _is_value(table: WalkedTable, folded: str, places: list[int]) -> bool:
    rows = [row for row in table.rows if any(folded[places[start] : places[end]].strip() for start, end, *_ in row)]
    if len(rows) != 1 or len(rows[0]) > _MOST_PIECES or table.holding:
        return False
    texts = [folded[places[start] : places[end]].strip() for start, end, *_ in rows[0]]
    return sum(map(len, texts)) <= _LONGEST_VALUE and not any(":" in text or label(text) for text in texts)
