"""Pairs of what was announced and what holds now, as two cells or passages print them, and the drafts they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from scrapers.changes import ChangeAction
from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.sides import VERBS, Printed, bare_price, read_cell
from scrapers.reading.corrections.stays import is_lost, says_same
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure

OUTCOME = re.compile(rf"{any_of('winner_labels')}|{any_of('won')}结果|{VERBS}[前后]的?结果|[原现]结果|候选(?:人|供应商|单位)")
_SAME_CELL = re.compile(r"\s*维持(?:不变|原(?:中标|成交|评审)?结果)?|(?:保持)?(?:不变|同[前左上原]|未变|无变化)\s*")
_FAILED = re.compile(any_of("lot_failed", "failed_cells"))


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


def pair_of(page: Page, lot: tuple[str, int, int] | None, said: str, before: tuple[int, int], after: tuple[int, int]) -> Pair:
    """The pair of two cells under what their row and its heads say, or of two passages."""
    old, new = (read_cell(page, *side, said, named=OUTCOME.search(said) is not None) for side in (before, after))
    for side in (old, new):
        if side.supplier_span and side.price is None and OUTCOME.search(said):
            side.price = bare_price(page, side.supplier_span[1], side.span[1])
    fails = (old.supplier is not None or OUTCOME.search(said) is not None) and _FAILED.match(page.folded, *after) is not None
    alone = old.supplier is not None and new.supplier is None and OUTCOME.search(said) is not None
    action = ChangeAction.TERMINATED if fails else None
    if alone and not fails and is_lost(page.folded[slice(*after)]):
        action = ChangeAction.AWARD_WITHDRAWN
    # 第1包：某某公司 12万元；第2包：某某厂 9万元 in one cell
    unsure = new.supplier is not None and len({lot_key(each) for each, _, _ in lots_in(page, *after)}) > 1
    # neither who follows nor that he stays
    unsure = unsure or (alone and action is None and not says_same(*(page.folded[slice(*side)] for side in (before, after))))
    if new.empty and not old.empty and action is None and _SAME_CELL.fullmatch(page.folded, *after):
        new = replace(old, span=after)
    return Pair(
        lot[0] if lot else None, lot[1:] if lot else None, old, new, about_title="标题" in said, action=action, unsure=unsure
    )


@dataclass(slots=True)
class Draft:
    """A change while it is put together."""

    lot: str | None = None
    lot_span: tuple[int, int] | None = None
    before: Printed = field(default_factory=Printed)
    after: Printed = field(default_factory=Printed)
    succeeds: bool = False
    about_title: bool = False
    action: ChangeAction | None = None
    unsure: bool = False
    # the partners of who has it now, and whether they were others
    members: list[str] = field(default_factory=list)
    rejoined: bool = False

    @property
    def voids(self) -> bool:
        """Whether it takes a result back and names nobody: 原中标结果作废."""
        return self.succeeds and self.before.supplier is None and self.after.supplier is None


def take(drafts: list[Draft], pairs: list[Pair]) -> None:
    """Put pairs to the drafts of their lots, or to new ones."""
    for pair in pairs:
        _merge(_draft_of(drafts, pair), pair)


def _draft_of(drafts: list[Draft], pair: Pair) -> Draft:
    """The draft that a pair belongs to: that of its lot, where it speaks of the same supplier."""
    mine = (each for each in drafts if each.lot == pair.lot and not of_another(each.before, pair.before))
    found = next((each for each in mine if not (pair.whole and of_another(each.after, pair.after))), None)
    if found is None:
        found = Draft(pair.lot, pair.lot_span)
        drafts.append(found)
    return found


def of_another(one: Printed, other: Printed) -> bool:
    """Whether two sides name suppliers, and not the same."""
    return bool(one.supplier and other.supplier and key_of(one.supplier) != key_of(other.supplier))


def _merge(draft: Draft, pair: Pair) -> None:
    draft.about_title, draft.action = draft.about_title or pair.about_title, draft.action or pair.action
    draft.unsure = draft.unsure or pair.unsure or _contradicts(draft, pair)
    for mine, said in ((draft.before, pair.before), (draft.after, pair.after)):
        if said.empty:
            continue
        mine.span = (min(mine.span[0], said.span[0]) if mine.span[1] else said.span[0], max(mine.span[1], said.span[1]))
        if mine.supplier is None:
            mine.supplier, mine.supplier_span, mine.named_in = said.supplier, said.supplier_span, said.span
        # a price of an item or a rate gives way to the sum
        gives_way = mine.price is not None and mine.price.kind in ("unit_price", "percent")
        mine.price = (said.price or mine.price) if gives_way else (mine.price or said.price)


def _contradicts(draft: Draft, pair: Pair) -> bool:
    """Whether a pair tells of another sum than was read, and does not say whose: two sums of nobody named changed."""
    sides = (draft.before.price, pair.before.price), (draft.after.price, pair.after.price)
    return all(mine and said and mine.kind == said.kind and not same_price(mine, said) for mine, said in sides)


def finding_of(draft: Draft, supplier: str, span: tuple[int, int]) -> Finding:
    """The result that holds now by a draft."""
    return Finding(
        kind="award",
        supplier=supplier,
        span=span,
        members=draft.members,
        lot=draft.lot,
        lot_span=draft.lot_span,
        price=draft.after.price,
        price_label="amount",
        won=True,
    )


def same_price(left: Figure, right: Figure) -> bool:
    """Whether two figures are of one kind and value: 1,030,000.00元 and 103万元."""
    of = (("money" if f.kind == "plain" else f.kind, Decimal(f.value), f.currency or "CNY") for f in (left, right))
    return len({*of}) == 1
