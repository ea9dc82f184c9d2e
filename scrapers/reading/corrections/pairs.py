"""Passages that print what was announced and what holds now: 原公告…更正为…, 更正前…更正后…, rows of a table of corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scrapers.reading.corrections.sides import Printed, bare_name, lots_in, price_behind, read_bare, read_cell, read_printed
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Grid, Page

_VERBS = any_of("replaced_verbs")
_AFTER = re.compile(
    rf"→|(?<!改)变为\s*:?|(?:现|先|应|拟|均|予以|特)?{_VERBS}(?:成|为|后|至|到)(?:的)?(?:公告|内容|信息|结果|情况)*(?:为)?\s*:?"
    rf"|(?:现)?(?<!如下)(?<!以下)更正\s*:|现(?:更正|变更|修改)(?:内容|信息|结果|公告)*\s*(?=[:\n])|(?<=[,;。\s])现为|应(?:该|当)?为\s*:?|现(?:更正|变更|修改)[^,。;:\n]{{0,14}}[;:。]"
    r"|(?:实际|正确)(?:的)?(?=(?:中标|成交)(?:\((?:中标|成交)\))?(?:金额|价格|总价|价|供应商|人|单位))"
    r"|(?:实际|正确)(?:的)?(?:中标|成交)?(?:金额|价格|内容|信息|结果|名称)?(?:应为|为|是)\s*:?"
    rf"|{_VERBS}(?:信息|内容)?如下\s*[:,]?|(?<![\u4e00-\u9fff])现(?={any_of('winner_labels')}|{any_of('price_labels')})|(?<![\u4e00-\u9fff])现\s*:|现(?:公告)?(?:内容|信息|结果|为)\s*:"
    r"|正确(?:的)?(?:公告)?(?:内容|信息|结果)\s*:|(?<![\u4e00-\u9fff])正\s*:"
)
# （原第二中标候选人） is the rank of who follows, not what was announced
_RANKED = r"[^():,;\n]{1,12}(?:候选人|名|第[一二三四五\d])\)"
_BEFORE = re.compile(
    rf"{_VERBS}前(?:的)?(?:公告)?(?:内容|信息|结果|情况)?\s*:?|错误(?:的)?(?:公告)?(?:内容|信息|结果)\s*:|(?<![\u4e00-\u9fff])误\s*:|将原|原(?!{_RANKED})(?={any_of('before_pieces')}|为|\s*:)|(?<![\u4e00-\u9fff])由(?=[\u4e00-\u9fff])"
)
_LABELLED = re.compile(rf"{any_of('winner_labels')}|{any_of('price_labels')}")
_BREAK = re.compile(r"[\n。;]")
_TITLE = re.compile(rf"{any_of('titles_of_results')}\s*:")
_BEFORE_HEAD = re.compile(rf"{_VERBS}前|^原(?:公告)?(?:内容|信息)?")
_AFTER_HEAD = re.compile(rf"{_VERBS}后|^现(?:公告)?(?:内容|信息)?$|^现(?={_LABELLED.pattern})|{_VERBS}为")
_OLD_NAME = re.compile(r"原[\u4e00-\u9fff]{0,8}\s*:|原为")
_FLAT_HEAD = re.compile(
    rf"(?:(?P<first>序号|包号|标段号?)\s+)?(?:\S{{0,3}}(?:更正|变更|修改)?(?:项|事项|项目|内容|条目)?\s+)?"
    rf"(?:(?:{_VERBS}前|原公告)\S{{0,4}}\s+{_VERBS}后\S{{0,4}}|(?P<turned>{_VERBS}后\S{{0,4}}\s+{_VERBS}前\S{{0,4}}))\s+"
)
_SIDE = r"(?:的)?(?:公告)?(?:内容|信息|结果|情况)?"
_SIDE_HEADS = re.compile(
    rf"(?:{_VERBS}前{_SIDE}|原公告)[\s|]*{_VERBS}后{_SIDE}(?!\s?:)|{_VERBS}后{_SIDE}[\s|]*{_VERBS}前{_SIDE}(?!\s?:)"
)
_WINNER = re.compile(rf"{any_of('winner_labels')}\s?:")
# behind the number of a row or a blank: 按中标金额的1% is none
_CELL_LABEL = re.compile(rf"(?<=[\d\s:;|容])(?:{_LABELLED.pattern})(?!的)")
_FLAT_ROW = re.compile(r"(?<!\S)(?:(?P<number>\d{1,2})\s+)?(?P<item>[^\s\d]\S*)\s+(?P<before>\S+)\s+(?P<after>\S+)(?!\S)")
_TURNED = re.compile(
    r"误(?:写|录|填|报|印|标|输)(?:成|为|作)\s*:?|[(,]\s*(?:原(?:公告|中标|成交)?(?:金额|价格|价)?(?:为|是|:)|而非|而不是|不是|并非)\s*:?"
)
# 代理服务费由12500元更正为8600元, 未中标供应商某某公司的报价由…
_OF_OTHERS = re.compile(rf"{any_of('other_prices')}|未(?:中标|成交|入围|中选)|落选|落标")
_SHORTEST_SIDE = 4
# between 更正为： and the table behind it
_GAP = 12


class Pair(NamedTuple):
    """Old and new as a passage prints them, for the lot it names."""

    lot: str | None
    lot_span: tuple[int, int] | None
    before: Printed
    after: Printed
    about_title: bool = False


def pairs_in(page: Page, start: int, end: int) -> list[Pair]:
    """Every pair of a part, in page order; those of tables first."""
    grids = [grid for grid in page.grids if start <= grid.start < end]
    found = [pair for grid in grids for pair in _of_grid(page, grid)]
    found += _of_records(page, start, end) or _of_flat(page, start, end)
    if found:
        return found
    return _of_text(page, start, end) or _turned(page, start, end)


def restating_tables(page: Page, start: int, end: int) -> int | None:
    """Where the tables begin that print the results as they hold now, behind others that print them as announced."""
    grids = [grid for grid in page.grids if start <= grid.start < end]
    for mark in _AFTER.finditer(page.folded, start, end):
        follows = next((grid for grid in grids if 0 <= grid.start - mark.end() <= _GAP), None)
        announced = any(grid.start < mark.start() for grid in grids) and _BEFORE.search(page.folded, start, mark.start())
        if follows and announced:
            return follows.start
    return None


def _of_grid(page: Page, grid: Grid) -> list[Pair]:
    heads = [cell.text for cell in grid.rows[0]] if grid.rows else []
    before = next((i for i, text in enumerate(heads) if _BEFORE_HEAD.search(text)), None)
    after = next((i for i, text in enumerate(heads) if _AFTER_HEAD.search(text)), None)
    if before is None or after is None or before == after:
        return []
    pairs = []
    for row in grid.rows[1:]:
        # 包号 | 更正前中标金额 | 更正后中标金额
        said = " ".join([*(cell.text for i, cell in enumerate(row) if i < min(before, after)), heads[before]])
        first = row[0]
        lot = _cell_lot(heads, row) or next(iter(lots_in(page, first.start, row[before].end)), None)
        pairs.append(_pair(page, lot, said, (row[before].start, row[before].end), (row[after].start, row[after].end)))
    return pairs


def _cell_lot(heads: Sequence[str], row: Sequence[Cell]) -> tuple[str, int, int] | None:
    """The lot of a row in a column of lots: 包号."""
    for head, cell in zip(heads, row, strict=False):
        word = label(head)
        if cell.text and word is not None and word.kind == "lot":
            return cell.text, cell.start, cell.end
    return None


def _of_flat(page: Page, start: int, end: int) -> list[Pair]:
    """Rows of such a table whose cells only spaces part."""
    head = _FLAT_HEAD.search(page.folded, start, end)
    if head is None:
        return []
    sides = ("after", "before") if head["turned"] else ("before", "after")
    pairs = []
    for row in _FLAT_ROW.finditer(page.folded, head.end(), end):
        if ":" in row["item"] or (row["number"] is None and not _LABELLED.search(row["item"])):
            break
        lot = next(iter(lots_in(page, *row.span("item"))), None)
        if head["first"] not in (None, "序号") and row["number"]:
            lot = (row["number"], *row.span("number"))
        pairs.append(_pair(page, lot, row["item"], *(row.span(side) for side in sides)))
    return pairs


def sides_headed(page: Page, start: int, end: int) -> bool:
    """Whether heads of what was announced and of what holds now stand over results; unparted, nobody can say which hold."""
    heads = _SIDE_HEADS.search(page.folded, start, end)
    return heads is not None and _CELL_LABEL.search(page.folded, heads.end(), end) is not None


def _of_records(page: Page, start: int, end: int) -> list[Pair]:
    """Two records of the same labels, one behind the other, under the heads of what was announced and of what holds now."""
    heads = _SIDE_HEADS.search(page.folded, start, end)
    first = _WINNER.search(page.folded, heads.end(), end) if heads else None
    if heads is None or first is None:
        return []
    again = [at.start() for at in re.finditer(re.escape(first.group()), page.folded[:end]) if at.start() > first.start()]
    if len(again) != 1:
        return []
    lot = next(iter(lots_in(page, heads.end(), again[0])), None)
    return [_pair(page, lot, page.folded[heads.end() : first.start()], (heads.end(), again[0]), (again[0], end))]


def _pair(page: Page, lot: tuple[str, int, int] | None, said: str, before: tuple[int, int], after: tuple[int, int]) -> Pair:
    sides = read_cell(page, *before, said), read_cell(page, *after, said)
    return Pair(lot[0] if lot else None, lot[1:] if lot else None, *sides, about_title="标题" in said)


def _of_text(page: Page, start: int, end: int) -> list[Pair]:
    """The pairs of running text: from where the old is named to 更正为, and from there to the next."""
    folded = page.folded
    before = [m.start() for m in _BEFORE.finditer(folded, start, end)]
    after = list(_AFTER.finditer(folded, start, end))
    pairs, begin, lot = [], start, None
    for number, mark in enumerate(after):
        stop = after[number + 1].start() if number + 1 < len(after) else end
        next_old = next((at for at in before if mark.end() <= at < stop and folded[at : at + 1] != "由"), stop)
        next_lot = _lot_behind(page, mark.end(), stop) if stop < end else stop
        until = min(next_old, next_lot)
        until = until if until < stop or stop == end else _cut(page, mark.end(), stop)
        if _OF_OTHERS.search(_clause_before(folded, begin, mark.start())):
            begin = until
            continue
        named = lots_in(page, begin, mark.start())
        lot = named[-1] if named else lot
        old = read_printed(page, begin, mark.start())
        if old.empty and (alone := _alone(page, begin, mark.start())):
            old.supplier, old.supplier_span = alone
        new = read_bare(page, mark.end(), until, old)
        if (old.empty and new.supplier is None) or (old.price is None and new.price is None):
            new.price = price_behind(page, (begin, mark.start()), (mark.end(), until))
        inner = lots_in(page, mark.end(), until)
        here = lot or (inner[0] if len(inner) == 1 else None)
        title = bool(_TITLE.search(folded, begin, mark.start()))
        pairs.append(Pair(here[0] if here else None, here[1:] if here else None, old, new, title))
        begin = until
    return pairs


def _lot_behind(page: Page, start: int, stop: int) -> int:
    """Where the next lot begins behind what holds now of this one: 更正为10元，3包中标金额由…; `stop` where none does."""
    lots = (at for _, at, _ in lots_in(page, start, stop) if at - start >= _SHORTEST_SIDE and page.folded[at - 1] in ",;。、\n ")
    return next(lots, stop)


def _clause_before(folded: str, start: int, end: int) -> str:
    """What stands before 更正为 in its clause, where a label of a result stands there, from that on."""
    clause = re.split(r"[;。\n]|,(?!\d)", folded[start:end])[-1]
    labels = list(_LABELLED.finditer(clause))
    return clause if not labels or _OF_OTHERS.search(clause[: labels[-1].start()]) else ""


def _turned(page: Page, start: int, end: int) -> list[Pair]:
    """What holds now before what was announced: 中标金额：118万元（原为128万元）, 118万元误写为128万元."""
    pairs = []
    for mark in _TURNED.finditer(page.folded, start, end):
        begin = max(page.folded.rfind("。", start, mark.start()), page.folded.rfind("\n", start, mark.start()), start - 1) + 1
        new = read_printed(page, begin, mark.start())
        old = read_bare(page, mark.end(), _cut(page, mark.end(), end), new)
        lot = next(iter(lots_in(page, begin, mark.start())), None)
        if not (old.empty or new.empty):
            pairs.append(Pair(lot[0] if lot else None, lot[1:] if lot else None, old, new))
    return pairs


def _alone(page: Page, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The name that stands alone behind 原公告."""
    last = list(_OLD_NAME.finditer(page.folded, start, end))[-1:]
    return bare_name(page, last[0].end(), end) if last else None


def _cut(page: Page, start: int, stop: int) -> int:
    """Where what holds now ends and the next label that will be corrected begins, when nothing says 原."""
    breaks = [m.start() for m in _BREAK.finditer(page.folded, start, stop) if m.start() > start + 1]
    label = next((at for at in reversed(breaks) if _LABELLED.search(page.folded, at, stop)), None)
    # 变更为某某公司，成交金额变更为
    if not breaks and (last := next((m for m in _LABELLED.finditer(page.folded, start, stop) if m.end() == stop), None)):
        return last.start()
    return label if label is not None else breaks[-1] if breaks else stop
