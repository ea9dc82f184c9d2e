"""Standstills and ends: a project paused (暂停) or taken up again (恢复), lots that failed, contracts that end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.changes import Change, ChangeAction, Side
from scrapers.notice import NoticeType
from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.part import correcting_part
from scrapers.reading.corrections.sides import name_at
from scrapers.reading.corrections.succession import Succession, successions_in
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.values.failures import all_failed, failed_in_prose, failed_in_rows

_PAUSED = re.compile(
    rf"{any_of('suspends')}(?:本|该|此)?(?:次|项目的?)?{any_of('stopped_things')}|{any_of('stopped_things')}{any_of('suspends')}"
)
_RESUMED = re.compile(any_of("resumes"))
_TITLE_PAUSED = re.compile(r"暂停(?:的)?(?:公告|通知|公示|采购|招标)|^关于暂停[^,。]{2,80}(?:公告|通知|公示)$")
_TITLE_RESUMED = re.compile(
    r"(?:恢复|重启)(?:\S{0,6})(?:的)?(?:公告|通知|公示)|^关于(?:恢复|重启|重新启动)[^,。]{2,80}(?:公告|通知|公示)$"
)
# 项目中止公告: for a time, where it says that it will go on
_STOPPED = re.compile(r"中止(?:的)?(?:公告|通知|公示)|^关于中止[^,。]{2,80}(?:公告|通知|公示)$")
_GOES_ON = re.compile(
    r"(?:因|由于|收到|受理)[^。;\n]{0,24}(?:投诉|质疑|举报)(?![^。]{0,80}(?:终止|重新(?:组织|招标|采购|开展)))"
    r"|(?:恢复|继续|重启)[^。;\n]{0,16}另行|待[^。;\n]{2,40}?后[^。;\n]{0,12}(?:恢复|继续|另行)"
)
# 待投诉处理完毕后恢复采购
_YET_TO_COME = re.compile(r"待|另行|届时|择期|再(?:行|次)?恢复|后恢复")
# 如需暂停, 是否恢复, 暂停合作
_SUPPOSED = re.compile(rf"{any_of('conditions')}|是否|如需|可以|有权")
_ENDED = any_of("contract_ends")
_CONTRACT_ENDS = re.compile(
    rf"{_ENDED}[^,。;\n]{{0,60}}合同(?!公告|公示|信息|备案)|合同(?!公告|公示|信息|备案)[^。;\n]{{0,60}}?{_ENDED}(?!合同(?:公告|公示))"
    rf"|{any_of('no_contract_more')}"
)
_ANNOUNCEMENT_ENDS = re.compile(
    rf"{_ENDED}[^,。;\n]{{0,40}}合同(?:公告|公示|信息)|合同(?:公告|公示|信息)[^。;\n]{{0,40}}?{_ENDED}"
)
_TAKEN_BACK = re.compile(
    rf"{any_of('failure_taken_back')}|(?:撤销|取消|撤回)[^,。;\n]{{2,60}}?{any_of('title_fails')}{any_of('announcements')}"
)
_ANNOUNCED_WRONGLY = re.compile(any_of("announced_wrongly"))
_CONTRACTOR = re.compile(
    rf"(?:与|和|同|{any_of('winner_labels')}\s*(?:为|:)|乙方\s*:|供应商(?:名称)?\s*(?:为|:))\s*[\"“]?"
    r"|(?P<first>^|[\n,。;:\s\"“”]|因|由|将|原)(?=[^\s,。;:]{4,40}[与和同](?:我|采购|招标|本|业主|甲方|建设|发包))"
)
# 中标结果无效, 原中标供应商：某某公司
_AWARD_UNDONE = re.compile(
    rf"(?:中标|成交|中选)(?:结果|资格)?(?:予以|被)?{any_of('undone')}|{any_of('takes_away')}[^,。;\n]{{0,60}}?(?:中标|成交|中选)(?:结果|资格)"
)
_OLD_WINNER = re.compile(rf"原{any_of('winner_labels')}\s*(?:为|:)?\s*[\"“]?")
_ENDS_ALL = re.compile(
    rf"终止(?:本|此|该)?(?:次|项目)?(?:的)?{any_of('procedures')}|重新(?:组织|进行|启动)?{any_of('procedures')}"
)
_TITLE_LINE = re.compile(r"(?:公告|公示|通知|说明)\s*$")
_LOTS_END = re.compile(
    r"(?:终止|取消|撤销|停止)[^,。;\n]{0,8}(?:包|标段|标项|标包)[^,。;\n]{0,16}|(?:包|标段|标项|标包)[^,。;\n]{0,16}(?:终止|取消|停止|不再)(?:采购|招标)"
    r"|(?:第\S{1,3}(?:包|标段|标项|标包)|(?:包|标段|标项|标包)\s?[\dA-Z]{1,3})的?(?:中标|成交)(?:结果|资格)?(?:无效|作废)"
)
# 合同（合同编号：HT-1）, 宁采合〔2026〕12号合同
_NUMBER = r"(?:[A-Za-z0-9][A-Za-z0-9\-_/.#]*|(?:(?![的于与和为])[\u4e00-\u9fff]){1,12}[\[(]?20\d\d[\])]?[A-Za-z0-9\-第]{0,12}号)"
_NUMBERED = re.compile(
    rf"(?:合同(?:编号|号|编码)|(?<=合同\()编号)\s*(?:分别)?(?:为|是)?\s*:?\s*(?P<label>{_NUMBER})|(?P<own>{_NUMBER})\s?(?:号)?合同"
)
_SENTENCE_ENDS = re.compile(r"[。;\n]")
_LISTING = ("、", "和", "与", "及")
_WITH = ("与", "和", "同")


def standstill(page: Page, title: str | None) -> tuple[Change, tuple[int, int]] | None:
    """A project that a notice pauses or takes up again, with its passage."""
    if title and _TITLE_RESUMED.search(title):
        return Change(action=ChangeAction.RESUMED), (0, 0)
    if title and _TITLE_PAUSED.search(title):
        return Change(action=ChangeAction.SUSPENDED), (0, 0)
    if title and _STOPPED.search(title) and (goes_on := _GOES_ON.search(page.folded)):
        return Change(action=ChangeAction.SUSPENDED), goes_on.span()
    part = correcting_part(page)
    if part is None:
        return None
    at, paused = part[0], None
    for sentence in re.split(r"[。;\n]", page.folded[slice(*part)]):
        span = (at, at + len(sentence))
        at += len(sentence) + 1
        if _SUPPOSED.search(sentence):
            continue
        if _RESUMED.search(sentence) and not _YET_TO_COME.search(sentence):
            return Change(action=ChangeAction.RESUMED), span
        if paused is None and _PAUSED.search(sentence):
            paused = Change(action=ChangeAction.SUSPENDED), span
    return paused


def ended_lots(page: Page, part: tuple[int, int]) -> list[tuple[str, int, int]]:
    """The lots that a correction of a result declares failed."""
    return failed_in_prose(page.folded, *part)


def ends(page: Page, notice_type: NoticeType, failed: dict[str, tuple[int, int]]) -> list[tuple[Change, tuple[int, int]]]:
    """The lots, the supplier's contract or award, or the project that ends."""
    contract = ended_contract(page, (0, len(page.folded))) if notice_type is NoticeType.TERMINATION else None
    if contract and contract[0].before.supplier:
        return [contract]
    if notice_type is NoticeType.TERMINATION and not failed and (lost := list(_lost_awards(page)) or _labelled_loser(page)):
        return lost
    if contract and not failed:
        return [contract]
    failed = failed or failed_in_rows(page.folded)
    if not failed:
        # behind a label within its line a sentence was not read: 某某采购（项目编号：…），其中包2流标
        told = failed_in_prose(page.folded, 0, len(page.folded)) if notice_type is NoticeType.FAILED else ()
        ended = _lots_in_prose(page) if notice_type is NoticeType.TERMINATION else {}
        failed = ended or {lot: (start, end) for lot, start, end in told}
    if not failed and (every := all_failed(page.folded)):
        return [(Change(action=ChangeAction.TERMINATED, lot=page.text[slice(*every)]), every)]
    if not failed:
        return [(Change(action=ChangeAction.TERMINATED), (0, 0))]
    return [(Change(action=ChangeAction.TERMINATED, lot=lot), span) for lot, span in failed.items()]


def _lost_awards(page: Page) -> Iterator[tuple[Change, tuple[int, int]]]:
    """The awards that a termination takes from suppliers it names, each once, but for what its title says."""
    told = set()
    for one in successions_in(page, 0, len(page.folded)):
        if one.loser and not one.winner and not (_TITLE_LINE.search(page.folded[slice(*one.span)]) or _never_won(page, one)):
            change = Change(
                action=ChangeAction.TERMINATED, lot=one.lot[0] if one.lot else None, before=Side(supplier=one.loser[0])
            )
            if change not in told:
                told.add(change)
                yield change, one.span


def _never_won(page: Page, told: Succession) -> bool:
    """Whether who gave up was a candidate of a tender that ends: 第一中标候选人甲放弃…，终止本次招标."""
    named = told.loser is not None and page.folded.endswith("候选人", 0, told.loser[1][0])
    return named and _ENDS_ALL.search(page.folded, *told.span) is not None


def old_winners(page: Page) -> dict[str, tuple[int, int]]:
    """Names, with their places, behind the labels of who had won before: 原中标供应商：某某公司."""
    names = (name_at(page, label.end(), len(page.folded)) for label in _OLD_WINNER.finditer(page.folded))
    return {name[0]: name[1] for name in names if name}


def _labelled_loser(page: Page) -> list[tuple[Change, tuple[int, int]]]:
    """The one whose award a page takes back that names him under a label alone: 原中标供应商：某某公司."""
    told = old_winners(page) if _AWARD_UNDONE.search(page.folded) else {}
    if len(told) != 1:
        return []
    ((loser, span),) = told.items()
    return [(Change(action=ChangeAction.TERMINATED, before=Side(supplier=loser)), span)]


def _lots_in_prose(page: Page) -> dict[str, tuple[int, int]]:
    """The lots that a clause says are ended: 终止第2包采购."""
    found = {}
    for clause in _LOTS_END.finditer(page.folded):
        if not is_supposed(page, clause.start()):
            found.update({lot: (start, end) for lot, start, end in lots_in(page, *clause.span())})
    return found


def announced_wrongly(page: Page, part: tuple[int, int]) -> tuple[int, int] | None:
    """Where a contract's announcement is taken back because it was wrong, so that nobody knows of the contract."""
    found = _ANNOUNCEMENT_ENDS.search(page.folded, *part)
    return found.span() if found and _ANNOUNCED_WRONGLY.search(page.folded, *part) else None


def failure_taken_back(page: Page, title: str | None) -> tuple[int, int] | None:
    """Where a page under such a title takes an announced failure or termination back; who has won it need not say."""
    return found.span() if title and _TAKEN_BACK.search(title) and (found := _TAKEN_BACK.search(page.folded)) else None


def ended_contract(page: Page, part: tuple[int, int]) -> tuple[Change, tuple[int, int]] | None:
    """A contract that a part declares ended, with the supplier and the lot it names."""
    said = list(_CONTRACT_ENDS.finditer(page.folded, *part))
    # a title names no lot and no number
    below = (each for each in said if not _TITLE_LINE.search(page.folded[slice(*_span(page, each.start()))]))
    found = next(below, said[0] if said else None)
    if found is None or announced_wrongly(page, part):
        return None
    supplier = _contractor(page, part)
    lots = lots_in(page, *_span(page, found.start()))
    side = Side(supplier=supplier[0] if supplier else None)
    number = _contract_number(page, found, part)
    change = Change(action=ChangeAction.TERMINATED, lot=lots[0][0] if lots else None, before=side, contract_number=number)
    return change, supplier[1] if supplier else found.span()


def _contract_number(page: Page, ended: re.Match[str], part: tuple[int, int]) -> str | None:
    """The number of the contract that a sentence ends, else the only one its part prints; None where there are several."""
    start = max((cut.end() for cut in _SENTENCE_ENDS.finditer(page.folded, part[0], ended.start())), default=part[0])
    stop = _SENTENCE_ENDS.search(page.folded, ended.end(), part[1])
    numbers = _numbers_in(page, start, stop.start() if stop else part[1]) or _numbers_in(page, *part)
    return numbers.pop() if len(numbers) == 1 else None


def _numbers_in(page: Page, start: int, end: int) -> set[str]:
    """The contracts' numbers that a passage prints; a list of them (HT-1、HT-2) is several."""
    found = set()
    for match in _NUMBERED.finditer(page.folded, start, end):
        found.add(page.text[slice(*match.span("label" if match["label"] else "own"))].rstrip("."))
        if page.folded[match.end() : match.end() + 1] in _LISTING:
            found.add("")
    return {number for number in found if not number or any(c.isdigit() for c in number)}


def _contractor(page: Page, part: tuple[int, int]) -> tuple[str, tuple[int, int]] | None:
    """Who a part says a contract was signed with: 与甲签订的合同, 甲与我单位签订的合同."""
    for lead in _CONTRACTOR.finditer(page.folded, *part):
        name = name_at(page, lead.end(), part[1])
        if name and (lead["first"] is None or page.folded[name[1][1] : name[1][1] + 1] in _WITH):
            return name
    return None


def is_supposed(page: Page, at: int) -> bool:
    """Whether a line says what may happen, and not what has happened."""
    return bool(_SUPPOSED.search(page.folded[slice(*_span(page, at))]))


def _span(page: Page, at: int) -> tuple[int, int]:
    end = page.folded.find("\n", at)
    return page.folded.rfind("\n", 0, at) + 1, len(page.folded) if end < 0 else end
