"""Parts of the report as a terminal shows them, without control characters."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from tracker.reporting.grid import Paragraph, Part
from tracker.wording.columns import Column, FittedTable
from tracker.wording.screens import screen

_STYLES = {"title": "bold", "plain": "", "note": "dim", "warning": "yellow"}


def drawn(part: Part, language: str, keep: Sequence[str] = ()) -> FittedTable | Text:
    """A part drawn; of a grid that has too little room the columns with the headings of `keep` stay longest.

    A grid without a row is one line.
    """
    if isinstance(part, Paragraph):
        return Text(clean(part.text), style=_STYLES[part.kind])
    if not part.rows:
        return Text(": ".join([*filter(None, [clean(part.title)]), screen(language, "table", "empty")]))
    columns = [Column(clean(heading), [clean(row[place]) for row in part.rows]) for place, heading in enumerate(part.head)]
    return FittedTable(part.title, columns, keep, language)


def clean(value: object) -> str:
    """Text without control characters and without what turns the reading direction; "" for None."""
    if value is None:
        return ""
    text = str(value)
    return text if text.isprintable() else "".join(char for char in text if char.isprintable())
