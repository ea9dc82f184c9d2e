"""Winners that a clause names together with their price: 某某公司以100万元中标, 由某某公司承接，总价100万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from scrapers.numerals import FORMAL
from scrapers.reading.lexicon.decisions import LAST_LETTERS
from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.running import BEFORE_NAMES, FROM, behind_by, first_name
from scrapers.reading.lexicon.words import any_of

_MONEY = rf"{any_of('yuan_signs')}?\s?{MONEY}"
# 某某公司以人民币100万元的报价中标
_WON_AT = re.compile(
    rf"(?<=[{LAST_LETTERS})])\s?以(?P<price>[^,。;\n]{{0,24}}?[\d{FORMAL}][^。;\n]{{0,50}}?){any_of('won_told')}"
    rf"(?!{any_of('candidate_words')}|[\u4e00-\u9fff]?价)"
)
# 92分最高分 is no price
_SCORE = re.compile(r"[分名票]")
# 某某公司 报价：100万元 中标
_STATED = re.compile(
    rf"[\s,:、(](?<=[{LAST_LETTERS}][\s,:、(])[\s,:、(]{{0,2}}"
    rf"(?:{any_of('offered_prices', 'bare_prices')}(?:{any_of('is')}|:)?\s?)?(?P<price>{_MONEY})"
    rf"[\s,;(]{{1,3}}(?:{any_of('outcome_labels')}\s?:?\s?)?{any_of('won')}(?=[\s/;。,)]|$)",
    re.MULTILINE,
)
# 由某某公司承接，总价100万元
_BY = re.compile(rf"(?:{any_of('undertaken_by')}|{FROM})\s?(?=[\u4e00-\u9fff(])")
_DONE = re.compile(any_of("undertaken"))
# a search leaps to its first letter
_WITH = re.compile(rf"[与和同](?:(?<=[经已,。].)|(?<=小组.))(?:{any_of('party_nouns')})?\s?(?=[\u4e00-\u9fff(])")
_DEAL = re.compile(rf"[^。\n]{{0,80}}?(?:协商|谈判|磋商)[^。\n]{{0,120}}?成交{any_of('price_nouns')}\s?[为是:]{{0,2}}")
_DIGIT = re.compile(r"\d")
_LONGEST_HEAD, _LONGEST_NAMES, _REACH, _MOST = 60, 120, 80, 500


class Mention(NamedTuple):
    """A name a sentence tells, where what is said of it ends, its rank, and the passage its price stands in if that is sure."""

    start: int
    stop: int
    after: int
    rank: int | None
    price: tuple[int, int] | None = None


def priced_in(folded: str, start: int, end: int) -> list[Mention]:
    """Winners that a clause names together with their price."""
    found = []
    for pattern in _priced_forms(folded, start, end):
        for match in islice(pattern.finditer(folded, start, end), _MOST):
            low = max(start, match.start() - _LONGEST_NAMES)
            cuts = [cut.end() for cut in BEFORE_NAMES.finditer(folded, low, match.start())]
            begin = behind_by(folded, cuts[-1] if cuts else low, match.start())
            scored = _SCORE.search(match["price"]) and "元" not in match["price"]
            if not scored and (cuts or low == start) and is_legal(tidy(folded[begin : match.start()])):
                found.append(Mention(begin, match.start(), match.end(), None, match.span("price")))
    may = folded.find("由", start, end) >= 0 and _DONE.search(folded, start, end)
    for match in islice(_BY.finditer(folded, start, end), _MOST) if may else ():
        name = first_name(folded, match.end(), min(end, match.end() + _LONGEST_HEAD))
        done = _DONE.match(folded, name[1], end) if name else None
        if name and done:
            stop = min(end, done.end() + _REACH)
            found.append(Mention(*name, done.end(), None, (done.end(), stop)))
    return [*found, *_agreed(folded, start, end)]


def _agreed(folded: str, start: int, end: int) -> Iterator[Mention]:
    """Who was negotiated with, and the price of the deal in the same sentence: 经与供应商某某公司协商，成交金额为100万元."""
    for match in islice(_WITH.finditer(folded, start, end), _MOST):
        name = first_name(folded, match.end(), min(end, match.end() + _LONGEST_HEAD))
        deal = _DEAL.match(folded, name[1], end) if name and name[0] == match.end() else None
        if name and deal:
            stop = min(end, deal.end() + _REACH)
            yield Mention(*name, stop, None, (deal.end(), stop))


def _priced_forms(folded: str, start: int, end: int) -> tuple[re.Pattern[str], ...]:
    """The forms of such a clause that a passage can hold, as far as a glance tells."""
    stated = (_STATED,) if _DIGIT.search(folded, start, end) else ()
    return (_WON_AT, *stated) if folded.find("以", start, end) >= 0 else stated


def each_once(*told: list[Mention]) -> list[Mention]:
    """The mentions in page order, of a name that several forms tell that of the first; a list of ranked names is none."""
    taken, ranked = set[int](), set[int]()
    kept: list[Mention] = []
    for mentions in told:
        places = [(name.start, name.stop) for name in kept]
        new = [name for name in mentions if name.stop not in taken and name.start not in ranked]
        kept.extend(name for name in new if not any(start < name.stop and name.start < stop for start, stop in places))
        taken |= {name.stop for name in mentions}
        ranked |= {name.start for name in mentions if name.rank}
    return sorted(kept, key=lambda name: name[:3])[:_MOST]
