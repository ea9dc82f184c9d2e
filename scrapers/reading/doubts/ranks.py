"""Ranks and lots that a page names and no result has: heads of parts, gaps among those read, names right behind ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from scrapers.reading.labels.entries import Head, LotHead, RankHead, Value
from scrapers.reading.lexicon.forms import RANK, rank_of
from scrapers.reading.lexicon.names import is_legal, key_of, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Collected, Finding

Span = tuple[int, int]

# 第二中标候选人：某某公司, 第二名 某某公司
_TO_NAME = re.compile(r"[\s:]{0,4}")
# between names in one line
_GAP, _SURELY = re.compile(r"[ \t]{0,4}(?=[\u4e00-\u9fff]{4})"), re.compile(any_of("companies"))
_DIGITS = re.compile(r"[A-Z]?\d+(?:-\d+)?")
_LONGEST_NAME, _LONGEST_PART = 60, 1_500
_PIECE, _FIGURE = re.compile(r"[^\s|:,;]+"), re.compile(r"\d{4}|\d\.\d\d")


def missing_rank(sketch: Outline, findings: list[Finding]) -> Span | None:
    """A rank that heads a part and that nobody has, or a candidate of a lot before whom none of the rank above was read."""
    had = {finding.rank for finding in findings}
    for entry, following in pairwise((*sketch.body, None)):
        # a form keeps cells for three, and leaves those blank that nobody has
        blank = isinstance(following, Value) and following.word.kind == "candidate" and following.start >= following.end
        if isinstance(entry, RankHead) and not blank and entry.rank not in had and None not in had:
            return entry.start, entry.end
    ranks = {(finding.lot, finding.rank) for finding in findings}
    return next((f.span for f in findings if f.rank and f.rank > 1 and (f.lot, f.rank - 1) not in ranks), None)


def ranks_passed_over(page: Page, findings: list[Finding]) -> Iterator[Span]:
    """Ranks right before a name that no candidate has, behind the first of them: rows that were read as far as that."""
    known = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
    begins = min(finding.span[0] for finding in findings)
    for rank in RANK.finditer(page.folded, begins):
        behind = _TO_NAME.match(page.folded, rank.end())
        at = behind.end() if behind else rank.end()
        name = first_name(page.folded, at, at + _LONGEST_NAME) if (rank_of(rank.group()) or 1) > 1 else None
        if name and name[0] == at and is_legal(told := tidy(page.text[slice(*name)])) and key_of(told) not in known:
            yield rank.start(), name[1]


def names_beside(page: Page, findings: list[Finding]) -> Iterator[Span]:
    """Names right behind that of a result, which no result has: a row of names of which the first alone was read."""
    known = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
    for finding in findings:
        gap = _GAP.match(page.folded, finding.span[1])
        at = gap.end() if gap and finding.table is None else len(page.folded)
        name = first_name(page.folded, at, at + _LONGEST_NAME) if _SURELY.search(page.folded, at, at + _LONGEST_NAME) else None
        if name and name[0] == at and is_legal(told := tidy(page.text[slice(*name)])) and key_of(told) not in known:
            yield finding.span[0], name[1]


def lots_passed_over(page: Page, sketch: Outline, findings: list[Finding], collected: Collected) -> Iterator[Span]:
    """Heads of lots that no result and no failure has, of a page whose other lots have some, over a name and a figure."""
    lots = {_number(lot) for lot in (*(finding.lot for finding in findings if finding.lot), *collected.failed)}
    heads = [entry for entry in sketch.body if isinstance(entry, LotHead | Head)] if lots else []
    for head, following in pairwise((*heads, None)):
        if not isinstance(head, LotHead) or _number(head.lot) in lots:
            continue
        end = min(following.start if following else len(page.folded), head.end + _LONGEST_PART)
        named = (piece.end() for piece in _PIECE.finditer(page.folded, head.end, end) if is_legal(piece.group()))
        if (name := next(named, 0)) and _FIGURE.search(page.folded, name, end):
            yield head.start, head.end


def _number(lot: str) -> str:
    """The number of a lot, whatever it is called by on a page: of 合同包1 and 采购包1."""
    key = lot_key(lot)
    number = _DIGITS.search(key)
    return number.group() if number else key
