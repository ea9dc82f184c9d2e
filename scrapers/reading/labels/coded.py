"""Lots that are called by a code or a class alone, in lines of their own: SG-1：, 01：, 房地产评估类：."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scrapers.reading.labels.entries import Entry, LotHead, Plain, Row, Value
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.page.page import Page
from scrapers.reading.values.failures import says_failed

_CODE = re.compile(r"(?P<before>(?:[A-Z]{1,4}\d?-?)?)(?P<number>\d{1,3}) ?:")
_OF_CLASS, _CLASS = "类", re.compile(r"(?!其他)[\u4e00-\u9fff]{2,14}类 ?:")
_LONGEST, _SEVERAL = 18, 2
_OF_RESULTS = ("supplier", "amount", "candidate", "party_name")
# 米面类：第一中标人：某某公司, where the label begins behind the rank
_RANK_LEFT = re.compile(r"\s?第\s?[一二三1-3]")


def with_coded_lots(page: Page, entries: list[Entry]) -> list[Entry]:
    """The entries, with lines that are a code or a class and nothing else as heads of lots, where several stand over results."""
    entries = _classes_apart(page, entries) if _OF_CLASS in page.folded else entries
    alone = {i: entry for i, entry in enumerate(entries) if isinstance(entry, Plain) and page.folded[entry.end - 1] == ":"}
    texts = {i: page.folded[slice(*entry)] for i, entry in alone.items() if entry.end - entry.start <= _LONGEST}
    if len(texts) < _SEVERAL:
        return entries
    over = {i: text for i, text in texts.items() if i + 1 < len(entries) and _tells(page, entries[i + 1])}
    codes = {i: code for i, text in over.items() if (code := _CODE.fullmatch(text))}
    classes = {i: text for i, text in over.items() if _CLASS.fullmatch(text)}
    lots = {*(codes if _counts_on([*codes.values()]) else ()), *(classes if len({*classes.values()}) >= _SEVERAL else ())}
    return [_lot(entry, texts[i]) if i in lots else entry for i, entry in enumerate(entries)]


def _classes_apart(page: Page, entries: list[Entry]) -> list[Entry]:
    """The entries, with a class that stands before names in its line as a line of its own: 诉讼类：某某事务所、某某事务所."""
    apart: list[Entry] = []
    classes: set[str] = set()
    for entry in entries:
        begins = isinstance(entry, Plain) or (isinstance(entry, Value) and entry.word.kind == "supplier")
        told = _CLASS.match(page.folded, entry.start, entry.end) if begins else None
        rest = told.end() if told else entry.end
        ranked = told is not None and _RANK_LEFT.fullmatch(page.folded, rest, entry.end) is not None
        if told and (ranked or (rest < entry.end and first_name(page.folded, rest, entry.end))):
            apart += [Plain(*told.span()), *([] if ranked else [entry._replace(start=rest)])]
        else:
            apart.append(entry)
        # those that stand alone count, too
        if told and (rest == entry.end or apart[-1] is not entry):
            classes.add(told.group())
    return apart if len(classes) >= _SEVERAL else entries


def _tells(page: Page, below: Entry) -> bool:
    """Whether an entry tells who won, or that nobody did."""
    if isinstance(below, Plain):
        text = page.folded[below.start : below.end].strip(" ,;。")
        return is_legal(text.partition("、")[0]) or says_failed(text)
    return isinstance(below, Row) or (isinstance(below, Value) and below.word.kind in _OF_RESULTS)


def _counts_on(codes: Sequence[re.Match[str]]) -> bool:
    """Whether codes are alike but for their numbers, of which each is one more than the one before."""
    alike = len({code["before"] for code in codes}) == 1 and len(codes) >= _SEVERAL
    return alike and all(int(below["number"]) == int(above["number"]) + 1 for above, below in pairwise(codes))


def _lot(entry: Entry, text: str) -> LotHead:
    lot = text.rstrip(" :")
    return LotHead(entry.start, entry.start + len(lot), lot)
