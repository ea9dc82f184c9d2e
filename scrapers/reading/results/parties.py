"""Where the parties of a supplier value stand in the page."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.reading.lexicon.names import first_name, is_legal, is_name, split_parties, tidy
from scrapers.reading.page.page import Page

_RANKED = re.compile(
    r"^(?:[\s.、:为是]|第\s?[一二三四五六七八九十\d]+\s?(?:名|中标候选人|成交候选人)|\d{1,2}\s?[.、]|[\u4e00-\u9fff]{2,10}\d?\s?:)+"
)
_CUT = re.compile(r"[,;]|\s{2,}|(?<=[司院所厂])\s+|(?<=[司院所厂])[(](?!.{0,12}联合)")


class Parties(NamedTuple):
    """The names of a value, the lead first, and where they stand."""

    names: tuple[str, ...]
    start: int
    end: int


def party_span(page: Page, start: int, end: int) -> Parties | None:
    """The parties a value names; None where it names none. What follows a name (an address, a price) is left out."""
    ranked = _RANKED.match(page.folded[start:end])
    if ranked:
        start += ranked.end()
    start, end = page.span(start, end)
    text = page.text[start:end]
    if not text:
        return None
    names = split_parties(text)
    if len(names) > 1:
        return Parties(tuple(names), start, end)
    if is_name(names[0]) and (is_legal(names[0]) or (len(names[0]) <= 30 and not _CUT.search(page.folded[start:end]))):
        return Parties((names[0],), start, end)
    found = first_name(page.folded, start, min(end, start + 120))
    if found is None:
        return None
    name = tidy(page.text[found[0] : found[1]])
    return Parties((name,), found[0], found[1]) if is_name(name) else None
