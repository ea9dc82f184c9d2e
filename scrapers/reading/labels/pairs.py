"""Pairs of labels and values that run together in one long line (中标人名称某某公司…中标价12.5万元…) as lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from scrapers.numerals import FORMAL
from scrapers.reading.labels.glued import label_at
from scrapers.reading.lexicon.figures import FIGURE
from scrapers.reading.lexicon.forms import RANK
from scrapers.reading.lexicon.kinds import ORGANISATIONS
from scrapers.reading.lexicon.labels import LABELS, Word
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.page.page import Line

_PRICES, _WINNERS = frozenset(("amount", "offer", "rate")), frozenset(("supplier", "candidate"))
_NAMED = ORGANISATIONS | {"party_name"}
# the letters that such a label begins with, or a rank
_FIRST = frozenset(word[:2] for word, kind in LABELS.items() if len(word) > 2 and kind in _NAMED | _PRICES)
_RANKED = Word("candidate", "候选人", "")
# 招标代理机构信息 over 单位名称; 中标金额（费率、单价等）
_COUNTED = re.compile(r"\d(?=[\u4e00-\u9fff]{4})")
_SIGN = re.compile(r"[\s.、:]{0,4}")
_OF_PART, _NOTE = "信息", re.compile(r"\([^()\d]{1,12}\)")
_FIGURE = re.compile(
    rf"(?:人民币)?[零{FORMAL}万亿]{{2,60}}[元圆][零{FORMAL}角分整]{{0,9}}(?:\({FIGURE}\))?|{FIGURE}(?:/[\u4e00-\u9fff]{{1,2}})?"
)
# a figure that says itself that it is a price: 12万元, 5%, 1234.50
_SAYS, _SHORT = re.compile(r"元|[%‰折]|\d{3}\.\d\d\)?\Z"), re.compile(r"[¥$\s]*\d{1,3}(?:\.\d+)?\Z")
# no name begins or goes on so
_NO_NAME = re.compile(r"\A[的根由为应在将对按受经及和]|[^\u4e00-\u9fff()A-Za-z·&]")
_BEFORE_NAME, _LABEL_BEHIND = (
    re.compile(r"[。:]\s?"),
    re.compile(r"\s?[;,]\s?(?P<label>[\u4e00-\u9fff/]{2,12}(?:\([^()]{1,8}\))?):"),
)
# 中标单位某某公司放弃，…: a sentence, and no pair
_SAYS_MORE, _SIGNS = frozenset("放未因为不被将的以其与和及由在经对提获于共有已"), frozenset(",。;、:")
_OTHERS = frozenset("原未非被")
_LONG, _FEWEST, _MOST, _LONGEST_NAME, _SHORTEST = 50, 2, 2_000, 60, 4


def pairs_apart(folded: str, line: Line) -> list[Line]:
    """A long line that holds pairs of a winner and of a price, as one line for each label, each value and what stands between."""
    told = [*_pairs(folded, line)] if line.end - line.start > _LONG else []
    kinds = {word.kind for word, *_ in told}
    ranked = [(begins, end) for word, begins, _, end in told if word is _RANKED]
    if any(_COUNTED.match(folded, end, line.end) for _, end in ranked):
        # 第一中标候选人某某公司1某某公司2
        return [line]
    cuts = {line.start, line.end}
    if len(told) >= _FEWEST and not kinds.isdisjoint(_PRICES) and kinds & (_WINNERS | {"party_name"}):
        cuts.update(at for _, *places in told for at in places)
    elif len(ranked) >= _FEWEST:
        cuts.update(begins for begins, _ in ranked)
    return [Line(start, end) for start, end in pairwise(sorted(cuts)) if folded[start:end].strip()]


def names_apart(folded: str, line: Line) -> list[Line]:
    """A line of names that each have the same label behind them as a line for each: 甲；费率：70%。乙；费率：53%。"""
    stops = [*islice(_BEFORE_NAME.finditer(folded, *line), _MOST)] if line.end - line.start > _LONG else []
    named = [(stop.end(), behind) for stop in stops if (behind := _label_behind(folded, stop.end(), line.end))]
    # 成交候选人：甲，报价：…；备选：乙，报价：…: labels of their own
    following = {behind["label"] for at, behind in named if folded[line.start : at].rstrip().endswith("。")}
    alike = [(at, behind.start("label")) for at, behind in named if behind["label"] in following]
    return [Line(*bound) for bound in pairwise(sorted({line.start, *(at for places in alike for at in places), line.end}))]


def _label_behind(folded: str, at: int, end: int) -> re.Match[str] | None:
    """The label behind the name that begins at a place and a stop; None where none does."""
    name = first_name(folded, at, min(end, at + _LONGEST_NAME))
    named = name is not None and name[0] == at and is_legal(tidy(folded[slice(*name)]))
    return _LABEL_BEHIND.match(folded, name[1], end) if name and named else None


def _pairs(folded: str, line: Line) -> Iterator[tuple[Word, int, int, int]]:
    """The labels of a line right before what they say, each with where it, its value and the next begin."""
    at = line.start
    begins = (place for place in range(line.start, line.end - 2) if folded[place : place + 2] in _FIRST or folded[place] == "第")
    for place in islice(begins, _MOST):
        if place < at or (place > line.start and folded[place - 1] in _OTHERS):
            continue
        found = _label(folded, place, line.end)
        if found and (end := _value_end(folded, *found, line.end)) is not None:
            word, at = found[0], end
            yield word, place, found[1], end


def _label(folded: str, place: int, end: int) -> tuple[Word, int] | None:
    """The label, or the rank, that stands at a place and where its value begins."""
    if rank := RANK.match(folded, place, end):
        sign = _SIGN.match(folded, rank.end(), end)
        return _RANKED, sign.end() if sign else rank.end()
    found = label_at(folded, place)
    if found is None or found[0].kind not in _NAMED | _PRICES:
        return None
    word, stop = found[0], place + found[1]
    if word.kind in ORGANISATIONS and folded.startswith(_OF_PART, stop):
        stop += len(_OF_PART)
    note = _NOTE.match(folded, stop) if word.kind in _PRICES and not word.qualifier else None
    return word, note.end() if note else stop


def _value_end(folded: str, word: Word, start: int, end: int) -> int | None:
    """Where the value of a label ends: a name's own end, a figure's, the label itself before 单位名称; None for another value."""
    if word.kind in _PRICES:
        figure = _FIGURE.match(folded, start, end)
        parts = figure and word.qualifier and "." in figure.group()
        bare = figure and (word.kind == "amount" or word.qualifier) and (parts or not _SHORT.match(figure.group()))
        return figure.end() if figure and (bare or _SAYS.search(figure.group())) else None
    below = label_at(folded, start) if word.kind != "party_name" else None
    if below and below[0].kind == "party_name" and _value_end(folded, below[0], start + below[1], end):
        return start
    name = first_name(folded, start, min(end, start + _LONGEST_NAME))
    if (
        name is None
        or name[0] != start
        or folded[name[1] : name[1] + 1] in (_SAYS_MORE if word is _RANKED else _SAYS_MORE | _SIGNS)
    ):
        return None
    return name[1] if _is_name(folded[slice(*name)]) else None


def _is_name(text: str) -> bool:
    """Whether a text is a name and holds no label: 中标人的理由某某公司, 选择中标人信息单位名称某某公司."""
    within = (label_at(text, at) for at in range(1, len(text) - _SHORTEST))
    return is_legal(tidy(text)) and not _NO_NAME.search(text) and not any(word and word[0].kind in _NAMED for word in within)
