"""The losers of an award by a sentence, and the lots they lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.numerals import COUNTING
from scrapers.reading.corrections.lots import Lot, lots_together
from scrapers.reading.corrections.sides import name_at
from scrapers.reading.corrections.stays import lot_stays
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

_LED = (
    rf"(?:{any_of('names_follow')}|原|现|并|拟|决定|即|(?:排[名序](?:第?[一二三123]|次位)|次位)的?|第[一二三123]的"
    r"|第[一二三123](?:名|(?:中标|成交)?候选(?:人|供应商|单位)))"
)
_PLACE = rf"(?:{_LED}|{LOT}\)?[和与及]?)"
_NAME_AT = re.compile(
    rf"(?:{_LED}|[\"“「《:,。;、\s(]|^)[\"“「:\s]*(?:{_PLACE}[\"“「:\s]*)*(?!{LOT})(?=[\u4e00-\u9fff(])", re.MULTILINE
)
_NAME_HOLDS = re.compile(
    rf"(?:{any_of('replaced_verbs')})为|放弃|取消|资格|候选|中标|成交|顺延|根据|依据|采购人|项目|公告|委员会|小组|本次|递交|书面|政府采购|收到|招标人|业主|按照|排名"
    rf"|(?<!自)由|^[{COUNTING}]、"
)
# 甲、乙均放弃, 取消上述两家中标资格
_ALL_OF_THEM = re.compile(rf"均|都|先后|相继|依次(?!顺延|递补)|上述|以上|[两{COUNTING}\d]家")
_LISTED = re.compile(r"[\"”」]?\s?[、,和与及]\s?[\"“「]?")
# the second was to have the award of the first
_RANKED = re.compile("第[二三四2-4](?:名|位|中标|成交|中选|候选)|次低|备选")
_OF_LOTS = re.compile(rf"\s?\(?{LOT}(?:\s?[、,和及与]\s?(?:{LOT}))*\)?")
# 某某公司2026年第二批物资采购: whose project it is
_OF_PROJECT = re.compile(r"\s?20\d\d(?:年|-)")
_NEAR = 6
_CLAUSE_ENDS = re.compile(r"[,。;\n]")

Named = tuple[str, tuple[int, int]]


def names_in(page: Page, start: int, end: int) -> list[Named]:
    """The legal names of a sentence, in order."""
    found: list[Named] = []
    last = start
    for lead in _NAME_AT.finditer(page.folded, start, end):
        if lead.end() < last:
            continue
        name = name_at(page, lead.end(), end)
        if name and not (_NAME_HOLDS.search(name[0]) or _OF_PROJECT.match(page.folded, name[1][1])):
            if found and found[-1][1][1] == name[1][1]:
                found.pop()
            # 第一包中标供应商 before it is no part of it
            start_of = max(name[1][0], page.text.find(name[0], *name[1]))
            found.append((name[0], (start_of, name[1][1])))
            # 次位的某某公司: the name begins behind it
            last = max(start_of, lead.end() + 1) if "的" in name[0] else name[1][1]
    return found


def losers_in(page: Page, names: list[Named], keyword: int, *, taken: bool, end: int, passes: int | None) -> list[Named]:
    """Who of the names of a sentence loses the award that its keyword says is lost."""
    early = [name for name in names if name[1][0] < keyword]
    late = [name for name in names if name[1][0] > keyword]
    if early and not (taken and late and late[0][1][0] - keyword < _NEAR):
        every = _ALL_OF_THEM.search(page.folded, early[-1][1][1], min(end, keyword + _NEAR + _NEAR))
        losers = early if every else _run(page, early[::-1])[::-1]
    else:
        losers = _run(page, late) if late and (passes is None or late[0][1][0] < passes) else []
    ranked = len(losers) > 1 and _RANKED.search(page.folded, losers[0][1][1], losers[-1][1][0])
    return losers[:1] if ranked else losers


def _run(page: Page, names: list[Named]) -> list[Named]:
    """The first of some names with those that stand beside it in one list."""
    run = names[:1]
    for name in names[1:]:
        low, high = sorted((run[-1][1], name[1]))
        # 甲第一包、乙（第二包、第三包）
        if not _LISTED.fullmatch(_OF_LOTS.sub("", page.folded[low[1] : high[0]])):
            break
        run.append(name)
    return run


def lots_of(page: Page, lots: list[Lot], losers: list[Named], keyword: int) -> Iterator[tuple[Named | None, Lot | None]]:
    """Each loser with each lot that he loses, as a sentence names them; None where it does not, none that stays as it was."""
    lots = [lot for lot in lots if not lot_stays(page, lot[2])]
    starts = [name[1][0] for name in losers] or [0]
    behind = bool(losers and lots) and lots[0][1] > starts[0]
    for number, start in enumerate(starts):
        after = [lot for lot in lots if lot[1] > start]
        before = [lot for lot in lots if lot[1] < start]
        if len(losers) < 2:
            # 甲为第一包、第二包中标供应商，现放弃第二包中标资格
            mine = _in_clause(page, after, keyword) or before
        else:
            # 取消甲第一包、乙第二包的中标资格
            mine = [lot for lot in after if lot[1] < [*starts, len(page.folded)][number + 1]] if behind else before
        told: list[Lot | None] = [*lots_together(page, mine or after[:1])]
        yield from ((losers[number] if losers else None, lot) for lot in told or [None])


def _in_clause(page: Page, lots: list[Lot], keyword: int) -> list[Lot]:
    """Those lots that stand behind a keyword in its clause."""
    end = _CLAUSE_ENDS.search(page.folded, keyword)
    return [lot for lot in lots if keyword < lot[1] < (end.start() if end else len(page.folded))]
