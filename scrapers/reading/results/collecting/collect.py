"""Entries to results: which supplier won which lot at what price, each piece with where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.reading.labels.entries import Entry, Head, LotHead, Plain, RankHead, Row, Value
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, rank_of
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.collecting.allotments import with_shares, without_shared
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.lines import names_follow, results_follow, take_above_table, take_line
from scrapers.reading.results.collecting.prose import take_loosely
from scrapers.reading.results.collecting.rows import take_row
from scrapers.reading.results.collecting.values import take_value
from scrapers.reading.results.findings import Collected

_RANKED, _ABOVE = ("candidate", "supplier"), 20
_KIND = re.compile(r"类\s?(?:\([^()]{1,12}\))?$")
_UNORDERED = re.compile(any_of("unordered"))


def collect(page: Page, entries: Sequence[Entry]) -> Collected:
    """All results of a body: walks its entries once and hands each to the collector of its kind."""
    entries = with_shares(entries)
    into = Gathering(page, entries)
    for entry in entries:
        into.go_on()
        if isinstance(entry, Value) and (rank := _rank_ahead(into, entry)):
            _take_rank(into, RankHead(entry.at, entry.end, rank))
        elif isinstance(entry, Value):
            if entry.start == entry.end:
                take_above_table(into, entry.at, entry.end)
            take_value(into, entry)
        elif isinstance(entry, Plain):
            take_line(into, entry)
        elif isinstance(entry, Row):
            take_row(into, entry)
        elif isinstance(entry, Head):
            _take_head(into, entry)
        elif isinstance(entry, LotHead):
            into.take_lot(entry.lot, entry.start, entry.end)
        else:
            _take_rank(into, entry)
    if not into.out.findings:
        take_loosely(into)
    into.out.findings = without_shared(into.out.findings)
    return into.out


def _take_head(into: Gathering, head: Head) -> None:
    if _lists_on(into, head):
        if lot := LOT_ANYWHERE.search(into.page.folded, head.start, head.end):
            into.take_lot(lot["lot"], *lot.span("lot"))
        into.close()
        into.listing = into.cursor.names_follow = True
        return
    into.cursor.enter(head)
    into.table_unit = "" if head.major else into.table_unit
    if head.kind == "candidates" and _UNORDERED.search(into.page.folded, head.start, head.end + 20):
        into.out.unordered = True
    into.close()
    take_above_table(into, head.start, head.end)
    text = into.page.folded[head.start : head.end + 1].rstrip()
    into.listing = names_follow(into, text)
    into.cursor.names_follow = into.listing or results_follow(text)


def _lists_on(into: Gathering, head: Head) -> bool:
    """Whether a head parts a list of names by lots or by kinds (一、造价咨询类（3家）), so that the list goes on below it."""
    if not (into.listing or into.cursor.names_follow) or not isinstance(into.below, Plain):
        return False
    words, name = (into.page.folded[one.start : one.end].strip(" ;,。、:") for one in (head, into.below))
    lot = head.kind == "unknown" and LOT_ANYWHERE.search(words) is not None
    return is_legal(name) and (lot or _KIND.search(words) is not None)


def _rank_ahead(into: Gathering, value: Value) -> int | None:
    """The rank of the candidate named below, where a label gives it before his name (排名：2 / 中标候选人名称：…).

    None where it is the rank of whoever is named above, who has none yet.
    """
    below = into.below
    if value.word.kind not in ("rank", "candidate") or not isinstance(below, Value) or below.word.kind not in _RANKED:
        return None
    text = into.page.folded[value.start : value.end]
    rank = rank_of(text) if value.word.kind == "rank" or text.isdecimal() else None
    above = into.entries[max(0, into.taken - _ABOVE) : into.taken - 1]
    for entry in reversed(above) if rank else ():
        if isinstance(entry, Head | LotHead):
            break
        if isinstance(entry, Value) and entry.word.kind in PARTY_KINDS | {"party_name"}:
            last = into.out.findings[-1] if into.out.findings else None
            is_last = last is not None and entry.start <= last.span[0] < entry.end
            return rank if last and is_last and last.rank not in (None, rank) else None
    return rank


def _take_rank(into: Gathering, head: RankHead) -> None:
    into.close()
    into.cursor.begin_rank(head.rank)
