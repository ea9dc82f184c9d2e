"""Sentences that tell who lost an award and who has it now: X放弃中标资格，顺延至第二中标候选人Y."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scrapers.changes import Change, ChangeAction
from scrapers.reading.corrections.losers import losers_in, lots_of, names_in
from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.stays import lot_excepted, same_result
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key

_LOSES = re.compile(any_of("loses"))
_TAKEN = re.compile(rf"{any_of('takes_away')}")
# 撤销更正公告 takes no award
_NO_AWARD = re.compile(rf"{any_of('takes_away')}[^,。;\n]{{0,40}}?更正公告|更正公告[^。;\n]{{0,60}}?恢复原")
_QUALITY = re.compile(
    r"(?:中标|成交|中选|入围)(?:人|候选人|供应商|单位|成交)?的?(?:成交|中标)?(?:资格|结果|决定)|(?:中标|成交|中选)(?:结果)?无效"
    r"|(?:中标|成交|中选)(?:结果)?公告|中标放弃|弃标|弃选|(?:自愿|主动|申请)退出|撤销[^,。;\n]{2,50}合同[^。;\n]{2,60}?(?:中标|成交|中选)|拒绝与[^,。;\n]{2,12}签|原(?:中标|成交|中选|入围)(?:人|供应商|单位|公司)|(?:放弃(?:\S{0,4})?|撤销|取消)(?:中标|成交|入围|资格)"
    # 成交人某某公司因产品停产自愿放弃
    r"|(?:中标|成交|中选|入围)(?:人|供应商|单位)[^,。;\n]{4,60}?(?:自愿|书面|主动)[^,。;\n]{0,6}(?:放弃|退出)(?!的)"
)
_PASSES = re.compile(
    rf"{any_of('passes_to')}|变更(?=第[二三])|选[择取](?=[^,。;\n]{{4,50}}为[^,。;\n]{{0,12}}(?:中标|成交|中选))|由(?=[^,。;\n]{{4,40}}(?:承接|接替|接续|替代|递补|继续实施"
    r"|为[^,。;\n]{0,12}?(?:中标|成交|中选)(?:人|供应商|单位)|(?:中标|成交|中选)(?!候选|人|供应商|单位|结果)))"
)
_BECOMES = re.compile(r"(?:递补|顺延|替补)(?:成)?为")
# 。2、第三包
_BEGINS, _LEAD = re.compile(r"[;。,](?:\s|\(?\d{1,2}[、.)])*$"), 40
_PARAGRAPH = re.compile(r"\n")
_CONDITION = re.compile(
    r"如(?:果|有|\S{0,6}放弃)|若|的[,，]\s*(?:视为|由)|应当"
    r"|(?:下列|以下|上述|规定的)[^,。;\n]{0,12}情形|情形(?:之一|的)|依法(?:确定|顺延)的规定"
)
_LAW = re.compile(r"《[^《》]{2,60}》(?:\([^()]*\))?(?:第[^,。]{1,12}条)?|中华人民共和国政府采购法实施条例[^,。]{0,60}条")
_AGAIN = re.compile(r"重新(?:开展|组织|进行|招标|采购)")
_NEXT = re.compile(r"(?:下一|第[二三2-3]|排[名序]第?[二三2-3]|次)\S{0,6}(?:候选|名|供应商|单位|顺位)")

# 现确定排名第二的某公司为中标供应商
_DECIDED = re.compile(
    rf"由[^,。;\n]{{0,8}}第[二三][^,。;\n]{{4,60}}?[作确认][为定][^,。;\n]{{0,20}}?(?:中标|成交|中选){any_of('winner_words')}(?!候选)"
    rf"|(?:现|现将|重新|另行|改为?)(?:确定|选定|变更|由)[^。;\n]{{4,60}}?为[^,。;\n]{{0,20}}?(?:中标|成交|中选){any_of('winner_words')}(?!候选)"
)
# who follows one that lost the award, in whatever words
_FOLLOWS = re.compile(
    rf"(?:由|递补|确定|选[定择取]|顺延至?)[^。;\n]{{4,60}}?为[^,。;\n]{{0,20}}?(?:中标|成交|中选){any_of('winner_words')}(?!候选)"
    rf"|(?:递补|顺延|重新排序|变更|调整|排序)[^,。;\n]{{0,6}}如下[^。]{{0,8}}第一(?:名|(?:中标|成交|中选)?候选人)"
    rf"|由[^。;\n]{{4,40}}?(?:递补|接替|接续|承接|替代)|[\u4e00-\u9fff)]成为(?:新的?)?第一(?:名|(?:中标|成交|中选)?候选人)|[\u4e00-\u9fff)]为新的?(?:中标|成交|中选){any_of('winner_words')}"
)
# 现更正为：投标报价：32868100.00元
_OFFER_ANEW = re.compile(
    rf"{any_of('replaced_verbs')}(?:为|如下|后)?\s?:?[^。]{{0,60}}?(?:报价|总价|投标价)(?:\([^()]{{1,8}}\))?\s?[为是:]{{0,2}}\s?[¥]?\d[\d,.]{{3,}}"
)
_HAS_IT, _NEAR = re.compile(rf"(?:{any_of('replaced_verbs')}|确定|改)(?:为|成)\s*:?[\s\"“]*$"), 12
_CANDIDATES, _OPENING = re.compile(any_of("candidate_words")), 200


class Succession(NamedTuple):
    """Paragraph of a lost award: who lost and who follows, with their places; `replaced` when somebody follows, named or not."""

    loser: tuple[str, tuple[int, int]] | None
    winner: tuple[str, tuple[int, int]] | None
    replaced: bool
    lot: tuple[str, int, int] | None
    span: tuple[int, int]

    @property
    def names(self) -> tuple[str | None, ...]:
        """Who lost, who follows, and the lot: what a page may tell several times."""
        return tuple(named[0] if named else None for named in (self.loser, self.winner, self.lot))


def successions_in(page: Page, start: int, end: int) -> list[Succession]:
    """Every paragraph of a part in which an award is lost, and every sentence of one that goes on to another lot."""
    found = []
    at = start
    for piece in _PARAGRAPH.split(page.folded[start:end]):
        cuts = [at, *_other_lots(page, at, at + len(piece)), at + len(piece)]
        found += [told for span in pairwise(cuts) for told in _told(page, *span)]
        at += len(piece) + 1
    return found


def _other_lots(page: Page, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a paragraph begin that speak of another lot than those before: …递补；第3包…."""
    cut, last = start, ""
    losses = [lost.start() for lost in _LOSES.finditer(page.folded, start, end)]
    for lot, at, _ in lots_in(page, start, end):
        begun = _BEGINS.search(page.folded, max(cut, at - _LEAD), at) if last not in ("", lot_key(lot)) else None
        # a comma parts two losses where each has its own verb: 第一包甲放弃，第二包乙放弃
        own = bisect_left(losses, cut) < bisect_left(losses, at) < len(losses)
        if begun and (own or not begun.group().startswith(",")):
            cut = begun.end()
            yield cut
        last = lot_key(lot)


def loses_all_but(page: Page, start: int, end: int) -> bool:
    """Whether a paragraph takes an award away in all lots but those it names, so that nobody can say in which."""
    pieces = _PARAGRAPH.split(page.folded[start:end])
    return any(lot_excepted(piece) and (_LOSES.search(piece) or _TAKEN.search(piece)) for piece in pieces)


def passed_on(page: Page) -> tuple[int, int] | None:
    """The passage in which a page that takes an award away says who has it now; None where it says so nowhere."""
    decided = _DECIDED.search(page.folded)
    if decided:
        return decided.span()
    return next((told.span for told in successions_in(page, 0, len(page.folded)) if told.winner), None)


def untold(page: Page, changes: list[Change]) -> tuple[int, int] | None:
    """The passage of who follows where all that was read is an award withdrawn, or of another offer of a candidate."""
    actions = {change.action for change in changes}
    named = ChangeAction.AWARD_WITHDRAWN in actions or any(change.before.supplier for change in changes)
    if named and actions <= {ChangeAction.AWARD_WITHDRAWN, ChangeAction.TERMINATED}:
        follows = _FOLLOWS.search(page.folded)
        return follows.span() if follows else None
    if not _CANDIDATES.search(page.folded, 0, _OPENING):
        return None
    corrected = _OFFER_ANEW.search(page.folded)
    return corrected.span() if corrected else None


def _told(page: Page, start: int, end: int) -> list[Succession]:
    """What a sentence tells of an award that is lost, once for each who loses one and for each lot of a list."""
    sentence = page.folded[start:end]
    if _NO_AWARD.search(sentence):
        return []
    lost = next((m for m in (*_LOSES.finditer(sentence), *_TAKEN.finditer(sentence))), None)
    if lost is None or not _QUALITY.search(sentence) or same_result(sentence) or _CONDITION.search(_LAW.sub("", sentence)):
        return []
    if lot_excepted(sentence):
        return []
    names = names_in(page, start, end)
    # 变更为某某公司。原中标结果作废: he who has it now loses nothing
    may_lose = [name for name in names if not _HAS_IT.search(page.folded, max(start, name[1][0] - _NEAR), name[1][0])]
    keyword = start + lost.start()
    passes = next((m.start() + start for m in _PASSES.finditer(sentence, lost.start())), None)
    taken = _TAKEN.fullmatch(lost.group()) is not None
    losers = losers_in(page, may_lose, keyword, taken=taken, end=end, passes=passes)
    told = lots_of(page, lots_in(page, start, end), losers, keyword)
    if len(losers) > 1:
        return [Succession(loser, None, False, lot, (start, end)) for loser, lot in told]
    loser = losers[0] if losers else None
    winner = None
    if passes is not None:
        others = [n for n in names if loser is None or n[0] != loser[0]]
        winner = next((n for n in others if n[1][0] > passes), None)
        # 取消甲的资格，乙递补为第一中标候选人
        if winner is None and _BECOMES.match(page.folded, passes):
            winner = next((n for n in others if keyword < n[1][0] and n[1][1] <= passes), None)
    replaced = winner is not None or (bool(_NEXT.search(sentence, lost.start())) and not _AGAIN.search(sentence))
    return [Succession(loser, winner, replaced, lot, (start, end)) for _, lot in told]
