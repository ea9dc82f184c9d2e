"""Heads of a flattened table that are glued to each other: how long the next one is, known or not."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.kinds import NUMERIC, PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import LABELS, WON_HEAD, Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of

LONGEST_UNKNOWN, _LONGEST_HEAD = 10, 24
# heads that nobody knows, before the first row
_MORE_HEADS = re.compile(r"[\u4e00-\u9fff()/、]{2,60}?(?=第[一1](?:名|中标候选|成交候选|候选))")
# 两年(元) behind 响应报价
_TERM = re.compile(r"(?P<term>[\u4e00-\u9fff]{1,4})(?=\([万亿]?元\))")
_MORE_COUNTED = re.compile(r"[\u4e00-\u9fff()/]{4,40}?(?=1[\u4e00-\u9fff]{6})")
_WON = re.compile(any_of("won_of"))
_ORDERED = re.compile("排[序名]|名次|顺序")


def more_heads(folded: str, at: int, end: int, words: list[Word]) -> int:
    """Where heads that nobody knows end, right before the first row: 拟任项目经理姓名证书编号第一名, 报价时间1."""
    ranked = any(word.kind == "rank" or _ORDERED.search(word.key) for word in words)
    # of all who bid an unknown column may tell who lost
    won = words[0].kind in ("index", "lot") and any(word.kind in PARTY_KINDS and _WON.match(word.key) for word in words)
    more = _MORE_HEADS if ranked else _MORE_COUNTED if won else None
    rest = more.match(folded, at, end) if more else None
    # 包一应急指挥车1辆 is the first row
    row = rest is None or first_name(folded, at, rest.end()) or LOT_ANYWHERE.search(folded, at, rest.end())
    return rest.end() if rest and not row else at


def term_length(text: str, at: int, kind: str) -> int:
    """How long a word is that nobody knows between the head of a price and its unit: 响应报价|两年(元)."""
    term = _TERM.match(text, at) if kind in PRICES else None
    return len(term["term"]) if term else 0


def known_head(letters: str, blanked: str, bare: list[int], at: int) -> int:
    """How long the longest label is that stands here; 0 where none does; two with a gap (最终得分 排名) are not one."""
    for length in range(min(_LONGEST_HEAD, len(letters) - at), 0, -1):
        if letters[at : at + length] in LABELS and _ends_here(blanked, bare, at, length):
            gap = next((n for n in range(1, length) if bare[at + n] > bare[at + n - 1] + 1), 0)
            both = gap and all(LABELS.get(part) in NUMERIC for part in (letters[at : at + gap], letters[at + gap : at + length]))
            return gap if both else length
    found = WON_HEAD.match(letters, at)
    return found.end() - at if found and found.end() < len(letters) else 0


def unknown_head(letters: str, bare: list[int], at: int, *, spaced: bool) -> int:
    """How long a head is that the vocabulary does not hold: spaces set it apart, or a figure's head follows it."""
    stop = at + 1
    while stop < len(bare) and bare[stop] == bare[stop - 1] + 1:
        stop += 1
    if spaced and stop < len(bare):
        return stop - at if 1 < stop - at <= LONGEST_UNKNOWN and _may_head(letters[at:stop]) else 0
    for gap in range(1, 7):
        if any(LABELS.get(letters[at + gap : at + gap + n]) in NUMERIC for n in range(8, 2, -1)):
            return gap if gap > 1 and _may_head(letters[at : at + gap]) else 0
    return 0


def _may_head(text: str) -> bool:
    return text[0] != "第" and not any(c.isdigit() for c in text) and not is_legal(text)


def _ends_here(blanked: str, bare: list[int], at: int, length: int) -> bool:
    """A label of one or two letters only where a break follows it."""
    return length > 1 or bare[at] + 1 >= len(blanked) or blanked[bare[at] + 1] in " \0\t"
