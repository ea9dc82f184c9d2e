"""Letters to the winner: its name as the address, the award in the sentence after it, the price in a line of its own."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.prose import read_price_told

_REACH = 3_000
_YOU = re.compile(any_of("you"))
_ADDRESSED = re.compile(
    rf"(?:^|(?<=\s))(?P<name>[^\s:,。;]{{4,60}})\s?:\s{{0,3}}{any_of('you')}[^\n]{{0,300}}?{any_of('is')}"
    rf"[^,。\n]{{0,20}}?{any_of('won_of')}{any_of('winner_words')}"
)


def letter_in(page: Page) -> list[Finding]:
    """The winner a letter of award (中标通知书) is addressed to, with the price it tells; nothing in any other page."""
    match = _ADDRESSED.search(page.folded, 0, _REACH) if _YOU.search(page.folded, 0, _REACH) else None
    if match is None or not is_legal(match["name"]):
        return []
    start, stop = match.span("name")
    finding = Finding("prose", tidy(page.text[start:stop]), (start, stop))
    read_price_told(page, finding, match.end(), min(len(page.folded), match.end() + _REACH))
    return [finding]
