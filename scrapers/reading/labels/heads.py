"""Heads of parts: the lines that are one, and the sentences whose last part says what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Head
from scrapers.reading.labels.pairs import names_apart, pairs_apart
from scrapers.reading.lexicon.decisions import LAST_LETTERS
from scrapers.reading.lexicon.forms import BRACKETED_PART, LOT_AT_START, PART_NUMBER
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES
from scrapers.reading.lexicon.labels import label, section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Line

MAJOR = re.compile(rf"^[#\s]*(?:第?[{COUNTING}]{{1,3}}\s?[、.．:,]|{BRACKETED_PART}|第[{COUNTING}]{{1,3}}\s?部分\s?[、:]?)\s*")
MINOR = re.compile(
    r"^[#\s]*(?:\(?\d{1,2}(?:\.\d{1,2})*\)?\s?[、.．,)]\s?|\d{1,2}(?:\.\d{1,2})?\s+|\d{1,2}(?=[采招项中成供投标代评联公监其废主])|[①-⑳●•◆■▪★※])(?=[^\d])"
)
# （一）中标人：某某公司 is a value, no part
_ITEM = re.compile(r"[#\s]*\(")
_TOLD = PRICES | PARTY_KINDS | {"lot", "lot_name"}
HEAD_LENGTH = 36
_SAYS_WHO = re.compile(
    rf"{any_of('won_of')}{any_of('winner_words')}{any_of('is_named')}(?=[\u4e00-\u9fff(]{{4}})"
    # 确定某某公司为中标人。
    rf"|(?<=[{LAST_LETTERS}])[为是](?:本项目的?)?{any_of('won_of')}{any_of('winner_words')}[。;]?$"
)
# the letters that a head's number can begin with
_NUMBERS = frozenset(f"第{COUNTING}")
_FOLLOWS = re.compile(rf"{any_of('as_follows', 'announcements')}[^,;。:]{{0,4}}:$")
_LISTED = re.compile(r":\s?(?:1\s?[.、]\s?)?(?P<name>[\u4e00-\u9fff()]{4,40})(?=[、;。]|$)")
# 经评审，采购人确认，, 评审结果：, 现将结果公告如下： before what they tell in one line
_JUDGES = "确认|推荐|核定|研究|批准|评[审定标选]|审[定核批议查]"
_PREFACE = re.compile(
    rf"(?:(?:(?:经过?|根据|按照|依据)[^,:。;\n]{{2,40}}|[^,:。;\n\d]{{2,24}}?(?:{_JUDGES})|{any_of('judged_in')}[为是]?|现[将就][^,:。;\n]{{2,24}}如下)[,:]\s?)+"
    # 六、成交结果(入围供应商)某某公司
    rf"|(?P<part>{PART_NUMBER}\s?[\u4e00-\u9fff]{{2,8}}{any_of('part_ends')}\s?)?\({any_of('won')}{any_of('winner_words')}\)\s?"
)
_TELLS = re.compile(rf"{any_of('won_of')}{any_of('winner_words')}{any_of('name_or_none')}{any_of('is_named')}")
# no notice tells of as many lots in one line
_STOPS, _MOST_LOTS = re.compile(r"[;。]\s?"), 500
_ANNOUNCES = re.compile(any_of("as_follows"))
_SAID = re.compile(rf"\s?(?:[,(:][^。;\n]{{0,40}}?\d|(?:被?[^,。;:\n]{{0,4}}?[为是][^,。;:\n]{{0,20}}?)?{any_of('won')})")
_LONGEST_NAME = 60
_HEAD_END = re.compile(rf"^[^\d]{{2,16}}{any_of('head_ends')}(?:\([^()\d]{{2,10}}\))?$|^{any_of('item_classes')}$")


def head_of(text: str, line: Line) -> Head | None:
    """The head that a line is or begins with, None where it is none."""
    numbered = may_be_numbered(text)
    major = MAJOR.match(text) if numbered else None
    if major is None and ":" in text.rstrip(" :"):
        return None
    minor = MINOR.match(text) if numbered and not major else None
    start = major.end() if major else minor.end() if minor else 0
    words = text[start:].rstrip(" :")
    colon = words.find(":")
    title = words[:colon] if colon >= 0 else words
    if len(title) > HEAD_LENGTH or not title:
        return Head(line.start, line.start + start, "unknown", True) if major and len(title) < 200 and colon < 0 else None
    alone = colon < 0
    if not alone and _ITEM.match(text) and words[colon + 1 :].strip() and (item := label(title)) and item.kind in _TOLD:
        return None
    # of a sentence the last part says what follows
    kind = section(title if major else title.rpartition(",")[2]) if alone or major else None
    if major:
        return Head(line.start, line.start + start + len(title), kind or "unknown", True)
    if kind and alone and (minor or text.endswith(":") or _HEAD_END.search(title)) and not _looks_like_value(title):
        return Head(line.start, line.end, kind, False)
    return None


def lines_apart(folded: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, split where several lots stand in one, and without an opening clause before a result: 经评审，, 评审结果：."""
    for line in lines:
        preface = _PREFACE.match(folded, *line)
        at = preface.end() if preface else line.end
        tells = at < line.end and _tells(folded, at, line.end)
        if tells and preface and (preface["part"] or _ANNOUNCES.search(folded, line.start, at)):
            yield Line(line.start, at)
        for lot in _lots_apart(folded, Line(at, line.end) if tells else line):
            for named in names_apart(folded, lot):
                yield from pairs_apart(folded, named)


def _lots_apart(folded: str, line: Line) -> Iterator[Line]:
    """A line that begins with a lot as one for each lot that begins a clause of it: 1标段：…；2标段：…."""
    stops = _STOPS.finditer(folded, *line) if LOT_AT_START.match(folded, *line) else ()
    cuts = [stop.end() for stop in stops if LOT_AT_START.match(folded, stop.end(), line.end)]
    bounds = [line.start, *(cuts if len(cuts) < _MOST_LOTS else ()), line.end]
    yield from (Line(*bound) for bound in pairwise(bounds))


def _tells(folded: str, at: int, end: int) -> bool:
    if LOT_AT_START.match(folded, at, end) or _TELLS.match(folded, at, end):
        return True
    name = first_name(folded, at, min(end, at + _LONGEST_NAME))
    return name is not None and name[0] == at and _SAID.match(folded, name[1], end) is not None


def results_follow(text: str, start: int) -> Head | None:
    """The last part of a sentence as the head of what it says follows: 某项目（编号：X-1）评审结束，现将中标结果公布如下：."""
    if not text.endswith(":"):
        return None
    begins = max(text.rfind(sign, start) for sign in ",。)") + 1
    part = text[begins:]
    if not begins or len(part) > HEAD_LENGTH or not _FOLLOWS.search(part):
        return None
    kind = section(part.rstrip(":"))
    return Head(begins, len(text), kind, False) if kind in ("award", "candidates") else None


def may_be_numbered(text: str) -> bool:
    """Whether a line can begin with a head's number."""
    return not text[0].isalpha() or text[0] in _NUMBERS


def is_sentence(head: Head, text: str) -> bool:
    """Whether a line is no head though numbered: it is too long for one, or says who has won (二、成交供应商为某某公司。)."""
    return len(text) > HEAD_LENGTH if head.kind == "unknown" else _SAYS_WHO.search(text) is not None


def listed(head: Head, text: str) -> int:
    """Where behind a head the names stand that its line lists, 0 where it lists none: 一、水泵类：某某公司、某某厂。."""
    names = _LISTED.match(text, head.end) if head.kind == "unknown" else None
    return names.start("name") if names is not None and is_legal(names["name"]) else 0


def _looks_like_value(title: str) -> bool:
    return title.endswith(("公司", "元", "院", "中心", "。", "项目")) or any(c.isdigit() for c in title[-3:])
