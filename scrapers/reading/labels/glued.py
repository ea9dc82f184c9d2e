"""Labels whose colon was lost: cells of a table of pairs that run together (中标人某某公司), or stand apart by spaces only."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.lexicon.figures import FIGURE
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.labels import LABELS, LONGEST, Word, label
from scrapers.reading.lexicon.names import HAN, is_legal
from scrapers.reading.lexicon.parties import is_placed
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of

_UNIT = re.compile(r"\((?:单位\s?:\s?)?(?:人民币)?(?:亿元|百万元|万元|千元|百元|元|%)\)")
_FIGURE = re.compile(rf"\s?{FIGURE}|\s?(?:人民币)?\s?[零{FORMAL}万亿]{{1,60}}\s?[元圆][^\s;。:]{{0,30}}")
# 成交人——（牵头方）某某公司、（成员方）某某院
_TO_LEAD = re.compile(rf"\s?[-—–]{{1,2}}\s?(?P<role>\({any_of('lead_roles')}\))(?={HAN}{{4}})")
_SUM_ALONE = re.compile(r"\s?[¥￥]?\s?\d[\d,.]*\s?[万亿]?元\s?[。;]?")
_TO_THE_FEN = re.compile(r"\s?[¥￥]?\s?\d[\d,]{3,}\.\d\d")
# 中标(成交)金额
_INNER = re.compile(rf"[\u4e00-\u9fff]{{2,4}}(?P<inner>\({any_of('won')}\))(?=[\u4e00-\u9fff])")
_NOTED = re.compile(r"[\u4e00-\u9fff]{2,8}(?P<note>\((?:不?含税|人民币)\))")
_PARTIES = frozenset(("supplier", "candidate", "buyer", "agency"))
_OF_PARTIES = _PARTIES | {"contact"}
_SEAT, _PRICES, _PLAIN = "地址", frozenset(("amount", "offer")), frozenset(("address", "code"))
_BEHIND_SEATS = _PARTIES | _PRICES | _PLAIN
# 包号1包中标供应商名称某某公司
_LOT_BEFORE = re.compile(rf"(?P<label>包号|[标分]包号?|标项号?|标段号?)\s?(?P<lot>{LOT})\s?(?P<rest>(?=[\u4e00-\u9fff]{{4}}))")
_BUYING = frozenset(("buyer", "agency"))
_DECIDES, _KINDS = re.compile(any_of("decides")), re.compile(any_of("title_kinds"))
# values by which a label of that kind is told, to the end of the line
_FORMS = {
    "project_number": re.compile(r"\s?[A-Za-z][A-Za-z\d\-_/()\[\].]{5,40}(?<=\d)"),
    "published": re.compile(r"\s?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d\d(?::\d\d)?)?"),
    "rate": re.compile(r"\s?\d{1,3}(?:\.\d+)?\s?[%‰]"),
    "rank": re.compile(r"\s?第?[一二三四五1-9]名?"),
    "item": re.compile(r"(?:亿元|万元|元)(?:[/(]人民币\)?)?"),
}
_STARTS = frozenset(
    word[:2] for word, kind in LABELS.items() if kind in _PARTIES or kind in ("amount", "offer") or kind in _FORMS
)


def _lengths() -> dict[str, list[int]]:
    """The first two letters of labels, and how long those are that begin with them and have more, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in LABELS:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {begins: sorted(found - {1, 2}, reverse=True) for begins, found in lengths.items()}


_LENGTHS = _lengths()
# the letters a label begins with, or the number before it
_FIRST = frozenset(word[0] for word in LABELS) | frozenset(COUNTING)
_PIECE = re.compile(r"\S+")
_SPREAD = re.compile(r"(?:[\u4e00-\u9fff] ){2,6}[\u4e00-\u9fff]")
_STOPS, _SHORT = " ;。,", 30
_MOST_LETTERS = 5
_MOST_RUNS = 2_400
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_SEAT, _MOST_PAIRS = 4, 60, 100, 8


def label_at_start(text: str) -> tuple[Word, int] | None:
    """The label a line begins with and where its value begins: only where the value is a registered name or a figure."""
    if spread := _SPREAD.match(text):
        # 中 标 价521.0286万元
        found = label_at_start(spread.group().replace(" ", "") + text[spread.end() :])
        return (found[0], found[1] + spread.group().count(" ")) if found else None
    if text[:2] not in _STARTS:
        return None
    # 成交金额(含税)1,126,400.00
    noted = _NOTED.match(text)
    if noted and (found := label_at_start(text[: noted.start("note")] + text[noted.end() :])) and found[1] == noted.start("note"):
        return found[0]._replace(qualifier=noted["note"]), noted.end()
    inner = _INNER.match(text)
    if inner:
        found = _at_start(text[: inner.start("inner")] + text[inner.end("inner") :])
        return (found[0], found[1] + len(inner["inner"])) if found and found[1] > inner.start("inner") else None
    return _at_start(text)


def _at_start(text: str) -> tuple[Word, int] | None:
    for length in range(min(LONGEST, len(text) - 1), 2, -1):
        kind = LABELS.get(text[:length])
        # 招标人确定某某公司为中标人, 候选人公示_某某集团
        if (kind in _BUYING and _DECIDES.match(text, length)) or _KINDS.match(text, length):
            continue
        if kind in _PARTIES and _is_name(text, length):
            return Word(kind, text[:length], ""), length
        if kind == "supplier" and (leads := _TO_LEAD.match(text, length)) and first_name(text, leads.end(), leads.end() + 60):
            return Word(kind, text[:length], ""), leads.start("role")
        if kind in _FORMS and _FORMS[kind].fullmatch(text, length):
            return Word(kind, text[:length], ""), length
        if kind in ("amount", "offer"):
            unit = _UNIT.match(text, length)
            # 投标报价13133081.96元, and no more in its line
            if kind == "offer" and not (unit or _SUM_ALONE.fullmatch(text, length) or _TO_THE_FEN.fullmatch(text, length)):
                continue
            begin = unit.end() if unit else length
            figure = _FIGURE.match(text, begin)
            # ￥584,800.00 (人民币伍拾捌万肆仟捌佰元整)
            if figure and (unit or _ends(text, figure.end() - figure.group().endswith("("))):
                return Word(kind, text[:length], unit.group() if unit else ""), begin
    return None


def labels_run_on(text: str) -> list[tuple[int, int, Word]]:
    """Labels of a line whose colons were lost, each where it and its value begin: 招标人某某局招标代理机构某某公司.

    A seat or a code between them ends before the next label, a price ends the line.
    """
    lot = _LOT_BEFORE.match(text)
    begins = lot.start("rest") if lot else 0
    first = label_at_start(text[begins:])
    found = [(begins, begins + first[1], first[0])] if first else []
    while found and len(found) < _MOST_PAIRS:
        *_, (_, start, last) = found
        end = _name_end(text, start) if last.kind in _PARTIES else _text_end(text, start) if last.kind in _PLAIN else 0
        behind = label_at(text, end) if end else None
        if behind is None or (behind[0].kind in _PRICES and not _FIGURE.match(text, end + behind[1])):
            break
        found.append((end, end + behind[1], behind[0]))
    return [(0, lot.start("lot"), Word("lot", lot["label"], "")), *found] if lot and found else found


def _text_end(text: str, start: int) -> int:
    """Where a seat or a code ends that a label of a party or a price follows; 0 where none does."""
    ends = range(start + _SHORTEST_NAME, min(len(text), start + _LONGEST_SEAT))
    return next((at for at in ends if (found := label_at(text, at)) and found[0].kind in _BEHIND_SEATS), 0)


def label_at(text: str, at: int) -> tuple[Word, int] | None:
    """The label that stands at a place and how long it is with its unit in brackets: 中标(成交)金额(万元)."""
    inner = _INNER.match(text, at)
    noted = inner.end("inner") - inner.start("inner") if inner else 0
    bare = text[at : inner.start("inner")] + text[inner.end("inner") : at + LONGEST] if inner else text[at : at + LONGEST]
    length = _label_length(bare, 0)
    # labels of two letters: 地址, and 总价 before a unit
    short = bare.startswith(_SEAT) or (LABELS.get(bare[:2]) in _PRICES and _UNIT.match(bare, len(_SEAT)))
    length = length or (len(_SEAT) if short else 0)
    if not length:
        return None
    word = bare[:length]
    unit = _UNIT.match(text, at + noted + len(word))
    told = unit if unit and LABELS[word] in _PRICES else None
    return Word(LABELS[word], word, told.group() if told else ""), noted + len(word) + (len(told.group()) if told else 0)


def _is_name(text: str, start: int) -> bool:
    if len(text) - start < _SHORT and is_legal(text[start:].strip(_STOPS)):
        # 供应商登录供应商注册帮助中心: a site's menu
        return text[:start] not in text[start:]
    found = first_name(text, start, min(len(text), start + _LONGEST_NAME))
    named = found is not None and found[0] == start and is_legal(text[start : found[1]]) and _ends(text, found[1])
    return named or _name_end(text, start) > 0


def _name_end(text: str, start: int) -> int:
    """Where a name ends that another label follows; 0 where none does."""
    ends = range(start + _SHORTEST_NAME, min(len(text), start + _LONGEST_NAME))
    return next((at for at in ends if (found := label_at(text, at)) and _ends_before(text[start:at], found[0])), 0)


def _ends_before(name: str, word: Word) -> bool:
    """Whether a name ends before a label: one by an ending nobody knows before a long one that speaks of parties."""
    return is_legal(name) or (len(word.key) >= _SHORTEST_NAME and word.kind in _OF_PARTIES and is_placed(name))


def _label_length(text: str, at: int) -> int:
    """How long the label is that stands at a place, one of two letters aside; 0 where none does."""
    lengths = _LENGTHS.get(text[at : at + 2], ())
    return next((length for length in lengths if at + length <= len(text) and text[at : at + length] in LABELS), 0)


def _ends(text: str, at: int) -> bool:
    """Whether nothing follows a value, or another label."""
    rest = text[at:].strip(_STOPS)
    return not rest or rest[0] == "(" or label_at(rest, 0) is not None


def pieces_of(text: str, start: int) -> list[tuple[int, int, str]]:
    """The runs between spaces, with labels set in spaced letters (拟 中 标 人) and units after labels made one.

    Nothing where there are more of them than in any line of labels.
    """
    found = [piece for match in islice(_PIECE.finditer(text, start), _MOST_RUNS + 1) for piece in _parted(*match.span(), text)]
    if len(found) > _MOST_RUNS:
        return []
    merged: list[tuple[int, int, str]] = []
    i = 0
    while i < len(found):
        joined = _joined_letters(found, i)
        begin, end, piece = found[i] if joined is None else (found[i][0], found[joined - 1][1], _text(found, i, joined))
        i = joined or i + 1
        if i < len(found) and label(piece) and (_UNIT.fullmatch(found[i][2]) or _is_one_label(piece, found[i][2])):
            end, piece = found[i][1], piece + found[i][2]
            i += 1
        merged.append((begin, end, piece))
    return merged


def _parted(start: int, end: int, text: str) -> list[tuple[int, int, str]]:
    """A run in two where it ends with a label behind a clause: 88%;备选供应商, 某某公司,报价."""
    at = max(text.rfind(";", start, end), text.rfind(",", start, end)) + 1
    cuts = [start, at, end] if start + 1 < at < end and label(text[at:end]) else [start, end]
    return [(first, last, text[first:last]) for first, last in pairwise(cuts)]


def _is_one_label(piece: str, behind: str) -> bool:
    """Whether a label goes on behind a space with a word that is none by itself (组织机构 代码)."""
    return len(behind) <= _MOST_LETTERS and label(behind) is None and piece + behind in LABELS


def _text(found: list[tuple[int, int, str]], start: int, stop: int) -> str:
    return "".join([piece for _, _, piece in found[start:stop]])


def _joined_letters(found: list[tuple[int, int, str]], start: int) -> int | None:
    """Where the spaced letters of a label end that begins here, or None where there is none."""
    first = found[start][2][0]
    if first.isalpha() and first not in _FIRST:
        return None
    stop = start
    while stop < len(found) and stop - start < _MOST_LETTERS and len(found[stop][2]) <= 2:
        stop += 1
    for end in range(stop, start + 1, -1):
        if label(_text(found, start, end)):
            return end
    return None
