"""What the report's tables are made of: cells without control characters, and parts of the dictionary by their shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

Entry = Mapping[str, object]


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


def entry(value: object) -> Entry:
    """A nested object of the report. Raises TypeError where there is none."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected an object in the report, found {value!r}")
    return value


def entries(value: object) -> list[Entry]:
    """A list of nested objects."""
    return [entry(item) for item in _listed(value)]


def texts(value: object) -> list[str]:
    """A list of texts."""
    return [str(item) for item in _listed(value)]


def _listed(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list in the report, found {value!r}")
    return value
