"""A page as the reader sees it: its text in reading order, its lines and its grids, all by position in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import NamedTuple

_LETTER = re.compile(r"[^\n\t]")


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


@dataclass(frozen=True, slots=True)
class Page:
    """The text evidence points into, the same folded, and what stands in it; what is taken out of it leaves a new page."""

    text: str
    folded: str
    lines: tuple[Line, ...] = ()
    grids: tuple[Grid, ...] = ()
    title: str | None = None
    published: str | None = None
    summary: tuple[int, int] | None = None
    # where the lists of other notices stand
    beside: tuple[int, int] | None = None
    # what stands behind the rows of flattened tables and was taken for none
    left_over: tuple[tuple[int, int], ...] = ()
    attachments: tuple[str, ...] = ()
    framed: bool = False
    # where grids begin, once somebody asked
    _grid_starts: list[int] = field(default_factory=list, init=False, compare=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span without the spaces at its ends."""
        piece = self.folded[start:end]
        left = len(piece) - len(piece.lstrip())
        return start + left, start + max(left, len(piece.rstrip()))

    def grid_between(self, start: int, end: int) -> bool:
        """Whether a grid begins after one position and before another."""
        if len(self._grid_starts) != len(self.grids):
            self._grid_starts[:] = sorted(grid.start for grid in self.grids)
        return bisect_right(self._grid_starts, start) < bisect_left(self._grid_starts, end)

    def same_row(self, one: int, other: int) -> bool:
        """Whether two positions stand in one row of a table."""
        low, high = sorted((one, other))
        rows = (row for grid in self.grids if grid.start <= low and high < grid.end for row in grid.rows if row)
        return any(row[0].start <= low and high < row[-1].end for row in rows)

    def without_box(self, box: tuple[int, int]) -> Page:
        """The page whose summary box stands apart from its lines and grids."""
        grids = tuple(grid for grid in self.grids if not box[0] <= grid.start < box[1])
        return replace(self, summary=box, lines=self._lines_outside(box), grids=grids)

    def without_others(self, beside: tuple[int, int]) -> Page:
        """The page without the other notices that stand beside its own: blank in the folded text, or cut off at its foot."""
        start, end = beside
        blank = "" if end >= len(self.folded) else _LETTER.sub(" ", self.folded[start:end])
        folded = self.folded[:start] + blank + self.folded[end:]
        return replace(self, folded=folded, beside=beside, lines=self._lines_outside(beside))

    def without(self, start: int, end: int) -> Page:
        """The page with a passage taken out of its lines; what stands before and after it in a line stays."""
        lines: list[Line] = []
        for line in self.lines:
            if line.end <= start or line.start >= end:
                lines.append(line)
                continue
            for low, high in ((line.start, min(line.end, start)), (max(line.start, end), line.end)):
                left = Line(*self.span(low, max(low, high)))
                if left.end > left.start:
                    lines.append(left)
        return replace(self, lines=tuple(lines))

    def _lines_outside(self, span: tuple[int, int]) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not span[0] <= line.start < span[1])
