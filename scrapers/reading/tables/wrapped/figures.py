"""Figures in cells that run together: where a price, a rate or a score may end that begins at a place, and at what cost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.lexicon.figures import CURRENCY, NUMBER
from scrapers.reading.lexicon.words import any_of

# a figure that ends neither with its digits nor at the fen, one whose last digits are another's percentage, a percentage in 万元
CUT, _BEFORE_UNIT, _RATE_AS_SUM = 1, 5, 3
_HUNDRED, _HIGHEST_RATE, _FEN, _MOST_DECIMALS, _MOST_DIGITS = 100, 200, 2, 6, 10

# 报价:667113, 优惠率12.5%
_LABELLED = re.compile(
    rf"[\u4e00-\u9fff()/\[\]A-Za-z]{{1,20}}\d?\s?:\s?(?=[\d¥￥$]|{CURRENCY})|[\u4e00-\u9fff]{{1,6}}[率价](?=\d)"
)
_SIGN = re.compile(rf"(?:人民币)?\s?(?:[¥￥$]|{CURRENCY})?\s?")
_POINTS = r"分(?!公司|院|局|店|行|标|包)"
_UNIT = re.compile(
    rf"\s?(?:\([亿万]?元\s?/\s?[\u4e00-\u9fff]{{1,4}}\)|\(?[亿万]?元\)?整?|\(?%\)?|{_POINTS})(?:\s?[/每]\s?{any_of('counted_things')})?"
    # 100.00元（大写：壹佰元整）
    r"(?:\s?\((?:人民币)?大写[^()\n]{2,40}\))?"
)
# 单价合计（元/人）：1132（元），男职工（元/人）：343（元）
_MORE = re.compile(rf"(?:[,;、][\u4e00-\u9fff()/]{{1,24}}:{NUMBER}(?:{_UNIT.pattern}))+")
_OF_SHARES = re.compile(rf"\s?(?:\(?%\)?|{_POINTS})")
# 369号, 60天内: no price; but 661585天津市某某公司
_COUNTS = re.compile(r"\s?(?:[号室楼层栋幢座#]|[年月日天个](?:内|期|(?![\u4e00-\u9fff])))")
_WHOLE = re.compile(r"(?:\d+(?:,\d+)*)(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_RUN, _SHARE = re.compile(r"\d(?:[\d,.]*\d)?"), re.compile(r"\d+(?:\.\d+)?")


def ends_of_share(folded: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """Ends of a score, a rate or a share up to a hundred: behind its unit, or within its digits where it prints none."""
    run = _SHARE.match(folded, at, stop)
    # 055%, whose first digit is the score's last
    if run is None or (run.group()[0] == "0" and run.group()[1:2].isdecimal()):
        return
    unit = _OF_SHARES.match(folded, run.end(), stop)
    if unit and float(run.group()) <= _HUNDRED:
        yield unit.end(), 0
    cost = CUT if unit else 0
    whole, _, decimals = run.group().partition(".")
    for length in range(1, min(len(whole) - bool(decimals), 3) + 1):
        if int(whole[:length]) <= _HUNDRED and not (length > 1 and whole[0] == "0"):
            # 94.5562% is 94.55 and 62% rather than 9 and 4.5562%
            yield at + length, cost + CUT * bool(decimals)
    for length in range(1, min(len(decimals), _MOST_DECIMALS) + 1) if int(whole) <= _HUNDRED else ():
        yield at + len(whole) + 1 + length, cost + CUT * (length > _FEN)


def ends_of_price(folded: str, at: int, stop: int, *, tens: bool) -> Iterator[tuple[int, int]]:
    """Ends of a price, in which a label may stand: behind its unit, else at the fen, where its digits end, or within them.

    `tens` tells that its column counts in 万元, where any number of decimals is as good.
    """
    label = _LABELLED.match(folded, at, stop)
    sign = _SIGN.match(folded, label.end() if label else at, stop)
    begins = sign.end() if sign else at
    run = _RUN.match(folded, begins, stop)
    if run is None or (folded[begins] == "0" and not folded.startswith("0.", begins)):
        return
    unit = _UNIT.match(folded, run.end(), stop)
    rated = unit is not None and "%" in unit.group()
    if unit and _WHOLE.fullmatch(run.group()) and not (rated and float(run.group().replace(",", "")) > _HIGHEST_RATE):
        more = _MORE.match(folded, unit.end(), stop)
        yield more.end() if more else unit.end(), _RATE_AS_SUM * (rated and tens)
    for length, cost in () if unit and not rated else _cuts(run.group(), tens=tens):
        if not _COUNTS.match(folded, begins + length):
            yield begins + length, cost + _BEFORE_UNIT * rated


def _cuts(digits: str, *, tens: bool) -> Iterator[tuple[int, int]]:
    """Where a price without a unit may end within its digits: behind groups of thousands or any digit, and in its decimals."""
    grouped = _GROUPED.match(digits)
    whole = grouped.end() if grouped else len(digits.partition(".")[0])
    if not grouped:
        yield from ((length, CUT) for length in range(1, whole) if digits[length] != "0")
    if whole > _MOST_DIGITS and not grouped:
        # 543851538851.00 are two
        return
    # 5368,000.00 is hardly one figure
    odd = CUT * (not grouped and "," in digits[:whole])
    if not digits.startswith(".", whole):
        yield whole, odd
        return
    decimals = len(digits[whole + 1 :].partition(".")[0])
    if decimals > _MOST_DECIMALS and not digits[whole + 1 + _FEN : whole + 1 + decimals].strip("0"):
        # 9330166.85000000
        yield whole + 1 + decimals, odd
    for length in range(1, min(decimals, _MOST_DECIMALS) + 1):
        end = whole + 1 + length
        yield end, odd + (0 if tens or length == _FEN or (length < _FEN and end == len(digits)) else CUT)
