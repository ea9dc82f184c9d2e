"""Titles before their page is fetched: lists that mix all kinds of notices are sifted by it."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.words import any_of

_RESULT = re.compile(any_of("listed_results"))
_TENDER = re.compile(rf"{any_of('listed_tenders')}[^公]{{0,6}}{any_of('listed_kinds')}|{any_of('listed_intentions')}")


def may_be_result(title: str | None) -> bool:
    """False only for a title that is plainly a call for tenders; everything doubtful is fetched and read."""
    return not title or bool(_RESULT.search(title)) or not _TENDER.search(title)


def looks_like_result(title: str | None) -> bool:
    """Whether the title speaks of a result, a correction or an end of some kind."""
    return bool(title and _RESULT.search(title))
