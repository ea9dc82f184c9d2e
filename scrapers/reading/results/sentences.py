"""Sentences that name a winner and its price: 某某公司以100万元中标; 由某某公司承接; 某某公司 100万元 中标; lists."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from scrapers.reading.lexicon.names import first_name, is_legal, tidy
from scrapers.reading.lexicon.words import any_of

_NAME_ENDS = r"(?<=[司院所厂社行店部心局队])"
_MONEY = rf"{any_of('yuan_signs')}?\s?[¥$]?\s?\d[\d,]*(?:\.\d+)?\s?[亿万]?元"
# 某某公司以人民币100万元的报价中标
_WON_AT = re.compile(
    rf"{_NAME_ENDS}\s?以(?P<price>[^,。;\n]{{0,24}}?[\d壹贰叁肆伍陆柒捌玖拾][^。;\n]{{0,50}}?){any_of('won')}(?!{any_of('candidate_words')}|[\u4e00-\u9fff]?价)"
)
# 某某公司 报价：100万元 中标
_STATED = re.compile(
    rf"{_NAME_ENDS}[\s,:、(]{{1,3}}(?:{any_of('offered_prices', 'bare_prices')}(?:{any_of('is')}|:)?\s?)?(?P<price>{_MONEY})"
    rf"[\s,;(]{{1,3}}(?:{any_of('outcome_labels')}\s?:?\s?)?{any_of('won')}(?=[\s/;。,)]|$)",
    re.MULTILINE,
)
# 由某某公司承接，总价100万元
_BY = re.compile(rf"(?:{any_of('undertaken_by')}|(?<![\u4e00-\u9fff])由)\s?(?=[\u4e00-\u9fff(])")
_DONE = re.compile(any_of("undertaken"))
_BEFORE = re.compile(rf"[,。;:/\n]|{any_of('undertaken_by', 'decides', 'at_last')}|(?<![\u4e00-\u9fff])由")
# A、B、C等三家单位
_SEVERAL = re.compile(rf"等?\s?[一二两三四五六七八九十\d]{{1,3}}\s?家{any_of('winner_words')}?$")
_LONGEST_HEAD, _LONGEST_LIST, _REACH = 60, 1_200, 80
_MOST = 500
# of a name that shares what is told behind it with others
NO_PRICE = (-1, -1)


class Mention(NamedTuple):
    """A name a sentence tells, where what is said of it ends, its rank, and the passage its price stands in if that is sure."""

    start: int
    stop: int
    after: int
    rank: int | None
    price: tuple[int, int] | None = None


def told_with_price(folded: str, start: int, end: int) -> list[Mention]:
    """The winners a passage names in one breath with their price."""
    found = []
    for pattern in (_WON_AT, _STATED):
        for match in islice(pattern.finditer(folded, start, end), _MOST):
            low = max(start, match.start() - _LONGEST_HEAD)
            cuts = [cut.end() for cut in _BEFORE.finditer(folded, low, match.start())]
            begin = cuts[-1] if cuts else low
            if is_legal(tidy(folded[begin : match.start()])):
                found.append(Mention(begin, match.start(), match.end(), None, match.span("price")))
    for match in islice(_BY.finditer(folded, start, end), _MOST):
        name = first_name(folded, match.end(), min(end, match.end() + _LONGEST_HEAD))
        done = _DONE.match(folded, name[1], end) if name else None
        if name and done:
            stop = min(end, done.end() + _REACH)
            found.append(Mention(*name, done.end(), None, (done.end(), stop)))
    return found


def names_listed(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand that ends with how many they are (A、B、C等三家单位); nothing where it is no such list."""
    counted = _SEVERAL.search(folded, max(start, end - _LONGEST_HEAD), end)
    if counted is None:
        return []
    low = max(start, counted.start() - _LONGEST_LIST)
    cuts = [cut.end() for cut in _BEFORE.finditer(folded, low, counted.start())]
    at = cuts[-1] if cuts else low
    spans = []
    for piece in folded[at : counted.start()].split("、"):
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans if len(spans) > 1 and all(is_legal(tidy(folded[slice(*span)])) for span in spans) else []
