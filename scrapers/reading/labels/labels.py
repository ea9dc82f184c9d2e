"""The labels of a line: words before a colon, or between spaces, that say what the text after them is."""

from __future__ import annotations

import re
from itertools import pairwise

from scrapers.reading.labels.glued import label_at_start, pieces_of
from scrapers.reading.lexicon.labels import LABELS, LONGEST, Word, column, label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import VOCABULARY, any_of

_SEPARATOR = re.compile(r"[\s,;。|!?]+")
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff)])\s?[A-Za-z][A-Za-z .'/&-]{2,40}$")
_INNER = re.compile(rf"\({any_of('won')}\)(?=[\u4e00-\u9fff]{{1,6}}$)")
_AFTER_INNER = tuple(VOCABULARY["words"]["after_inner"])
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
        "rank",
        "other_date",
    )
)
_PRICE = frozenset(("amount", "offer", "rate"))
_FIRST_OF_FIGURES = frozenset("¥0123456789壹贰叁肆伍陆柒捌玖拾")
_NAMES = frozenset(("party_name", "bidder"))
_WEAK = frozenset(("amount", "rate", "unit_price", "fee", "budget", "ceiling", "offer", "offer_reviewed"))
_GLUED_ENDS = frozenset(word[-2:] for word, kind in LABELS.items() if kind in _GLUED)
# 1:供应商名称 某公司 ;供应商地址 某路
_COUNT = re.compile(r"^(?:\d{1,2}:|[;,])+")
_SPREAD = re.compile(r"(?P<first>[\u4e00-\u9fff])\s+(?P<last>[\u4e00-\u9fff])$")
_FIGURE_FIRST = re.compile(r"\s*\d+(?:\.\d+[,;、]|[,;])")
# 甲方, 乙方
_SHORT = frozenset(word for word, kind in LABELS.items() if len(word) == 2 and kind in ("supplier", "buyer"))
_MAX_LABELS = 60
_MOST_MISSED = 300
_LONG_LINE = 40
_LONG_HEAD = 40


class Label:
    """A label found in a line: where it and its value begin."""

    __slots__ = ("at", "value", "word")

    def __init__(self, at: int, value: int, word: Word) -> None:
        self.at, self.value, self.word = at, value, word


def labels_of(text: str) -> list[Label]:
    """The labels of a line, in order; in a long line also those that only spaces set apart."""
    labels = labels_in(text)
    if " " in text and (not labels or len(text) > _LONG_LINE or " ;" in text):
        before = _spaced_labels(text[: labels[0].at]) if labels and labels[0].at > _LONG_HEAD else []
        between = [found for label, after in pairwise(labels) for found in _in_long_value(text, label.value, after.at)]
        behind = _spaced_labels(text, labels[-1].value if labels else 0)
        labels = sorted([*before, *labels, *between, *behind], key=lambda found: found.at)
    if not labels and (glued := label_at_start(text)):
        return [Label(0, glued[1], glued[0])]
    return labels


def _in_long_value(text: str, start: int, stop: int) -> list[Label]:
    """The labels that only spaces set apart in a value too long for one: pairs that run on behind a label with a colon."""
    if stop - start <= _LONG_LINE:
        return []
    found = _spaced_labels(text[start:stop])
    return [Label(start + each.at, start + each.value, each.word) for each in found] if len(found) > 2 else []


def labels_in(text: str) -> list[Label]:
    """The labels of a line that are followed by a colon, in order; the search ends after many colons that follow none."""
    found: list[Label] = []
    begin = missed = 0
    colon = text.find(":")
    while colon >= 0 and len(found) < _MAX_LABELS and missed < _MOST_MISSED:
        hit = _label_before(text[max(begin, colon - 60) : colon], inner=begin > 0)
        if hit:
            word, length = hit
            found.append(Label(colon - length, colon + 1, word))
            begin, missed = colon + 1, 0
        else:
            missed += 1
        colon = text.find(":", colon + 1)
    return found


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
    bracket = _TAIL_BRACKET.search(stripped) if stripped.endswith(")") else None
    core = (stripped[: bracket.start()] if bracket else stripped).removesuffix("为")
    if core.endswith(_AFTER_INNER) and (within := _bracket_within(core)):
        return within[0], within[1] + len(head) - len(core)
    length = _glued_length(core)
    if length:
        return Word(LABELS[core[-length:]], core[-length:], bracket.group() if bracket else ""), len(head) - len(core) + length
    return _spread_label(stripped, len(head)) or _weak_label(stripped, cuts[-1] if cuts else 0, len(head))


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
    found = [length for length in range(min(LONGEST, len(text)), 1, -1) if LABELS.get(text[-length:]) in _GLUED]
    longest = found[0] if found and found[0] > 2 else 0
    if found and found[-1] != longest and not (longest and is_legal(text[:-longest])):
        return next((length for length in found if length != longest and is_legal(text[:-length])), longest)
    return longest


def _spread_label(head: str, length: int) -> tuple[Word, int] | None:
    """A label of two letters with spaces between them that is glued to the end of a name: 某某医院地 址."""
    spread = _SPREAD.search(head)
    if spread is None or not is_legal(head[: spread.start()]):
        return None
    kind = LABELS.get(spread["first"] + spread["last"])
    return (Word(kind, spread["first"] + spread["last"], ""), length - spread.start()) if kind in _GLUED else None


def _weak_label(head: str, cut: int, length: int) -> tuple[Word, int] | None:
    """A label the vocabulary does not hold, taken for what it speaks of where that is a price or a winner."""
    text = head[cut:]
    if not 3 < len(text) <= 18 or any(c.isdigit() for c in text) or (text[0] == "(" and text[-1] == ")"):
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


def _spaced_labels(text: str, from_: int = 0) -> list[Label]:
    """Labels and values told apart by spaces only: 中标人 X 中标价(元) 1000; at least two pairs, or one that begins the line."""
    pieces = pieces_of(text, from_)
    if not 2 <= len(pieces) <= 400:
        return []
    words = [label(_COUNT.sub("", piece)) if len(piece) > 2 or piece in _SHORT else None for _, _, piece in pieces]
    hits = [
        i for i, word in enumerate(words) if word and i + 1 < len(pieces) and not words[i + 1] and _opens(word, pieces[i + 1][2])
    ]
    beside = sum(1 for i, word in enumerate(words) if word and i + 1 < len(words) and words[i + 1])
    if (
        beside * 3 > len(hits)
        or not hits
        or (len(hits) == 1 and (hits[0] != 0 or len(pieces) > 4) and not _price_after_name(words, pieces, hits[0]))
    ):
        return []
    return [Label(pieces[i][0], pieces[i][1], word) for i in hits if (word := words[i])]


def _price_after_name(words: list[Word | None], pieces: list[tuple[int, int, str]], hit: int) -> bool:
    """Whether a label is a price's that a figure follows, behind a name or at the line's beginning: 某某公司 投标报价 1000."""
    word = words[hit]
    return (
        word is not None
        and word.kind in _PRICE
        and (hit == 0 or is_legal(pieces[hit - 1][2]))
        and pieces[hit + 1][2][:1] in _FIRST_OF_FIGURES
    )


def _opens(word: Word, value: str) -> bool:
    """Whether a word that spaces set apart is the label of what follows: a name's only before a name."""
    return word.kind in _GLUED or (word.kind in _NAMES and is_legal(value))


def _bracket_end(text: str, found: Label, stop: int) -> int:
    """Where a value ends whose label stands in brackets: at the bracket that closes them."""
    if not text[: found.at].rstrip().endswith("(") and text[found.at : found.at + 1] != "(":
        return stop
    depth = 1
    for i in range(found.value, stop):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return stop


def value_span(text: str, found: Label, stop: int) -> tuple[int, int]:
    """Where the value of a label stands that ends before `stop`, without its separators."""
    start, end = found.value, _bracket_end(text, found, stop)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" :"))
    right = len(piece.rstrip(" ;,、|("))
    return start + left, start + max(left, right)
