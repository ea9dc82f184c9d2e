"""Columns of a table on a terminal: ids, days and amounts are never broken, others shrink, and what has no room goes by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from tracker.wording.screens import screen

# a column of other text is not made narrower than this
_LEAST = 8
# a column as short as a state is not worth breaking
_SHORT = 12
# what a column costs beside its text, and the table's left edge
_BORDER, _EDGE = 3, 1
# a space on either side of a cell
_PADDING = (0, 1)
# longer than any id, day or amount
_LONGEST_FIRM = 24
# a code, an amount in figures or a percentage; a day with its hour; an amount with a unit in words: 297.5 万元, CNY 2,050,000
_CODE = r"[A-Za-z0-9.,:;/_%+#()-]*(?: ?[A-Z]{3}| %)?"
_DAY = r"\d{4}-\d\d-\d\d(?: \d\d:\d\dZ?)?"
_AMOUNT = r"(?:[A-Z]{3} )?[-−]?\d[\d.,]*(?: ?[^\W\d_]{1,3})?"
_FIRM = re.compile(f"{_CODE}|{_DAY}|{_AMOUNT}")


@dataclass(slots=True)
class Column:
    """One column: its heading, its cells, and whether it may be broken."""

    heading: str
    cells: Sequence[str]
    is_number: bool = False
    width: int = field(init=False)
    is_firm: bool = field(init=False)
    is_empty: bool = field(init=False)

    def __post_init__(self) -> None:
        lines = {line for each in set(self.cells) for line in each.split("\n")}
        self.is_empty = lines <= {""}
        self.width = max(map(cell_len, (self.heading, *lines)))
        is_code = self.width <= _LONGEST_FIRM and all(map(_FIRM.fullmatch, lines))
        self.is_firm = is_code or self.width <= _SHORT


@dataclass(frozen=True, slots=True)
class FittedTable:
    """A table that fits whatever width it is printed in, with a line that names what it had no room for.

    `keep` names the columns that stay longest by their headings, the most important first.
    """

    title: str
    columns: Sequence[Column]
    keep: Sequence[str]
    language: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = fitted(self.columns, options.max_width, self.keep)
        yield drawn(shown, self.title)
        if gone := left_out(self.columns, shown):
            yield Text(screen(self.language, "table", "narrow", columns=", ".join(gone)), style="dim")


def fitted(columns: Sequence[Column], width: int, keep: Sequence[str] = ()) -> list[Column]:
    """The columns that find room in so many characters, broken text ones made narrower first.

    Those without any value go first, then those that `keep` does not name: text before others, the last before the first;
    then the last of `keep`. The first column stays.
    """
    places = {id(column): place for place, column in enumerate(columns)}

    def leaving(column: Column) -> tuple[bool, bool, bool, int]:
        if column.heading in keep:
            return column.is_empty, False, False, keep.index(column.heading)
        return column.is_empty, True, not column.is_firm, places[id(column)]

    kept = list(columns)
    while len(kept) > 1 and _least(kept) > width:
        kept.remove(max(kept[1:], key=leaving))
    spare = width - _least(kept)
    loose = sorted((column for column in kept if not column.is_firm), key=lambda each: each.width)
    for number, column in enumerate(loose):
        least = min(column.width, _LEAST)
        share = spare // (len(loose) - number)
        column.width = min(column.width, least + share)
        spare -= column.width - least
    return kept


def left_out(columns: Sequence[Column], shown: Sequence[Column]) -> list[str]:
    """Headings of the columns that were not shown although they hold something."""
    return [column.heading for column in columns if not column.is_empty and not any(column is each for each in shown)]


def drawn(columns: Sequence[Column], title: str) -> Table:
    """The columns as drawn; what stands in a cell is printed, never obeyed."""
    # cells bring their padding along: the library would lay out each a second time for it
    table = Table(title=Text(title) if title else None, header_style="bold", title_justify="left", padding=0)
    for column in columns:
        table.add_column(Padding(Text(column.heading), _PADDING), overflow="fold", width=column.width + 2)
    for cells in zip(*(map(partial(_cell, column), column.cells) for column in columns), strict=True):
        table.add_row(*cells)
    return table


@dataclass(frozen=True, slots=True)
class _Whole:
    """A cell's one line, padded, that is not to be broken."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self.text)


def _cell(column: Column, text: str) -> RenderableType:
    if not column.is_firm or "\n" in text:
        return Padding(Text(text, justify="right" if column.is_number else "left", overflow="fold"), _PADDING)
    space = " " * (column.width - cell_len(text))
    return _Whole(f" {space}{text} " if column.is_number else f" {text}{space} ")


def _least(columns: Sequence[Column]) -> int:
    return _EDGE + sum((each.width if each.is_firm else min(each.width, _LEAST)) + _BORDER for each in columns)
