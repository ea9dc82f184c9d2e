"""Lines to labelled values, heads, lots and ranks."""

from __future__ import annotations

import re

from scrapers.reading.entries import LOT_AT_START, RANK, Entry, Head, LotHead, Plain, RankHead, Value, rank_of
from scrapers.reading.page import Line, Page
from scrapers.reading.vocabulary import LABELS, LONGEST, Word, column, label, section

_MAJOR = re.compile(r"^[#\s]*(?:第?[一二三四五六七八九十]{1,3}\s?[、.．:,]|\([一二三四五六七八九十]{1,2}\))\s*")
_MINOR = re.compile(
    r"^[#\s]*(?:\(?\d{1,2}(?:\.\d{1,2})*\)?\s?[、.．,)]\s?|\d{1,2}(?:\.\d{1,2})?\s+|\d{1,2}(?=[采招项中成供投标代评联公监其废主])|[①-⑳●•◆■▪★※])(?=[^\d])"
)
_SEPARATOR = re.compile(r"[\s,;。|!?]+")
_TAIL_BRACKET = re.compile(r"\([^()]{0,20}\)$")
# kinds whose labels may stand glued to the end of a value
_GLUED = frozenset(
    (
        "supplier",
        "amount",
        "offer",
        "buyer",
        "agency",
        "project_name",
        "project_number",
        "published",
        "rate",
        "unit_price",
        "address",
        "contact",
        "budget",
        "service_period",
        "lot",
        "code",
        "method",
        "candidate",
        "publicity",
        "ceiling",
    )
)
_WEAK = frozenset(("amount", "rate", "unit_price", "fee", "budget", "ceiling", "offer", "offer_reviewed"))
_GLUED_ENDS = frozenset(word[-2:] for word, kind in LABELS.items() if kind in _GLUED)
_MAX_LABELS = 60
_NEXT_LINE_KINDS = frozenset(
    (
        "supplier",
        "candidate",
        "buyer",
        "agency",
        "party_name",
        "project_name",
        "project_number",
        "amount",
        "offer",
        "published",
        "rate",
        "members",
        "lead",
        "budget",
        "ceiling",
        "service_period",
        "lot",
        "publicity",
        "contract_date",
        "fee",
        "address",
        "contact",
        "code",
        "method",
        "other_date",
        "result",
        "lot_name",
        "unit_price",
        "total",
        "bidder",
        "pricing_type",
        "item",
        "project_number_other",
        "reason",
        "score",
        "rank",
    )
)
_PIECE = re.compile(r"\S+")
_LOT_HINTS = frozenset("包标分项品件组")
_MAY_BE_LOT = frozenset(("lot", "lot_name", "project_name"))
_CHINESE = re.compile(r"[\u4e00-\u9fffA-Za-z\d]")
_HEAD_LENGTH = 36
_HEAD_END = re.compile(
    r"^[^\d]{2,16}(?:信息|情况|名单|结果|公示|一览表|明细|汇总表|内容|候选人|联系方式|附件)$|^(?:货物|服务|工程)类$"
)


class _Label:
    """A label found in a line: where it and its value begin."""

    __slots__ = ("at", "value", "word")

    def __init__(self, at: int, value: int, word: Word) -> None:
        self.at, self.value, self.word = at, value, word


def read_lines(page: Page, lines: list[Line]) -> list[Entry]:
    """The entries of lines in order; a label with nothing after it takes the next line that is none itself."""
    entries: list[Entry] = []
    waiting: Word | None = None
    waiting_at = 0
    for line in lines:
        found = _in_line(page.folded, line)
        if waiting is not None and page.grids and any(waiting_at < grid.start < line.start for grid in page.grids):
            waiting = None
        if waiting is not None and found and isinstance(found[0], Plain):
            found[0] = Value(waiting_at, line.start, found[0].end, waiting)
        elif waiting is not None and found and isinstance(found[0], LotHead) and waiting.kind in _MAY_BE_LOT:
            found.append(Value(waiting_at, line.start, line.end, waiting))
        waiting = None
        entries.extend(found)
        last = found[-1] if found else None
        if isinstance(last, Value) and last.start >= last.end and last.word.kind in _NEXT_LINE_KINDS:
            waiting, waiting_at = last.word, last.at
    return entries


def _in_line(folded: str, line: Line) -> list[Entry]:
    text = folded[line.start : line.end]
    entries: list[Entry] = []
    head = _head(text, line)
    if head:
        entries.append(head)
    labels = labels_in(text)
    if " " in text and (not labels or len(text) > 80):
        labels = sorted([*labels, *_spaced_labels(text, labels[-1].value if labels else 0)], key=lambda found: found.at)
    if not labels:
        alone = label(text) if len(text) <= _HEAD_LENGTH else None
        if alone:
            return [*entries, Value(line.start, line.end, line.end, alone)]
    first = labels[0].at if labels else len(text)
    entries.extend(_before_labels(text[:first], line, head is not None, bool(labels)))
    for i, found in enumerate(labels):
        stop = labels[i + 1].at if i + 1 < len(labels) else len(text)
        start, end = _trimmed(text, found.value, _bracket_end(text, found, stop))
        entries.append(Value(line.start + found.at, line.start + start, line.start + end, found.word))
    return entries


def _before_labels(text: str, line: Line, headed: bool, labelled: bool) -> list[Entry]:
    """What stands in a line before its first label: a lot, a rank, or plain text."""
    stripped = text.strip()
    if not stripped:
        return []
    entries: list[Entry] = []
    bare = stripped
    start = stripped[:24]
    may_be_lot = not _LOT_HINTS.isdisjoint(start)
    if not (may_be_lot and LOT_AT_START.match(stripped)) and not ("第" in start and RANK.match(stripped)):
        bare = _MINOR.sub("", _MAJOR.sub("", stripped))
    at = line.start + text.find(bare)
    lot = LOT_AT_START.match(bare) if may_be_lot else None
    if lot and (len(bare) < 60 or lot["after"].strip() in (":", ",")):
        entries.append(LotHead(at + lot.start("lot"), at + lot.end("lot"), lot["lot"]))
    ranked = RANK.match(bare) if "第" in start else None
    if ranked:
        entries.append(RankHead(at, at + ranked.end(), rank_of(ranked.group()) or 1))
        at += ranked.end()
        if not bare[ranked.end() :].strip(" .、:"):
            return entries
    if not headed and not (labelled and len(stripped) < 4) and _CHINESE.search(bare):
        entries.append(Plain(at, line.start + len(text.rstrip())))
    return entries


def _head(text: str, line: Line) -> Head | None:
    major = _MAJOR.match(text)
    minor = None if major else _MINOR.match(text)
    start = major.end() if major else minor.end() if minor else 0
    words = text[start:].rstrip(" :")
    colon = words.find(":")
    title = words[:colon] if colon >= 0 else words
    if len(title) > _HEAD_LENGTH or not title:
        return Head(line.start, line.start + start, "unknown", True) if major and len(title) < 200 and colon < 0 else None
    alone = colon < 0
    kind = section(title) if alone or major else None
    if major:
        return Head(line.start, line.start + start + len(title), kind or "unknown", True)
    if kind and alone and (minor or text.endswith(":") or _HEAD_END.search(title)) and not _looks_like_value(title):
        return Head(line.start, line.end, kind, False)
    return None


def _looks_like_value(title: str) -> bool:
    return title.endswith(("公司", "元", "院", "中心", "。", "项目")) or any(c.isdigit() for c in title[-3:])


def labels_in(text: str) -> list[_Label]:
    """The labels of a line that are followed by a colon, in order."""
    found: list[_Label] = []
    begin = 0
    colon = text.find(":")
    while colon >= 0 and len(found) < _MAX_LABELS:
        hit = _label_before(text[max(begin, colon - 60) : colon])
        if hit:
            word, length = hit
            found.append(_Label(colon - length, colon + 1, word))
            begin = colon + 1
        colon = text.find(":", colon + 1)
    return found


def _label_before(head: str) -> tuple[Word, int] | None:
    """The label a text ends with and how many characters it takes."""
    stripped = head.rstrip()
    whole = label(stripped.lstrip()) if len(stripped) <= 44 else None
    if whole:
        return whole, len(head) - (len(stripped) - len(stripped.lstrip()))
    cuts = [match.end() for match in _SEPARATOR.finditer(stripped)][-6:]
    for cut in reversed(cuts):
        word = label(stripped[cut:])
        if word:
            return _widened(stripped, cuts, cut, word, len(head))
    bracket = _TAIL_BRACKET.search(stripped) if stripped.endswith(")") else None
    core = stripped[: bracket.start()] if bracket else stripped
    for length in range(min(LONGEST, len(core)), 2, -1) if core[-2:] in _GLUED_ENDS else ():
        kind = LABELS.get(core[-length:])
        if kind in _GLUED:
            return Word(kind, core[-length:], bracket.group() if bracket else ""), len(head) - len(core) + length
    return _weak_label(stripped, cuts[-1] if cuts else 0, len(head))


def _weak_label(head: str, cut: int, length: int) -> tuple[Word, int] | None:
    """A label the vocabulary does not hold, taken for what it speaks of where that is a price or a winner."""
    text = head[cut:]
    if not 3 < len(text) <= 18 or any(c.isdigit() for c in text):
        return None
    word = column(text)
    return (word, length - cut) if word.kind in _WEAK else None


def _widened(text: str, cuts: list[int], cut: int, word: Word, length: int) -> tuple[Word, int]:
    """The longest label that ends where this one does: of 项目 联系人 both words, not the last."""
    for earlier in cuts:
        if earlier < cut:
            wider = label(text[earlier:])
            if wider:
                return wider, length - earlier
    return word, length - cut


def _spaced_labels(text: str, from_: int = 0) -> list[_Label]:
    """Labels and values told apart by spaces only: 中标人 X 中标价(元) 1000; at least two pairs, or one that begins the line."""
    pieces = [(match.start(), match.group()) for match in _PIECE.finditer(text, from_)]
    if not 2 <= len(pieces) <= 400:
        return []
    words = [label(piece) if len(piece) > 2 else None for _, piece in pieces]
    hits = [i for i, word in enumerate(words) if word and word.kind in _GLUED and i + 1 < len(pieces) and not words[i + 1]]
    beside = sum(1 for i, word in enumerate(words) if word and i + 1 < len(words) and words[i + 1])
    if beside or not hits or (len(hits) == 1 and (hits[0] != 0 or len(pieces) > 4)):
        return []
    return [_Label(pieces[i][0], pieces[i][0] + len(pieces[i][1]), word) for i in hits if (word := words[i])]


def _bracket_end(text: str, found: _Label, stop: int) -> int:
    """Where a value ends whose label stands in brackets: at the bracket that closes them."""
    if not text[: found.at].rstrip().endswith("("):
        return stop
    depth = 1
    for i in range(found.value, stop):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" :"))
    right = len(piece.rstrip(" ;,、|("))
    return start + left, start + max(left, right)
