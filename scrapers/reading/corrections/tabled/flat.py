"""Tables of corrections that were flattened: cells parted by spaces, or on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.pair import OUTCOME, Pair, pair_of
from scrapers.reading.corrections.sides import LABELLED, VERBS, Printed, read_printed
from scrapers.reading.corrections.tabled.grids import cell_lot, headed_sides, price_beside
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Page

_FLAT_HEAD = re.compile(
    rf"(?:(?P<first>序号|包号|标[包项]|标段号?|分包号?|合同包|包组)\s+)?(?:\S{{0,3}}(?:更正|变更|修改)?(?:项|事项|项目|内容|条目)?\s+)?"
    rf"(?:(?:{VERBS}前|原公告|原(?=内容|信息))\S{{0,4}}\s+(?:{VERBS}后|现(?=公告|内容|信息))\S{{0,4}}|(?P<turned>{VERBS}后\S{{0,4}}\s+{VERBS}前\S{{0,4}}))\s+"
)
_LINE, _NO_CELL = re.compile(r"[^\n]+"), re.compile("[:。]")
# a head over a column of cells
_HEAD = re.compile(r"[\u4e00-\u9fff()/]{2,10}")
_MOST_BEHIND, _UNCHANGED = 3, "不变"
_FLAT_ROW = re.compile(
    rf"(?<!\S)(?:(?P<number>\d{{1,2}}|[A-Z]|{LOT})\s+)?"
    r"(?P<item>[^\s\d]\S*)\s+(?P<before>\S+)\s+(?P<after>\S+)(?!\S)"
)
_BEFORE, _FEE = 6, re.compile(any_of("other_prices"))
_SIDE = r"(?:的)?(?:公告)?(?:内容|信息|结果|情况)?"
_LABELS = rf"{LABELLED}|{any_of('rate_labels')}|{any_of('won')}结果"
_SIDE_HEADS = re.compile(
    rf"(?:{VERBS}前{_SIDE}|原公告{_SIDE}|原(?:内容|信息))[\s|]*(?:{VERBS}后{_SIDE}|{VERBS}(?:为|的?内容)(?=[\s|]*(?:\d{{1,2}}[\s|、.]*)?[\u4e00-\u9fff])|现(?:公告|内容|信息))(?!\s?:)|{VERBS}后{_SIDE}[\s|]*{VERBS}前{_SIDE}(?!\s?:)"
    # 更正前中标金额（元） 更正后中标金额（元）
    rf"|(?P<labelled>(?:{VERBS}前|原(?:公告)?)(?:的)?(?:{_LABELS})[\u4e00-\u9fff()\s|]{{0,30}}?(?:{VERBS}后|现)(?:的)?(?:{_LABELS}))(?!\s?[:为由])"
)
_WINNER = re.compile(rf"{any_of('winner_labels')}\s?:")
# behind the number of a row or a blank: 按中标金额的1% is none
_CELL_LABEL = re.compile(
    rf"(?<=[\d\s:;|容后为包段项标])(?:{LABELLED}|{any_of('won')}结果)(?!的)|(?:{LABELLED})(?:\([^()]{{1,8}}\))?(?=\d{{4}}|[\u4e00-\u9fff()]{{2,30}}?公司)"
)


def pairs_of_flat(page: Page, start: int, end: int) -> list[Pair]:
    """Rows of such a table whose cells only spaces part."""
    head = _FLAT_HEAD.search(page.folded, start, end)
    if head is None:
        return []
    sides = ("after", "before") if head["turned"] else ("before", "after")
    pairs = []
    for row in _FLAT_ROW.finditer(page.folded, head.end(), end):
        if ":" in row["item"] or (row["number"] is None and not re.search(LABELLED, row["item"])):
            break
        lot = next(iter(lots_in(page, *row.span("item"))), None)
        if head["first"] not in (None, "序号") and row["number"]:
            lot = (row["number"], *row.span("number"))
        pairs.append(pair_of(page, lot, row["item"], *(row.span(side) for side in sides)))
    return pairs


def pairs_of_cells(page: Page, start: int, end: int) -> list[Pair]:
    """Rows of a table of two suppliers whose cells stand on lines of their own: 包号 / 更正前成交人 / 更正后成交人 / 包2 / …."""
    if any(start <= grid.start < end and not grid.flat for grid in page.grids):
        return []
    lines = [Cell(*line.span(), line.group().strip()) for line in _LINE.finditer(page.folded, start, end)]
    headed = (
        i
        for i in range(len(lines) - 1)
        if all(_HEAD.fullmatch(line.text) for line in lines[i : i + 2])
        and OUTCOME.search(lines[i].text)
        and headed_sides([line.text for line in lines[i : i + 2]])
    )
    at = next(headed, None)
    if at is None:
        return []
    first = at
    while first and _HEAD.fullmatch(lines[first - 1].text):
        first -= 1
    # 备注, 变更原因 may stand behind
    pairs = max((_rows_of_cells(page, lines[first:], at - first, behind) for behind in range(_MOST_BEHIND)), key=len)
    behind = (line for line in lines if pairs and line.start > pairs[-1].after.span[1])
    left = takewhile(lambda line: not _NO_CELL.search(line.text), behind)
    return [*pairs, Pair(None, None, Printed(), Printed(), unsure=True)] if any(is_legal(line.text) for line in left) else pairs


def _rows_of_cells(page: Page, cells: Sequence[Cell], before: int, behind: int) -> list[Pair]:
    """The rows of two suppliers, the first in the column `before`, with so many columns `behind` the second."""
    width = before + 2 + behind
    heads, pairs = [cell.text for cell in cells[:width]], []
    for row in (cells[at : at + width] for at in range(width, len(cells) - width + 1, width)):
        sides = ((cell.start, cell.end) for cell in row[before : before + 2])
        pair = pair_of(page, cell_lot(heads, row), heads[before], *sides)
        price_beside(page, heads, row, pair, (before, before + 1))
        if pair.before.supplier is None or (pair.after.supplier is None and _UNCHANGED not in row[before + 1].text):
            break
        pairs.append(pair)
    return pairs


def sides_headed(page: Page, start: int, end: int) -> bool:
    """Whether heads of what was announced and of what holds now stand over results; unparted, nobody can say which hold."""
    heads = _SIDE_HEADS.search(page.folded, start, end)
    if heads is None or (heads["labelled"] and "单价" not in heads.group()):
        return heads is not None
    labels = _CELL_LABEL.finditer(page.folded, heads.end(), end)
    return any(not _FEE.search(page.folded, max(heads.end(), label.start() - _BEFORE), label.end()) for label in labels)


def pairs_of_records(page: Page, start: int, end: int) -> list[Pair]:
    """Two records of the same labels, one behind the other, under the heads of what was announced and of what holds now."""
    heads = _SIDE_HEADS.search(page.folded, start, end)
    first = _WINNER.search(page.folded, heads.end(), end) if heads else None
    if heads is None or first is None:
        return []
    again = [at.start() for at in re.finditer(re.escape(first.group()), page.folded[:end]) if at.start() > first.start()]
    if len(again) != 1:
        return []
    lot = next(iter(lots_in(page, heads.end(), again[0])), None)
    pair = pair_of(page, lot, page.folded[heads.end() : first.start()], (heads.end(), again[0]), (again[0], end))
    # 中标人：甲 中标人：乙 中标金额：3元 中标金额：5元
    if pair.before.price is None and pair.after.price and (later := read_printed(page, pair.after.price.end, end).price):
        pair.before.price, pair.after.price = pair.after.price, later
    return [pair]
