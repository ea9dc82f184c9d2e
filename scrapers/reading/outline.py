"""A page to its entries in reading order; the summary box (公告概要) apart from the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers.reading.entries import Entry, Value
from scrapers.reading.flat import recover
from scrapers.reading.labels import read_lines
from scrapers.reading.page import Page
from scrapers.reading.tables import read_grid
from scrapers.reading.vocabulary import label

_SUMMARY = re.compile(r"公告概要")
_BODY = re.compile(r"^[#\s]*(?:[一1]\s?[、.．]|\(一\)|项目概况|[^\n]{4,80}公告\s*$)", re.MULTILINE)
_BOX_LABELS = re.compile(
    r"(采购项目名称|品目|采购单位地址|采购单位联系方式|采购单位|行政区域|公告时间|首次公告日期|本项目招标公告日期|更正日期|评审专家名单|总中标金额|总成交金额|总中标\(成交\)金额|"
    r"中标日期|成交日期|项目联系人|项目联系电话|代理机构名称|代理机构地址|代理机构联系方式|联系人及联系方式|附件\d*|公告信息)\s*[:|]?"
)
_LONGEST_BOX = 6_000


@dataclass(slots=True)
class Outline:
    """The entries of a page's body, and of its summary box the first value of each label."""

    body: list[Entry]
    summary: dict[str, Value]


def outline(page: Page) -> Outline:
    """The entries of a page: lines, grids written out and grids flattened, merged by position."""
    box = _summary_span(page)
    summary = _read_box(page, box) if box else {}
    if box:
        page.summary = box
        page.lines = [line for line in page.lines if not box[0] <= line.start < box[1]]
        page.grids = [grid for grid in page.grids if not box[0] <= grid.start < box[1]]
    page.grids.extend(recover(page))
    entries: list[Entry] = read_lines(page, page.lines)
    for number, grid in enumerate(page.grids):
        entries.extend(read_grid(page, grid, number))
    entries.sort(key=_place)
    return Outline(entries, summary)


def _place(entry: Entry) -> int:
    return entry.at if isinstance(entry, Value) else entry.start


def _summary_span(page: Page) -> tuple[int, int] | None:
    for start in (match.end() for match in _SUMMARY.finditer(page.folded)):
        # "显示公告概要" is a button of the page, the box has labels right after it
        found = _BOX_LABELS.search(page.folded, start, start + 80)
        if found is None:
            continue
        body = _BODY.search(page.folded, start, start + _LONGEST_BOX)
        return start, body.start() if body else min(start + 1_500, len(page.folded))
    return None


def _read_box(page: Page, box: tuple[int, int]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    matches = list(_BOX_LABELS.finditer(page.folded, *box))
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        end = following.start() if following else min(box[1], match.end() + 80)
        start, end = page.span(match.end(), end)
        name = match[1]
        word = label(name)
        if word and end > start and name not in found and len(page.folded[start:end]) < 400:
            found[name] = Value(match.start(), start, end, word)
    return found
