"""Statements of the shares of all parties of a venture: in a sentence, as a ratio, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from scrapers.reading.ventures.naming import Naming
from scrapers.reading.ventures.portions import Portion, is_of_others, portions_in, ratios_in

_SPEAKS = re.compile(r"份额|占|比例|分工|承担|工作量|出资|负责|联合体|牵头|各方|双方")
_OF_ALL = re.compile(r"联合体|牵头|成员|各方|双方|份额")
_RATIO_WORDS = re.compile(r"份额|占比|比例|分成|按|\(\s?$|各方|双方|分别")
_SENTENCE = re.compile(r"[^。\n]+")
_HEAD = re.compile(r"份额|占比|比例|工作量|承担部分")
_BETWEEN = re.compile(r"\s?(?:[、,和与及:/]|以及)\s?")
# 双方各承担50%
_EQUALLY = re.compile(r"(?:双方|各方|三方|成员)?(?:各自?|分别|均)(?:占|承担|负责|完成)")
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,4})?)\s*%?\s*")
_ONE = Decimal(1)
# shares printed to a tenth of a per cent need not add up exactly
_ROUNDING = Decimal("0.0015")
_BEFORE_RATIO, _MOST_ROWS = 24, 8


def statements(folded: str, start: int, end: int, naming: Naming) -> Iterator[list[Portion]]:
    """Every statement of a part of a page that gives each party its share: portions in the order of the parties."""
    for sentence in _SENTENCE.finditer(folded, start, end):
        if "\t" not in sentence.group():
            yield from filter(None, _in_sentence(folded, *sentence.span(), naming))
    yield from filter(None, _in_tables(folded, start, end, naming))


def adds_up(portions: list[Portion]) -> bool:
    """Whether portions are the whole together."""
    return abs(sum((portion.value for portion in portions), Decimal(0)) - _ONE) <= _ROUNDING


def _in_sentence(folded: str, start: int, end: int, naming: Naming) -> Iterator[list[Portion] | None]:
    count = len(naming.names)
    portions = portions_in(folded, start, end)
    runs = [run for i in range(len(portions) - count + 1) if _is_run(folded, run := portions[i : i + count])]
    for run in (*runs, *ratios_in(folded, start, end, count)):
        yield _by_order(folded, start, run, naming)
    if _EQUALLY.search(folded, start, end) and len(portions) == 1 and portions[0].value * count == _ONE:
        yield portions * count
    elif not runs:
        yield _each(folded, start, end, portions, naming)


def _is_run(folded: str, run: list[Portion]) -> bool:
    """Whether portions stand in a list (60%、40%)."""
    return all(_BETWEEN.fullmatch(folded, a.end, b.start) for a, b in pairwise(run))


def _by_order(folded: str, start: int, run: list[Portion], naming: Naming) -> list[Portion] | None:
    """A list of portions or a ratio given to the parties as they are named before it, else as they are listed."""
    before = folded[start : run[0].start]
    if not _RATIO_WORDS.search(before[-_BEFORE_RATIO:]) or is_of_others(before):
        return None
    order = naming.order_in(before)
    if order == [] and naming.listed and _OF_ALL.search(folded, start, run[-1].end):
        order = [*range(len(run))]
    if not order or not adds_up(run):
        return None
    return [run[order.index(i)] for i in range(len(run))]


def _each(folded: str, start: int, end: int, portions: list[Portion], naming: Naming) -> list[Portion] | None:
    """Portions of which each stands behind its party (甲方70%，乙方30%), or before it (60%由甲方承担)."""
    if len(portions) != len(naming.names):
        return None
    begins = [start, *(portion.end for portion in portions)]
    before = [folded[a : portion.start] for a, portion in zip(begins, portions, strict=False)]
    if any(map(is_of_others, before)) or not (_SPEAKS.search(folded, start, end) or all(map(naming.is_bare, before))):
        return None
    stops = [*(portion.start for portion in portions[1:]), end]
    behind = [folded[portion.end : stop] for portion, stop in zip(portions, stops, strict=True)]
    for words in (before, behind):
        whose = [naming.party_in(said) for said in words]
        if sorted(i for i in whose if i is not None) == [*range(len(naming.names))]:
            found = [portions[whose.index(i)] for i in range(len(whose))]
            return found if adds_up(found) else None
    return None


def _in_tables(folded: str, start: int, end: int, naming: Naming) -> Iterator[list[Portion] | None]:
    lines = [*_lines(folded, start, end)]
    for number, cells in enumerate(lines):
        for column, (text, _) in enumerate(cells):
            if len(text) <= _BEFORE_RATIO and _HEAD.search(text) and not is_of_others(text):
                yield _in_column(lines[number + 1 : number + 1 + _MOST_ROWS], column, naming)
                if number:
                    yield _in_row(lines[number - 1][column + 1 :], cells[column + 1 :], naming)


def _in_column(rows: list[list[tuple[str, int]]], column: int, naming: Naming) -> list[Portion] | None:
    """Shares in one column, each in the row of its party."""
    found: dict[int, Portion] = {}
    for cells in rows:
        party = naming.party_of([text for text, _ in cells])
        if party is None or column >= len(cells):
            break
        share = _cell(*cells[column])
        if share is None or party in found:
            return None
        found[party] = share
    return _all_of(found, naming)


def _in_row(heads: list[tuple[str, int]], cells: list[tuple[str, int]], naming: Naming) -> list[Portion] | None:
    """Shares in one row, each below its party."""
    found: dict[int, Portion] = {}
    for (text, _), cell in zip(heads, cells, strict=False):
        party = naming.party_in(text)
        share = _cell(*cell) if party is not None else None
        if party is None:
            continue
        if share is None or party in found:
            return None
        found[party] = share
    return _all_of(found, naming)


def _all_of(found: dict[int, Portion], naming: Naming) -> list[Portion] | None:
    portions = [found[i] for i in sorted(found)]
    return portions if len(portions) == len(naming.names) and adds_up(portions) else None


def _cell(text: str, at: int) -> Portion | None:
    """The share a cell prints: a portion, or a bare number of per cent."""
    portions = portions_in(text, 0, len(text))
    if len(portions) == 1:
        return Portion(portions[0].value, at + portions[0].start, at + portions[0].end)
    number = _NUMBER.fullmatch(text)
    value = Decimal(number[1]) / 100 if number else _ONE
    return Portion(value, at + number.start(1), at + number.end(1)) if number and 0 < value < 1 else None


def _lines(folded: str, start: int, end: int) -> Iterator[list[tuple[str, int]]]:
    """The lines of tables: their cells, each with where it begins."""
    at = start
    for line in folded[start:end].split("\n"):
        cells, place = [], at
        for text in line.split("\t") if "\t" in line else ():
            cells.append((text, place))
            place += len(text) + 1
        at += len(line) + 1
        if cells:
            yield cells
