"""Costs of putting pieces of text in a column of a kind: nothing where they are what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.reading.lexicon.figures import BARE_MONEY
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, RANK
from scrapers.reading.lexicon.kinds import ORGANISATIONS
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import are_lines_of_name, split_parties
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.values.failures import FAILED_CELL, says_failed

# what can stand nowhere, a column left empty, pieces where others should stand
NEVER, EMPTY, _UNLIKELY = 1_000, 4, 6
# a column whose head is not printed
EXTRA = "extra"
FEN = 2
NOTHING = frozenset(("/", "-", "--", "—", "无"))
_MONEY, _REST = re.compile(BARE_MONEY), re.compile(r"\d{1,6}(?:\.\d+)?")
_SHARE = re.compile(r"\d{1,3}(?:\.\d+)?\s?\(?[%分]?\)?")
_NO_DIGIT = re.compile(r"[^\d.]")
# a figure that may be a price
_SUM = re.compile(r"[¥￥]?\d[\d,]*\.\d{2,}|[¥￥]?\d{4,}|[¥￥]?\d[\d,.]*\s?万?元")
_OUTCOME = re.compile(any_of("lot_outcomes", "lot_failed", "tender_failed"))
_CODE = re.compile(r"[A-Z0-9/-]{4,}", re.ASCII)


def is_failure(text: str) -> bool:
    """Whether a piece says that nobody won."""
    return text not in NOTHING and (FAILED_CELL.match(text) is not None or says_failed(text))


def tells_more(piece: Cell) -> bool:
    """Whether a piece is a name or may be a price: no column without a head holds it."""
    return is_legal(piece.text) or _SUM.fullmatch(piece.text) is not None


def decimals_of(figure: str) -> int:
    """How many decimals a figure has."""
    return len(_NO_DIGIT.sub("", figure).partition(".")[2])


def goes_below(figure: str, below: str) -> bool:
    """Whether a figure with decimals, not to the fen, may go on in the digits below it."""
    whole = _MONEY.fullmatch(figure) is not None and decimals_of(figure) not in (0, FEN)
    return whole and _REST.fullmatch(below) is not None


def fits(kind: str, text: str) -> bool:
    """Whether a piece can be a row's number, its rank, its rate or its score."""
    return text in NOTHING or _SHARE.fullmatch(text) is not None or (kind == "rank" and RANK.fullmatch(text) is not None)


def cost_of_party(pieces: Sequence[Cell], text: str) -> int:
    """Cost of pieces in the column of names: 0 for one name, in one line or several, and for a word that says nobody won."""
    if len(pieces) == 1:
        return 0 if is_failure(text) or (is_legal(split_parties(text)[0]) and not _MONEY.match(text)) else NEVER
    return 0 if are_lines_of_name([piece.text for piece in pieces]) else NEVER


def cost_of_price(pieces: Sequence[Cell], text: str) -> int:
    """The cost of pieces in the column of prices: none for one figure, hardly any for one that goes on in the next line."""
    if text in NOTHING:
        return 0
    if len(pieces) == 1:
        if _MONEY.fullmatch(text):
            return 0
        return NEVER if any(char.isdigit() for char in text) or is_legal(text) else EMPTY
    return 1 if len(pieces) == FEN and goes_below(pieces[0].text, pieces[1].text) and _MONEY.fullmatch(text) else NEVER


def cost_of_words(kind: str, pieces: Sequence[Cell], text: str) -> int:
    """The cost of pieces in a column of words: more for a name, a price or an outcome that is not what it holds."""
    if len(pieces) > 1 and any(map(tells_more, pieces)) and kind not in ORGANISATIONS:
        # a name or a price is a cell of its own
        return NEVER
    odd = [
        is_legal(text) != (kind in ORGANISATIONS),
        kind == "lot" and not (LOT_ANYWHERE.fullmatch(text) or _CODE.match(text)),
        kind == "result" and not _OUTCOME.fullmatch(text),
        kind != "result" and any(is_failure(piece.text) for piece in pieces),
        any(_SUM.fullmatch(piece.text) for piece in pieces),
    ]
    return len(pieces) - 1 + _UNLIKELY * sum(odd)
