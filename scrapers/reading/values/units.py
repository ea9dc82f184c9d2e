"""Units of prices: what a label, its neighbourhood and the form of the value say that a bare figure counts."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.labels import PER_BEFORE, PER_LABEL, Word, unit_in
from scrapers.reading.lexicon.words import any_of

_RATE_NOTE = re.compile(any_of("rate_notes"))
# a coefficient is printed without a sign: 0.68
_COEFFICIENT = re.compile(any_of("coefficients"))
_UNKNOWN_MONEY = re.compile(any_of("unknown_money"))
_EITHER_UNIT, _OWN_UNIT = re.compile(r"元\s?[/、或]\s?[万亿]元|[万亿]元\s?[/、或]\s?元"), re.compile("[元%‰]")
_FRACTION = re.compile(r"\s*0\.\d{1,6}\s*")
# under a head of 元/% hardly money
_BARE_RATE = re.compile(r"\d{1,2}(?:\.\d+)?|100(?:\.0+)?")
# a unit in brackets before its figure, or as a label of its own after it
_UNIT_BEFORE = re.compile(
    r"[\u4e00-\u9fff]{0,10}\s*\((?:单位\s?:\s?)?(?:人民币)?\s?(?P<unit>亿元|百万元|万元|千元|百元|元|%)\)\s?:?\s*(?=[¥$]?\s?\d)"
)
# 投标报价（万元）：498.63 in a cell under 中标金额（元）
_OWN_LABEL = re.compile(
    r"\s*(?P<label>[\u4e00-\u9fff]{2,10}[价额]\s?\((?:人民币|单位|:|\s){0,3}(?:亿元|百万元|万元|千元|百元|元)\))\s?:\s?[¥$]?\s?(?=\d)"
)
_UNIT_AFTER = re.compile(
    rf"[\s|;,]{{0,6}}\(?{any_of('unit_labels')}\s?[:|\s]\s?(?:{any_of('yuan_names')}\s?[/,、]?\s?)?(?P<unit>亿元|百万元|万元|千元|百元|元)(?![\u4e00-\u9fff/])"
)
# 年服务费报价, not 三年服务费
_UNIT_WORDS = re.compile(rf"{any_of('unit_price_words')}|(?:(?<![\u4e00-\u9fff\d])|(?<=[标交选]))[年月]{any_of('paid_by_terms')}")
# 2026年服务费：, 三年服务费：
_OF_YEARS = re.compile(rf"[\d{COUNTING}两全][年月]{any_of('paid_by_terms')}[^\d\n]{{0,10}}$")
_LARGE_UNITS = "百元|千元|万元|百万元|亿元"
# 单位：万元, 以上价格单位均为万元
STATED = re.compile(
    rf"单位(?:均|都|皆|是|为|:|\s){{0,4}}(?:人民币)?\s?(?P<unit>{_LARGE_UNITS})(?![/\d])|以(?:人民币)?(?P<also>{_LARGE_UNITS})[为作]单位"
)


def is_by_piece(folded: str, at: int, said: str) -> bool:
    """Whether the words round a price say that it is that of one, or paid by the year or the month, and not that of so many."""
    near = folded[max(0, at - 24) : at]
    by_piece = _UNIT_WORDS.search(said) or PER_LABEL.search(said) or PER_BEFORE.search(near[-10:])
    return by_piece is not None and _OF_YEARS.search(near) is None


def label_of(word: Word) -> str:
    """The words of a price's label that say what it counts."""
    return word.key if "等" in word.qualifier else f"{word.key} {word.qualifier}"


def unit_of(folded: str, word: Word, start: int, end: int, note: str) -> tuple[str, bool]:
    """Unit that a price's label or its neighbourhood gives, and whether the price is a rate."""
    own = _OWN_LABEL.match(folded, start, end)
    label = own["label"] if own else label_of(word)
    if _UNKNOWN_MONEY.search(label) and not unit_in(label):
        return "?", False
    if _EITHER_UNIT.search(label):
        # 元/万元: the figure says which, or nobody
        return ("", False) if _OWN_UNIT.search(folded, start, end) else ("?", False)
    hint = unit_in(label) or _unit_beside(folded, start, end)
    either = hint.endswith("元%") or (word.kind == "rate" and unit_in(label).endswith("元"))
    if either:
        hint = _unit_meant(f"{hint.removesuffix('%')}%", folded[start:end].strip(), note)
    if hint == "%" or (word.kind == "rate" and not either):
        # 折扣率：0.68 is no 0.68%
        fraction = "%" not in hint and _FRACTION.fullmatch(folded, start, end) and "折" in label
        return "折" if fraction or _COEFFICIENT.search(label) else "%", True
    return hint, word.kind == "rate"


def _unit_beside(folded: str, start: int, end: int) -> str:
    beside = _UNIT_BEFORE.match(folded, start, end) or _UNIT_AFTER.match(folded, end)
    return beside["unit"] if beside else ""


def _unit_meant(hint: str, text: str, note: str) -> str:
    """The unit of a value whose label leaves open whether it is money or a rate (元/%); "?" where it can be either."""
    if _RATE_NOTE.search(note):
        return "%"
    if _BARE_RATE.fullmatch(text):
        return "%" if hint == "元%" else "?"
    return hint.removesuffix("%")
