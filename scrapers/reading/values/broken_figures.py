"""Digits that are no figure by themselves: pieces of longer ones, ends of ranges and of codes."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.numerals import FORMAL
from scrapers.reading.lexicon.figures import NUMBER, TO
from scrapers.reading.lexicon.words import any_of

# 1亿2,560万元, 12万3,456元
OPEN_UNITS = ("亿", "万")
PARTING = re.compile(r"[\s,，'’]")
# 100-120万元: neither end is the price; 包1-120万元 is none, since a lot's number is far from a price
_RANGE_BEFORE = re.compile(rf"(?<![\d.,])(?P<other>{NUMBER})\s?[万亿]?元?\s?{TO}\s?[¥￥]?$")
_RANGE_AFTER = re.compile(rf"\s?{TO}\s?[¥￥]?(?P<other>{NUMBER})\s?[万亿]?元")
_FARTHEST, _LONGEST_RANGE = 10, 30
_GOES_ON = re.compile(rf"\s?\d+\s?[千百](?!元)|\s?{any_of('unknown_money')}")
# ¥ 1 23 000.00: no group of thousands alone
_GROUP = re.compile(r" \d+(?![\d年月日天个])")
_JOINTS = (",", ".")
# the digits a line begins with, and no number of a row before its name, nor of a lot; the second decimal of a sum
_DIGITS_BELOW = re.compile(
    r"[.,]?\n[.,]?\d[\d.,]*(?![\d.,、A-Za-z]|[ \t]{1,4}(?![元万亿圆])[A-Za-z\u4e00-\u9fff(]|(?![元万亿圆])[\u4e00-\u9fff])"
)
_DECIMAL_BELOW = re.compile(r"(?<=\d\.\d)\n\d(?!\d?\s?(?![元万亿圆])[A-Za-z\u4e00-\u9fff、.()-])")
# where a figure ends by its decimals, or its unit
_FEN, _SAID = re.compile(r"\.\d{2}$"), re.compile(r"[\u4e00-\u9fff%)]$")
# 壹佰 / 贰拾捌万元整
_WORDS_GO_ON = re.compile(rf"[{FORMAL}万亿]\n[{FORMAL}万亿]")
_ROUNDED = re.compile("[万亿]")


def in_range(match: re.Match[str], folded: str, bounds: tuple[int, int], value: Decimal) -> bool:
    """Whether money is an end of a range."""
    before = _RANGE_BEFORE.search(folded, max(bounds[0], match.start() - _LONGEST_RANGE), match.start())
    others = [
        Decimal(PARTING.sub("", end["other"])) for end in (before, _RANGE_AFTER.match(folded, match.end(), bounds[1])) if end
    ]
    return any(value / _FARTHEST <= other <= value * _FARTHEST != 0 and other != value for other in others)


def in_word(folded: str, low: int, at: int) -> bool:
    """Whether a figure is the end of a code: MA04330000."""
    return at > low and folded[at - 1].isascii() and folded[at - 1].isalnum()


def runs_on(before: str, after: str) -> bool:
    """Whether digits are only a piece of a longer, wrongly written number (1,71670,100.00): no amount can be trusted there."""
    led = before[-1:].isdecimal() or (before[-1:] in _JOINTS and before[:1].isdecimal() and len(before) == 2)
    # a point with nothing after it: the rest of the number was lost or stands in the next line
    return led or after[:1].isdecimal() or after == "." or (after[:1] in _JOINTS and after[1:].isdecimal())


def broken_off(match: re.Match[str], folded: str, end: int) -> bool:
    """Whether a figure is the first part of one that goes on: ¥2 368 000. 元 parted by spaces, 12万8千5百元."""
    if (match["unit"] or "").strip() in OPEN_UNITS:
        return _GOES_ON.match(folded, match.end(), end) is not None
    is_short = match["sign"] and match.end("digits") - match.start("digits") < 4
    return bool(is_short) and _GROUP.match(folded, match.end("digits"), end) is not None


def goes_on_below(folded: str, span: tuple[int, int], unit: str, *, alone: bool) -> bool:
    """Whether a printed price may go on over the end or the beginning of its line; one `alone` in its line ends with it."""
    start, end = span
    if _WORDS_GO_ON.match(folded, start - 2) or _WORDS_GO_ON.match(folded, end - 1):
        return True
    if alone:
        return False
    rounded = _ROUNDED.search(unit) is not None
    whole = (_FEN.search(folded, start, end) and not rounded) or _SAID.search(folded, start, end)
    below = None if whole else _DIGITS_BELOW.match(folded, end)
    return below is not None or (not rounded and _DECIMAL_BELOW.match(folded, end) is not None)
