"""What an outline is made of: heads, lots, labelled values, table rows and plain lines, each by position."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.reading.page import Cell
from scrapers.reading.vocabulary import Word


class Head(NamedTuple):
    """A head begins a part of the page; `kind` is a section of the vocabulary, "unknown" where its words are none."""

    start: int
    end: int
    kind: str
    # numbered 一、二、三: a part of the first order
    major: bool


class LotHead(NamedTuple):
    """What follows belongs to this lot; `end` is where its label ends."""

    start: int
    end: int
    lot: str


class RankHead(NamedTuple):
    """What follows speaks of the candidate of this rank."""

    start: int
    end: int
    rank: int


class Value(NamedTuple):
    """A labelled value: the label's word and where the value stands (`at` is where the label stands)."""

    at: int
    start: int
    end: int
    word: Word


class Row(NamedTuple):
    """A data row of a table with a header: the table's number, and for each column its word and cell."""

    start: int
    end: int
    table: int
    columns: tuple[tuple[Word, Cell], ...]
    flat: bool = False

    def cells(self, *kinds: str) -> list[tuple[Word, Cell]]:
        """The columns of some kinds, in page order."""
        return [(word, cell) for word, cell in self.columns if word.kind in kinds and cell.text]


class Plain(NamedTuple):
    """A line that is none of these."""

    start: int
    end: int


Entry = Head | LotHead | RankHead | Value | Row | Plain

_NUMBERS, _LETTERS = "一二三四五六七八九十", "A-ZⅠⅡⅢⅣⅤ"
_NUMERAL = rf"(?:[{_NUMBERS}]{{1,3}}|[0-9]{{1,3}}|[{_LETTERS}](?![A-Za-z]))"
_LOT_WORD = r"(?:合同包|采购包|标包|分包|标段|标项|子包|包件|包组|分标|品目|子项目|子项|包|标)"
# The forms of a lot. Their first letter is read before the rest is looked at, so that a search can leap from one such letter to
# the next: each form looks back at it, and at what stands before it.
_COUNTED_LOT = rf"(?<=第)\s?{_NUMERAL}\s?(?:个|合同|采购)?{_LOT_WORD}(?:\(包\)|段)?"
_WORD_BEGUN = r"(?:(?<=合)同包|(?<=采)购包|(?<=标)[包段项]?|(?<=分)[包标]|(?<=子)(?:包|项目?)|(?<=包)[件组]?|(?<=品)目)"
_NAMED_LOT = (
    rf"(?<![招投中竞评开商目流废].){_WORD_BEGUN}\s?(?:\(包\))?\s?(?:编?号)?\s?[:]?\s?\[?{_NUMERAL}(?:[-.]\d{{1,3}})?\]?(?:号)?"
    r"(?![0-9年月万元.%,人名类个台套]|\s年)"
)
_NUMERAL_BEGUN = rf"(?:(?<=[{_NUMBERS}])[{_NUMBERS}]{{0,2}}|(?<=[0-9])[0-9]{{0,2}}|(?<=[{_LETTERS}])(?![A-Za-z]))"
_NUMBERED_LOT = (
    rf"(?<![0-9.].){_NUMERAL_BEGUN}\s?(?:号)?(?:标段|标包|合同包|分包|标项|包)"
    rf"(?!装|括|含|干|围|厢|名称|号|\s?[{_NUMBERS}0-9])"
)
_FIRST_LETTERS = f"第合采标分子包品{_NUMBERS}0-9{_LETTERS}"
LOT = rf"[{_FIRST_LETTERS}](?:{_COUNTED_LOT}|{_NAMED_LOT}|{_NUMBERED_LOT})"
LOT_AT_START = re.compile(
    rf"[\[(]?\s?(?P<lot>{LOT})\s?(?:\([^()]{{0,20}}\))?\s?[\])]?(?P<after>\s*[:,、.)\]]|\s|$|(?=[\u4e00-\u9fff(]))"
)
LOT_ANYWHERE = re.compile(rf"(?P<lot>{LOT})")
_ORDINALS = {c: i for i, c in enumerate("一二三四五六七八九十", start=1)}
RANK = re.compile(
    r"(?:排名|排序|综合排名|推荐|(?:中标|成交|中选)候选人)?\s?第\s?(?P<rank>[一二三四五六七八九十]{1,2}|\d{1,2})\s?(?:中标|成交|中选|预中标|入围|推荐|拟中标|中标\(成交\)|成交\(中标\)|中标\(选\)|推荐中标|推荐成交)?\s?(?:候选人|候选供应商|候选单位|候选投标人|候选中标人|备选人|名|顺位|顺序|成交人|中标人)"
)


def rank_of(text: str) -> int | None:
    """The rank of 第三中标候选人, 第2名, or of a bare 3; None for anything else."""
    match = RANK.search(text)
    numeral = match["rank"] if match else text.strip(" .名第")
    if numeral.isdigit() and 0 < int(numeral) < 100:
        return int(numeral)
    if numeral and all(c in _ORDINALS for c in numeral) and len(numeral) <= 2:
        return _ORDINALS[numeral] if len(numeral) == 1 else 10 + _ORDINALS[numeral[1]] if numeral[0] == "十" else None
    return None
