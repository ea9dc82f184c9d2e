"""Forms of printed figures, as patterns: what a text must look like to be one; `values/amounts.py` reads them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.lexicon.words import VOCABULARY, any_of

# a scan may part the point from its digits: 110 . 35
NUMBER = r"\d[\d,]*(?:\s?\.\s?\d+)?"
_SIGN, _UNIT = r"[¥￥$]", "[亿万]?元"
# money by its sign or its unit
MONEY = rf"(?:人民币\s?)?(?:{_SIGN}\s?{NUMBER}(?:\s?{_UNIT})?|(?<!\d){NUMBER}\s?{_UNIT})整?"
# money under a head that says so, where it may be printed without either
BARE_MONEY = rf"(?:人民币\s?)?{_SIGN}?\s?{NUMBER}\s?\(?(?:{_UNIT})?\)?整?"
# money that says by its two decimals or its unit where it ends, whatever stands behind it
ENDED_MONEY = rf"{_SIGN}?\s?\d[\d,]*(?:\.\d{{2}}(?!\d)\s?\(?(?:{_UNIT})?\)?|\s?{_UNIT})"
# a sum without sign or unit: no date, telephone or code
BARE_SUM = r"(?<![\d.\-A-Za-z])\d{5,9}(?:\.\d{1,2})?(?![\d年\-A-Za-z])"
# the word or the sign for other money
CURRENCY = f"(?:{'|'.join(re.escape(word) for words in VOCABULARY['currencies'].values() for word in words)})"
# a price of any kind under its head: a rate, too
FIGURE = rf"(?:人民币\s?)?{_SIGN}?\s?{NUMBER}\s?\(?(?:{_UNIT}|%)?\)?整?"
# money that says so by its sign, its unit or its words, in these twice: 壹佰元整（￥100.00）
IN_WORDS = rf"(?:人民币)?[零{FORMAL}万亿]{{1,60}}[元圆][零{FORMAL}角分整]{{0,9}}"
SAID_MONEY = rf"(?:{MONEY}|{IN_WORDS})(?:\s?\((?:[大小]写)?\s?:?\s?(?:人民币)?(?:{BARE_MONEY}|{IN_WORDS})\))?"
# one figure over lines: broken within a group of thousands, before its point, behind it or on both sides, or before digits
# that end at the fen; of ten digits at the most, for 543851 over 538851.00 are two
OVER_LINES = (
    r"\d{1,3}(?:,\d{3})*(?:,(?:\n\d{3}|\d\n\d{2}|\d{2}\n\d)(?!\d)|\n,\d{3}(?!\d))(?:,\d{3})*(?:\.\n?\d+)?"
    r"|\d[\d,]*(?:\n\.\d{2}|\n ?\.\n ?\d{1,2}|\.\n\d{2})(?!\d)"
    r"|(?:\d{3,7}\n\d{3}|\d{3,6}\n\d{4}|\d{3,5}\n\d{5}|\d{3,4}\n\d{6})(?<!\d{11})\.\d{2}(?!\d)"
)
# what is one figure if nothing else says what its second line is
MAY_GO_ON = r"\d[\d,]*(?:\n\d[\d,]*\s?\.\s?\d{2}|\.\d\n\d)"
# what a figure is that goes on in the next line behind its point, or with it
AT_POINT = (
    rf"(?:人民币)?{_SIGN}?\s?\d[\d,]{{2,}}(?:\s?\n\s?\.(?:\s{{0,2}}\d{{1,2}}(?:{_UNIT})?)?|\.\s{{1,2}}\d{{1,2}}(?:{_UNIT})?)"
)
# figures in two lines that may be one: the first has no decimals, or one, and no unit
TWO_PIECES = r"(?<![\d.,])\d[\d,]*(?:\.\d)?\n\d[\d,]*(?:\.\d+)?"
# a value of two figures with a space between them, the first without decimals
PARTED_FIGURE = rf"{_SIGN}?\s?\d[\d,]* [\d,]+(?:\.\d+)?\s?(?:{_UNIT})?"
# 45.6 million, 45.6M
TENS = r"\s?(?i:thousand|million|billion)(?![a-zA-Z])|[KM](?!\w)"
# 100-120万元, 100万元至120万元
TO = "[-~～—–至]"
MONEY_RANGE = rf"\d\s?[万亿]?元?\s?{TO}\s?{_SIGN}?{NUMBER}\s?{_UNIT}"
_BROKEN = re.compile(
    rf"(?:人民币)?{_SIGN}?\s?(?:{OVER_LINES}|\d{{3,}}\n\d{{1,2}}\.\d{{2}})\s?\(?(?:{_UNIT})?\)?整?[。;]?(?=[ \t]*(?:\n|\Z))"
)


def end_of_figure(folded: str, start: int, end: int) -> int:
    """Where the figure ends that a cell or a value is: in the next line, where it goes on there and nothing else does."""
    broken = _BROKEN.match(folded, start) if folded.startswith("\n", end) else None
    return broken.end() if broken and folded.find("\n", start, broken.end()) == end else end


# 监理费 186.5万元 / 造价咨询费 92.3万元 / 合计 278.8万元
_MONEY_OF = rf"\s?:?\s?{_SIGN}?\s?{NUMBER}\s?(?:{_UNIT})?"
_PART = rf"[\u4e00-\u9fff]{{2,10}}(?:费用?|部分)(?:金额|报价)?{_MONEY_OF}"
_IN_PARTS = re.compile(rf"{_PART}(?:\s?\n{_PART}){{0,5}}\s?\n(?:合计|总计|共计|总价)(?:金额)?{_MONEY_OF}(?=\s|\Z)")


def end_of_parts(folded: str, start: int, end: int) -> int:
    """Where a price ends whose parts stand a line each, up to the line of their sum; the end of any other."""
    parts = _IN_PARTS.match(folded, start)
    return max(end, parts.end()) if parts else end


# 计价格[2002]10号: the year of a document and its number within the year; GB 50500-2013: that of a standard
_DOCUMENT = re.compile(r"[(\[]\s?(?:19|20)\d\d\s?(?:\]\s?[第字]{0,2}\s?\d|[)\]]\s?[第字]{0,2}\s?\d{1,5}(?:-\d{1,3})?\s{0,2}号)")
_OF_YEAR = re.compile(r"\[\s?(?:19|20)\d\d\s?\]\s?[第字]{0,2}\s?\Z")
_STANDARD = re.compile(r"[A-Z]\s?\d{2,6}(?:\.\d{1,2})?\s?[-—–]\s?\Z")
_LONGEST_BEFORE = 14


def is_reference(folded: str, start: int, end: int) -> bool:
    """Whether digits are the year or the number of a document or of a standard, or of a note: 计价格[2002]10号, 98万元1."""
    if end - start == 1 and folded[start - 1 : start] == "元":
        return True
    before = folded[max(0, start - _LONGEST_BEFORE) : start]
    opening = start - 1 - before.endswith(" ")
    if opening >= 0 and _DOCUMENT.match(folded, opening):
        return True
    return _OF_YEAR.search(before) is not None or (end - start == 4 and _STANDARD.search(before) is not None)


# 折扣系数0.85, 下浮率 11.5, 折扣率(%)：93, 68.5（费率）: no money, whatever the unit of its column
_RATE = rf"(?:[\u4e00-\u9fff]{{0,4}}率|{any_of('rate_notes')})"
_RATE_BEFORE = re.compile(
    rf"(?:(?P<coefficient>{any_of('coefficients')})|(?P<rate>{_RATE})\)?)\s?(?P<percent>\(%\)\s?)?[:为是]?\s?$"
)
_RATE_BEHIND = re.compile(rf"\s?\({_RATE}\)")
_LONGEST_RATE, _HUNDRED = 12, 100


def rate_told(folded: str, low: int, start: int, end: int, value: Decimal) -> str:
    """The unit of a figure that prints none, if the words beside it say that it is a rate or a coefficient; else nothing."""
    before = _RATE_BEFORE.search(folded, max(low, start - _LONGEST_RATE), start)
    if before and before["percent"]:
        return "%"
    if before and before["coefficient"]:
        return "折"
    if value > _HUNDRED or not (before or _RATE_BEHIND.match(folded, end)):
        return ""
    return "折" if before and value < 1 and "折" in before["rate"] else "%"


# 贰佰万元整/年, 2000000元(贰佰万元整)/年: so much for each
_WORDS_BEHIND = rf"(?:\s?\((?:人民币|[大小]写|[:\s零{FORMAL}{COUNTING}万亿元圆整正角分]){{2,60}}\))?"
_EACH_BEHIND = re.compile(rf"{_WORDS_BEHIND}\s?[(\[]?\s?(?:/|每)\s?{any_of('counted_things')}(?=[\s()\[\],;。、/·]|\Z)")
# 每度优惠0.0315元, 每人每月3500元, 人均1980元, 每案58元; 首年租金126万元，每三年递增3%
_EACH_BEFORE = re.compile(
    rf"每\s?(?!{any_of('whole_pieces')})[\u4e00-\u9fff㎡][^\s\d,;。:]{{0,9}}\s?$|(?:[人户年月日天周次亩]均|单[人户次])[\u4e00-\u9fff]{{0,4}}[为:]?\s?$|首年租金[为:]?\s?$|(?<![\d{COUNTING}两全本首整半])年(?![期度])[\u4e00-\u9fff]{{0,8}}(?:服务|维护|运维|运营|租赁|管理|养护)费[为:]?\s?$"
)
_REACH = 14


def end_of_each(folded: str, low: int, start: int, end: int, limit: int) -> int:
    """Where a sum ends with the words that make it the price of one piece or one year, its words between; 0 if none do."""
    behind = _EACH_BEHIND.match(folded, end, limit)
    if behind or _EACH_BEFORE.search(folded, max(low, start - _REACH), start):
        return behind.end() if behind else end
    return 0


_CURRENCIES = tuple(
    (re.compile("|".join(map(re.escape, words)), re.IGNORECASE), code) for code, words in VOCABULARY["currencies"].items()
)


@lru_cache(maxsize=256)
def currency_of(text: str) -> str:
    """The currency that a sign or a unit names; yuan where it names none."""
    return next((code for pattern, code in _CURRENCIES if pattern.search(text)), "CNY")
