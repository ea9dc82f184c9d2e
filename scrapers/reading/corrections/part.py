"""The part of a correction that corrects, and what it speaks of."""

from __future__ import annotations

import re

from scrapers.changes import Concern
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

_BEGINS = re.compile(rf"(?:^|[\n#、.\s]){any_of('correction_parts')}\s*(?:[:\n(]|$)")
_ENDS = re.compile(rf"{any_of('correction_ends')}")
_SUBJECT = re.compile(r"更正(?:事项|内容)(?:及原因)?\s*:?\s*(?P<subject>[^\n。;]{0,60})")
_RESULT = re.compile(any_of("corrects_result"))
_TENDER = re.compile(any_of("corrects_tender"))
_HEAD = 3_000


def correcting_part(page: Page) -> tuple[int, int] | None:
    """Where the part under 更正信息 begins and ends; None on a page without that form."""
    box = page.summary[1] if page.summary else 0
    begins = _BEGINS.search(page.folded, box) or _BEGINS.search(page.folded)
    if begins is None:
        return None
    ends = _ENDS.search(page.folded, begins.end())
    return begins.end(), ends.start() if ends else len(page.folded)


def concern_of(page: Page, title: str | None, part: tuple[int, int] | None) -> Concern:
    """Subject of a correction: by its title, its subject line, its words."""
    start, end = part or (0, min(len(page.folded), _HEAD))
    subjects = " ".join(match["subject"] for match in _SUBJECT.finditer(page.folded, max(0, start - 12), end))
    about_result = _RESULT.search(subjects)
    about_tender = _TENDER.search(subjects)
    if about_result and not about_tender:
        return Concern.RESULT
    if about_tender and not about_result:
        return Concern.TENDER
    told = _RESULT.search(title or "") or (not about_tender and _RESULT.search(page.folded, start, end))
    if told:
        return Concern.RESULT
    return Concern.TENDER
