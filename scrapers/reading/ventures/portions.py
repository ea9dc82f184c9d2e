"""Portions as printed: 60%, 七成, 六成五, 百分之四十, and ratios such as 7:3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from scrapers.numerals import COUNTING, DIGITS, value_of

# of a price, a payment, a score, a shareholding: no share of the work
_OF_OTHERS = re.compile(
    r"付款|支付|预付|首付|尾款|质保|保证金|下浮|上浮|折扣|优惠|费率|税率|得分|评分|扣除|利率|持股|股权|股份(?!有限|公司|合作)|控股|报价|降幅|让利|产能|利润|面向|预留"
)
PORTION = (
    rf"(?P<portion>(?P<percent>(?<![\d.])\d{{1,3}}(?:\.\d{{1,4}})?)\s?%|百分之(?P<hundredths>[{COUNTING}]{{1,3}})"
    rf"|(?P<tenths>[{DIGITS}]|(?<![\d.])[1-9])成(?P<rest>半|[{DIGITS}](?!成))?(?![立交功员果绩本为品套都型熟人分]))"
)
_PORTION = re.compile(PORTION)
_TERM = r"\d{1,3}(?:\.\d{1,2})?"
# 7:3, 50:30:20, 7比3; no time of day, no longer number
_RATIO = re.compile(rf"(?<![\d:.年月日时点分])(?P<terms>{_TERM}(?:\s?[:比]\s?{_TERM}){{1,5}})(?![\d:]|\s?[时分秒])")
_BETWEEN_TERMS = re.compile(r"\s?[:比]\s?")
_HUNDRED = Decimal(100)


class Portion(NamedTuple):
    """A part of one whole (0..1, both left out) and where it stands."""

    value: Decimal
    start: int
    end: int


def portions_in(folded: str, start: int, end: int) -> list[Portion]:
    """The portions that a passage prints; the whole (合计100%) is none."""
    found = []
    for match in _PORTION.finditer(folded, start, end):
        value = portion_of(match)
        if value is not None:
            found.append(Portion(value, *match.span()))
    return found


def portion_of(match: re.Match[str]) -> Decimal | None:
    """The value of a match of `PORTION`; None where it is nothing or the whole."""
    if match["percent"]:
        value = Decimal(match["percent"]) / _HUNDRED
    elif match["hundredths"]:
        value = Decimal(value_of(match["hundredths"]) or 0) / _HUNDRED
    else:
        rest = 5 if match["rest"] == "半" else value_of(match["rest"] or "") or 0
        value = Decimal(10 * (value_of(match["tenths"]) or int(match["tenths"])) + rest) / _HUNDRED
    return value if 0 < value < 1 else None


def ratios_in(folded: str, start: int, end: int, count: int) -> Iterator[list[Portion]]:
    """The ratios of so many terms that a passage prints, each as the portions of its terms."""
    for match in _RATIO.finditer(folded, start, end):
        terms = [Decimal(term) for term in _BETWEEN_TERMS.split(match["terms"])]
        if len(terms) == count and all(term > 0 for term in terms):
            total = sum(terms, Decimal(0))
            yield [Portion(term / total, *match.span("terms")) for term in terms]


def is_of_others(words: str) -> bool:
    """Whether the words before a portion say that it is one of a price, a payment or the like."""
    return _OF_OTHERS.search(words) is not None
