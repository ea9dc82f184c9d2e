"""Fields' values with their places."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A field's value and where it stands; `end` 0 where it stands outside the text (a meta element)."""

    value: str
    start: int
    end: int
