"""Tables of corrections, and what was printed as one: a column of what was announced beside one of what holds now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from scrapers.changes import ChangeAction
from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.sides import LABELLED, VERBS, Printed, read_cell
from scrapers.reading.corrections.stays import is_lost, says_same
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Grid, Page
from scrapers.reading.results.detached import lot_key

_BEFORE_HEAD = re.compile(rf"{VERBS}前|^原(?!因)(?:公告)?(?:内容|信息)?|^错误(?:的)?(?:内容|信息|结果)?$")
_AFTER_HEAD = re.compile(
    rf"{VERBS}后|^现[在为]?(?:公告)?(?:内容|信息)?$|^正确(?:的)?(?:内容|信息|结果)?$|^现(?={LABELLED})|{VERBS}为"
)
_OUTCOME = re.compile(rf"{any_of('winner_labels')}|{any_of('won')}结果")
_FAILED = re.compile(any_of("lot_failed", "failed_cells"))
_FLAT_HEAD = re.compile(
    rf"(?:(?P<first>序号|包号|标[包项]|标段号?|分包号?|合同包|包组)\s+)?(?:\S{{0,3}}(?:更正|变更|修改)?(?:项|事项|项目|内容|条目)?\s+)?"
    rf"(?:(?:{VERBS}前|原公告)\S{{0,4}}\s+(?:{VERBS}后|现(?=公告|内容|信息))\S{{0,4}}|(?P<turned>{VERBS}后\S{{0,4}}\s+{VERBS}前\S{{0,4}}))\s+"
)
_LINE, _NO_CELL = re.compile(r"[^\n]+"), re.compile("[:。]")
# a head over a column of cells
_HEAD, _CORRECTED = re.compile(r"[\u4e00-\u9fff()/]{2,10}"), re.compile(rf"{VERBS}的?(?:内容|信息|公告)")
_MOST_BEHIND, _UNCHANGED = 3, "不变"
_FLAT_ROW = re.compile(
    rf"(?<!\S)(?:(?P<number>\d{{1,2}}|[A-Z]|{LOT})\s+)?"
    r"(?P<item>[^\s\d]\S*)\s+(?P<before>\S+)\s+(?P<after>\S+)(?!\S)"
)


class Pair(NamedTuple):
    """Old and new as a passage prints them, for the lot it names."""

    lot: str | None
    lot_span: tuple[int, int] | None
    before: Printed
    after: Printed
    about_title: bool = False
    # what it amounts to where its sides do not say it: the lot failed, a winner left or came
    action: ChangeAction | None = None
    # names results of which nobody can say what became of them
    unsure: bool = False
    # a whole result, not one label of it
    whole: bool = False


class Stretch(NamedTuple):
    """A stretch of a page: from `begin` results as announced, from `now` to `end` as they hold now."""

    begin: int
    now: int
    end: int


def inner_tables(grids: Sequence[Grid]) -> list[Stretch]:
    """The stretches of tables that stand in the cells of one of two sides, two of the same heads beside each other."""
    heads = [[cell.text for cell in grid.rows[0]] if grid.rows else [] for grid in grids]
    outer = next((i for i, texts in enumerate(heads) if _headed_sides(texts)), len(heads))
    beside = range(outer + 1, len(grids) - 1, 2)
    return [Stretch(grids[i].start, grids[i + 1].start, grids[i + 1].end) for i in beside if heads[i] == heads[i + 1]]


def pairs_of_grid(page: Page, grid: Grid) -> list[Pair]:
    heads, rows = _heads(grid)
    sides = _headed_sides(heads)
    if prices_goods(grid):
        return []
    pairs = []
    for row in rows:
        for before, after in sides:
            # 包号 | 更正前中标金额 | 更正后中标金额
            said = " ".join([*(cell.text for i, cell in enumerate(row) if i < min(before, after)), heads[before]])
            lot = _cell_lot(heads, row) or next(iter(lots_in(page, row[0].start, row[before].end)), None)
            pair = pair_of(page, lot, said, (row[before].start, row[before].end), (row[after].start, row[after].end))
            # 更正情况：取消中标 beside an empty cell
            taken = pair.unsure and any(is_lost(cell.text) for i, cell in enumerate(row) if i != before)
            pairs.append(pair._replace(unsure=False, action=ChangeAction.AWARD_WITHDRAWN) if taken else pair)
            if len(sides) == 1:
                _price_beside(page, heads, row, pairs[-1], sides[0])
                _winner_beside(page, heads, row, pairs[-1])
    return pairs


def _heads(grid: Grid) -> tuple[list[str], list[list[Cell]]]:
    """The heads of a table and the rows below them; 变更前 over 中标人 | 中标金额 is the first half of each head."""
    if not grid.rows:
        return [], []
    heads, rows = [cell.text for cell in grid.rows[0]], grid.rows[1:]
    over = [text for text in heads if _BEFORE_HEAD.search(text) or _AFTER_HEAD.search(text)]
    if not rows or len(over) == len(set(over)):
        return heads, rows
    return [text if text == cell.text else f"{text}{cell.text}" for text, cell in zip(heads, rows[0], strict=True)], rows[1:]


def _price_beside(page: Page, heads: Sequence[str], row: Sequence[Cell], told: Pair, sides: tuple[int, int]) -> None:
    """Give each supplier of a row the price behind him whose head says no side: 原中标人 | 中标金额 | 现中标人 | 中标金额."""
    if told.before.supplier is None or told.after.supplier is None:
        return
    for i in range(min(sides) + 1, min(len(row), len(heads))):
        side = told.before if max(j for j in sides if j < i) == sides[0] else told.after
        if i not in sides and side.price is None:
            side.price = read_cell(page, row[i].start, row[i].end, heads[i]).price


def _winner_beside(page: Page, heads: Sequence[str], row: Sequence[Cell], told: Pair) -> None:
    """Give both prices of a row the winner in a column of his own: 入围供应商 | 更正前优惠率 | 更正后优惠率."""
    if told.before.supplier or told.after.supplier or not (told.before.price and told.after.price):
        return
    columns = [cell for head, cell in zip(heads, row, strict=False) if (word := label(head)) and word.kind == "supplier"]
    whose = read_cell(page, columns[0].start, columns[0].end, "供应商") if len(columns) == 1 else Printed()
    for side in (told.before, told.after):
        side.supplier, side.supplier_span = whose.supplier, whose.supplier_span


def tells_sides(page: Page, grid: Grid) -> bool:
    """Whether a table says of a result what was announced and what holds now, so that no other cell need be read for it."""
    return any(not (pair.before.empty or pair.after.empty) for pair in pairs_of_grid(page, grid))


def _headed_sides(heads: Sequence[str]) -> list[tuple[int, int]]:
    """The columns of what was announced, each with that of what holds now: 原中标人 | 原中标金额 | 现中标人 | 现中标金额."""
    before = {_BEFORE_HEAD.sub("", text): i for i, text in enumerate(heads) if _BEFORE_HEAD.search(text)}
    after = {_AFTER_HEAD.sub("", text): i for i, text in enumerate(heads) if _AFTER_HEAD.search(text)}
    # 原公告内容 | 更正内容
    stated = [i for i, text in enumerate(heads) if _CORRECTED.fullmatch(text)]
    if before and not after and stated:
        after = {"": stated[0]}
    alike = [(place, after[name]) for name, place in before.items() if name in after]
    return [(i, j) for i, j in alike or [*zip(before.values(), after.values(), strict=False)][:1] if i != j]


def prices_goods(grid: Grid) -> bool:
    """Whether a table corrects prices of goods, each of which is no result's: 品名 | 规格 | 原单价 | 现单价."""
    heads = [cell.text for cell in grid.rows[0]] if grid.rows else []
    goods = any((word := label(head)) is not None and word.kind == "item" for head in heads)
    return goods and any("单价" in heads[before] for before, _ in _headed_sides(heads))


def _cell_lot(heads: Sequence[str], row: Sequence[Cell]) -> tuple[str, int, int] | None:
    """The lot of a row in the last column of lots, else its name: 分标编号 | 包号, 标项名称."""
    words = [(word.kind, cell) for head, cell in zip(heads, row, strict=False) if cell.text and (word := label(head)) is not None]
    lots = [cell for kind, cell in words if kind == "lot"] or [cell for kind, cell in words if kind == "lot_name"]
    return next(((cell.text, cell.start, cell.end) for cell in reversed(lots)), None)


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
        and _OUTCOME.search(lines[i].text)
        and _headed_sides([line.text for line in lines[i : i + 2]])
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
        pair = pair_of(page, _cell_lot(heads, row), heads[before], *sides)
        _price_beside(page, heads, row, pair, (before, before + 1))
        if pair.before.supplier is None or (pair.after.supplier is None and _UNCHANGED not in row[before + 1].text):
            break
        pairs.append(pair)
    return pairs


def pair_of(page: Page, lot: tuple[str, int, int] | None, said: str, before: tuple[int, int], after: tuple[int, int]) -> Pair:
    """The pair of two cells under what their row and its heads say, or of two passages."""
    old, new = read_cell(page, *before, said), read_cell(page, *after, said)
    fails = (old.supplier is not None or _OUTCOME.search(said) is not None) and _FAILED.match(page.folded, *after) is not None
    alone = old.supplier is not None and new.supplier is None and _OUTCOME.search(said) is not None
    action = ChangeAction.TERMINATED if fails else None
    if alone and not fails and is_lost(page.folded[slice(*after)]):
        action = ChangeAction.AWARD_WITHDRAWN
    # 第1包：某某公司 12万元；第2包：某某厂 9万元 in one cell
    unsure = new.supplier is not None and len({lot_key(each) for each, _, _ in lots_in(page, *after)}) > 1
    # neither who follows nor that he stays
    unsure = unsure or (alone and action is None and not says_same(*(page.folded[slice(*side)] for side in (before, after))))
    return Pair(
        lot[0] if lot else None, lot[1:] if lot else None, old, new, about_title="标题" in said, action=action, unsure=unsure
    )
