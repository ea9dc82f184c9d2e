"""Parties of a result: where their names are printed, joint ventures and lists of winners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.decisions import LAST_LETTERS, RESULT_TITLE
from scrapers.reading.lexicon.labels import LABELS, LONGEST
from scrapers.reading.lexicon.names import REGION, is_legal, is_name, is_person, tidy
from scrapers.reading.lexicon.parties import is_placed, names_end, scored_parties, split_parties
from scrapers.reading.lexicon.roles import is_member_alone, is_partner, tells_roles
from scrapers.reading.lexicon.running import SEATED, first_name, names_before
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure

_RANKED = re.compile(
    rf"^(?:[\s.、:为是]|第\s?[{COUNTING}\d]+\s?(?:名|中标候选人|成交候选人)|\d{{1,2}}\s?[.、]|[\u4e00-\u9fff]{{2,10}}\d?\s?:)+"
)
# 1、某某商行：礼品类, and not 礼品类：某某商行; 评审委员会：, 监察处： head what they say
_NAME_BEFORE = re.compile(
    r"[\s(]*(?:\d{1,2}\s?[.、)])?\s?(?P<name>(?:[\u4e00-\u9fff]|\([\u4e00-\u9fff]{1,12}\)){4,40})"
    r"(?<![室处科会局办组]):(?!\s?[\d-]{7})"
)
# 轴承——某某轴承厂: what was bought, and who won it
_ITEM_BEFORE = re.compile(r"(?P<item>[\u4e00-\u9fff][^,;。:\n—–-]{0,30})\s?[—–-]{1,2}\s?(?=[\u4e00-\u9fff]{2}[(\u4e00-\u9fff])")
# what a name may go on from; what a cell names is looked for so near, lest thousands are each looked for among thousands
_GOES_ON, _MOST_PLACES, _NEARBY = re.compile(r"[\u4e00-\u9fff() ]"), 50, 10_000
_FIRM, _SHORTEST_OWN, _LENGTH_OF_TRADE = re.compile("(?:股份|集团|责任)?有限|公司"), 4, 2
# 三家公司
_COUNTED = tuple(f"家{noun}" for noun in words_of("party_nouns"))
# what ends a cell, as text
_CELL_ENDS = "\t"
_TRADE, _THING, _SHORTEST_NAME = re.compile(any_of("trades")), re.compile(r"[\u4e00-\u9fffA-Za-z\d()-]{2,12}"), 5
_CUT = re.compile(r"[,;]|\s{2,}|(?<=[司院所厂])\s+|(?<=[司院所厂])[(](?!.{0,12}联合)")
_STOP = re.compile(r"\s*[,;。(\n]")
# 施工Ⅰ标中标人为某某公司
_NAMED_WINNER = re.compile(
    rf"[^。;:\n]{{1,40}}?{any_of('won_of')}{any_of('winner_words')}{any_of('name_or_none')}[为是系]\s?(?=[\u4e00-\u9fff]{{4}})"
)
# 某某公司为本项目的中标人
_WINS = re.compile(
    rf"(?P<name>(?:(?![为系])[\u4e00-\u9fff()]){{4,40}})\s?[为系][^,。;:\n]{{0,60}}?{any_of('won_of')}{any_of('winner_words')}[\s。;]*$"
)
# 某某事务所（下浮率42%）, 某某公司（报价486000元）
_PRICE_NOTED = re.compile(
    rf"(?<=[{LAST_LETTERS})])\s?(?=\((?:[\u4e00-\u9fff]{{2,8}}\s?:?\s?)?[¥]?\d[\d,.]*\s?(?:[%‰折]|[万亿]?元)(?:[,;、][^()\n]{{1,60}})?\)$)"
)
# A、B联合体（得分：91.2）, （报价：100万元）: what is told of all of them
_FIGURE_BEHIND = re.compile(
    r"\s?\((?:[\u4e00-\u9fff]{0,6}[分价][数值]?\s?[:为]?\s?[¥$]?\d[\d.,]{0,16}\s?(?:分|[万亿]?元)?|[¥$]?\d[\d.,]{0,16}\s?(?:分|[万亿]?元))\)"
    r"(?!\s?[、/&+;与和及])"
)
_BEHIND_NAMES, _LONGEST = frozenset(("address", "contact", "code", "amount")), 240
# 设计单位：, before a name
_WORKS = re.compile(any_of("works_of_parties"))
_BEHIND_WORKS = re.compile(rf"(?<![\u4e00-\u9fff])(?P<works>{any_of('works_of_parties')})\s?:\s?$")
_LONGEST_WORKS = 12
# 合作单位, in a page headed …结果公示 a winner
_BESIDE_RESULTS, _OPENING = "合作", 300
_REJECTS = re.compile(r"[^:,。;]{0,4}(?:否决|未中标|未成交|落[标选]|无效)[^:,。;]{0,12}:")


def is_of_others(page: Page, key: str, text: str) -> bool:
    """Whether a label names a partner of somebody, as on a page that announces no result, or its value says who was rejected."""
    beside = key.startswith(_BESIDE_RESULTS) and not RESULT_TITLE.search(page.folded, 0, _OPENING)
    return beside or _REJECTS.match(text) is not None


class Parties(NamedTuple):
    """The names of a value, the lead first, and where they stand."""

    names: tuple[str, ...]
    start: int
    end: int


def party_span(page: Page, start: int, end: int) -> Parties | None:
    """The parties a value names; None where it names none. What follows a name (an address, a price) is left out."""
    found = _before_item(page, start, end) or _parties(page, start, end)
    begins = _behind_thing(page.folded, found.start, found.end) if found and len(found.names) == 1 else 0
    return Parties((tidy(page.text[begins : found.end]),), begins, found.end) if found and begins > found.start else found


def _behind_thing(folded: str, start: int, end: int) -> int:
    """Where a name begins that stands behind a blank and what is bought (轴承 某某轴承厂); a place or a trade is part of it."""
    at = folded.rfind(" ", start, end) + 1
    if not start < at <= end - _SHORTEST_NAME or not is_legal(folded[at:end].strip()) or _TRADE.match(folded, at):
        return start
    thing = folded[start:at].strip()
    if not _THING.fullmatch(thing) or REGION.match(thing) or is_legal(thing):
        return start
    in_cell = _CELL_ENDS in folded[max(0, start - 1) : start] + folded[end : end + 1]
    name = folded[at:end].strip()
    nearby = folded[max(0, start - _NEARBY) : end + _NEARBY] if in_cell else ""
    return start if in_cell and not (_is_whole(name) or is_person(thing) or _stand_apart(nearby, thing, name)) else at


def _is_whole(name: str) -> bool:
    """Whether a name has a seat or a word of its own before what it trades in: 杭州甲乙信息技术有限公司, not 用品有限公司."""
    trade, firm = _TRADE.search(name), _FIRM.search(name)
    # a trade that no list holds has two letters
    own = trade.start() if trade else firm.start() - _LENGTH_OF_TRADE if firm else 0
    return own >= _SHORTEST_OWN


def _stand_apart(folded: str, thing: str, name: str) -> bool:
    """Whether a text tells two pieces of a cell apart somewhere: the first alone, or the second with nothing before it."""
    together = re.compile(rf"\s{{0,4}}{re.escape(name)}")
    alone = any(not together.match(folded, at + len(thing)) for at in _places(folded, thing))
    return alone or any(not _GOES_ON.search(folded, at - 1, at) for at in _places(folded, name) if at)


def _places(folded: str, text: str) -> Iterator[int]:
    """Where the first of a text's places on a page begin."""
    at = folded.find(text)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = folded.find(text, at + 1)


def _parties(page: Page, start: int, end: int) -> Parties | None:
    start, end = page.span(_name_begins(page.folded, start, end), end)
    if told := _WINS.match(page.folded, start, end):
        start, end = told.span("name")
    if noted := _PRICE_NOTED.search(page.folded, start, end):
        start, end = page.span(start, noted.start())
    text = page.text[start:end]
    if not text:
        return None
    figure = _FIGURE_BEHIND.search(page.folded, start, min(end, start + _LONGEST))
    if figure and len(names := split_parties(page.text[start : figure.start()])) > 1:
        return Parties(tuple(names), start, figure.start())
    names = split_parties(text)
    if len(names) == 1:
        names = scored_parties(text) or names
    listed = names_before(page.folded, start, end) if len(names) == 1 or names[-1].endswith(_COUNTED) else []
    if listed or len(names) > 1:
        names = [tidy(page.text[slice(*name)]) for name in listed] or names
        return Parties(tuple(names), start, listed[-1][1] if listed else end)
    if cut := _before_label(page, start, end):
        return cut
    if is_name(names[0]) and (is_legal(names[0]) or (len(names[0]) <= 30 and not _CUT.search(page.folded[start:end]))):
        return Parties((names[0],), start, end)
    found = first_name(page.folded, start, min(end, start + 120)) or _before_stop(page.folded, start, end)
    if found is None:
        return None
    if (stop := min(end, names_end(page.folded, *found))) > found[1]:
        # 某某公司（牵头人）、某某院（成员），报价100万元
        return Parties(tuple(split_parties(page.text[found[0] : stop])), found[0], stop)
    name = tidy(page.text[found[0] : found[1]])
    return Parties((name,), found[0], found[1]) if is_name(name) else None


def _before_item(page: Page, start: int, end: int) -> Parties | None:
    """The name before a colon behind which nobody is named: what it won stands there."""
    led = _NAME_BEFORE.match(page.folded, start, end)
    if led is None or not is_legal(name := tidy(page.text[slice(*led.span("name"))])) or first_name(page.folded, led.end(), end):
        return None
    return Parties((name,), *led.span("name"))


def _name_begins(folded: str, start: int, end: int) -> int:
    """Where the names of a value begin, behind a number, a rank, and who says that they won."""
    ranked = _RANKED.match(folded[start:end])
    start += ranked.end() if ranked else 0
    item = _ITEM_BEFORE.match(folded, start, end)
    if item and not is_legal(item["item"].rstrip()) and (name := first_name(folded, item.end(), end)) and name[0] == item.end():
        return name[0]
    named = _NAMED_WINNER.match(folded, start, end)
    return named.end() if named else start


def _before_stop(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """What a value names before its first comma, by an ending nobody knows: it says where it sits."""
    stop = _STOP.search(folded, start, end)
    return (start, stop.start()) if stop and is_placed(folded[start : stop.start()]) else None


def _before_label(page: Page, start: int, end: int) -> Parties | None:
    """The name a value begins with where a label without a colon or a seat runs on: 某某公司地址某市, 某某公司某市某路1号2室."""
    found = first_name(page.folded, start, min(end, start + 120))
    if found is None or found[1] >= end or not is_legal(name := tidy(page.text[slice(*found)])):
        return None
    rest = page.folded[found[1] : min(end, found[1] + LONGEST)].lstrip()
    told = any(LABELS.get(rest[:length]) in _BEHIND_NAMES for length in range(len(rest), 1, -1))
    return Parties((name,), *found) if told or SEATED.match(page.folded, found[1], end) else None


def join_open(finding: Finding | None, folded: str, span: Parties) -> bool:
    """Join a member that a value names to the open result: 设计单位：某某公司（牵头人） and 施工单位：某某公司（成员）."""
    if finding is None or len(span.names) > 1 or not is_partner(folded, plain=True):
        return False
    finding.join(span.names, lead=False)
    return True


def join_of_works(page: Page, finding: Finding | None, label: str, span: Parties) -> bool:
    """Join to the open result who does other works under one label: 中标人：设计单位：某某院, below it 施工单位：某某公司."""
    if finding is None or finding.price is not None or not _WORKS.fullmatch(label):
        return False
    before = _BEHIND_WORKS.search(page.folded, max(0, finding.span[0] - _LONGEST_WORKS), finding.span[0])
    if before is None or before["works"] == label:
        return False
    finding.join(span.names, lead=False)
    return True


def join_above(page: Page, findings: list[Finding], row: Row, folded: str, span: Parties) -> bool:
    """Join a member that a row names to the venture of the row above; of two prices of their own neither is the whole.

    His role stands in the cell of his name or, below the lead's, in a column of roles.
    """
    lead = findings[-1] if findings else None
    if lead is None or lead.table != row.table:
        return False
    if lead.led and any(is_member_alone(cell.text) for _, cell in row.cells("other")):
        lead.join(span.names, lead=False)
    elif not _join_told(page, lead, row, folded, span):
        return False
    told = [cell for _, cell in row.cells("amount", "offer", "rate") if any(c.isdigit() for c in cell.text)]
    if lead.price is not None and any(not _prints(page, lead.price, cell) for cell in told):
        lead.price, lead.unreadable = None, True
    return True


def _join_told(page: Page, lead: Finding, row: Row, folded: str, span: Parties) -> bool:
    """Whether a member was added to whom the page calls the lead of a venture, or stands above a row that holds nothing else."""
    alone = lead.price is not None and not any(cell.text for _, cell in row.cells("rank", "lot", "amount", "offer", "rate"))
    before = page.folded[lead.span[0] : min(span.start, lead.span[0] + _LONGEST)]
    return (alone or tells_roles(before)) and join_open(lead, folded, span)


def _prints(page: Page, price: Figure, cell: Cell) -> bool:
    """Whether a cell holds a price, or the same again."""
    return cell.start <= price.start < cell.end or page.folded[price.start : price.end] in cell.text
