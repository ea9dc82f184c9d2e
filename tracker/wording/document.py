"""A message before it has a format: lines of our own words, of quoted text from pages, and of links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text that somebody else wrote; it is cleaned and escaped wherever it is printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address under a name of ours."""

    label: str
    url: str


# a bare string is our own
Span = str | Quoted | Link
Phrase = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `kind` is heading, line, item or gap."""

    spans: Phrase
    kind: str = "line"


def fill(template: str, values: Mapping[str, Span | Phrase]) -> Phrase:
    """A template's words with its places filled; what is filled in is never read as a template again."""
    spans: list[Span] = []
    for literal, place, _, _ in Formatter().parse(template):
        if literal:
            spans.append(literal)
        if place is not None:
            value = values[place]
            spans += value if isinstance(value, tuple) else (value,)
    return tuple(spans)
