"""Tables of corrections: a column of what was announced beside one of what holds now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.changes import ChangeAction
from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.pair import OUTCOME, Pair, Stretch, pair_of
from scrapers.reading.corrections.part import AFTER, BEFORE
from scrapers.reading.corrections.sides import LABELLED, VERBS, Printed, read_cell
from scrapers.reading.corrections.stays import is_lost
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.labels import label
from scrapers.reading.page.page import Cell, Grid, Page

_BEFORE_HEAD = re.compile(
    rf"{VERBS}前|^原(?!因)(?:公告)?(?:内容|信息)?|^(?:错误|旧)(?:的)?(?:(?:内容|信息|结果)?$|(?={LABELLED}))"
)
_AFTER_HEAD = re.compile(
    rf"{VERBS}后|^现[在为]?(?:公告)?(?:内容|信息)?$|^(?:正确|新)(?:的)?(?:(?:内容|信息|结果)?$|(?={LABELLED}))|^(?:现|{VERBS})(?={LABELLED}|{OUTCOME.pattern})|{VERBS}为"
)
_RANK_HEAD = re.compile(r"(?:候选人)?(?:排名|排序|名次|次序|顺位|推荐顺序)")
_NOT_FIRST = re.compile(r"第?[2-9二三四五六七八九](?:名|位|中标候选人|成交候选人|候选人)?")
# 中标价（含税） | 中标价（不含税）, 中标价（大写） say one price twice
_PARTS_OF_PRICES, _ALIKE = re.compile("税|[大小]写|合同|预算|限价"), 3
_KIND_HEAD = re.compile(rf"{VERBS}(?:类型|方式|情况|结果|类别)")
_CORRECTED = re.compile(rf"{VERBS}的?(?:内容|信息|公告)")
# the gap between 更正为： and the table behind it
_GAP = 12


def restating_tables(page: Page, start: int, end: int) -> list[Stretch]:
    """Stretches with tables of results as announced and, behind them, with tables of results as they hold now."""
    grids = [grid for grid in page.grids if start <= grid.start < end]
    if found := _inner_tables(grids):
        return found
    begin = start
    for mark in AFTER.finditer(page.folded, start, end):
        follows = next((grid for grid in grids if 0 <= grid.start - mark.end() <= _GAP), None)
        announced = any(begin <= grid.start < mark.start() for grid in grids) and BEFORE.search(page.folded, begin, mark.start())
        if follows and announced:
            olds = (old for old in BEFORE.finditer(page.folded, follows.end, end))
            until = next((old.start() for old in olds if any(0 <= grid.start - old.end() <= _GAP for grid in grids)), end)
            found.append(Stretch(begin, follows.start, until))
            begin = until
    return found


def _inner_tables(grids: Sequence[Grid]) -> list[Stretch]:
    """The stretches of tables that stand in the cells of one of two sides, two of the same heads beside each other."""
    heads = [[cell.text for cell in grid.rows[0]] if grid.rows else [] for grid in grids]
    outer = next((i for i, texts in enumerate(heads) if headed_sides(texts)), len(heads))
    beside = range(outer + 1, len(grids) - 1, 2)
    return [Stretch(grids[i].start, grids[i + 1].start, grids[i + 1].end) for i in beside if heads[i] == heads[i + 1]]


def pairs_of_grid(page: Page, grid: Grid) -> list[Pair]:
    heads, rows = _heads(grid)
    sides = headed_sides(heads)
    if prices_goods(grid):
        return []
    pairs = []
    of_sides = {column for pair in sides for column in pair}
    ranks = [i for i, text in enumerate(heads) if _RANK_HEAD.fullmatch(text)]
    for row in rows:
        # who comes second or third has won nothing
        if any(_NOT_FIRST.fullmatch(row[i].text) for i in ranks):
            continue
        for before, after in sides:
            # 包号 | 更正前中标金额 | 更正后中标金额
            said = " ".join([*(cell.text for i, cell in enumerate(row) if i < min({before, after, *of_sides})), heads[before]])
            lot = cell_lot(heads, row) or next(iter(lots_in(page, row[0].start, row[before].end)), None)
            pair = pair_of(page, lot, said, (row[before].start, row[before].end), (row[after].start, row[after].end))
            # 更正情况：取消中标 beside an empty cell
            taken = pair.unsure and any(is_lost(cell.text) for i, cell in enumerate(row) if i != before)
            pairs.append(pair._replace(unsure=False, action=ChangeAction.AWARD_WITHDRAWN) if taken else pair)
            if len(sides) == 1:
                price_beside(page, heads, row, pairs[-1], sides[0])
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


def price_beside(page: Page, heads: Sequence[str], row: Sequence[Cell], told: Pair, sides: tuple[int, int]) -> None:
    """Give each supplier of a row the price behind him whose head says no side: 原中标人 | 中标金额 | 现中标人 | 中标金额."""
    if told.before.supplier is None or told.after.supplier is None:
        return
    for i in range(min(sides) + 1, min(len(row), len(heads))):
        side = told.before if max(j for j in sides if j < i) == sides[0] else told.after
        # 中标价（更正前）
        side = told.before if _BEFORE_HEAD.search(heads[i]) else told.after if _AFTER_HEAD.search(heads[i]) else side
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


def sides_unnamed(page: Page, start: int, end: int) -> bool:
    """Whether a table has two columns of winners, or of prices, and nobody can say which holds: 公告成交价 | 实际成交价."""
    for grid in (grid for grid in page.grids if start <= grid.start < end and grid.rows):
        # a head that spans columns is one
        heads = [(word.kind, word.key) for cell in {c.start: c for c in grid.rows[0]}.values() if (word := column(cell.text))]
        prices = [key for kind, key in heads if kind == "amount" and not _PARTS_OF_PRICES.search(key)]
        alike = any(len({key for key in prices if key.endswith(end_of)}) > 1 for end_of in {key[-_ALIKE:] for key in prices})
        # 包号 | 中标人 | 包号 | 中标人: two lists beside each other
        kinds = [kind for kind, _ in heads]
        if alike or kinds.count("supplier") > max(1, kinds.count("lot"), kinds.count("index")):
            return True
    return False


def lost_in_row(page: Page, at: int) -> bool:
    """Whether a place stands in a row that its kind says is taken back: 调整类型 | 供应商, 取消中标 | 某某公司."""
    for grid in (grid for grid in page.grids if grid.start <= at < grid.end):
        kinds = [i for i, cell in enumerate(grid.rows[0]) if _KIND_HEAD.fullmatch(cell.text)]
        for row in (row for row in grid.rows if kinds and row and row[0].start <= at < row[-1].end):
            return any(is_lost(row[i].text) for i in kinds if i < len(row))
    return False


def tells_sides(page: Page, grid: Grid) -> bool:
    """Whether a table says of a result what was announced and what holds now, so that no other cell need be read for it."""
    return any(not (pair.before.empty or pair.after.empty) for pair in pairs_of_grid(page, grid))


def headed_sides(heads: Sequence[str]) -> list[tuple[int, int]]:
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
    return goods and any("单价" in heads[before] for before, _ in headed_sides(heads))


def cell_lot(heads: Sequence[str], row: Sequence[Cell]) -> tuple[str, int, int] | None:
    """The lot of a row in the last column of lots, else its name: 分标编号 | 包号, 标项名称."""
    words = [(word.kind, cell) for head, cell in zip(heads, row, strict=False) if cell.text and (word := label(head)) is not None]
    lots = [cell for kind, cell in words if kind == "lot"] or [cell for kind, cell in words if kind == "lot_name"]
    return next(((cell.text, cell.start, cell.end) for cell in reversed(lots)), None)
