"""First words of a flattened table's heads: whether a line may begin them at all, and what stands before them in it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from scrapers.numerals import COUNTING
from scrapers.reading.labels.glued import label_at
from scrapers.reading.labels.labels import labels_in
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import LOT, LOT_AT_START, LOT_FIRST_LETTERS, LOT_LETTER, PART_NUMBER, RANK
from scrapers.reading.lexicon.kinds import BIDDERS, NUMERIC, PARTY_KINDS
from scrapers.reading.lexicon.labels import LABELS, Word, label, section
from scrapers.reading.lexicon.parties import is_placed
from scrapers.reading.lexicon.words import VOCABULARY, any_of, words_of
from scrapers.reading.page.page import Line, Page
from scrapers.reading.tables.rows import says_winner

_FIRST_WORDS = BIDDERS | {"index", "lot", "lot_name", "project_name", "amount", "rank", "offer", "item", "party_name", "budget"}
_LONGEST_FIRST = 12
_LOOSE_LABELS, _WHETHER = tuple(words_of("loose_labels")), tuple(VOCABULARY["words"]["whether"])


def _starts() -> dict[str, list[int]]:
    """The first two letters of such words, and how long those are that begin with them, the longest first."""
    starts: dict[str, list[int]] = {}
    for word in sorted((word for word in LABELS if LABELS[word] in _FIRST_WORDS), key=len, reverse=True):
        lengths = starts.setdefault(word[:2], [])
        if 1 < len(word) <= _LONGEST_FIRST and len(word) not in lengths:
            lengths.append(len(word))
    return starts


STARTS = _starts()
_FIRST_LABELS = frozenset(word for word, kind in LABELS.items() if kind in _FIRST_WORDS)
# looked for by its own letters, what must stand before it from there
_WINNER_HEAD = re.compile(rf"{any_of('won')}{any_of('winner_words')}(?:名称)?(?=\s)")
_WON_IN_BRACKETS = re.compile(rf"\A({any_of('won')})\({any_of('won')}\)")
_LONGEST_LINE = 120
# a label's colon stands no further in a line; a longer line is none whose colon means nothing
LABEL_LENGTH, LONGEST_LABELLED = 10, 40
# the letters that a lot's name or a part's number begins with, and the longest words that head a part before their colon
_BEGINNINGS, _LONGEST_PART_HEAD = frozenset(f"{LOT_FIRST_LETTERS}{COUNTING}"), 16
_PART_HEAD = re.compile(rf"(?:{PART_NUMBER}|\d{{1,2}}\s?[、.])[^\d:]{{2,20}}:")
# 分包供应商名称
_PACKAGE = "分包"
# 供应商名称地址; 中标结果：序号 中标人 中标金额
_TOLD_OF_PARTIES, _OF_RESULTS = ("address", "code"), ("award", "candidates")
_LONGEST_PART, _LONGEST_LOT = 80, 24
_PIECE, _FIGURED = re.compile(r"\S+"), re.compile(r"\d\.\d|\d{4}")
# 02：, 第二包：
_LOT_ALONE = re.compile(rf"(?:{LOT}|[A-Z]{{0,4}}-?\d{{1,3}}(?=:)):?")
# a line with heads behind other words, and how many letters the shortest run of heads has
_LONG, _LONG_RUN, _MOST_TRIED, _FEWEST_HEADS, _MOST_HEADS = 60, 12, 2_000, 3, 12
_PART_SIGNS, _NOTE = "、.)", re.compile(r"\s?\([^()\n]{1,12}\)|\s")
# a head no list holds, before the number of the first row
_FIRST_ROW, _LONGEST_LAST = re.compile(r"1(?=[\u4e00-\u9fff]{4})"), 10


def first_word(folded: str, line: Line) -> str:
    """The longest label a line begins with, or an empty text."""
    start, end = line
    lengths = STARTS.get(folded[start : start + 2])
    if lengths is None:
        return ""
    text = folded[start : min(end, start + 24)]
    if "(" in text:
        # 中标（成交）供应商中标金额
        text = _WON_IN_BRACKETS.sub(r"\1", text)
    token = text.split(" ", 1)[0]
    if token in LABELS:
        return token
    for length in lengths:
        if text[:length] in _FIRST_LABELS:
            return text[:length]
    word = label(token)
    return token if word is not None and word.kind in _FIRST_WORDS else ""


def names_winner_within(folded: str, line: Line) -> bool:
    """Whether a line that begins with no label may begin the heads of a table: a head in it speaks of a winner."""
    start, end = line
    if end - start >= _LONGEST_LINE:
        return False
    return any(folded[max(0, match.start() - 1)].isspace() for match in _WINNER_HEAD.finditer(folded, start, end))


def is_labelled(folded: str, line: Line) -> bool:
    """Whether a line begins with a word and a colon, and is no head whose colon means nothing: it begins no heads then."""
    start, end = line
    colon = folded.find(":", start, start + LABEL_LENGTH)
    piece = _PIECE.match(folded, start) if colon > 0 else None
    if piece is None or piece.end() <= colon:
        return False
    return end - start >= LONGEST_LABELLED or label(folded[start:end].replace(":", "")) is None


def are_pairs(folded: str, at: int) -> bool:
    """Whether a label stands behind the first value: 项目名称 某某项目 中标人 | 某某公司 中标金额 100元."""
    pieces = folded[at : at + _LONGEST_PART].split(maxsplit=2)
    # 某某公司53.34某市某路 is a row, and no value
    return len(pieces) > 1 and is_placed(pieces[0]) and not _FIGURED.search(pieces[0]) and label(pieces[1]) is not None


def _last_head(letters: str) -> int:
    """How long a head is that no list holds but that speaks of something known: the rest of a line, or up to its first row."""
    head = letters.partition("1")[0] if _FIRST_ROW.search(letters, 2, _LONGEST_LAST + 2) else letters
    return len(head) if len(head) <= _LONGEST_LAST and head.isalpha() and column(head).kind not in ("other", "item") else 0


def length_of_head(letters: str, length: int, words: list[Word]) -> int:
    """How long the head is that some letters begin with: of the longest known one what names a party alone, else the last."""
    named = any(word.kind in PARTY_KINDS for word in words)
    # 供应商名称地址 are two
    ends = (n for n in range(length - 2, 2, -1) if LABELS.get(letters[:n]) in PARTY_KINDS)
    if not named and letters.startswith(_PACKAGE) and LABELS.get(letters[len(_PACKAGE) : length]) in PARTY_KINDS:
        # 分包供应商名称 before who won: lots, and names
        return len(_PACKAGE)
    party = 0 if named else next((n for n in ends if LABELS.get(letters[n:length]) in _TOLD_OF_PARTIES), 0)
    return party or length or (_last_head(letters) if words else 0)


def _may_part(folded: str, line: Line) -> bool:
    """Whether a line begins as a lot or a numbered part does, or what may be a head stands behind a short word and a colon."""
    start, end = line
    begins = folded[start]
    if begins in _BEGINNINGS or not begins.isalpha():
        return True
    colon = folded.find(":", start, min(end, start + _LONGEST_PART_HEAD + 1))
    behind = folded[colon + 1 : colon + 3]
    return colon > 0 and (behind in STARTS or behind[:1].isspace())


def with_part_heads(page: Page) -> Page:
    """The page with each lot, and each head of a part, that stands before a table's heads in their line, as a line of its own."""
    lines: list[Line] = []
    for line in page.lines:
        rest = line
        while _may_part(page.folded, rest) and (pieces := _part_head(page, rest)):
            lines.append(pieces[0])
            rest = pieces[1]
        lines += _heads_apart(page.folded, rest)
    return replace(page, lines=tuple(lines)) if len(lines) > len(page.lines) else page


def _heads_apart(folded: str, line: Line) -> list[Line]:
    """A long line in two before a run of heads, of which one names a party and others tell of it, where other words begin it."""
    if line.end - line.start <= _LONG or first_word(folded, line):
        return [line]
    may = (at for at in range(line.start + 1, line.end - _LONG_RUN) if folded[at : at + 2] in STARTS)
    part = line.start
    for at in islice(may, _MOST_TRIED):
        if folded[at - 1] in _PART_SIGNS and (head := label_at(folded, at)):
            # 二、中标候选人业绩 over heads of its own
            part = at + head[1]
        elif at >= part and _run_of_heads(folded, at, line.end):
            return [Line(line.start, at), Line(at, line.end)]
    return [line]


def _run_of_heads(folded: str, at: int, end: int) -> bool:
    """Whether known heads follow each other from a place, enough for a table of parties with their ranks or prices."""
    kinds: list[str] = []
    while at < end and len(kinds) < _MOST_HEADS:
        found = label_at(folded, at)
        short = LABELS.get(folded[at : at + 2]) if found is None else None
        if found is None and short is None:
            break
        # 中标供应商地址 names both
        kind = found[0].kind if found else short or ""
        kinds.append("supplier" if found and kind in _TOLD_OF_PARTIES and says_winner(found[0].key) else kind)
        note = _NOTE.match(folded, at + (found[1] if found else 2), end)
        at = note.end() if note else at + (found[1] if found else 2)
    return len(kinds) >= _FEWEST_HEADS and not PARTY_KINDS.isdisjoint(kinds) and not (NUMERIC | {"index"}).isdisjoint(kinds)


def _part_head(page: Page, line: Line) -> tuple[Line, Line] | None:
    """A lot or the head of a part at a line's beginning, and the table's heads behind it; None where these do not follow."""
    colon = page.folded.find(":", line.start, min(line.end, line.start + _LONGEST_PART))
    may = LOT_LETTER.search(page.folded, line.start, line.start + _LONGEST_LOT)
    lot = LOT_AT_START.match(page.folded, line.start, line.end) if may else None
    if lot and lot["after"].strip(" ") in ("", ":") and lot.end() < line.end:
        rest = Line(*page.span(lot.end(), line.end))
        word = first_word(page.folded, rest)
        # 包1 中标供应商 中标金额（元） 某某公司: another head behind the first
        if word and (lot["after"].strip() or first_word(page.folded, Line(*page.span(rest.start + len(word), rest.end)))):
            return Line(line.start, lot.end()), rest
    elif (
        0 < colon < line.end - 1
        and page.folded[colon + 1 : min(line.end, colon + _LONGEST_PART)].lstrip()[:2] in STARTS
        and (_PART_HEAD.fullmatch(page.folded, line.start, colon + 1) or _heads_results(page.folded, line.start, colon))
    ):
        rest = Line(*page.span(colon + 1, line.end))
        word = first_word(page.folded, rest)
        if word and first_word(page.folded, Line(*page.span(rest.start + len(word), rest.end))):
            return Line(line.start, colon + 1), rest
    return None


def rest_of_line(page: Page, line: Line, taken: int) -> list[Line]:
    """Lines of what stands behind a table in the line of its last row: the head of a part or a lot, other heads, labels."""
    rest = Line(*page.span(taken, max(taken, line.end)))
    first = _PIECE.match(page.folded, rest.start, rest.end)
    if first is None or line.start >= taken:
        return []
    behind = Line(*page.span(first.end(), rest.end))
    headed = bool(first_word(page.folded, behind))
    if headed and (section(first.group()) in _OF_RESULTS or _LOT_ALONE.fullmatch(first.group())):
        return [Line(*first.span()), behind]
    word = first_word(page.folded, rest)
    headed = bool(word and first_word(page.folded, Line(*page.span(rest.start + len(word), rest.end))))
    return [rest] if headed or labels_in(page.folded[slice(*rest)]) else []


def _heads_results(folded: str, start: int, colon: int) -> bool:
    """Whether the words before a colon head a part about results."""
    return colon - start <= _LONGEST_PART_HEAD and section(folded[start:colon]) in _OF_RESULTS


def heads_part(words: list[Word]) -> bool:
    """Whether the first of some heads is the head of their part: 中选结果, or 中标候选人 over 中标候选人名称."""
    first, kinds = words[0], [word.kind for word in words[1:] if not word.key.startswith(_WHETHER)]
    if first.kind in PARTY_KINDS and not first.key[-1].isdigit() and not RANK.fullmatch(first.key):
        return first.kind in kinds or (
            says_winner(first.key) and first.key.endswith(_LOOSE_LABELS) and bool(PARTY_KINDS & {*kinds})
        )
    return False
