"""Tables of the report and their cells, without control characters."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text


def new_table(title: str, headings: Sequence[str]) -> Table:
    """A table with a left-hand title."""
    table = Table(title=Text(title) if title else None, title_justify="left", header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def add(table: Table, *cells: object) -> None:
    """One row; None is an empty cell, and portal text is printed, never obeyed."""
    table.add_row(*(Text(clean(cell)) for cell in cells))


def clean(value: object) -> str:
    """Text without control characters and without what turns the reading direction; "" for None."""
    return "" if value is None else "".join(char for char in str(value) if char.isprintable())
