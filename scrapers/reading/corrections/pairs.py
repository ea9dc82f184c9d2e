"""Passages that print what was announced and what holds now: 原公告…更正为…, 更正前…更正后…, rows of a table of corrections."""

from __future__ import annotations

import re
from itertools import zip_longest

from scrapers.reading.corrections.by_side import of_each_lot, of_each_name, of_lists, rows_of
from scrapers.reading.corrections.lots import Lot, lots_in, lots_together
from scrapers.reading.corrections.pair import Pair
from scrapers.reading.corrections.part import BEFORE
from scrapers.reading.corrections.sides import (
    Printed,
    bare_name,
    bare_price,
    name_at,
    named_before_price,
    price_behind,
    read_bare,
    read_printed,
)
from scrapers.reading.corrections.tabled.flat import pairs_of_cells, pairs_of_flat, pairs_of_records
from scrapers.reading.corrections.tabled.grids import pairs_of_grid, prices_goods
from scrapers.reading.corrections.told.passages import LABEL, Passage, cut, passages
from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key

_LOT_FROM = re.compile(rf"[,;。、及和\s]*{LOT}\s?(?:的)?[由从:]?")
_CLAUSE, _QUOTES = re.compile(r"[\n,。;:][\s\"“「(]*"), ' \n"“”」)已现'
# 35.6万元/年, 现更正为106.8万元（三年）
_OF_YEARS = re.compile(r"\s?\([^()]{0,8}(?:年|总|合计)[^()]{0,8}\)")
_SUM = re.compile(MONEY)
_TITLE = re.compile(rf"{any_of('titles_of_results')}\s*:")
_OLD_LEAD = re.compile(r"原?(?:公告|公示|结果)?(?:中|的|内容|为)*[:\s]*")
_OLD_NAME = re.compile(r"原[\u4e00-\u9fff]{0,8}\s*:|原为|原来?的?(?=[“\"])")
_TURNED = re.compile(
    r"误(?:写|录|填|报|印|标|输)(?:成|为|作)\s*:?|[(,]\s*(?:原(?:公[告示]|中标|成交)?(?:金额|价格|价)?(?:为|是|:|(?<=公[告示])(?=[\d¥]))|而非|而不是|不是|并非)\s*:?"
)
# 应为某某公司，原公告误写为某某厂
_WRONG_BEHIND = re.compile(r"原(?:\S{0,2}公告)?(?:中)?误(?:写|录|填|报|印|标|登)?(?:成|为|作)\s*:?")


def pairs_in(page: Page, start: int, end: int) -> list[Pair]:
    """Every pair of a part, in page order; those of tables first."""
    if found := pairs_of_cells(page, start, end):
        return found
    grids = [grid for grid in page.grids if start <= grid.start < end]
    if found := [pair for grid in grids for pair in pairs_of_grid(page, grid)]:
        return [*_of_text(page, start, grids[0].start), *found, *_of_text(page, grids[-1].end, end)]
    end = min([end, *(grid.start for grid in grids if prices_goods(grid))])
    found = pairs_of_records(page, start, end) or pairs_of_flat(page, start, end)
    return found or _of_text(page, start, end) or _turned(page, start, end)


def _of_text(page: Page, start: int, end: int) -> list[Pair]:
    """The pairs of running text: from where the old is named to 更正为, and from there to the next."""
    pairs: list[Pair] = []
    lots: list[Lot] = []
    priced = start - 1
    for passage in passages(page, start, end):
        begin, mark, until = passage
        named, inner = lots_in(page, begin, mark.start()), lots_in(page, mark.end(), until)
        old, new = _sides(page, passage)
        if old.empty and new.supplier and (wrong := _WRONG_BEHIND.match(page.folded, until, end)):
            old = read_bare(page, wrong.end(), cut(page, wrong.end(), end), new)
        if begin == priced and old.empty and new.empty:
            old, new = _priced_alike(page, passage)
        priced = until if old.price and new.price else start - 1
        if each := of_each_lot(page, named, inner, (mark.start(), until)):
            # 总金额310万元更正为：1包200万元，2包110万元: of no lot was it said
            pairs += [one._replace(unsure=one.unsure or (not named and not old.empty)) for one in each]
            continue
        if (
            old.price
            and new.price
            and not (named or inner)
            and (each := of_each_name(page, (_behind_old(page, begin), mark.start()), (mark.end(), until)))
        ):
            pairs += each
            continue
        lots = lots_together(page, named) or lots
        if not lots and new.supplier_span:
            # 第1包流标，第2包中标人某某公司
            inner = [lot for lot in inner if lot[1] < new.supplier_span[0]][-1:] or inner
        here: list[Lot | None] = [*(lots or (inner if len(inner) == 1 else ()))] or [None]
        title = bool(_TITLE.search(page.folded, begin, mark.start()))
        # 1标段：某某公司，更正为：2标段：某某公司
        moved = len(named) == len(inner) == 1 and lot_key(named[0][0]) != lot_key(inner[0][0])
        unsure = moved or _is_unread(page, passage, old, new) or (len(here) > 1 and new.price is not None)
        pair = Pair(None, None, old, new, title, unsure=unsure)
        for lot in here:
            pairs += [one._replace(lot=lot[0], lot_span=lot[1:]) if lot else one for one in of_lists(page, pair)]
    return pairs


def _is_unread(page: Page, passage: Passage, old: Printed, new: Printed) -> bool:
    """Whether a passage prints one sum for another, of which nobody knows what they are."""
    begin, mark, until = passage
    return (
        old.empty and new.empty and all(_SUM.search(page.folded, *side) for side in ((begin, mark.start()), (mark.end(), until)))
    )


def _behind_old(page: Page, begin: int) -> int:
    """Where what was announced begins behind the words for it: 原公告某某公司."""
    led = _OLD_LEAD.match(page.folded, begin)
    return led.end() if led else begin


def _sides(page: Page, passage: Passage) -> tuple[Printed, Printed]:
    begin, mark, until = passage
    old = read_printed(page, begin, mark.start())
    if old.empty and (alone := _alone(page, begin, mark.start()) or _renamed(page, begin, mark)):
        old.supplier, old.supplier_span = alone
    new = read_bare(page, mark.end(), until, old)
    if (old.empty and new.supplier is None) or (old.price is None and new.price is None):
        new.price = price_behind(page, (begin, mark.start()), (mark.end(), until))
    for side in (old, new):
        if side.price is None and side.supplier_span and page.folded.startswith("(", side.supplier_span[1]):
            side.price = bare_price(page, side.supplier_span[1] + 1, side.span[1])
    if old.price and new.price is None and new.supplier_span:
        # 更正为 | 某某公司 | 1100000
        behind = bare_price(page, new.supplier_span[1], until)
        new.price = behind if behind and ("元" in behind.text or behind.kind == old.price.kind) else None
    whole = new.price and _OF_YEARS.match(page.folded, new.price.end)
    if old.price and new.price and (old.price.kind, new.price.kind) == ("unit_price", "money") and not whole:
        new.price = new.price._replace(kind="unit_price")
    last = None if old.supplier else max((m.end() for m in BEFORE.finditer(page.folded, begin, mark.start())), default=None)
    if last and (rows := rows_of(page, (last, mark.start()), (mark.end(), until))):
        return rows
    if old.supplier is None and new.supplier is None and (whose := named_before_price(page, begin, mark.start())):
        old.supplier, old.supplier_span = new.supplier, new.supplier_span = whose
    return old, new


def _priced_alike(page: Page, passage: Passage) -> tuple[Printed, Printed]:
    """The prices of a lot that repeats no label of the one before it: 第1包中标价由9万元更正为8万元，第2包由7万元更正为6万元."""
    begin, mark, until = passage
    led = _LOT_FROM.match(page.folded, begin, mark.start())
    spans = (led.end() if led else mark.start(), mark.start()), (mark.end(), until)
    old, new = (Printed(price=bare_price(page, *span), span=page.span(*span)) for span in spans)
    return (old, new) if old.price and new.price else (Printed(), Printed())


def _turned(page: Page, start: int, end: int) -> list[Pair]:
    """What holds now before what was announced: 中标金额：118万元（原为128万元）, 118万元误写为128万元."""
    pairs = []
    marks = list(_TURNED.finditer(page.folded, start, end))
    for mark, following in zip_longest(marks, marks[1:]):
        begin = max(page.folded.rfind(sign, start, mark.start()) for sign in "。\n") + 1 or start
        # 将中标金额5元误写为3元: the label of the next is none of this
        stop = following.start() if following else end
        label = LABEL.search(page.folded, mark.end(), stop) if following else None
        new = read_printed(page, max(begin, start), mark.start())
        old = read_bare(page, mark.end(), label.start() if label else cut(page, mark.end(), stop), new)
        start = mark.end()
        lot = next(iter(lots_in(page, begin, mark.start())), None)
        if not (old.empty or new.empty):
            pairs.append(Pair(lot[0] if lot else None, lot[1:] if lot else None, old, new))
    return pairs


def _alone(page: Page, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The name that stands alone behind 原公告."""
    last = list(_OLD_NAME.finditer(page.folded, start, end))[-1:]
    return bare_name(page, last[0].end(), end) if last else None


def _renamed(page: Page, start: int, mark: re.Match[str]) -> tuple[str, tuple[int, int]] | None:
    """The name that stands right before 更名为."""
    if "更名" not in mark.group():
        return None
    leads = [start, *(lead.end() for lead in _CLAUSE.finditer(page.folded, start, mark.start()))]
    found = name_at(page, leads[-1], mark.start())
    return found if found and not page.folded[found[1][1] : mark.start()].strip(_QUOTES) else None
