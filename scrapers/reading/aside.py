"""What stands in a page beside its notice: lists of other notices at its side or its foot."""

from __future__ import annotations

import re

from scrapers.reading.entries import Entry, Head, Row, Value
from scrapers.reading.page import Page
from scrapers.reading.words import any_of

_OTHERS = re.compile(
    rf"^[ \t|#>·•■]*(?:{any_of('other_notices_heads')}[ \t:>|]*(?:{any_of('more')})?[ \t>]*$|{any_of('next_notice')}[ \t]?:)",
    re.MULTILINE,
)
# looked for first, for most pages have none
_NAMED = re.compile(any_of("other_notices_heads", "next_notice"))
_MOST = 20
_TELLING = frozenset(("supplier", "candidate", "bidder", "amount", "buyer", "project_number", "project_name"))


def is_others_head(text: str) -> bool:
    """Whether a heading stands over other notices, not over this one."""
    return _OTHERS.fullmatch(text) is not None


def without_others(page: Page, entries: list[Entry]) -> list[Entry]:
    """The entries of the notice itself; the lines of the lists beside it are taken from the page, too."""
    span = _others(page, entries)
    if span is None:
        return entries
    page.lines = [line for line in page.lines if not span[0] <= line.start < span[1]]
    return [entry for entry in entries if not span[0] <= entry.start < span[1]]


def _others(page: Page, entries: list[Entry]) -> tuple[int, int] | None:
    """Where the other notices stand: from their head to the page's own title, or to the end once the notice has been told."""
    if not _NAMED.search(page.folded):
        return None
    heads = [match.start() for match, _ in zip(_OTHERS.finditer(page.folded), range(_MOST), strict=False)]
    if not heads:
        return None
    title = page.text.find(page.title) if page.title else -1
    if title > heads[0]:
        return heads[0], title
    told = next((entry.start for entry in entries if isinstance(entry, Row) or _tells(entry)), None)
    parts = max((entry.start for entry in entries if isinstance(entry, Head) and entry.major), default=-1)
    foot = next((head for head in heads if told is not None and told < head and parts < head), None)
    return (foot, len(page.folded)) if foot is not None else None


def _tells(entry: Entry) -> bool:
    return isinstance(entry, Value) and entry.word.kind in _TELLING and entry.end > entry.start
