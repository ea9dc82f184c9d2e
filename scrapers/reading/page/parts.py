"""Long lines cut where their next numbered part begins: pages that were saved without their line breaks."""

from __future__ import annotations

import re
from itertools import pairwise

from scrapers.numerals import COUNTING, DIGITS, value_of
from scrapers.reading.lexicon.forms import LOT, LOT_ANYWHERE, PART_NUMBER, RANK, rank_of
from scrapers.reading.lexicon.kinds import BIDDERS, PRICES
from scrapers.reading.lexicon.labels import LABELS, Word, label, section
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Line

_LONG = 120
# its first letter comes first, for a search leaps to it
_PART = re.compile(rf"(?P<number>[{DIGITS}十](?<![第{COUNTING}、].)(?:(?<!十)十)?[{DIGITS}]?)\s?[、.](?=\s?[\u4e00-\u9fff(])")
_MINOR = re.compile(
    # 联系方式：024-123456782.采购代理机构信息
    rf"(?:(?<!\d)|(?<=\d{{6}}))(?P<head>\d\s?[.、]\s?(?:{any_of('minor_parties')}[\u4e00-\u9fff]{{0,6}}?{any_of('minor_ends')}(?:\([^()]{{0,6}}\))?|{any_of('minor_results')})\s?:?)"
    rf"|{any_of('first_heads')}\s{{0,20}}(?={any_of('second_heads')})|{any_of('first_heads')}\s{{1,20}}(?=[\u4e00-\u9fff]{{2,8}}[\s(])"
)
# the head of a part, where its content follows in the same line
_HEAD = re.compile(
    rf"{PART_NUMBER}\s?[^\d\s:,。;、]{{2,20}}?{any_of('part_ends')}(?!{any_of('trades')}|(?!{LOT})[\u4e00-\u9fff]{{0,3}}:|、)\s?:?(?=[^\n]{{4}})"
)


_DIGIT_PART = re.compile(rf"(?<=\s)(?P<number>\d)\s?[.、]\s?{any_of('digit_parts')}(?=\s)")
# a number behind the end of a name or of a figure; its first letter comes first, for a search leaps to it
_GLUED_PART = re.compile(
    rf"[{COUNTING}(](?<=[司院所厂社行店部心局校\d元整%)\s].)(?:(?<=[{COUNTING}])[{COUNTING}]?\s?[、.]|(?<=\()[{COUNTING}]{{1,2}}\))"
    r"\s?(?=[\u4e00-\u9fff])"
)
_HEADING = BIDDERS | PRICES
# a line that is shorter holds one part, and no part is shorter than its number
SHORT, _SHORTEST = 24, 2
_RANK_PART = re.compile(rf"(?:(?<=[\s。;:)元%])|(?<=[,、])(?=[^,;。\n]{{2,12}}:)){RANK.pattern}(?=\s|:|{any_of('is')})")
# what a line of heads has not: 包号 第一中标候选人 投标报价（元） 第二中标候选人 投标报价（元）
_TELLS = re.compile(rf"[\d:]|{any_of('legal_ends')}")
# 依次为：第一名某某公司、第二名某某公司
_RANK_NAMED = re.compile(
    rf"(?<=[\s。;:、,]){RANK.pattern}(?=[\u4e00-\u9fff()]{{4,30}}?{any_of('legal_ends')}(?:\([^()]{{2,12}}\))?(?:[、,;。]|(?:投标|响应)?总?报价|$))"
)
# 候选人情况   第一中标候选人   单位名称
_RANK_CELL = re.compile(rf"(?<=\s\s){RANK.pattern}(?=\s\s)")
# 包2：供应商名称…, 第二标段中标人…, 二标段：资料整编 成交人…
_LOT_PART = re.compile(
    rf"(?<=[\s。;):元%\d]){LOT}\s{{0,12}}(?:\([^()]{{0,30}}\)\s?)?(?::\s{{0,12}}(?:[^\s:,。;]{{2,30}}\s{{1,12}})?)?(?=(?:第[{COUNTING}])?{any_of('after_lots')})"
)
# A包（台柜）：某某公司, C包：废标, C包：供应商不足三家
_LOT_SAID = re.compile(
    rf"(?<=[\s。;,)元%\d]){LOT}\s?(?:\([^()]{{0,30}}\)\s?)?:\s{{0,12}}(?:[^,。;:\s]{{3,50}}?{any_of('legal_ends')}(?=[\s,。;(]|$)"
    rf"|(?:{any_of('this_lot')})?{any_of('lot_failed')}|[^,。;:\s]{{0,12}}{any_of('too_few')}(?!的))"
)
# 包1：, 第一包 某某公司
_LOT_PIECE = re.compile(
    rf"(?<=[\s;,。:])(?={LOT}\s?(?:\([^()]{{0,30}}\))?(?:\s?:|\s?[^,。;:\s]{{3,50}}?{any_of('legal_ends')}(?=[\s,。;(]|\Z)"
    # 1包568000元，2包230000元
    rf"|\s?¥?\d[\d,.]{{0,16}}\s?[万亿]?元(?!\s?/)))"
)
# 序号 … 93.5 采购包2（建华区）入围供应商：, before the next table's 序号
_LOT_BEHIND = re.compile(rf"(?<=\s){LOT}\s?(?:\([^()]{{0,30}}\))?[^\s:,。;\d]{{0,16}}:?\Z")
_TABLES_BEGIN = re.compile(any_of("first_heads"))
_LOT_BEFORE, _LONGEST_LOT = re.compile(rf"(?:^|\s){LOT}\s{{1,12}}\Z"), 24
_SUM_OF_LOTS = re.compile(rf"[,;。]\s?{any_of('whole_words')}")
_PIECE = re.compile(r"\S+")
_LONG_HEADS, _LONGEST_HEAD, _LEAST_HEADS = 60, 20, 3
# a notice tells of fewer candidates and lots than this in a line
_MOST_CUTS = 2_000
_LOT_TWICE = re.compile(rf"({any_of('lot_words')}).*\1", re.DOTALL)


def cut(folded: str, start: int, end: int) -> list[Line]:
    """The lines that a longer line holds: itself, or its numbered parts in rising order, in these its candidates and its lots."""
    if end - start < _LONG and folded.find("、", start + _SHORTEST, end) < 0:
        return _by_rank_and_lot(folded, Line(start, end))
    whole = _numbered(folded, start, end) if end - start >= _LONG else [Line(start, end)]
    numbered = [part for line in whole for part in _glued(folded, line)]
    return [part for line in numbered for part in _by_rank_and_lot(folded, line)]


def by_lot(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a value that tell of one lot each (包1：…；包2：…), or all of it."""
    cuts = [match.end() for match in _LOT_PIECE.finditer(folded, start, end)]
    # behind the last lot the sum of all
    summed = _SUM_OF_LOTS.search(folded, cuts[-1], end) if cuts else None
    end = summed.start() if summed else end
    return list(pairwise([*sorted({start, *cuts}), end])) if len(cuts) > 1 else [(start, end)]


def _by_rank_and_lot(folded: str, line: Line) -> list[Line]:
    """A line cut where candidates of two ranks or two lots are told of in it."""
    text = folded[line.start : line.end]
    cuts: list[int] = []
    if text.count("第") > 1 and _TELLS.search(text):
        ranked = list(_RANK_PART.finditer(folded, line.start, line.end))
        named = list(_RANK_NAMED.finditer(folded, line.start, line.end)) if not ranked else []
        if len({rank_of(match.group()) for match in named}) == len(named) > 1:
            cuts = [match.start() for match in named]
        if len({rank_of(match.group()) for match in ranked} | ({1} if RANK.match(text) else set())) > 1:
            cuts = [match.start() for match in ranked]
    elif "  第" in text:
        cuts = [match.start() for match in _RANK_CELL.finditer(folded, line.start, line.end)]
    if line.end - line.start >= _LONG_HEADS and text.count(" ") >= _LEAST_HEADS:
        cuts += _heads(folded, line)
    if _TABLES_BEGIN.match(text) and (behind := _LOT_BEHIND.search(text)):
        cuts.append(line.start + behind.start())
    if _LOT_TWICE.search(text):
        labelled = _is_labelled(text)
        parted = [match.start() for match in _LOT_PART.finditer(folded, line.start, line.end)]
        parted = [at for at in parted if folded[at - 1] != ":" or not labelled]
        # 标段一 标段二 中标人 …: side by side
        parted = [at for at in parted if not _LOT_BEFORE.search(folded, max(line.start, at - _LONGEST_LOT), at)]
        said = [match.start() for match in _LOT_SAID.finditer(folded, line.start, line.end)]
        cuts += [*parted, *said] if len(parted) + len(said) > 1 and not labelled else parted
    return _lines(folded, [line.start, *sorted(set(cuts))[:_MOST_CUTS], line.end]) if cuts else [line]


def _is_labelled(text: str) -> bool:
    """Whether the first lot of a line stands in a label's value (中标人：一标段：某某公司；二标段：…)."""
    before = text[: lot.start()].rstrip() if (lot := LOT_ANYWHERE.search(text)) else ""
    return before.endswith(":") and label(before.rstrip(" :")) is not None


def _heads(folded: str, line: Line) -> list[int]:
    """Where a table's heads begin in the middle of a line: three labels or more that spaces set apart, a party's among them."""
    run: list[Word] = []
    begin = 0
    for match in _PIECE.finditer(folded, line.start, line.end):
        # 中标结果：序号 中标人
        piece = match.group().rpartition(":")[2]
        within = len(piece) < len(match.group())
        word = label(piece) if 1 < len(piece) < _LONGEST_HEAD and not (run and within) else None
        if word is not None:
            begin = begin if run else match.end() - len(piece)
            run.append(word)
            continue
        if len(run) >= _LEAST_HEADS and any(head.kind in BIDDERS for head in run):
            return [begin]
        run = []
    return []


def _lines(folded: str, cuts: list[int]) -> list[Line]:
    """The stripped pieces between cuts, without empty ones."""
    lines = []
    for at, stop in pairwise(cuts):
        # ## before the next part
        piece = folded[at:stop].rstrip().removesuffix("##")
        if piece.strip():
            left = at + len(piece) - len(piece.lstrip())
            lines.append(Line(left, left + len(piece.strip())))
    return lines


def _numbered(folded: str, start: int, end: int) -> list[Line]:
    """The numbered parts (一、… 二、…) of a long line."""
    cuts = _rising(folded, start, end) if "、" in folded[start:end] else []
    if not cuts:
        return _lines(folded, [start, *_rising_digits(folded, start, end), end])
    cuts.extend(head.end() for at in list(cuts) if (head := _HEAD.match(folded, at, end)))
    for match in _MINOR.finditer(folded, cuts[0], end):
        cuts.extend(match.span() if match["head"] else (match.start(),))
    return _lines(folded, [start, *sorted(set(cuts)), end])


def _glued(folded: str, line: Line) -> list[Line]:
    """A line cut before numbers glued to a value, which labels follow: 一、中标人某某公司一、中标价格100元."""
    if folded.find("、", line.start + _SHORTEST, line.end) < 0:
        return [line]
    numbers = list(_GLUED_PART.finditer(folded, line.start, line.end))
    cuts = [match.start() for match in numbers] if any(_labels(folded, match.end()) for match in numbers) else []
    return _lines(folded, [line.start, *cuts, line.end]) if cuts else [line]


def _labels(folded: str, at: int) -> bool:
    """Whether a label begins at a position that heads a party or a price."""
    return any(LABELS.get(folded[at : at + length]) in _HEADING for length in range(_LONGEST_HEAD, 2, -1))


def _rising(folded: str, start: int, end: int) -> list[int]:
    """Where the parts one, two, three begin; nothing where there are not two of them."""
    cuts: list[int] = []
    outer = inner = 0
    for match in _PART.finditer(folded, start, end):
        number = value_of(match["number"])
        if number == outer + 1 or (number == outer + 2 > 2 and section(folded[match.end() : match.end() + _LONGEST_HEAD])):
            # one number left out
            outer = number
        elif number == inner + 1 and outer > 1:
            # a document within the document counts from one again
            inner = number
        elif number == 1 and inner:
            inner = 1
        else:
            continue
        cuts.append(match.start())
    return cuts if outer > 1 else []


def _rising_digits(folded: str, start: int, end: int) -> list[int]:
    """Where the parts 1. 2. 3. begin whose heads are known: 1. 项目信息 … 2. 中标信息 …; nothing where there are not two."""
    cuts: list[int] = []
    count = 0
    for match in _DIGIT_PART.finditer(folded, start, end):
        if int(match["number"]) == count + 1:
            count += 1
            cuts.extend(match.span())
    return cuts if count > 1 else []


def pieces_of(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Positions of the lines of a cell, or of its parts between semicolons or enumeration commas; blank ones are left out."""
    sign = next((each for each in "\n;、" if folded.find(each, start, end) >= 0), "\n")
    found = []
    for part in folded[start:end].split(sign):
        if part.strip():
            found.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
        start += len(part) + 1
    return found
