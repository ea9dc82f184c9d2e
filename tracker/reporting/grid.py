"""Paragraphs and grids of words, before they are drawn on a terminal or on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a note says on what figures rest, a warning what they lack."""

    text: str
    kind: Literal["title", "plain", "note", "warning"] = "plain"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a title, be it empty; None is an empty cell."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[object]]


Part = Paragraph | Grid
