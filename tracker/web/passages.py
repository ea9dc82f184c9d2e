"""Page text as pieces: plain stretches and marked values, so that a value leads to its passage and the text stays inert."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from scrapers.notice import Evidence


class Piece(NamedTuple):
    """Stretch of a page's text; `marks` are the numbers of the values that stand in it, none for plain text."""

    text: str
    marks: tuple[int, ...]


def pieces(text: str, evidence: Iterable[Evidence]) -> list[Piece]:
    """The text cut at every value's edges; values may overlap. A mark's number is the value's place in `evidence`."""
    spans = [(item.start, item.end, number) for number, item in enumerate(evidence) if 0 <= item.start < item.end <= len(text)]
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    opened: set[int] = set()
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for start, end, number in spans:
        starts.setdefault(start, []).append(number)
        ends.setdefault(end, []).append(number)
    cut = []
    for edge, following in pairwise(edges):
        opened -= set(ends.get(edge, ()))
        opened |= set(starts.get(edge, ()))
        cut.append(Piece(text[edge:following], tuple(sorted(opened))))
    return cut
