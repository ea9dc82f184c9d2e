"""Ranks and lots that a page names and no result has: heads of parts, gaps among those read, names right behind ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from scrapers.reading.labels.entries import Head, LotHead, Plain, RankHead, Value
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, LOT_AT_START, RANK, rank_of
from scrapers.reading.lexicon.kinds import PRICES
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
_GAP, _SURELY = re.compile(r"[ \t]{0,4}(?:以?[和与及])?(?=[\u4e00-\u9fff]{4})"), re.compile(any_of("companies"))
# 甲公司，乙公司为中标人; 中标人为甲公司，乙公司。
_NAME = r"(?P<name>[\u4e00-\u9fff()]{6,40})"
_LISTED_BEFORE, _LISTED_BEHIND = re.compile(rf"(?<![\u4e00-\u9fff()]){_NAME}[,;]\s?\Z"), re.compile(rf"[,;]\s?{_NAME}(?=[,;。])")
_OF_LOSERS = frozenset(("losers", "judged", "past_works"))
_WORKS = re.compile("业绩|被否决|否决投标|未中标|备注")
_LOT_TOLD = re.compile(rf"{LOT_ANYWHERE.pattern}\s?:")
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
    works = _WORKS.search(page.folded, begins)
    for rank in RANK.finditer(page.folded, begins, works.start() if works else len(page.folded)):
        behind = _TO_NAME.match(page.folded, rank.end())
        at = behind.end() if behind else rank.end()
        name = first_name(page.folded, at, at + _LONGEST_NAME) if (rank_of(rank.group()) or 1) > 1 else None
        if name and name[0] == at and is_legal(told := tidy(page.text[slice(*name)])) and key_of(told) not in known:
            yield rank.start(), name[1]


def names_beside(page: Page, findings: list[Finding]) -> Iterator[Span]:
    """Names beside that of a result, which no result has: a row or a list of names of which one alone was read."""
    known = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
    for finding in findings:
        if finding.table is not None:
            continue
        before = _LISTED_BEFORE.search(page.folded, max(0, finding.span[0] - _LONGEST_NAME), finding.span[0])
        pieces = (before, _LISTED_BEHIND.match(page.folded, finding.span[1]))
        listed = [piece.span("name") for piece in pieces if piece and is_legal(piece["name"])]
        for name in (_name_behind(page, finding), *listed):
            told = tidy(page.text[slice(*name)]) if name else ""
            if name and is_legal(told) and not any(key in key_of(told) for key in known):
                yield name


def names_with_prices(sketch: Outline, findings: list[Finding]) -> Iterator[Span]:
    """Names alone in their line over a price under the very label of a result's, which no result has, in a part about winners."""
    page, section, labels = sketch.page, "", set[str]()
    known = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
    for entry, following in pairwise(sketch.body):
        if isinstance(entry, Head):
            section = entry.kind
        if not (isinstance(following, Value) and following.end > following.start and following.word.kind in PRICES):
            continue
        told = tidy(page.text[entry.start : entry.end]) if isinstance(entry, Value | Plain) else ""
        if key_of(told) in known:
            labels.add(following.word.key)
        elif isinstance(entry, Plain) and following.word.key in labels and section not in _OF_LOSERS and is_legal(told):
            yield entry.start, entry.end


def _name_behind(page: Page, finding: Finding) -> Span | None:
    """Where the name stands that follows that of a result in its line without a sign."""
    gap = _GAP.match(page.folded, finding.span[1])
    at = gap.end() if gap else len(page.folded)
    name = first_name(page.folded, at, at + _LONGEST_NAME) if _SURELY.search(page.folded, at, at + _LONGEST_NAME) else None
    return name if name and name[0] == at else None


def lots_passed_over(page: Page, sketch: Outline, findings: list[Finding], collected: Collected) -> Iterator[Span]:
    """Lots that no result and no failure has, of a page whose other lots have some, before a name and a figure."""
    lots = {_number(lot) for lot in (*(finding.lot for finding in findings if finding.lot), *collected.failed)}
    begins = [*_lots_told(page, sketch)] if lots else []
    heads = [entry.start for entry in sketch.body if isinstance(entry, Head)]
    for (start, end, lot), (following, *_) in pairwise((*begins, (len(page.folded), 0, ""))):
        if _number(lot) in lots:
            continue
        stop = min(following, end + _LONGEST_PART, *(head for head in heads if head > end))
        pieces = _PIECE.finditer(page.folded, end, stop)
        named = (piece.end() for piece in pieces if is_legal(piece.group()) or _SURELY.search(piece.group()))
        if next(named, 0) and _FIGURE.search(page.folded, end, stop):
            yield start, end


def _lots_told(page: Page, sketch: Outline) -> list[tuple[int, int, str]]:
    """Lots that head a part, begin a line or stand before a colon, each with where it stands, in page order."""
    told = {entry.start: (entry.start, entry.end, entry.lot) for entry in sketch.body if isinstance(entry, LotHead)}
    for line in page.lines:
        if lot := LOT_AT_START.match(page.folded, line.start, line.end):
            told.setdefault(lot.start("lot"), (*lot.span("lot"), lot["lot"]))
    for lot in _LOT_TOLD.finditer(page.folded):
        told.setdefault(lot.start("lot"), (*lot.span("lot"), lot["lot"]))
    return sorted(told.values())


def _number(lot: str) -> str:
    """The number of a lot, whatever it is called by on a page: of 合同包1 and 采购包1."""
    key = lot_key(lot)
    number = _DIGITS.search(key)
    return number.group() if number else key
