"""The labels of a line: words before a colon, or between spaces, that say what the text after them is."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from scrapers.reading.labels.entries import Label
from scrapers.reading.labels.glued import labels_run_on
from scrapers.reading.labels.meant import as_meant
from scrapers.reading.labels.spaced import GLUED, LONG_LINE, in_long_value, spaced_labels, spread_label
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import LOT_AT_START
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import LABELS, LONGEST, Word, label, without_numbering
from scrapers.reading.lexicon.loose_lines import OWN_FEE
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import VOCABULARY, any_of, words_of

# 【中标人】某某公司
_IN_BRACKETS = re.compile(r"\[(?P<label>[^\[\]:]{2,20}(?:\([^\[\]()]{1,12}\))?)\]\s?:?")
_ROLES, _FIRST_HAN = ("lead", "members"), "\u4e00"
_LOOSE = tuple(words_of("loose_labels"))
# 总成交金额：6.4万元（人民币）成交供应商名称、地址及成交金额：
_SEPARATOR = re.compile(r"[\s,;。|!?]+|(?<=[元币]\))")
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff)])\s?[A-Za-z][A-Za-z .'/&-]{2,40}$")
_INNER = re.compile(rf"\({any_of('won')}\)(?=[\u4e00-\u9fff]{{1,6}}$)")
_AFTER_INNER = tuple(VOCABULARY["words"]["after_inner"])
# 某某公司（报价：100元）
_BEHIND_NAME = re.compile(r"(?<=[司厂院所社店])\((?P<label>[^()]{2,12})$")
# 某某公司（得分：91.2）、某某院（得分：90.1）
_IN_LIST = re.compile(r"[司厂院所社店]\([^()]{2,36}\)\s?[、,;]\s?[\u4e00-\u9fff]")
_TAIL_BRACKET = re.compile(r"\([^()]{0,20}\)$")
_WEAK = frozenset(("amount", "rate", "unit_price", "fee", "budget", "ceiling", "offer", "offer_reviewed"))
# 272000备注
_REMARK_BEHIND = re.compile(r"[\d元%)]备注$")
_GLUED_ENDS = frozenset(word[-2:] for word, kind in LABELS.items() if kind in GLUED) | {"备注"}
# the words of one label, and no name before it
_WORDS = re.compile(r"[\u4e00-\u9fff]{4,10}")
_FIGURE_FIRST = re.compile(r"\s*\d+(?:\.\d+[,;、]|[,;])")
# 10:30: no label ends with two digits
_TIME = re.compile(r"\d\d\Z")
_UNIT_IN_BRACKETS = re.compile(r":\s?[亿万]?元\)")
# 某某管理所 代建单位
_UNKNOWN = re.compile(r"[\u4e00-\u9fff)]\s(?P<label>[\u4e00-\u9fff]{3,8})$")
_ENDED, _PARTIES = ("buyer", "agency"), PARTY_KINDS | {"rejected"}
_OFFERED, _OF_WORKS = "(?:的?报价)?(?:承诺)?", ("fee", "offer")
_OWN_FEE = re.compile(rf"[\u4e00-\u9fff]{{0,8}}?{OWN_FEE}{_OFFERED}")
_FEE_WITH_SUM = re.compile(r"费[^;。\n]{0,40}\d\s?元")
# 设计服务费报价：12万元；勘察费报价：58%
_FEE_OF_WORKS = re.compile(rf"(?:(?!代理|招标|中标|成交)[\u4e00-\u9fff]){{1,10}}费{_OFFERED}")
# 入围单位名单（排名不分先后）：, before a name
_LIST = re.compile(rf"(?P<of>[\u4e00-\u9fff]{{2,16}}?)的?名单\s?(?:\([^()]{{2,16}}\))?\s?{any_of('as_follows')}?[为是]?\s?\Z")
_WON_ALONE = re.compile(any_of("won"))
_MAX_LABELS = 60
_MOST_MISSED = 300
_LONG_HEAD, _LONGEST_LOT = 40, 12
_LOT_HINTS = re.compile("[包标分项品件组段]")


def labels_of(text: str) -> list[Label]:
    """The labels of a line, in order; in a long line also those that only spaces set apart."""
    labels = labels_in(text)
    if "[" in text:
        labels = sorted([*labels, *_in_brackets(text, labels)], key=lambda found: found.at)
    if " " in text and (not labels or len(text) > LONG_LINE or " ;" in text):
        before = spaced_labels(text[: labels[0].at]) if labels and labels[0].at > _LONG_HEAD else []
        between = [found for label, after in pairwise(labels) for found in in_long_value(text, label.value, after.at)]
        behind = spaced_labels(text, labels[-1].value if labels else _behind_lot(text, text.find(":")))
        labels = sorted([*before, *labels, *between, *behind], key=lambda found: found.at)
    if not labels and (glued := labels_run_on(bare := without_numbering(text))):
        at = text.find(bare)
        return [Label(at + label, at + value, word) for label, value, word in glued]
    return labels


def _in_brackets(text: str, labels: list[Label]) -> list[Label]:
    """The labels that brackets set off and no colon: 【中标人】某某公司."""
    found = [(match.start(), match.end(), label(match["label"])) for match in _IN_BRACKETS.finditer(text)]
    roles = next((start for start, _, word in found if word and word.kind in _ROLES), 0)
    # 某某公司[牵头人]: a note behind the name
    noted = _ROLES if roles and text[roles - 1] > _FIRST_HAN else ()
    return [
        Label(start, end, word)
        for start, end, word in found[:_MAX_LABELS]
        if word
        and word.kind not in noted
        and not word.key.endswith(_LOOSE)
        and not any(other.at <= start < other.value for other in labels)
    ]


def labels_in(text: str) -> list[Label]:
    """The labels of a line that are followed by a colon, in order; the search ends after many colons that follow none."""
    found: list[Label] = []
    missed = 0
    colon = text.find(":")
    if colon < 0:
        return found
    begin = _behind_lot(text, colon)
    colon = text.find(":", begin)
    while colon >= 0 and len(found) < _MAX_LABELS and missed < _MOST_MISSED:
        # 中标金额(单位：万元)
        within = _UNIT_IN_BRACKETS.match(text, colon) and text.rfind("(", begin, colon) > begin
        head = text[max(begin, colon - 60) : colon]
        if within or _TIME.search(head):
            hit = None
        else:
            hit = _first_label(head) if not begin and colon < LONGEST else _label_before(head, inner=begin > 0)
        if not hit and found and found[-1].word.kind in _ENDED:
            hit = _unknown_label(text[found[-1].value : colon])
        hit = hit or _list_label(head, text[colon + 1 : colon + 1 + LONGEST])
        if hit and _IN_LIST.match(text, max(0, colon - hit[1] - 2)):
            hit = None
        if hit and not (hit[0].kind in _OF_WORKS and _is_of_price(text, found[-1:], colon - hit[1], colon)):
            word, length = as_meant(head, *hit, beside_rate=bool(found) and found[-1].word.kind == "rate")
            found.append(Label(colon - length, colon + 1, word))
            begin, missed = colon + 1, 0
        else:
            missed += 1
        colon = text.find(":", colon + 1)
    return found


def _is_of_price(text: str, before: list[Label], start: int, colon: int) -> bool:
    """Whether a label is of a price's value, for it is what was bought, or a part of it: 成交金额：物业服务费：240000元."""
    price = before[0] if before else Label(0, 0, Word("amount", "", ""))
    if price.word.kind != "amount" or (before and _OWN_FEE.fullmatch(text, price.value, colon)):
        return price.word.kind == "amount"
    # the line below the price's label may begin with words
    first = _FEE_OF_WORKS.match(text, price.value, start) if before else _FEE_WITH_SUM.search(text, 0, start)
    return first is not None and text[start - 1] in ",;。" and _FEE_OF_WORKS.fullmatch(text, start, colon) is not None


def _unknown_label(behind: str) -> tuple[Word, int] | None:
    """The label nobody knows that a name and a space stand before: it ends what the label before it says."""
    unknown = _UNKNOWN.search(behind)
    return (Word("other", unknown["label"], ""), len(unknown["label"])) if unknown else None


def _list_label(head: str, behind: str) -> tuple[Word, int] | None:
    """The label of a list whose names stand behind it in its line: 入围单位名单：某某公司、某某公司."""
    listed = _LIST.search(head) if "名单" in head else None
    if listed is None or not first_name(behind, 0, len(behind)):
        return None
    word = label(listed["of"]) or (Word("supplier", listed["of"], "") if _WON_ALONE.fullmatch(listed["of"]) else None)
    return (word, len(head) - listed.start()) if word and word.kind in _PARTIES else None


def _behind_lot(text: str, colon: int) -> int:
    """Where the labels of a line begin: a lot before them is no part of them (一标段：中标人：…, 01包中标企业：…)."""
    if not 0 < colon <= _LONG_HEAD or not _LOT_HINTS.search(text, 0, _LONGEST_LOT):
        return 0
    # 1、第1包：中标人 某某公司
    begins = len(text) - len(without_numbering(text)) if text[:1] != "第" else 0
    lot = LOT_AT_START.match(text, 0, colon + 1) or LOT_AT_START.match(text, begins, colon + 1)
    if lot is None or lot.end() - lot.start() > _LONGEST_LOT + 1:
        return 0
    glued = lot["after"] == "" and label(text[lot.end() : colon].strip())
    return lot.end() if glued or lot.end() > colon else 0


@lru_cache(maxsize=4096)
def _first_label(head: str) -> tuple[Word, int] | None:
    """The label that a line begins with, which is the same on every page of a portal."""
    return _label_before(head, inner=False)


def _label_before(head: str, *, inner: bool) -> tuple[Word, int] | None:
    """The label a text ends with and how many characters it takes; `inner` where the value of another stands before it."""
    stripped = head.rstrip()
    # 0.68，份额: the figure is a value, no numbering
    whole = label(stripped.lstrip()) if len(stripped) <= 44 and not (inner and _FIGURE_FIRST.match(stripped)) else None
    if whole:
        return whole, len(head) - (len(stripped) - len(stripped.lstrip()))
    if stripped[-1:].isascii() and stripped[-1:].isalpha() and (latin := _LATIN.search(stripped)):
        # 中标人 Awarded Bidder: the label in the other language is looked through
        found = _label_before(head[: latin.start()], inner=inner)
        return (found[0], found[1] + len(head) - latin.start()) if found else None
    # no label begins before these letters
    cuts = [match.end() for match in _SEPARATOR.finditer(stripped, max(0, len(stripped) - _LONG_HEAD - 1))][-6:]
    for cut in reversed(cuts):
        word = label(stripped[cut:])
        if word:
            return _widened(stripped, cuts, cut, word, len(head))
    opened = _BEHIND_NAME.search(stripped) if "(" in stripped else None
    if opened and (word := label(opened["label"])) and word.kind in _WEAK:
        return word, len(head) - opened.start("label")
    bracket = _TAIL_BRACKET.search(stripped) if stripped.endswith(")") else None
    core = (stripped[: bracket.start()] if bracket else stripped).removesuffix("为")
    if core.endswith(_AFTER_INNER) and (within := _bracket_within(core)):
        return within[0], within[1] + len(head) - len(core)
    weak = _weak_label(stripped, cuts[-1] if cuts else 0, len(head))
    if weak and not inner and _WORDS.fullmatch(without_numbering(core)):
        return weak
    length = _glued_length(core)
    if length:
        return Word(LABELS[core[-length:]], core[-length:], bracket.group() if bracket else ""), len(head) - len(core) + length
    return spread_label(stripped, len(head)) or weak


def _bracket_within(text: str) -> tuple[Word, int] | None:
    """The label glued to the end of a value that holds a bracket: …某室中标(成交)金额."""
    inner = _INNER.search(text)
    if inner is None:
        return None
    joined = text[: inner.start()] + text[inner.end() :]
    length = _glued_length(joined)
    whole = length > len(text) - inner.end()
    return (Word(LABELS[joined[-length:]], joined[-length:], ""), length + len(inner.group())) if whole else None


def _glued_length(text: str) -> int:
    """How long the label is that is glued to the end of a value; of 某某有限公司地址 it is 地址, for the name keeps its end."""
    if text[-2:] not in _GLUED_ENDS:
        return 0
    if _REMARK_BEHIND.search(text):
        return 2
    found = [length for length in range(min(LONGEST, len(text)), 1, -1) if LABELS.get(text[-length:]) in GLUED]
    longest = found[0] if found and found[0] > 2 else 0
    if found and found[-1] != longest and not (longest and is_legal(text[:-longest])):
        return next((length for length in found if length != longest and is_legal(text[:-length])), longest)
    return longest


def _weak_label(head: str, cut: int, length: int) -> tuple[Word, int] | None:
    """A label the vocabulary does not hold, taken for what it speaks of where that is a price or a winner."""
    text = without_numbering(head[cut:])
    text = text.removeprefix("元")  # 511200 元单价
    # B.V.(国内代理: the end of a name and a note behind it
    noted = text.count("(") != text.count(")") or (text.startswith("(") and text.endswith(")"))
    if not 3 < len(text) <= 18 or any(c.isdigit() for c in text) or noted:
        return None
    word = column(text)
    return (word, length - len(head) + len(text)) if word.kind in _WEAK else None


def _widened(text: str, cuts: list[int], cut: int, word: Word, length: int) -> tuple[Word, int]:
    """The longest label that ends where this one does: of 项目 联系人 both words, not the last."""
    for earlier in cuts:
        if earlier < cut:
            wider = label(text[earlier:])
            if wider:
                return wider, length - earlier
    return word, length - cut
