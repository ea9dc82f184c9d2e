"""Passages of running text: where each says what was announced, 更正为, and what holds now."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.part import BEFORE, marks_of_now
from scrapers.reading.corrections.sides import LABELLED
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.results.detached import lot_key

LABEL, _LEADS_IN = re.compile(LABELLED), re.compile("如下")
# 中标价由“4216000元”变更为
_LABELLED_FROM = re.compile(
    rf"(?:{LABELLED}|{any_of('rate_labels')})(?:\([^()\n]{{1,12}}\))?\s?[由从](?=[\s\"“”]*[\d¥\u4e00-\u9fff])"
)
_VALUED = re.compile(r"\d|公司")
_GONE = re.compile(any_of("loses", "takes_away"))
# 70万元二标段: lines may have been joined
_BEFORE_LOTS = ',;。、.\n 元%)”"'
# 1、第3包作废标处理。 / 2、第1包中标金额
_ITEM = re.compile(r"[。;]\s*\n\s*\d{1,2}\s?[、.](?!\d)")
# 变更如下：1.包3：取消某某公司中标资格…；\n 2.包4：中标金额由…更正为
_FIRST_LOT_LOST = re.compile(rf"\s*\(?1\s?[、.)]\s?{LOT}[^\n]*?{any_of('loses', 'takes_away')}")
_CLAUSE_STOPS, _BREAK = "\n。;:,、", re.compile(r"[\n。;]")
# 代理服务费由12500元更正为8600元, 未中标供应商某某公司的报价由…
_OF_OTHERS = re.compile(
    rf"{any_of('other_prices')}|未(?:中标|成交|入围|中选)|落选|落标|第[二三四五2-5](?:名|位)?(?:中标|成交|中选)?候选"
    r"|主要标的|标的信息|分项|明细"
)
_SHORTEST_SIDE, _LONGEST_LABEL = 4, 16
_LABEL_QUOTED = re.compile(rf"[\"“「](?:{LABELLED})(?:\([^()\n]{{1,6}}\))?[\"”」]\s?:?\s?$")


class Passage(NamedTuple):
    """Stretch of text: what was announced, from `begin`, the words for 更正为, and what holds now, to `until`."""

    begin: int
    mark: re.Match[str]
    until: int


def passages(page: Page, start: int, end: int) -> Iterator[Passage]:
    """Each stretch of text that says what was announced and what holds now, but for those of fees and losers."""
    folded = page.folded
    before = [m.start() for m in BEFORE.finditer(folded, start, end)]
    after = marks_of_now(folded, start, end)
    begin = start
    rows = [row for grid in page.grids if start <= grid.start < end for row in grid.rows if row]
    for number, mark in enumerate(after):
        stop = after[number + 1].start() if number + 1 < len(after) else end
        behind = bisect_left(before, mark.end())
        next_old = next((at for at in before[behind : bisect_left(before, stop)] if folded[at : at + 1] != "由"), stop)
        led = _LABELLED_FROM.search(folded, mark.end(), next_old) if stop < end else None
        # “成交金额”：原为
        quoted = _LABEL_QUOTED.search(folded, max(mark.end(), next_old - _LONGEST_LABEL), next_old) if next_old < stop else None
        next_old = quoted.start() if quoted else next_old
        if led:
            next_old = max(folded.rfind(sign, mark.end(), led.start()) + 1 for sign in _CLAUSE_STOPS) or led.start()
        if _LEADS_IN.search(mark.group()) and (
            _leads(folded, mark.end(), next_old, stop, led=led is not None)
            or (stop < end and _FIRST_LOT_LOST.match(folded, mark.end(), stop))
        ):
            # 现更正如下：第一包：原公告…更正为…
            begin = mark.end()
            continue
        named = {lot_key(lot) for lot, _, _ in lots_in(page, begin, mark.start())}
        next_lot = _lot_behind(page, mark.end(), stop, named if stop == end else None)
        until = min(next_old, next_lot)
        until = until if until < stop or stop == end else cut(page, mark.end(), stop)
        begin = _begin_of_lot(page, begin, mark.start())
        items = [item.end() for item in _ITEM.finditer(folded, begin, mark.start())]
        if items and LABEL.search(folded, items[-1], mark.start()):
            begin = items[-1]
        row = _within_row(folded, rows, mark) or (begin, until)
        low, high = max(begin, row[0]), min(until, row[1])
        if not _OF_OTHERS.search(_clause_before(folded, low, mark.start())):
            yield Passage(low, mark, high)
        begin = until


def _within_row(folded: str, rows: list[list[Cell]], mark: re.Match[str]) -> tuple[int, int] | None:
    """Where the row of a table begins and ends one of whose cells tells what holds now: 变更为某某公司，12万元."""
    at = bisect_right(rows, mark.start(), key=lambda row: row[0].start) - 1
    cell = next((cell for cell in rows[at] if cell.start <= mark.start() < cell.end), None) if at >= 0 else None
    if cell is None or not _VALUED.search(folded, mark.end(), cell.end):
        return None
    return rows[at][0].start, rows[at][-1].end


def _begin_of_lot(page: Page, begin: int, end: int) -> int:
    """Where the clause of another lot begins behind one that lost its award: 第二包…取消中标资格；第一包中标人某某公司."""
    last = max(page.folded.rfind(sign, begin, end) for sign in ";。") + 1
    gone = last > begin and _GONE.search(page.folded, begin, last)
    own = {lot_key(lot) for lot, _, _ in lots_in(page, last, end)} if gone else set()
    above = {lot_key(lot) for lot, _, _ in lots_in(page, begin, last)} if own else set()
    return last if above and not own & above and LABEL.search(page.folded, last, end) else begin


def _leads(folded: str, start: int, next_old: int, stop: int, *, led: bool) -> bool:
    """Whether 更正如下 only leads to what was announced: nothing stands between, or in one clause whose price it is."""
    if next_old < stop and not LABEL.search(folded, start, next_old):
        return True
    # 更正如下：第一包中标人某某公司，中标金额由…更正为
    return led and not _BREAK.search(folded[start:next_old].lstrip())


def _lot_behind(page: Page, start: int, stop: int, named: set[str] | None) -> int:
    """Where the next lot begins behind what holds now of this one: 更正为10元，3包中标金额由…; `stop` where none does.

    `named`: behind the last that changes only another lot than the one it names.
    """
    lots = lots_in(page, start, stop) if named is None or len(named) == 1 else []
    others = (at for lot, at, _ in lots if named is None or lot_key(lot) not in named)
    return next((at for at in others if at - start >= _SHORTEST_SIDE and page.folded[at - 1] in _BEFORE_LOTS), stop)


def _clause_before(folded: str, start: int, end: int) -> str:
    """What stands before 更正为 in its clause, where a label of a result stands there, from that on."""
    *before, clause = re.split(r"[;。\n]|,(?!\d)", folded[start:end])
    # 主要标的信息单价：3000元，更正为
    led = before[-1] if before and not clause and folded[end - 1] in ",\n" else ""
    clause = led if LABEL.search(led) else clause
    labels = list(LABEL.finditer(clause))
    return clause if not labels or _OF_OTHERS.search(clause[: labels[-1].end()]) else ""


def cut(page: Page, start: int, stop: int) -> int:
    """Where what holds now ends and the next label that will be corrected begins, when nothing says 原."""
    breaks = [m.start() for m in _BREAK.finditer(page.folded, start, stop) if m.start() > start + 1]
    label = next((at for at in reversed(breaks) if LABEL.search(page.folded, at, stop)), None)
    # 变更为某某公司，成交金额变更为
    if not breaks and (last := next((m for m in LABEL.finditer(page.folded, start, stop) if m.end() == stop), None)):
        return last.start()
    return label if label is not None else breaks[-1] if breaks else stop
