"""Drafts of changes, one for each lot: what the pairs and the sentences of a correction say of it, put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scrapers.reading.corrections.pairs import Pair, pairs_in
from scrapers.reading.corrections.sides import Printed, read_printed
from scrapers.reading.corrections.succession import Succession, successions_in
from scrapers.reading.page.page import Page

_OLD = re.compile(r"原公告的[^\n:]{0,30}:[^\n]*")


@dataclass(slots=True)
class Draft:
    """A change while it is put together."""

    lot: str | None = None
    lot_span: tuple[int, int] | None = None
    before: Printed = field(default_factory=Printed)
    after: Printed = field(default_factory=Printed)
    succeeds: bool = False
    about_title: bool = False

    @property
    def voids(self) -> bool:
        """Whether it takes a result back and names nobody: 原中标结果作废."""
        return self.succeeds and self.before.supplier is None and self.after.supplier is None


def drafts_in(page: Page, where: tuple[int, int]) -> list[Draft]:
    """One draft for each lot that the part speaks of."""
    by_lot: dict[str, Draft] = {}
    for pair in pairs_in(page, *where):
        draft = by_lot.setdefault(pair.lot or "", Draft(pair.lot, pair.lot_span))
        _merge(draft, pair)
    for told in successions_in(page, *where):
        _follow(page, by_lot, told, where)
    return list(by_lot.values())


def _merge(draft: Draft, pair: Pair) -> None:
    draft.about_title = draft.about_title or pair.about_title
    for mine, said in ((draft.before, pair.before), (draft.after, pair.after)):
        if said.empty:
            continue
        mine.span = (min(mine.span[0], said.span[0]) if mine.span[1] else said.span[0], max(mine.span[1], said.span[1]))
        if mine.supplier is None:
            mine.supplier, mine.supplier_span = said.supplier, said.supplier_span
        mine.price = mine.price or said.price


def _follow(page: Page, by_lot: dict[str, Draft], told: Succession, where: tuple[int, int]) -> None:
    """A supplier that lost its award, and the one that follows it, named there or under labels further down."""
    if told.loser is None and told.winner is None and (named := [d for d in by_lot.values() if d.after.supplier]):
        for draft in named:
            draft.succeeds = True
        return
    lot = told.lot or (None, 0, 0)
    single = next(iter(by_lot.values())) if len(by_lot) == 1 else None
    draft = single or by_lot.setdefault(lot[0] or "", Draft(lot[0], lot[1:] if told.lot else None))
    draft.succeeds = True
    for mine, name in ((draft.before, told.loser), (draft.after, told.winner)):
        if mine.supplier is None and name is not None:
            mine.supplier, mine.supplier_span = name
            mine.span = told.span if not mine.span[1] else mine.span
    if draft.after.supplier is None and not told.replaced:
        return
    _restated_below(page, draft, (told.span[1], where[1]))
    if draft.before.price is None:
        _announced_above(page, draft, where[0])


def _restated_below(page: Page, draft: Draft, where: tuple[int, int]) -> None:
    below = read_printed(page, *where)
    start = draft.after.supplier_span[1] if draft.after.supplier_span else where[0]
    beside = read_printed(page, start, where[1])
    follows = draft.before.supplier is None or below.supplier != draft.before.supplier
    if draft.after.supplier is None and below.supplier and follows:
        draft.after.supplier, draft.after.supplier_span, draft.after.span = below.supplier, below.supplier_span, below.span
    named = beside.supplier in (None, draft.after.supplier)
    if draft.after.price is None and named:
        draft.after.price = beside.price


def _announced_above(page: Page, draft: Draft, stop: int) -> None:
    """The old winner's price in the header lines of a provincial form: 原公告的中标单位, 原公告的…中标（成交）金额."""
    lines = [m.span() for m in _OLD.finditer(page.folded, 0, stop)]
    if not lines:
        return
    above = read_printed(page, lines[0][0], lines[-1][1])
    if above.supplier and (draft.before.supplier in (None, above.supplier)):
        draft.before.supplier, draft.before.price = above.supplier, above.price
        draft.before.span = above.span
