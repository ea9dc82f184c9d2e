"""Words before a label that make another of it: 原中标人, 其他供应商, 将…确定成交供应商, 设计费下浮率."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.columns import FORMER, OTHERS
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.words import any_of

# 其他参与供应商：, 分包意向供应商：
_FORMER_BEFORE, _OTHERS_BEFORE = re.compile(rf"{FORMER}\Z"), re.compile(rf"{OTHERS}\Z")
_WON = re.compile(any_of("won"))
# 原中标供应商：, not 原项目编号：
_BEFORE_CHANGE, _OF_RESULTS = re.compile(r"(?<![\u4e00-\u9fff])原\Z"), PARTY_KINDS | PRICES
# 采购人将在公示期满后确定成交供应商：
_TO_DECIDE = re.compile(r"将[^,。;:]{0,24}(?:确定|选定|确认)\Z")
# 设计费下浮率：12%；建安费下浮率：6%
_OF_FEE = re.compile(r"[\u4e00-\u9fff]{2,8}费\Z")


def as_meant(head: str, word: Word, length: int, *, beside_rate: bool) -> tuple[Word, int]:
    """A label that ends `head`, with how long it is, as the words before it make it; another rate's may stand beside it."""
    before = len(head) - length
    # 意向成交供应商, 第一分包中标人 have won
    of_others = word.kind in PARTY_KINDS and not _WON.search(word.key)
    others = (_BEFORE_CHANGE, *([_OTHERS_BEFORE] if of_others else [])) if word.kind in _OF_RESULTS else ()
    told = (form.search(head, 0, before) for form in (_FORMER_BEFORE, *others))
    if former := next(filter(None, told), None):
        # 上一年度 中标单位：
        return Word("other", head[former.start() :], ""), len(head) - former.start()
    if word.kind == "supplier" and _TO_DECIDE.search(head, 0, before):
        return Word("candidate", "候选人", ""), length
    of = _OF_FEE.search(head, 0, before) if word.kind == "rate" else None
    # behind 设计费：186.5万元 the rate is all that is told of the whole
    if of and (beside_rate or not head[: of.start()].strip()):
        return word._replace(key=of.group() + word.key), length + len(of.group())
    return word, length
