"""Drafts of changes, one for each lot: what the pairs and the sentences of a correction say of it, put together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.reading.corrections.by_side import partners, results_by_side
from scrapers.reading.corrections.pair import Draft, Pair, Stretch, of_another, same_price, take
from scrapers.reading.corrections.pairs import pairs_in
from scrapers.reading.corrections.sides import Printed, name_at, read_printed
from scrapers.reading.corrections.stays import announced_price
from scrapers.reading.corrections.succession import Succession, successions_in
from scrapers.reading.corrections.tabled.grids import tells_sides
from scrapers.reading.lexicon.names import is_legal, key_of
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure

_ADDS = re.compile(rf"(?P<label>{any_of('winner_labels')})?(?:再|现|拟)?(?:增加|新增|增补|追加)(?:为|:)?\s?")
_AS_WINNER = re.compile(rf"(?:作)?为[^,。;\n]{{0,8}}{any_of('won')}")
# 某某公司（投标报价：含税12万元）
_PRICED = re.compile(rf"[,:(\s]{{0,3}}{any_of('price_labels')}")
_BESIDE, _SIDES, _VENTURE = 40, 2, "联合体"
_LINE_BEGINS = re.compile(r"\n[ \t]*(?=[\u4e00-\u9fff]{4})")
_SIDE = re.compile(rf"(?:{any_of('replaced_verbs')}[前后]|原公告)(?:的)?(?:内容|信息|结果)?")
_OLD, _CLAUSE_ENDS = re.compile(r"原公告的[^\n:]{0,30}:[^\n]*"), re.compile(r"[;。\n]")


def drafts_in(page: Page, where: tuple[int, int], findings: list[Finding]) -> list[Draft]:
    """One draft for each lot that the part speaks of, and for each supplier of a lot with several."""
    drafts: list[Draft] = []
    for pair in pairs_in(page, *where):
        take(drafts, results_by_side(page, pair, findings) or [pair])
    sided = [grid for grid in page.grids if tells_sides(page, grid)]
    said = [one for one in successions_in(page, *where) if not any(grid.start <= one.span[0] < grid.end for grid in sided)]
    told = list({one.names: one for one in reversed(said)}.values())[::-1]
    for number, each in enumerate(told):
        # what stands below the next is his who follows there
        end = next((other.span[0] for other in told[number + 1 :] if other.span != each.span), where[1])
        _follow(page, drafts, each, (where[0], end), findings)
    drafts += [added for added in _added(page, where) if not any(_same_winner(each, added) for each in drafts)]
    for draft in drafts:
        _unlot(draft)
        others = [each for each in drafts if lot_key(each.lot or "") != lot_key(draft.lot or "")]
        # who is corrected in another lot has not its price
        taken = {key_of(side.supplier) for each in others for side in (each.before, each.after) if side.supplier}
        _join(page, draft, [finding for finding in findings if key_of(finding.supplier) not in taken])
    return drafts


def _added(page: Page, where: tuple[int, int]) -> Iterator[Draft]:
    """A draft for each winner that is named as one more: 入围供应商增加某某公司, 增补某某公司为入围供应商."""
    for words in _ADDS.finditer(page.folded, *where):
        name = name_at(page, words.end(), where[1])
        if name and (words["label"] or _AS_WINNER.match(page.folded, name[1][1], where[1])):
            price = read_printed(page, name[1][1], min(where[1], name[1][1] + _BESIDE)).price
            yield Draft(after=Printed(*name, price, name[1]))


def _same_winner(one: Draft, other: Draft) -> bool:
    return key_of(one.after.supplier or "") == key_of(other.after.supplier or "")


def _join(page: Page, draft: Draft, findings: list[Finding]) -> None:
    """Give a draft the partners of who has the award now, and look whether they are others than announced."""
    _name_by_price(page, draft, findings)
    new, old = (partners(page, findings, side) for side in (draft.after, draft.before))
    then, now = (page.text[slice(*(side.named_in or side.span))] for side in (draft.before, draft.after))
    draft.members = new
    if draft.before.supplier is None or draft.after.supplier is None or of_another(draft.before, draft.after):
        return
    draft.rejoined = any((*(name not in then for name in new), *(name not in now for name in old)))
    # a joint venture on one side alone, whose partners were not read
    draft.unsure = draft.unsure or (not new and not old and (_VENTURE in then) != (_VENTURE in now))


def _name_by_price(page: Page, draft: Draft, findings: list[Finding]) -> None:
    """Give a price that changed, of nobody named, the one winner whom the page prints with it: 标项2金额“12元”更正为“21元”."""
    if draft.succeeds or draft.before.supplier or draft.after.supplier:
        return
    if draft.before.empty and draft.after.price and (above := announced_price(page, draft.after.span[0])):
        draft.before.price, draft.before.span = above
    if len(prices := [side.price for side in (draft.before, draft.after) if side.price]) < _SIDES:
        return
    whose = [f for f in findings if f.price and any(same_price(f.price, price) for price in prices)]
    # 乙方：某某公司 of a contract, above its old price and its new one
    whose = findings if len(findings) == 1 and findings[0].price is None else whose
    if len(whose) != 1 or (draft.lot and whose[0].lot and lot_key(draft.lot) != lot_key(whose[0].lot)):
        return
    lines = (line.end() for line in _LINE_BEGINS.finditer(page.folded, *draft.after.span))
    others = (name_at(page, at, draft.after.span[1]) for at in lines)
    if any(other and key_of(other[0]) != key_of(whose[0].supplier) for other in others):
        # 更正后： over a table that names somebody else
        draft.unsure = True
        return
    for side in (draft.before, draft.after):
        side.supplier, side.supplier_span = whose[0].supplier, whose[0].span
    draft.lot, draft.lot_span = (draft.lot, draft.lot_span) if draft.lot else (whose[0].lot, whose[0].lot_span)


def drafts_of_tables(page: Page, stretches: list[Stretch], findings: list[Finding]) -> list[Draft]:
    """The drafts of results in tables before and behind 更正为; none where nobody can say which became which."""
    drafts: list[Draft] = []
    for begin, now, end in stretches:
        sides = Printed(span=(begin, now)), Printed(span=(now, end))
        take(drafts, results_by_side(page, Pair(None, None, *sides), findings))
    for draft in drafts:
        _unlot(draft)
    return [] if any(draft.unsure for draft in drafts) else drafts


def _unlot(draft: Draft) -> None:
    """Take from a draft what is no lot of it: 更正后： above a table."""
    if draft.lot and _SIDE.fullmatch(draft.lot):
        draft.lot = draft.lot_span = None


def _follow(page: Page, drafts: list[Draft], told: Succession, where: tuple[int, int], findings: list[Finding]) -> None:
    """A supplier that lost its award, and the one that follows it, named there or under labels further down."""
    if told.loser is None and told.winner is None and (named := [d for d in drafts if d.after.supplier]):
        for draft in named:
            draft.succeeds = len({each.lot for each in named}) == len(named)
        return
    draft = _draft_told(drafts, told)
    draft.succeeds = True
    if draft.lot is None and told.lot:
        draft.lot, draft.lot_span = told.lot[0], told.lot[1:]
    for side, name in ((draft.before, told.loser), (draft.after, told.winner)):
        if side.supplier is None and name is not None:
            side.supplier, side.supplier_span = name
            side.span = told.span if not side.span[1] else side.span
    if draft.after.supplier is None and not told.replaced:
        return
    _restated_below(page, draft, (told.span[1], where[1]), findings)
    if draft.before.price is None and told.loser:
        draft.before.price = _told_behind(page, told.loser[0], (where[0], told.span[1]))
    if draft.before.price is None:
        _announced_above(page, draft, where[0])


def _told_behind(page: Page, loser: str, where: tuple[int, int]) -> Figure | None:
    """The price that a sentence tells right behind a loser's name: 原中标人某某公司，中标金额12万元."""
    at = page.text.find(loser, *where)
    while at >= 0:
        behind = at + len(loser)
        stop = page.folded.find("。", behind, behind + _BESIDE)
        if _PRICED.match(page.folded, behind) and (
            figure := read_printed(page, behind, stop if stop > 0 else behind + _BESIDE).price
        ):
            return figure
        at = page.text.find(loser, behind, where[1])
    return None


def _draft_told(drafts: list[Draft], told: Succession) -> Draft:
    """The draft of the lot and the loser that a paragraph tells of."""
    lot = told.lot[0] if told.lot else None
    loser, winner = (Printed(name[0] if name else None) for name in (told.loser, told.winner))
    mine = [each for each in drafts if not (of_another(each.before, loser) or of_another(each.after, winner))]
    # 第3包某某公司放弃, above what was announced and what holds now of a lot that nobody names
    named = [each for each in mine if each.lot is None and each.before.supplier and loser.supplier]
    if len(named) == 1:
        return named[0]
    alone = len(drafts) == 1 and (lot is None or drafts[0].lot is None)
    if found := next((each for each in mine if alone or lot_key(each.lot or "") == lot_key(lot or "")), None):
        return found
    drafts.append(Draft(lot, told.lot[1:] if told.lot else None))
    return drafts[-1]


def _restated_below(page: Page, draft: Draft, where: tuple[int, int], findings: list[Finding]) -> None:
    below = read_printed(page, *where)
    start = draft.after.supplier_span[1] if draft.after.supplier_span else where[0]
    stop = _CLAUSE_ENDS.search(page.folded, start, where[1])
    clause = read_printed(page, start, stop.start()) if stop and draft.after.supplier else Printed()
    beside = clause if clause.price else read_printed(page, start, where[1])
    follows = draft.before.supplier is None or below.supplier != draft.before.supplier
    if draft.after.supplier is None and below.supplier and follows:
        draft.after.supplier, draft.after.supplier_span, draft.after.span = below.supplier, below.supplier_span, below.span
    named = beside.supplier in (None, draft.after.supplier)
    if draft.after.price is None and draft.after.supplier and named:
        told = [f.price for f in findings if f.price and key_of(f.supplier) == key_of(draft.after.supplier)]
        is_his = beside.price and not _of_other_row(page, draft.after.supplier, beside.price)
        draft.after.price = beside.price if is_his else told[0] if len(told) == 1 else None


def _of_other_row(page: Page, supplier: str, price: Figure) -> bool:
    """Whether a price stands in a row of a table, or in a line of what was one, that names somebody else first."""
    grids = (grid for grid in page.grids if grid.start <= price.start < grid.end)
    rows = (row for grid in grids for row in grid.rows if row and row[0].start <= price.start < row[-1].end)
    if names := {key_of(cell.text) for row in rows for cell in row if is_legal(cell.text)}:
        return key_of(supplier) not in names
    line = page.folded.rfind("\n", 0, price.start) + 1
    return supplier not in page.text[line : price.start] and name_at(page, line, price.start) is not None


def _announced_above(page: Page, draft: Draft, stop: int) -> None:
    """The old winner's price in the header lines of a provincial form: 原公告的中标单位, 原公告的…中标（成交）金额."""
    lines = [m.span() for m in _OLD.finditer(page.folded, 0, stop)]
    if not lines:
        return
    above = read_printed(page, lines[0][0], lines[-1][1])
    if above.supplier and (draft.before.supplier in (None, above.supplier)):
        draft.before.supplier, draft.before.price = above.supplier, above.price
        draft.before.span = above.span
