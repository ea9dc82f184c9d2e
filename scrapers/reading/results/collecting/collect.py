"""Entries to results: which supplier won which lot at what price, each piece with where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Entry, Head, LotHead, Plain, RankHead, Row, Value
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, rank_of
from scrapers.reading.lexicon.kinds import PARTY_KINDS, PRICES
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.collecting.allotments import with_shares, without_shared, without_standbys
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.lines import names_follow, results_follow, take_above_table, take_head, take_line
from scrapers.reading.results.collecting.places import with_named_lots
from scrapers.reading.results.collecting.prose import fail_numbered, take_loosely
from scrapers.reading.results.collecting.rows import take_row
from scrapers.reading.results.collecting.signers import counts_on
from scrapers.reading.results.collecting.told_beside import take_only_priced
from scrapers.reading.results.collecting.told_each import UNORDERED, apart_by_rank
from scrapers.reading.results.collecting.values import take_value
from scrapers.reading.results.findings import Collected
from scrapers.reading.values.failures import says_failed

_MORE = PRICES | {"members", "contact", "service_period", "score"}
_RANKED, _MAY_RANK, _ABOVE = ("candidate", "supplier"), ("rank", "candidate"), 20
_KIND = re.compile(r"[类区]\s?(?:\([^()]{1,12}\))?$")
# （一）青溪地区, and what numbers it
_NUMBER = re.compile(rf"^\s*(?:[(（]?[{COUNTING}\d]{{1,2}}[)）]|[{COUNTING}\d]{{1,2}}\s?[、.．])\s?")
# 评估类（2家）, （入围6家，按得分排序）
_HOW_MANY = re.compile(r"[(（][^()（）\d]{0,4}\d{1,3}家(?:[,，][^()（）]{1,20})?[)）]$")
_BARE = re.compile(r"\([^()]{1,2}\)\s?[\u4e00-\u9fff]{2,12}(?:\([^()]{1,12}\))?")
# 青溪片区入围供应商
_OF_WINNERS = re.compile(
    rf"(?P<name>(?![本该此拟预第各推评招采最项原现]|[\u4e00-\u9fff]{{2}}[前后])[\u4e00-\u9fff]{{2,12}}?(?:[(（][^()（）]{{1,12}}[)）])?){any_of('won_of')}{any_of('winner_words')}"
)
_ORDERED = re.compile(any_of("ordered"))


def collect(page: Page, entries: Sequence[Entry]) -> Collected:
    """All results of a body: walks its entries once and hands each to the collector of its kind."""
    entries = with_named_lots(page, with_shares([*apart_by_rank(page, entries)]))
    into = Gathering(page, entries)
    for entry in entries:
        into.go_on()
        if isinstance(entry, Value):
            if entry.word.kind in _MAY_RANK and (rank := _rank_ahead(into, entry)):
                _take_rank(into, RankHead(entry.at, entry.end, rank))
                continue
            if entry.start == entry.end:
                take_above_table(into, entry.at, entry.end)
            take_value(into, entry)
        elif isinstance(entry, Plain):
            if not (into.listing and _numbers_name(into, entry)):
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
    take_only_priced(into)
    for item in into.items_failed if any(finding.lot_name or finding.lot for finding in into.out.findings) else ():
        into.fail(*item)
    fail_numbered(into)
    into.out.findings = without_shared(without_standbys(into.out.findings))
    return into.out


def _numbers_name(into: Gathering, plain: Plain) -> bool:
    """Whether a line is the number of the name in the line below it and nothing else: 1 / 某某律师事务所 / 2 / ….."""
    number = into.page.folded[slice(*plain)].strip()
    return number.isdecimal() and isinstance(into.below, Plain) and is_legal(into.page.folded[slice(*into.below)].strip())


def _take_head(into: Gathering, head: Head) -> None:
    said = _NUMBER.sub("", into.page.text[head.start : head.end].strip(" :：、"))
    words = _HOW_MANY.sub("", said) if said.endswith((")", "）")) else said
    if _lists_on(into, head):
        lot = LOT_ANYWHERE.search(into.page.folded, head.start, head.end)
        if lot:
            into.take_lot(lot["lot"], *lot.span("lot"))
        into.close()
        into.heading = "" if lot else words
        into.listing = into.cursor.names_follow = True
        return
    if into.listing and _heads_failure(into, head):
        into.items_failed.append((words, head.start, head.end))
        return
    into.cursor.enter(head)
    # 一、入围候选人 名称及人月单价报价（元/月）, right before the first rank
    take_head(into, into.page.folded[head.start : into.below.start if isinstance(into.below, RankHead) else head.end].strip())
    named = _OF_WINNERS.match(words) if head.kind in ("award", "candidates") else None
    counted = words != said and _KIND.search(words)
    # 一、粮油类, over 第一中标候选人
    parted = head.kind == "unknown" and isinstance(into.below, RankHead) and _KIND.search(words)
    into.heading = named["name"] if named else words if counted or parted else ""
    into.counted = bool(counted)
    into.table_unit = "" if head.major else into.table_unit
    if head.kind == "candidates" and UNORDERED.search(into.page.folded, head.start, head.end + 20):
        into.out.unordered = True
    into.ordered = head.kind == "candidates" and _ORDERED.search(into.page.folded, head.start, head.end) is not None
    into.close()
    take_above_table(into, head.start, head.end)
    text = into.page.folded[head.start : head.end + 1].rstrip()
    into.listing = names_follow(into, text)
    if into.listing and counted and head.kind == "unknown":
        into.cursor.section = "award"
    into.cursor.names_follow = into.listing or results_follow(text)


def _lists_on(into: Gathering, head: Head) -> bool:
    """Whether a head parts a list of names by lots or by kinds (一、造价咨询类（3家）), so that the list goes on below it."""
    if not (into.listing or into.cursor.names_follow) or not isinstance(into.below, Plain):
        return False
    words, name = (into.page.folded[one.start : one.end].strip(" ;,。、:") for one in (head, into.below))
    lot = head.kind == "unknown" and LOT_ANYWHERE.search(words) is not None
    return (is_legal(name.partition(";")[0]) or counts_on(into.page, into.below.start)) and (lot or _parts_list(head, words))


def _parts_list(head: Head, words: str) -> bool:
    """Whether the words of a head are what a list is parted by: 咨询类, 某某地区, （一）青溪."""
    return _KIND.search(words) is not None or (head.kind == "unknown" and _BARE.fullmatch(words) is not None)


def _heads_failure(into: Gathering, head: Head) -> bool:
    """Whether a head parts a list of names, and below it nobody is named: （三）云岭地区 / 无有效供应商."""
    if not isinstance(into.below, Plain) or not _parts_list(head, into.page.folded[head.start : head.end].strip(" :")):
        return False
    return says_failed(into.page.folded[into.below.start : into.below.end].strip())


def _rank_ahead(into: Gathering, value: Value) -> int | None:
    """The rank of the candidate named below, where a label gives it before his name (排名：2 / 中标候选人名称：…).

    None where it is the rank of whoever is named above, who has none yet.
    """
    below = into.below
    if not isinstance(below, Value) or below.word.kind not in _RANKED:
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
    finding, below = into.finding, into.below
    more = isinstance(below, Value) and below.end > below.start and below.word.kind in _MORE
    if more and finding is not None and finding.kind == "candidate" and finding.rank == head.rank:
        # 第一中标候选人投标报价：, below 第一中标候选人：某某公司
        return
    into.close()
    last = into.out.findings[-1] if into.out.findings else None
    next_one = last is not None and last.kind == "candidate" and last.rank == head.rank - 1
    if next_one and into.cursor.section in ("past_works", "losers") and not into.cursor.firm:
        # 企业业绩, 评委打分 are rows of the candidate above
        into.cursor.section = "candidates"
    into.cursor.begin_rank(head.rank)
