"""A page to its entries in reading order; the summary box (公告概要) apart from the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from scrapers.reading.entries import Entry, Value
from scrapers.reading.flat import recover
from scrapers.reading.flat_sideways import sideways_in
from scrapers.reading.lines import read_lines
from scrapers.reading.page import Page
from scrapers.reading.tables import read_grid
from scrapers.reading.vocabulary import label

_SUMMARY = re.compile(r"公告概要")
_BOX_LABELS = re.compile(
    r"(采购项目名称|品目|采购单位地址|采购单位联系方式|采购单位|行政区域|公告时间|首次公告日期|本项目招标公告日期|更正日期|评审专家名单|总中标金额|总成交金额|总中标\(成交\)金额|"
    r"中标日期|成交日期|项目联系人|项目联系电话|代理机构名称|代理机构地址|代理机构联系方式|联系人及联系方式|附件\d*|公告信息)\s*[:|]?"
)
_BODY = re.compile(
    r"^[#\s]*(?:[一1]\s?[、.．]|\(一\)|项目概况|(?:项目|招标|采购)编号)|一\s?、\s?(?:项目|采购|招标|合同)", re.MULTILINE
)
_LONGEST_BOX = 6_000
_LONGEST_GAP = 400


@dataclass(slots=True)
class Outline:
    """The entries of a page's body, and of its summary box the first value of each label."""

    body: list[Entry]
    summary: dict[str, Value]
    _by_kind: dict[str, list[Value]] = field(default_factory=dict)

    def values(self, *kinds: str) -> list[Value]:
        """The body's labelled values of some kinds that are not empty, in page order."""
        if not self._by_kind:
            for entry in self.body:
                if isinstance(entry, Value) and entry.end > entry.start:
                    self._by_kind.setdefault(entry.word.kind, []).append(entry)
        if len(kinds) == 1:
            return list(self._by_kind.get(kinds[0], ()))
        return sorted(value for kind in kinds for value in self._by_kind.get(kind, ()))


def outline(page: Page) -> Outline:
    """The entries of a page: lines, grids written out and grids flattened, merged by position."""
    box = _summary_span(page)
    summary = _read_box(page, box) if box else {}
    if box:
        page.summary = box
        page.lines = [line for line in page.lines if not box[0] <= line.start < box[1]]
        page.grids = [grid for grid in page.grids if not box[0] <= grid.start < box[1]]
    sideways = sideways_in(page)
    page.grids.extend(recover(page))
    entries: list[Entry] = [*sideways, *read_lines(page, page.lines)]
    for number, grid in enumerate(page.grids):
        entries.extend(read_grid(page, grid, number))
    entries.sort(key=_place)
    return Outline(entries, summary)


def _place(entry: Entry) -> int:
    return entry.at if isinstance(entry, Value) else entry.start


def _summary_span(page: Page) -> tuple[int, int] | None:
    for start in (match.end() for match in _SUMMARY.finditer(page.folded)):
        # "显示公告概要" is a button of the page, the box has labels right after it
        if _BOX_LABELS.search(page.folded, start, start + 80):
            return start, _box_end(page.folded, start)
    return None


def _box_end(folded: str, start: int) -> int:
    """The end of the line in which the last label of the box stands; its list of attached files belongs to it."""
    end = start
    body = _BODY.search(folded, start, start + _LONGEST_BOX)
    seen: set[str] = set()
    for match in _BOX_LABELS.finditer(folded, start, body.start() if body else start + _LONGEST_BOX):
        again = match[1] in seen and not match[1].startswith(("采购单位", "附件"))
        if match.start() - end > _LONGEST_GAP or again:
            break
        seen.add(match[1])
        line_end = folded.find("\n", match.end())
        end = min(len(folded) if line_end < 0 else line_end, body.start() if body else len(folded))
    return end


def _read_box(page: Page, box: tuple[int, int]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    matches = list(_BOX_LABELS.finditer(page.folded, *box))
    for match, following in zip_longest(matches, matches[1:]):
        end = following.start() if following else min(box[1], match.end() + 80)
        start, end = page.span(match.end(), end)
        name = match[1]
        word = label(name)
        if word and end > start and name not in found and len(page.folded[start:end]) < 400:
            found[name] = Value(match.start(), start, end, word)
    return found
