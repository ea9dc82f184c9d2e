"""Tables for a terminal: ids, days and amounts are never broken, other columns shrink, then go; terms in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from rich.cells import cell_len
from rich.markup import escape
from rich.table import Table

from tracker.wording.complaints import complaint
from tracker.wording.screens import head, term
from tracker.wording.terminal import plain

# a column of other text is not made narrower than this
_LEAST = 8
# a column as short as a state is not worth breaking
_SHORT = 12
# what a column costs beside its text, and the table's left edge
_BORDER, _EDGE = 3, 1
# columns of what went wrong, and of how a site was verified
_SAID = frozenset({"reason", "verified"})
# longer than any id, day or amount
_LONGEST_FIRM = 24
_FIRM = re.compile(r"[A-Za-z0-9.,:;/_%+#()-]*(?: ?[A-Z]{3}| %)?|\d{4}-\d\d-\d\d(?: \d\d:\d\dZ?)?")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d|Z)")


@dataclass(slots=True)
class Column:
    """One column: its heading, its cells, and whether it may be broken."""

    key: str
    heading: str
    cells: list[str]
    is_number: bool
    width: int = field(init=False)
    is_firm: bool = field(init=False)

    def __post_init__(self) -> None:
        lines = [line for each in self.cells for line in each.split("\n")]
        self.width = max(cell_len(line) for line in (self.heading, *lines))
        is_code = self.width <= _LONGEST_FIRM and all(_FIRM.fullmatch(line) for line in lines)
        self.is_firm = is_code or self.width <= _SHORT


def columns_of(rows: Sequence[Mapping[str, object]], headings: Mapping[str, str], language: str) -> list[Column]:
    """The columns of a table with their cells as text."""
    found = []
    for key, heading in headings.items():
        values = [row.get(key) for row in rows]
        is_number = any(isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in values)
        found.append(Column(key, head(heading, language), [cell(key, value, language) for value in values], is_number))
    return found


def cell(key: str, value: object, language: str) -> str:
    """A value as a table shows it: terms in words, instants to the minute."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return term("yes" if value else "no", "bool", language)
    text = plain(value)
    if _INSTANT.fullmatch(text):
        return f"{datetime.fromisoformat(text).astimezone(UTC):%Y-%m-%d %H:%M}Z"
    return complaint(text, language) if key in _SAID else term(text, key, language)


def fitted(columns: list[Column], width: int) -> list[Column]:
    """The columns that find room in so many characters, broken text ones made narrower first.

    The last text columns go first, then the last of the others; the first column stays.
    """
    kept = list(columns)
    while len(kept) > 1 and _least(kept) > width:
        loose = [column for column in kept[1:] if not column.is_firm]
        kept.remove(loose[-1] if loose else kept[-1])
    spare = width - _least(kept)
    loose = sorted((column for column in kept if not column.is_firm), key=lambda each: each.width)
    for number, column in enumerate(loose):
        least = min(column.width, _LEAST)
        share = spare // (len(loose) - number)
        column.width = min(column.width, least + share)
        spare -= column.width - least
    return kept


def table_of(columns: Sequence[Column], title: str) -> Table:
    """The columns as drawn."""
    table = Table(title=escape(plain(title)) or None, header_style="bold", title_justify="left")
    for column in columns:
        table.add_column(
            escape(column.heading),
            justify="right" if column.is_number else "left",
            overflow="fold",
            no_wrap=column.is_firm,
            width=column.width,
        )
    for cells in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*(escape(each) for each in cells))
    return table


def _least(columns: Sequence[Column]) -> int:
    return _EDGE + sum((each.width if each.is_firm else min(each.width, _LEAST)) + _BORDER for each in columns)
