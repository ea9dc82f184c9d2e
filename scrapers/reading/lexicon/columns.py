"""Heads of columns: the kind of each, as a label or by what it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import LONGEST_LABEL, LOST, PER_LABEL, WON_NOTE, Word, bare, label
from scrapers.reading.lexicon.words import VOCABULARY, any_of, expand

# 上一年度中标单位 is not this one's, nor is 中标价税额 a price
FORMER = "(?:上一?年度?|往年|历年|上一?[次期届]|前一?[次期届])的?"
# 其他参与供应商, 分包意向供应商; not 其他类供应商, of one of several kinds, nor 第一分包中标供应商
OTHERS = rf"{any_of('other_parties')}(?!类)(?:(?!{any_of('won')})[\u4e00-\u9fff]){{0,4}}"
# 其他投标人, 供应商推荐人: neither is a party to this result
_OF_OTHERS = re.compile(f"{FORMER}|{OTHERS}{any_of('party_nouns')}$|.*税[额金款]$|.*推荐人$")
# who had it before the correction, or has it no more: 原中标人, 原供应商
_OF_FORMER = re.compile(f"原{any_of('won', 'party_nouns')}(?!候选)")
# 诉讼代理类入围单位: what stands before it says of what
_WON_PARTY_LAST, _PARTY = re.compile(rf"{any_of('won')}{any_of('party_nouns')}$"), re.compile(rf"{any_of('party_nouns')}$")
# 成交(万元) beside 预算(万元)
_WON_ALONE = re.compile(any_of("won"))
# 中标候选人及投标报价, 供应商名称、地址: the price or the seat stands behind the name
_OF_TWO = re.compile(
    r"(?P<party>[\u4e00-\u9fff]{2,10}?)(?:以及|及其?|[和与、/])(?P<more>[\u4e00-\u9fff]{2,10}(?:\([^()]{1,8}\))?)"
)
_MONEY, _SUMS = re.compile(rf"{MONEY}|\d[\d,]{{4,14}}(?:\.\d\d)?|¥\s?\d[\d.]{{0,12}}万"), ("amount", "offer")
_WITH_PARTY, _REVIEWED = PRICES | {"address", "contact", "code"}, "offer_reviewed"


def _spoken_of(lines: list[str]) -> re.Pattern[str]:
    words = (word.split("…") for line in lines for word in expand(line))
    return re.compile("|".join(".*".join(map(re.escape, parts)) for parts in words))


# what a column head that is no label speaks of: the first that fits
_HEADS = [(_spoken_of(lines), kind) for kind, lines in VOCABULARY["heads"].items()]
_ANY_HEAD = _spoken_of([line for lines in VOCABULARY["heads"].values() for line in lines])


# 评审报价排序 orders, whatever stands before it
_RANKED = tuple(VOCABULARY["heads"]["rank"])


@lru_cache(maxsize=4096)
def column(text: str) -> Word:
    """The kind of a column head: as a label, else by what it speaks of; "other" where nothing fits."""
    if both := _of_two(text):
        return both
    if found := label(text):
        return found
    return _spoken_head(*bare(text))


def is_of_former(text: str) -> bool:
    """Whether a label is of who held the contract before or has lost it: 原中标人."""
    return text[:1] == "原" and len(text) <= LONGEST_LABEL and _OF_FORMER.match(text) is not None


def is_of_others(text: str) -> bool:
    """Whether a label is of no party to the result: who had it before, who else bid, who recommended somebody."""
    return is_of_former(text) or (len(text) <= LONGEST_LABEL and _OF_OTHERS.match(text) is not None)


def spoken_before(text: str, behind: str) -> Word | None:
    """Word of a text that is no label, by what it speaks of, before a value that fits: 采购金额 before money."""
    if is_of_others(text):
        return Word("other", text, "")
    word = column(text) if len(text) <= LONGEST_LABEL and _MONEY.fullmatch(behind) else None
    return word if word and word.kind in _SUMS else None


def _spoken_head(key: str, qualifier: str) -> Word:
    """The word of a head that is no label, by what it speaks of."""
    if "元" in qualifier and _WON_ALONE.fullmatch(key):
        return Word("amount", key, qualifier)
    if 1 < len(key) <= LONGEST_LABEL and (qualifier or not key.isascii()):
        if qualifier and WON_NOTE.fullmatch(qualifier) and _PARTY.search(key):
            # 配送企业（拟中选）
            return Word("supplier", key, qualifier)
        if key.endswith(_RANKED):
            return Word("rank", key, qualifier)
        if _OF_OTHERS.match(key):
            return Word("other", key, qualifier)
        if _WON_PARTY_LAST.search(key) and not LOST.search(key):
            return Word("result" if key.startswith("是否") else "supplier", key, qualifier)
        heads = _HEADS if _ANY_HEAD.search(key) else ()
        # 联通（元/条） is what one of them costs
        each = "unit_price" if PER_LABEL.search(qualifier) else None
        if kind := next((kind for pattern, kind in heads if pattern.search(key)), each):
            return Word(kind, key, qualifier)
    return Word("other", key, qualifier)


def _of_two(text: str) -> Word | None:
    """The word of a head that names a party before its price or its seat: that of the party."""
    both = _OF_TWO.fullmatch(text)
    party = label(both["party"]) if both else None
    if both is None or party is None or party.kind not in PARTY_KINDS:
        return None
    more = column(both["more"]).kind
    # 供应商名称及评审报价: of all who bid
    kind = "bidder" if more == _REVIEWED else party.kind if more in _WITH_PARTY else None
    return Word(kind, *bare(text)) if kind else None
