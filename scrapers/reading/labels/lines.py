"""Lines to labelled values, heads, lots and ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Entry, Head, LotHead, Plain, RankHead, Value
from scrapers.reading.labels.heads import HEAD_LENGTH, MAJOR, MINOR, head_of, is_sentence, listed, may_be_numbered, results_follow
from scrapers.reading.labels.labels import labels_in, labels_of
from scrapers.reading.labels.spaced import LONG_LINE
from scrapers.reading.labels.values import value_span
from scrapers.reading.lexicon.figures import end_of_figure, end_of_parts
from scrapers.reading.lexicon.forms import LOT, LOT_AT_START, LOT_OF_WORKS, LOTS_AT_START, RANK, heads_rank, rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.page.page import Line, Page

# 评标情况 第一中标候选人 投标报价 某某公司 100元
_RANKED_PRICE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,8}} )?(?P<ranked>{RANK.pattern}) (?P<price>[\u4e00-\u9fff]{{2,6}}) (?=[\u4e00-\u9fff]+(?:公司|院) )"
)
# 001 第一标段：; 2、02标段：, and not 1、2标段： of both
_LOTS = any_of("numbered_lots")
_LOT_GLUED = re.compile(rf"(?:内容|信息|结果)(?P<lot>{LOT})\Z")
_LOT_COUNT = re.compile(
    rf"^(?:0\d{{1,2}} ?(?=第|[{COUNTING}]{{1,2}}{_LOTS})|(?P<count>\d{{1,2}})、\s?(?=0?(?P=count)\s?{_LOTS}))"
)
# a label of these kinds at the end of its line does not speak of the next one
_OWN_LINE = frozenset(("index", "remark", "offer_reviewed", "rejected", "counter"))
# 2、施工1标段：; II标; 包为“彩超”的, before a label
_OF_WORKS = re.compile(
    rf"(?:[{COUNTING}\d]{{1,2}}[、.]\s?|\([{COUNTING}\d]{{1,2}}\)\s?)?(?:{LOT_OF_WORKS}|(?:包|标段)(?:名称?)?为[“\"](?P<named>[^”\"]{{2,60}})[”\"]的|(?P<short>第?(?:[IVX]{{1,4}}|[{COUNTING}]{{1,2}}|\d{{1,2}})标))\s?[:,]?"
)
_LOT_HINTS = re.compile("[包标分项品件组]")
_MAY_BE_LOT = frozenset(("lot", "lot_name", "project_name"))
_CHINESE = re.compile(r"[\u4e00-\u9fffA-Za-z\d]")
_REMEMBERED = 240
# 各参与询价单位：, whom a letter addresses
_ADDRESSES = re.compile(r"(?:致|尊敬的)?各[^\s:,。;]{0,14}(?:单位|[人商方]|公司):")
# a value in which no label is looked for, in a short line with spaces too, and one of these
_BEGINS = r"[^\s:*\[\]();,、|亿万元]"
_PLAIN_VALUE = re.compile(rf"(?P<value>{_BEGINS}(?:[^\s:\[\]]++|(?<=\d\d):)*+)")
_SPACED_VALUE = re.compile(rf" *(?P<value>{_BEGINS}(?:[^\s:\[\]]++|(?<=\d\d):| (?!;))*+)")
# such a value ends with none of these
_ENDS_NO_VALUE = frozenset(" :*[](;,、|")
_ANY_VALUE = "甲"
_UNIT_BELOW = re.compile(r"\((?:单位\s?:\s?)?[百千万亿]{0,2}元\)")
_LONGEST_LABEL, _LONGEST_LOT = 24, 80
_LONGEST_RANK = 24
# 综合得分第一：某某公司; 排名第二的 before 供应商：
_RANK_SAID = re.compile(rf"{any_of('ranks_said')}第\s?(?P<rank>[{COUNTING}]{{1,2}}|\d{{1,2}})[名位]?的?(?=\s?:|$)")
_RANKS_ANOTHER = re.compile(rf"[,、;]\s?{RANK.pattern}为")
_PROPOSED, _NTH, _RANKED = ("预", "拟"), re.compile(rf"第[{COUNTING}\d]{{1,2}}\s?\Z"), Word("candidate", "候选人", "")
# 第一中标候选人信息：
_SAID_OF_RANKS = ("", *VOCABULARY["words"]["rank_parts"])


def read_lines(page: Page, lines: Sequence[Line]) -> list[Entry]:
    """The entries of lines in order; a label with nothing after it takes the next line that is none itself."""
    entries: list[Entry] = []
    waiting: Word | None = None
    waiting_at = heads = 0
    folded = page.folded
    for line in lines:
        start, end = line
        text = folded[start:end]
        found = [] if text.endswith(":") and _ADDRESSES.fullmatch(text) else _in_line(text, start)
        if waiting is not None and page.grid_between(waiting_at, start):
            waiting = None
        if waiting is not None and waiting.kind in PRICES and _UNIT_BELOW.fullmatch(text):
            # 拟中标金额 / （万元）: the rest of the label
            waiting = waiting._replace(qualifier=text.strip("()"))
            continue
        if heads > 1 and text == "1":
            # 序号 / 单位名称 / 报价(元) / 1: the first row of a table nobody knows, which says nothing of what stands above it
            found = [Head(start, end, "unknown", False)]
        if not found:
            waiting, heads = None, 0
            continue
        if waiting is not None:
            if isinstance(found[0], Plain):
                found[0] = Value(waiting_at, start, found[0].end, waiting)
            elif isinstance(found[0], LotHead) and waiting.kind in _MAY_BE_LOT:
                found.append(Value(waiting_at, start, end, waiting))
            waiting = None
        elif entries and isinstance(found[0], Plain) and (rest := _rest_of_price(folded, entries[-1], found[0])):
            entries[-1] = rest
            continue
        last = found[-1]
        heads = heads + 1 if last.end == last.start else 0
        entries += found
        if isinstance(last, Value) and last.start >= last.end and last.word.kind not in _OWN_LINE:
            waiting, waiting_at = last.word, last.at
    return entries


def _rest_of_price(folded: str, before: Entry, plain: Plain) -> Value | None:
    """A labelled price whose figure, or whose parts up to their sum, go on in the line below it, whole."""
    if not isinstance(before, Value) or before.word.kind not in PRICES:
        return None
    end = end_of_parts(folded, before.start, end_of_figure(folded, before.start, before.end))
    return before._replace(end=end) if end > plain.start else None


def _in_line(text: str, start: int) -> list[Entry]:
    """The entries of a line that begins at a position; of a label and a plain value, those of the label as it was met before."""
    colon = text.find(":")
    if 0 < colon < _LONGEST_LABEL and len(text) < _REMEMBERED:
        plain = (_SPACED_VALUE if len(text) <= LONG_LINE else _PLAIN_VALUE).fullmatch(text, colon + 1)
        if plain and text[-1] not in _ENDS_NO_VALUE and (labelled := _labelled(text[: colon + 1])):
            before, at, word = labelled
            value = Value(start + at, start + plain.start("value"), start + len(text), word)
            return [*(_moved(entry, start) for entry in before), value] if before else [value]
    found = _entries_of(text) if len(text) < _REMEMBERED else _entries(text)
    return [_moved(entry, start) for entry in found]


@lru_cache(maxsize=4096)
def _labelled(label: str) -> tuple[tuple[Entry, ...], int, Word] | None:
    """What a line with a label and its colon holds before its value, and where which label stands; None for other lines."""
    found = _entries(label + _ANY_VALUE)
    last = found[-1] if found else None
    if not isinstance(last, Value) or (last.start, last.end) != (len(label), len(label) + 1):
        return None
    in_brackets = label[last.at] == "(" or label[: last.at].rstrip().endswith("(")
    return None if in_brackets else (found[:-1], last.at, last.word)


def _moved(entry: Entry, by: int) -> Entry:
    """An entry of a line's text as one of the page's."""
    if isinstance(entry, Plain):
        return Plain(entry[0] + by, entry[1] + by)
    if isinstance(entry, Value):
        at, start, end, word = entry
        return Value(at + by, start + by, end + by, word)
    if isinstance(entry, Head):
        return Head(entry[0] + by, entry[1] + by, entry[2], entry[3])
    return entry._replace(start=entry.start + by, end=entry.end + by)


def _entries(text: str) -> tuple[Entry, ...]:
    """The entries of a line's text, by position in it."""
    entries: list[Entry] = []
    line = Line(0, len(text))
    head = head_of(text, line)
    if head:
        entries.append(head)
    if "第" in text and len(text) < _LONGEST_RANK and (ranked := heads_rank(text)):
        # 第二候选人：
        return (*entries, RankHead(0, len(text), ranked))
    labels = labels_of(text)
    if not labels and len(text) <= HEAD_LENGTH and (alone := label(text)):
        return (*entries, Value(0, len(text), len(text), alone))
    first = labels[0].at if labels else len(text)
    # 三、经研究，同意某某公司为…承包单位。: numbered, and no head but a sentence
    told = head is not None and text.rstrip().endswith("。") and is_sentence(head, text)
    if head is not None and not labels and (names := listed(head, text)):
        return (*entries, Plain(names, len(text.rstrip())))
    entries.extend(_before_labels(text[:first], line, head is not None and not told, bool(labels)))
    for i, found in enumerate(labels):
        stop = labels[i + 1].at if i + 1 < len(labels) else len(text)
        start, end = value_span(text, found, stop)
        # 第二预中标人：, one of those proposed
        proposed = found.word.key[:1] in _PROPOSED and _NTH.search(text, 0, found.at)
        entries.append(Value(found.at, start, end, _RANKED if proposed else found.word))
    if head is None and (follows := results_follow(text, labels[-1].value if labels else 0)):
        entries.append(follows)
    return tuple(entries)


# the menus, heads and labels of a portal are the same on every page of it
_entries_of = lru_cache(maxsize=8192)(_entries)


def _before_labels(text: str, line: Line, headed: bool, labelled: bool) -> list[Entry]:
    """What stands in a line before its first label: a lot, a rank, or plain text."""
    stripped = text.strip()
    if not stripped:
        return []
    entries: list[Entry] = []
    if len(stripped) < _LONGEST_LOT and (of_works := _OF_WORKS.fullmatch(stripped)):
        at, called = line.start + text.find(stripped), of_works.lastgroup or "lot"
        return [LotHead(at + of_works.start(called), at + of_works.end(called), of_works[called])]
    bare, lot, ranked = _named_first(stripped)
    if (named := _RANKED_PRICE.match(stripped)) and (priced := label(named["price"])) and priced.kind in PRICES:
        at = line.start + text.find(stripped)
        head = RankHead(at + named.start("ranked"), at + named.end("ranked"), rank_of(named["ranked"]) or 1)
        return [head, Value(at + named.start("price"), at + named.end(), line.start + len(text.rstrip()), priced)]
    if bare.startswith("[") and (within := _rank_at_start(bare[1:])):
        bare, ranked = bare[1:], within
    at = line.start + text.find(bare)
    if lot and (len(bare) < 60 or lot["after"].strip() in (":", ",")):
        entries.append(LotHead(at + lot.start("lot"), at + lot.end("lot"), lot["lot"]))
        # 标包1第一名 某某公司
        if not ranked and (ranked := _rank_at_start(bare[lot.end() :])):
            bare, at = bare[lot.end() :], at + lot.end()
    if ranked:
        entries.append(RankHead(at, at + ranked[1], ranked[0]))
        length = ranked[1] + bare.startswith("]", ranked[1])
        rest = _behind_rank(bare[length:], at + length, labelled=labelled)
        if rest is not None:
            return [*entries, *rest]
        at += length
    if not headed and not (labelled and len(stripped) < 4) and _CHINESE.search(bare):
        entries.append(Plain(at, line.start + len(text.rstrip())))
    return entries


def _named_first(stripped: str) -> tuple[str, re.Match[str] | None, tuple[int, int] | None]:
    """The words before a label from where they name a lot or a rank, behind a number perhaps, with what they name."""
    bare, start = stripped, stripped[:24]
    lot = (LOT_AT_START.match(bare) or LOTS_AT_START.match(bare)) if _LOT_HINTS.search(start) else None
    ranked = _rank_at_start(bare) if "第" in start else None
    if not lot and not ranked and may_be_numbered(stripped):
        bare = _LOT_COUNT.sub("", MINOR.sub("", MAJOR.sub("", stripped, count=1), count=1), count=1)
        lot = LOT_AT_START.match(bare) if _LOT_HINTS.search(start) else None
        ranked = _rank_at_start(bare) if "第" in start else None
    if not lot and not ranked and (glued := _LOT_GLUED.search(stripped)):
        # 更正内容1包中标人
        bare, lot = bare[bare.rfind(glued["lot"]) :], LOT_AT_START.match(glued["lot"])
    return bare, lot, ranked


def _behind_rank(rest: str, at: int, *, labelled: bool) -> list[Entry] | None:
    """The entries of the words behind a rank: none where these say nothing, a labelled value; None for other words."""
    if rest.removeprefix("]").strip(" .、:]") in _SAID_OF_RANKS:
        return []
    found = labels_in(rest) if not labelled and ":" in rest else []
    if not found or found[0].at:
        return None
    # 第一中标候选人联合体成员：某某院
    start, end = value_span(rest, found[0], len(rest))
    return [Value(at, at + start, at + end, found[0].word)]


def _rank_at_start(text: str) -> tuple[int, int] | None:
    """The rank a line begins with and how long its words are, with a space in them too (第一中标候 选人：)."""
    found = RANK.match(text) or _RANK_SAID.match(text)
    if found:
        # 第二名为某某公司，第三名为某某公司: a sentence
        told = text[found.end() :].startswith("为") and _RANKS_ANOTHER.search(text, found.end())
        return None if told else (rank_of(found["rank"]) or 1, found.end())
    head, colon, _ = text[:_LONGEST_RANK].partition(":")
    joined = RANK.fullmatch(head.replace(" ", "")) if colon and " " in head else None
    return (rank_of(joined.group()) or 1, len(head)) if joined else None
