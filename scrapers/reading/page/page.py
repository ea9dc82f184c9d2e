"""A page as the reader sees it: its text in reading order, its lines and its grids, all by position in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell of a grid: where it stands and its folded text, stripped. A cell that spans several places stands in each."""

    start: int
    end: int
    text: str
    css: str = ""


class Line(NamedTuple):
    """A line of running text, stripped, by position."""

    start: int
    end: int


@dataclass(slots=True)
class Grid:
    """A table with its spans resolved: every row has as many cells as it has columns."""

    rows: list[list[Cell]]
    start: int
    end: int
    # recovered from flattened text, so that columns are a guess
    flat: bool = False


@dataclass(slots=True)
class Page:
    """The text evidence points into, the same folded, and what stands in it."""

    text: str
    folded: str
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    title: str | None = None
    published: str | None = None
    summary: tuple[int, int] | None = None
    # where the lists of other notices stand
    beside: tuple[int, int] | None = None
    # what stands behind the rows of flattened tables and was taken for none
    left_over: list[tuple[int, int]] = field(default_factory=list)
    attachments: tuple[str, ...] = ()
    framed: bool = False
    _grid_starts: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span without the spaces at its ends."""
        piece = self.folded[start:end]
        left = len(piece) - len(piece.lstrip())
        return start + left, start + max(left, len(piece.rstrip()))

    def grid_between(self, start: int, end: int) -> bool:
        """Whether a grid begins after one position and before another."""
        if len(self._grid_starts) != len(self.grids):
            self._grid_starts = sorted(grid.start for grid in self.grids)
        return bisect_right(self._grid_starts, start) < bisect_left(self._grid_starts, end)
