"""Signs that a list has slid while it was read: news below what is known, rows that have left or moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from scrapers.base import Reference


def is_new_below(references: Iterable[Reference], seen: Collection[str], known: bool) -> bool:
    """Whether something new stands below what is known: news stand on top."""
    for item in references:
        if item.key in seen:
            known = True
        elif known:
            return True
    return False


def in_order(before: Iterable[str], now: Mapping[str, None]) -> bool:
    """Whether the rows of one pass stand in the next, in their order and none missing."""
    rows = dict.fromkeys(before)
    return list(rows) == [key for key in now if key in rows]
