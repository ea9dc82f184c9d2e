"""Words in cells that run together: what is odd about them, for a cell that may end behind them."""

from __future__ import annotations

import re

from scrapers.reading.labels.glued import label_at
from scrapers.reading.lexicon.kinds import ORGANISATIONS, PARTY_KINDS
from scrapers.reading.lexicon.labels import LABELS
from scrapers.reading.lexicon.names import REGION
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.tables.wrapped.figures import CUT

# a cell that begins or ends within the digits of another
WITHIN_FIGURE = 5
# a period without a figure, words that hold a name, a line with a label or words behind a stop, words that hold a price
_ENDLESS, _NAME_WITHIN, _LABELLED, _PRICE_WITHIN = 2, 6, 8, 20
_HOLDS_NAME = re.compile(rf"{any_of('companies')}|经营部|商行|事务所|合作社")
_HOLDS_PRICE = re.compile(r"(?<=[^\d.,])(?:\d{4,}\.\d\d(?!\d)|\d{1,3}(?:,\d{3})+\.\d\d)")
# no address holds decimals
_OF_OTHERS = re.compile(rf"{any_of('companies')}|\d\.\d+(?![\d分])")
_RATE_ALONE = re.compile(r"[\d.]+\s?%")
_STOPS = ":,;、。)%元"
# the number of a house or a room may follow: 大街, B座, 1-
_OPEN_ADDRESS = re.compile(r"[街路道巷弄座#\-A-Za-z]|号楼")
# 80.3796|6, 53.34|5993沈阳市: begun within a figure
_CUT = {
    "remark": re.compile(r"(?<=[\d.,])\d[\d.,]*(?![\d.,年月日天个期%])"),
    "address": re.compile(rf"(?<=\d)\d+(?:\Z|(?={REGION.pattern}))"),
}
# a price rather than a remark
_SUM_ALONE = re.compile(r"\d[\d,]*\.\d+")
_OF_FIGURES, _LONGEST_FIGURE = "0123456789.,", 24
_TO_THE_FEN = re.compile(r"\d[\d,]*\.\d{1,2}(?![\d.])")
_DIGIT = re.compile(r"\d")
_PARTIES = ORGANISATIONS | PARTY_KINDS
_PARTIES_BEGIN = frozenset(word[:2] for word, kind in LABELS.items() if kind in _PARTIES and len(word) > 2)


def begins_more(folded: str, at: int) -> bool:
    """Whether what stands at a place is no more of a table: the label of a party, of who buys or who conducts the bids."""
    found = label_at(folded, at) if folded[at : at + 2] in _PARTIES_BEGIN else None
    return found is not None and found[0].kind in _PARTIES


def cost_of_words(folded: str, at: int, end: int, kind: str) -> int:
    """Cost of what is odd about words: a period without a figure, a name within, a stop before, a rate, a line with a label."""
    endless = kind == "service_period" and _DIGIT.search(folded, at, end) is None
    labelled = folded[at - 1] == "\n" and ":" in folded[at:end]
    odd = labelled or folded[at] in _STOPS or _RATE_ALONE.fullmatch(folded, at, end) is not None
    others = _OF_OTHERS if kind == "address" else _HOLDS_NAME
    priced = _HOLDS_PRICE.search(folded, at + 1, end) is not None
    begun = WITHIN_FIGURE * (folded[at] in _OF_FIGURES and _is_within_figure(folded, at))
    within = begun + _NAME_WITHIN * (others.search(folded, at, end) is not None) + _PRICE_WITHIN * priced
    if kind in _CUT:
        within += WITHIN_FIGURE * (_CUT[kind].match(folded, at, end) is not None)
        within += CUT * (_SUM_ALONE.fullmatch(folded, at, end) is not None)
    return _ENDLESS * endless + _LABELLED * (odd or kind == "code") + within


def _is_within_figure(folded: str, at: int) -> bool:
    """Whether a place stands within a figure to the fen: 6|98757.43, and not 12.50|90日历天."""
    begins = at
    while begins > max(0, at - _LONGEST_FIGURE) and folded[begins - 1] in _OF_FIGURES:
        begins -= 1
    whole = _TO_THE_FEN.match(folded, begins)
    return whole is not None and begins < at < whole.end()


def cost_of_end(folded: str, start: int, end: int, following: str) -> int:
    """Cost of ending words before a digit: within a figure only an address may whose number has no word behind it."""
    begins = end
    while begins > start and folded[begins - 1] in _OF_FIGURES:
        begins -= 1
    if begins == end:
        # 27- goes on
        return CUT * (folded[end - 1] == "-")
    opened = _OPEN_ADDRESS.match(folded, begins - 1) or folded.startswith("号楼", begins - 2)
    within = begins == start or not opened or not folded[begins:end].isdecimal()
    return WITHIN_FIGURE if within else CUT if following == "index" else 0
