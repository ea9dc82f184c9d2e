"""A page of a JSON list beside what its portal says of the whole: the kind that was asked for, the total, the number of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrapers.errors import LayoutChanged
from scrapers.toolkit.lists import ListPage
from scrapers.toolkit.replies import Row, pages_of, words_of


def only_kind(rows: Sequence[Row], name: str, wanted: str, *, called: str, url: str) -> None:
    """A check that no row states in field `name` another kind than `wanted`, known as `called`. Raises LayoutChanged."""
    others = {words_of(row, name) for row in rows} - {wanted, None}
    if others:
        raise LayoutChanged(f"rows of {name} {sorted(map(str, others))}, expected {wanted} ({called}), at {url}")


def whole_list(read: ListPage, total: int, size: int, *, called: str, url: str) -> ListPage:
    """The page as one of a list of `total` rows, `size` a page. Raises LayoutChanged for an empty page of a list that is not."""
    if total and not read.references and not read.issues:
        raise LayoutChanged(f"0 rows of {called}, but the portal says {total}, at {url}")
    return replace(read, pages=max(1, pages_of(total, size)), total=total, whole=True)
