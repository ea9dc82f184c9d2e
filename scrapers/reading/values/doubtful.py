"""Figures that are no prices although they stand where a price does: negative ones, and numbers that name something else."""

from __future__ import annotations

import re

from scrapers.reading.values.amounts import Figure

# a minus counts where a value begins: behind it stands no word, number or label it could join
_MINUS = re.compile(r"(?:^|[\s:(|])[¥$￥]?[-−－][¥$￥]?$")
# (350,000.00), as accountants write it: with the brackets at the value's own ends
_OPENING = re.compile(r"(?:^|[\s:|])[(][¥$￥]?$")
# 陆万伍仟元 (￥65,000.00): behind its words a sum stands in brackets, too
_BEHIND_WORDS = re.compile(r"[元圆整正角分]\s*[(][¥$￥]?$")
_ACCOUNTED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2}")
_CLOSING = re.compile(r"[)]\s?(?:[万亿]?元|[\n|]|$)")
_IDENTIFIER = re.compile(
    r"(?:电话|手机|传真|邮编|邮政编码|联系方式|账号|帐号|编号|编码|代码|tel|phone|fax|zip)[^\d\n]{0,12}(?P<number>\d[\d-]{4,24}\d)",
    re.IGNORECASE,
)

_LEAST_DIGITS = 6


def is_negative(folded: str, figure: Figure) -> bool:
    """Whether a figure is printed as less than nothing: `-350000元`, `(350,000.00)元`."""
    at = figure.start
    before = folded[max(0, at - 4) : at]
    if _BEHIND_WORDS.search(before):
        return False
    digits = figure.text.rstrip("元万亿 )")
    if _MINUS.search(before):
        return True
    end = folded.find(digits, at) + len(digits)
    return bool(_OPENING.search(before) and _ACCOUNTED.fullmatch(digits) and _CLOSING.match(folded, end))


def identifiers(folded: str) -> frozenset[str]:
    """The digits of the telephones, postcodes, accounts, codes and numbers that a page prints under such a label."""
    return frozenset(match["number"].replace("-", "") for match in _IDENTIFIER.finditer(folded))


def may_name_something(figure: Figure) -> bool:
    """Whether a figure is printed as an identifier is: digits alone, and several of them."""
    digits = figure.text.rstrip("元 ")
    return len(digits) >= _LEAST_DIGITS and digits.isdecimal()


def names_something(figure: Figure, known: frozenset[str]) -> bool:
    """Whether a figure's digits, printed without thousands or decimals, are one of the page's identifiers."""
    return may_name_something(figure) and figure.text.rstrip("元 ") in known
