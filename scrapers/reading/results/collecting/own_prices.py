"""Winners of one value each of whom has a price of his own: 某某公司（折扣率92%）、某某院（折扣率94%）."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.decisions import LAST_LETTERS
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.words import any_of

_WITH_PRICE = re.compile(
    r"\s*(?:\(?\d{1,2}\)?\s?[、.)]\s?)?"
    rf"(?P<told>(?P<name>[^\d,;:、。\n]{{4,40}}?(?<=[{LAST_LETTERS})]))\s?"
    r"[,:(\s](?P<said>[\u4e00-\u9fff/]{0,10}?)[:为]?\s?[¥]?\d[\d,.]*\s?(?P<unit>[%‰折]|[万亿]?元)(?:/[\u4e00-\u9fff]{1,3}|整)?\)?)"
    r"\s*(?:[;、,。\n]|\Z)"
)
_OF_SHARES = re.compile(any_of("share_notes"))
_SEVERAL, _OF_MONEY = 2, "元"


def with_own_prices(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Positions of a value's names with the price behind each; nothing where one has none, or a share: a venture's parties do."""
    found: list[tuple[int, int]] = []
    while start < end:
        told = _WITH_PRICE.match(folded, start, end)
        if told is None or not is_legal(tidy(told["name"])) or _OF_SHARES.search(told["said"]):
            return []
        if not (told["said"] or told["unit"].endswith(_OF_MONEY)):
            return []
        found.append(told.span("told"))
        start = told.end()
    return found if len(found) >= _SEVERAL else []
