"""A page as the reader sees it: its text in reading order, its lines and its grids, all by position in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

# Full-width forms and their kin, one character for one, so that positions stay those of the printed text.
_WIDE = "\u3000\xa0\u2002\u2003\u2009\u2005〔〕【】￥﹪∶﹕﹒•｡﹐\ufe59\ufe5a︰ː\r"
_PLAIN = "      [][]¥%::.·。,()::\n"
_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(zip(_WIDE, _PLAIN, strict=True))
_ANY_WIDE = re.compile(f"[\uff01-\uff5e{_WIDE}]")


# traditional characters of labels; the text itself keeps them
_SIMPLE = str.maketrans(
    "給獲標結採購編號項稱應額價萬億總單報佈約競選據組機構議優評審發時間協貨務廠會擬實條證書業簽訂釋聯絡電話開關區類別備圓辦",
    "给获标结采购编号项称应额价万亿总单报布约竞选据组机构议优评审发时间协货务厂会拟实条证书业签订释联络电话开关区类别备圆办",
)
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]")


def fold(text: str) -> str:
    """The text with full-width forms as plain ones; every character keeps its position."""
    found = _ANY_WIDE.search(text)
    while found:
        wide = found.group()
        text = text.replace(wide, _FOLD[wide])
        found = _ANY_WIDE.search(text, found.end())
    return text.translate(_SIMPLE) if _TRADITIONAL.search(text) else text


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
