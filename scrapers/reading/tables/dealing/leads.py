"""Heads and labels of joint ventures in a table: whose column names who bids, and which row names the members."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.kinds import BIDDERS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.roles import is_members_label

_MEMBERS = Word("members", "成员", "")
# 联合体各方名称, beside no other names
_TOGETHER = re.compile("^联合体(?:各方|单位)?(?:名称)?$")


def led(words: list[Word]) -> list[Word]:
    """The heads, with the leads' column as the bidders' where no other names who bids: 排名 | 牵头单位 | 成员单位 | 报价."""
    kinds = {word.kind for word in words}
    if kinds & (BIDDERS | {"party_name"}):
        return words
    own = [word for word in words if word.kind == "lead"] or [word for word in words if _TOGETHER.search(word.key)]
    return [word._replace(kind="bidder") if word in own else word for word in words]


def label_of_fact(text: str) -> Word:
    """The label of a fact about parties side by side; 成员 is that of members."""
    return _MEMBERS if is_members_label(text) else column(text)
