"""Lots that a passage of a correction names."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.values.failures import is_item, with_those_before

# a lot as printed, and its place
Lot = tuple[str, int, int]
_LOT_NUMBER = re.compile(
    r"(?:包组|合同包|标段|标包|标项|分包|包)(?:编号|号)\s*:\s*(?P<lot>(?:[^\s,;。:()]|\([^\s,;。:()]*\)){1,30})"
)
# 1.1标段中标金额…, 2.2标段…: items that are numbered as their lots
_ITEM_LOT = re.compile(
    rf"(?:(?<=\n)|(?<=[;。:]))\s?(?P<item>\d{{1,2}})\.(?P<lot>(?P=item){any_of('numbered_lots')})(?![装干括含围裹])"
)
_LONGEST_ITEM = 4
_LISTS = re.compile(r"\s?[、,和及与]\s?")


def lots_in(page: Page, start: int, end: int) -> list[Lot]:
    """The lots a passage names, in order."""
    numbered = [(m["lot"], *m.span("lot")) for m in _LOT_NUMBER.finditer(page.folded, start, end)]
    # the item's own number may stand before the passage
    items = _ITEM_LOT.finditer(page.folded, max(0, start - _LONGEST_ITEM), end)
    numbered += [(m["lot"], *m.span("lot")) for m in items if m.start("lot") >= start]
    named = [(m["lot"], *m.span("lot")) for m in LOT_ANYWHERE.finditer(page.folded, start, end)]
    taken = [(low - 8, high) for _, low, high in numbered]
    ends = {high for _, _, high in (*numbered, *named)}
    # 合同包1(A包 全身彩超): the name of a lot may hold another
    named = [lot for lot in named if not (page.folded[lot[1] - 1] == "(" and lot[1] - 1 in ends)]
    kept = [lot for lot in named if not any(low <= lot[1] < high for low, high in taken)]
    return sorted([*numbered, *kept], key=lambda lot: lot[1])


def lots_together(page: Page, lots: list[Lot]) -> list[Lot]:
    """The last of some lots with those that stand before it in one list: 第一包、第二包, 2、3包."""
    group: list[Lot] = []
    for lot in reversed(lots):
        if group and not _LISTS.fullmatch(page.folded, lot[2], group[0][1]):
            break
        line = page.folded.rfind("\n", 0, lot[1]) + 1
        printed = LOT_ANYWHERE.match(page.folded[line:], lot[1] - line)
        listed = with_those_before(page.folded[line:], printed, item=is_item(page.folded, lot[1])) if printed else []
        group[:0] = [(name, line + start, line + end) for name, start, end in listed] or [lot]
    return group
