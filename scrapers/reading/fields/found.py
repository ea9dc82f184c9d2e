"""Fields' values with their places."""

from __future__ import annotations

from typing import NamedTuple

from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page


class Found(NamedTuple):
    """A field's value and where it stands; `end` 0 where it stands outside the text (a meta element)."""

    value: str
    start: int
    end: int


def in_box(page: Page, outline: Outline, label: str) -> Found | None:
    """The value of a label in the summary box above the page."""
    value = outline.summary.get(label)
    return Found(page.text[value.start : value.end], value.start, value.end) if value else None
