"""The words of vocabulary.toml, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.forms import CANDIDATE_NOUN
from scrapers.reading.lexicon.words import VOCABULARY, any_of, expand, words_of

_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_DROPPED = re.compile(r"[\s/、\\*\"'“”·_|:;.,\-—]")
_NUMBERING = re.compile(
    rf"(?:[(\[]?(?:[{COUNTING}]{{1,3}}|\d{{1,2}})[)\]]?(?:[、.．,):]|(?<=[)\]]))\s*)+(?=\D)|[①-⑳●•◆■▪★※#>\-*]+\s*"
    rf"|第[{COUNTING}]{{1,3}}部分[\s、:]+"
)
_COUNTS, LONGEST_LABEL = frozenset(f"第{COUNTING}"), 40

# the money of other countries as units: 美元, 欧元, USD; no signs
FOREIGN_UNITS = [word for words in VOCABULARY["currencies"].values() for word in words if word.isalpha()]
_FOREIGN_UNIT = re.compile(rf"[万亿]?(?:{'|'.join(FOREIGN_UNITS)})")
_YUAN_SIGN = re.compile(any_of("yuan_names"))


class Word(NamedTuple):
    """A label as found: its kind, its bare words, and the words in its brackets (units, remarks)."""

    kind: str
    key: str
    qualifier: str


# 采购代理机构信息 heads a part, 名称 stands under it, and the two may run together
_WITH_PARTS, _NAME_IN_PART = ("buyer", "agency"), "信息名称"


def _labels() -> Iterator[tuple[str, str]]:
    """Every label with its kind; of one character only those that are never part of a value."""
    for kind, lines in VOCABULARY["labels"].items():
        words = (word for line in lines for word in expand(line))
        for word in words:
            if len(word) > 1 or word in VOCABULARY["words"]["short_labels"]:
                yield word, kind
            if kind in _WITH_PARTS:
                yield word + _NAME_IN_PART, kind


# where two kinds claim a word, the one that stands first in the file has it
LABELS = dict(reversed(list(_labels())))
ENGLISH = {word: kind for kind, lines in VOCABULARY["english"].items() for line in lines for word in expand(line)}
SECTIONS = [(word, kind) for kind, listed in VOCABULARY["sections"].items() for word in listed]
_ANY_SECTION = re.compile("|".join(re.escape(word) for word, _ in SECTIONS))
LONGEST = max(map(len, LABELS))
# what a label can end with, to give up early on text that is none
_LAST = frozenset(word[-1] for word in LABELS) | frozenset(f")]:元为是* 0123456789{COUNTING}")
_LONGEST_FORM = 12
_WON = rf"{any_of('at_last')}?{any_of('won_of')}{{1,2}}"
_WON_PRICE = re.compile(rf"{_WON}[\u4e00-\u9fff]{{0,5}}?{any_of('price_nouns')}")
_WON_PARTY = re.compile(rf"{_WON}[\u4e00-\u9fff]{{0,4}}?{any_of('party_nouns')}{any_of('name_or_none')}")
# 未入围单位, 落选供应商, 放弃中标的供应商, 资格审查未通过的投标人
LOST = re.compile(
    rf"(?:[未没非]有?(?:被|能|获)?{any_of('won')}|落选|落标|淘汰|出局|被?否决|(?:放弃|取消|丧失){any_of('won')}?|[\u4e00-\u9fff]{{0,6}}?(?:[未不]通过|不合格|无效))"
    rf"[\u4e00-\u9fff]{{0,3}}?{any_of('party_nouns')}{any_of('name_or_none')}"
)
# 定标候选人, 其他中标候选人: whatever stands before the noun, but what counts them or says that they are none
_CANDIDATE = re.compile(rf"(?:其他(?!候))?[^\W\d_a-zA-Z第{COUNTING}{''.join(words_of('no_candidates'))}]{{0,6}}{CANDIDATE_NOUN}")
# the shortest such head at the start of others glued to it
WON_HEAD = re.compile(
    rf"{any_of('at_last')}?{any_of('won_of')}"
    rf"(?:{CANDIDATE_NOUN}|{any_of('party_nouns')}{any_of('name_or_none')}|总?{any_of('price_nouns')})"
)
WON_NOTE = re.compile(any_of("won_of"))
# 中标人 Winner, 招标编号 Bidding No.
_BILINGUAL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,12}(?:\([^()]{1,8}\))?)\s?/?\s?[A-Z][A-Za-z .'&/-]{2,40}")
# 总合计(元): a sum by its words and its unit
_SUM = re.compile(rf"总?{any_of('whole_words')}(?:金额)?")
# what makes another thing of a label that ends so
_EXCLUDES = re.compile(any_of("label_excludes"))
# 中标候选人1, 供应商2, 联合体成员1
_COUNTED = ("candidate", "supplier", "amount", "members")
# 万 alone in the brackets of a head
# 中标金额(万 元), 元(万), and no 万木家具有限公司 中标金额(元)
_TEN_THOUSANDS = re.compile(r"万[^\u4e00-\u9fff]{0,3}(?:人民币)?元|(?:^|[\s(:/,、])万(?:$|[\s),、])")
# yuan by the thousand and by the million
_MANIFOLD = re.compile(r"(?<!\d)(?<!\d )(?<![/每])(?:千|百万?)元")
_UNITS, _YUAN = re.compile(r"元|%|％|‰|圆"), re.compile("[万亿]?元")
# 优惠率, 下浮系数: what stands beside 元 where a price may be either
RATE_NAME = rf"[\u4e00-\u9fff]{{0,4}}?(?:率|{any_of('rate_notes', 'coefficients')})"
_OR_RATE = re.compile(
    rf"元\s?\)?\s?[/、,或]\s?\(?{RATE_NAME}|(?:率|{any_of('rate_notes', 'coefficients')})\s?[/、,或]\s?[万亿]?元"
)
_EITHER = re.compile(rf"(?P<money>[^/或]{{2,16}}?)\s?[/或]\s?{RATE_NAME}\s?(?:\(%\))?")
_SUMS, _SUPPLIES, _TENDERER = ("amount", "offer"), "乙方", re.compile("(?:招标|采购)(?:人|单位)")

# a slash behind 元 that no piece stands behind: 元/包, 元/三年, 元/含税, 元/万元, 元/折扣率
_NO_PIECE = rf"(?!{any_of('whole_pieces', 'whole_terms', 'yuan_names', 'vat_included', 'vat_excluded')}|[万亿]元|{RATE_NAME})"
# so much a year, a month, a piece in the label itself
PER_LABEL = re.compile(rf"元\s?(?:/|每)\s?{_NO_PIECE}[\u4e00-\u9fff㎡]")
# 男职工（元/人）：343（元）, be the value cut within its label
PER_BEFORE = re.compile(rf"元\s?/\s?{_NO_PIECE}[\u4e00-\u9fff]{{1,4}}\)?:\s?$")


def without_numbering(text: str) -> str:
    """A head or label without the number before it."""
    text = text.strip()
    if text[:1].isalpha() and text[0] not in _COUNTS:
        return text
    numbered = _NUMBERING.match(text)
    return text[numbered.end() :] if numbered else text


def bare(text: str) -> tuple[str, str]:
    """The words of a folded label without numbering, brackets and spaces; and the words in its brackets."""
    text = without_numbering(text)
    if text.isalpha():
        return text, ""
    if "(" not in text and "[" not in text:
        return _DROPPED.sub("", text), ""
    qualifiers = _BRACKETED.findall(text)
    stripped = _BRACKETED.sub("", text)
    return _DROPPED.sub("", stripped).strip("()[]").rstrip("为是"), " ".join(qualifiers)


def _by_form(key: str) -> str | None:
    """The kind of a label that no list holds, by its noun and who it speaks of: 中标供货商金额, 成交施工单位名称."""
    if not 2 < len(key) <= _LONGEST_FORM:
        return None
    if LOST.fullmatch(key):
        return "rejected"
    if _CANDIDATE.fullmatch(key):
        return "candidate"
    if not WON_NOTE.search(key) or _EXCLUDES.search(key):
        return None
    return "amount" if _WON_PRICE.fullmatch(key) else "supplier" if _WON_PARTY.fullmatch(key) else None


def _either(text: str) -> str | None:
    """The kind of the price where a label names it and a rate beside it: 中标金额（元）/费率."""
    either = _EITHER.fullmatch(text) if "/" in text or "或" in text else None
    kind = LABELS.get(bare(either["money"])[0]) if either else None
    return kind if kind in _SUMS else None


@lru_cache(maxsize=4096)
def label(text: str) -> Word | None:
    """The kind of a folded label, or None where it is none; brackets, numbering are looked through, but for (乙方)."""
    if text[-1:].isalpha() and text[-1:].isascii() and (both := _BILINGUAL.fullmatch(text)):
        text = both["label"]
    if len(text) > LONGEST_LABEL or not text or (text[-1] not in _LAST and not text.isascii()):
        return None
    key, qualifier = bare(text)
    if money := _either(text):
        return Word(money, key, f"{qualifier} 元/费率")
    kind = LABELS.get(_SUPPLIES if qualifier == _SUPPLIES else key)
    if kind is None and qualifier:
        joined = _DROPPED.sub("", without_numbering(text).replace("(", "").replace(")", ""))
        kind = LABELS.get(joined)
    if kind is None and len(key) > 3 and (key[-1].isdigit() or key[-1] in COUNTING):
        counted = LABELS.get(key[:-1]) or _by_form(key[:-1])
        kind = counted if counted in _COUNTED else None
    if kind is None and len(key) > 3 and key[-1] in "元":
        kind = LABELS.get(key[:-2] if key[-2] in "万亿" else key[:-1])
        qualifier = key[-2:]
    if kind is None and "元" in qualifier and _SUM.fullmatch(key):
        kind = "offer"
    if kind is None and key.isascii():
        kind = ENGLISH.get(key.lower())
    kind = kind or _by_form(key)
    if (kind == "buyer" or (kind is None and key.endswith(("人", "方", "单位")))) and _TENDERER.fullmatch(qualifier):
        # 代建单位（招标人）
        return Word("buyer", qualifier, "")
    if kind == "supplier" and _YUAN.fullmatch(qualifier):
        # 中标结果（元）
        kind = "amount"
    return Word(kind, key, qualifier) if kind else None


@lru_cache(maxsize=4096)
def section(text: str) -> str | None:
    """The kind of part a head begins, or None where it begins none we know."""
    key, _ = bare(text)
    if not 1 < len(key) <= LONGEST_LABEL:
        return None
    joined = _DROPPED.sub("", text.replace("(", "").replace(")", ""))
    whole = key if joined.endswith(key) else f"{key} {joined}"
    return next((kind for word, kind in SECTIONS if word in whole), None) if _ANY_SECTION.search(whole) else None


@lru_cache(maxsize=1024)
def unit_in(text: str) -> str:
    """The unit words of a label or head: of "中标金额(万元)" it is "万元"; of "投标报价(%)" "%"; of "(元/费率)" "元%"."""
    if (foreign := _FOREIGN_UNIT.search(text)) and not _YUAN_SIGN.search(text):
        return foreign.group()
    if manifold := _MANIFOLD.search(text):
        return manifold.group()
    if "亿" in text and _UNITS.search(text):
        return "亿元"
    percent = "%" if "%" in text or "％" in text or _OR_RATE.search(text) else ""
    if _TEN_THOUSANDS.search(text):
        return "万元" + percent
    if percent:
        return "%" if "元" not in text else "元%"
    return "元" if "元" in text or "圆" in text else ""
