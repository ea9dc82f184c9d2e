"""Sentences that tell who lost an award and who has it now: X放弃中标资格，顺延至第二中标候选人Y."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scrapers.changes import Change, ChangeAction
from scrapers.numerals import COUNTING
from scrapers.reading.corrections.sides import lots_in, name_at
from scrapers.reading.corrections.stays import same_result
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key

_LOSES = re.compile(any_of("loses"))
_TAKEN = re.compile(rf"{any_of('takes_away')}")
_QUALITY = re.compile(
    r"(?:中标|成交|中选|入围)(?:人|候选人|供应商|单位|成交)?的?(?:成交|中标)?(?:资格|结果|决定)|(?:中标|成交|中选)(?:结果)?无效"
    r"|(?:中标|成交|中选)(?:结果)?公告|中标放弃|弃标|弃选|拒绝与[^,。;\n]{2,12}签|原(?:中标|成交|中选|入围)(?:人|供应商|单位|公司)|放弃(?:\S{0,4})?(?:中标|成交|入围|资格)"
)
_PASSES = re.compile(
    rf"{any_of('passes_to')}|变更(?=第[二三])|由(?=[^,。;\n]{{4,40}}(?:承接|接替|接续|替代|递补|继续实施"
    r"|为[^,。;\n]{0,12}?(?:中标|成交|中选)(?:人|供应商|单位)|(?:中标|成交|中选)(?!候选|人|供应商|单位|结果)))"
)
_LED = (
    rf"(?:{any_of('names_follow')}|原|现|并|拟|决定|即|排[名序]第?[一二三123]的?|第[一二三123]的"
    r"|第[一二三123](?:名|(?:中标|成交)?候选(?:人|供应商|单位)))"
)
_NAME_AT = re.compile(rf"(?:{_LED}|[\"“「《:,。;、\s(]|^)[\"“「:\s]*(?:{_LED}[\"“「:\s]*)*(?=[\u4e00-\u9fff(])", re.MULTILINE)
_BECOMES = re.compile(r"(?:递补|顺延|替补)(?:成)?为")
_PARAGRAPH = re.compile(r"\n")
_CONDITION = re.compile(r"如(?:果|有|\S{0,6}放弃)|若|的[,，]\s*(?:视为|由)|应当|情形|依法(?:确定|顺延)的规定")
_LAW = re.compile(r"《[^《》]{2,60}》(?:\([^()]*\))?(?:第[^,。]{1,12}条)?|中华人民共和国政府采购法实施条例[^,。]{0,60}条")
_AGAIN = re.compile(r"重新(?:开展|组织|进行|招标|采购)")
_NEXT = re.compile(r"(?:下一|第[二三2-3]|排[名序]第?[二三2-3]|次)\S{0,6}(?:候选|名|供应商|单位|顺位)")

# 现确定排名第二的某公司为中标供应商
_DECIDED = re.compile(
    rf"(?:现|现将|重新|另行|改为?)(?:确定|选定|变更|由)[^。;\n]{{4,60}}?为[^,。;\n]{{0,20}}?(?:中标|成交|中选){any_of('winner_words')}(?!候选)"
)
# who follows one that lost the award, in whatever words
_FOLLOWS = re.compile(
    rf"(?:由|递补|确定|选定|顺延至?)[^。;\n]{{4,60}}?为[^,。;\n]{{0,20}}?(?:中标|成交|中选){any_of('winner_words')}(?!候选)"
    rf"|由[^。;\n]{{0,16}}?候选人[^。;\n]{{4,40}}?递补|[\u4e00-\u9fff)]为新的?(?:中标|成交|中选){any_of('winner_words')}"
)
# 现更正为：投标报价：32868100.00元
_OFFER_ANEW = re.compile(
    rf"{any_of('replaced_verbs')}(?:为|如下|后)?\s?:?[^。]{{0,60}}?(?:报价|总价|投标价)(?:\([^()]{{1,8}}\))?\s?[为是:]{{0,2}}\s?[¥]?\d[\d,.]{{3,}}"
)
_CANDIDATES, _OPENING = re.compile(any_of("candidate_words")), 200
_NEAR = 6
_NAME_HOLDS = re.compile(
    rf"放弃|取消|资格|候选|中标|成交|顺延|根据|依据|采购人|项目|公告|委员会|小组|本次|递交|书面|政府采购|收到|招标人|业主|^[{COUNTING}]、"
)
# 甲、乙均放弃: the first of them had it
_ALL_OF_THEM = re.compile(r"均|都|先后|相继|依次")


class Succession(NamedTuple):
    """Paragraph of a lost award: who lost and who follows, with their places; `replaced` when somebody follows, named or not."""

    loser: tuple[str, tuple[int, int]] | None
    winner: tuple[str, tuple[int, int]] | None
    replaced: bool
    lot: tuple[str, int, int] | None
    span: tuple[int, int]


def successions_in(page: Page, start: int, end: int) -> list[Succession]:
    """Every paragraph of a part in which an award is lost, and every sentence of one that goes on to another lot."""
    found = []
    at = start
    for piece in _PARAGRAPH.split(page.folded[start:end]):
        cuts = [at, *_other_lots(page, at, at + len(piece)), at + len(piece)]
        found += [told for span in pairwise(cuts) if (told := _told(page, *span))]
        at += len(piece) + 1
    return found


def _other_lots(page: Page, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a paragraph begin that speak of another lot than those before: …递补；第3包…."""
    last = None
    for lot, at, _ in lots_in(page, start, end):
        if last not in (None, lot_key(lot)) and page.folded[at - 1] in ";。":
            yield at
        last = lot_key(lot)


def passed_on(page: Page) -> tuple[int, int] | None:
    """The passage in which a page that takes an award away says who has it now; None where it says so nowhere."""
    decided = _DECIDED.search(page.folded)
    if decided:
        return decided.span()
    return next((told.span for told in successions_in(page, 0, len(page.folded)) if told.winner), None)


def untold(page: Page, changes: list[Change]) -> tuple[int, int] | None:
    """The passage of who follows where all that was read is an award withdrawn, or of another offer of a candidate."""
    if changes and all(change.action is ChangeAction.AWARD_WITHDRAWN for change in changes):
        follows = _FOLLOWS.search(page.folded)
        return follows.span() if follows else None
    if not _CANDIDATES.search(page.folded, 0, _OPENING):
        return None
    corrected = _OFFER_ANEW.search(page.folded)
    return corrected.span() if corrected else None


def _told(page: Page, start: int, end: int) -> Succession | None:
    sentence = page.folded[start:end]
    lost = next((m for m in (*_LOSES.finditer(sentence), *_TAKEN.finditer(sentence))), None)
    if lost is None or not _QUALITY.search(sentence) or same_result(sentence) or _CONDITION.search(_LAW.sub("", sentence)):
        return None
    names = _names(page, start, end)
    keyword = start + lost.start()
    taken = _TAKEN.fullmatch(lost.group()) is not None
    passes = next((m.start() + start for m in _PASSES.finditer(sentence, lost.start())), None)
    early = [n for n in names if n[1][0] < keyword]
    late = [n for n in names if n[1][0] > keyword]
    loser = early[-1] if early and not (taken and late and late[0][1][0] - keyword < _NEAR) else None
    if loser and _ALL_OF_THEM.search(sentence, loser[1][1] - start, lost.start()):
        loser = early[0]
    if loser is None and late and (passes is None or late[0][1][0] < passes):
        loser = late[0]
    winner = None
    if passes is not None:
        others = [n for n in names if loser is None or n[0] != loser[0]]
        winner = next((n for n in others if n[1][0] > passes), None)
        # 取消甲的资格，乙递补为第一中标候选人
        if winner is None and _BECOMES.match(page.folded, passes):
            winner = next((n for n in others if keyword < n[1][0] and n[1][1] <= passes), None)
    replaced = winner is not None or (bool(_NEXT.search(sentence, lost.start())) and not _AGAIN.search(sentence))
    lots = lots_in(page, start, end)
    return Succession(loser, winner, replaced, lots[0] if lots else None, (start, end))


def _names(page: Page, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
    """The legal names of a sentence, in order."""
    found: list[tuple[str, tuple[int, int]]] = []
    last = start
    for lead in _NAME_AT.finditer(page.folded, start, end):
        if lead.end() < last:
            continue
        name = name_at(page, lead.end(), end)
        if name and not _NAME_HOLDS.search(name[0]):
            found.append(name)
            last = name[1][1]
    return found
