"""Standstills and ends: a project paused (暂停) or taken up again (恢复), lots that failed, contracts that end."""

from __future__ import annotations

import re

from scrapers.changes import Change, ChangeAction, Side
from scrapers.notice import NoticeType
from scrapers.reading.corrections.part import correcting_part
from scrapers.reading.corrections.sides import name_at
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.values.failures import failed_in_prose

_PAUSED = re.compile(
    rf"{any_of('suspends')}(?:本|该|此)?(?:次|项目的?)?{any_of('stopped_things')}|{any_of('stopped_things')}{any_of('suspends')}"
)
_RESUMED = re.compile(any_of("resumes"))
_TITLE_PAUSED = re.compile(r"暂停(?:的)?(?:公告|通知|公示|采购|招标)")
_TITLE_RESUMED = re.compile(r"(?:恢复|重启)(?:\S{0,6})(?:的)?(?:公告|通知|公示)")
# 如需暂停, 是否恢复, 暂停合作
_SUPPOSED = re.compile(rf"{any_of('conditions')}|是否|如需|可以|有权")
_CONTRACT_ENDS = re.compile(r"(?:终止|解除)(?:\S{0,4})?合同|合同(?:\S{0,4})?(?:终止|解除)")
_CONTRACTOR = re.compile(rf"(?:与|和|{any_of('winner_labels')}\s*(?:为|:)|乙方\s*:|供应商\s*(?:为|:))\s*[\"“]?")


def standstill(page: Page, title: str | None) -> tuple[Change, tuple[int, int]] | None:
    """A project that a notice pauses or takes up again, with its passage."""
    if title and _TITLE_RESUMED.search(title):
        return Change(action=ChangeAction.RESUMED), (0, 0)
    if title and _TITLE_PAUSED.search(title):
        return Change(action=ChangeAction.SUSPENDED), (0, 0)
    part = correcting_part(page)
    if part is None:
        return None
    at = part[0]
    for sentence in re.split(r"[。;\n]", page.folded[slice(*part)]):
        span = (at, at + len(sentence))
        at += len(sentence) + 1
        if _SUPPOSED.search(sentence):
            continue
        if _PAUSED.search(sentence):
            return Change(action=ChangeAction.SUSPENDED), span
        if _RESUMED.search(sentence):
            return Change(action=ChangeAction.RESUMED), span
    return None


def ended_lots(page: Page, part: tuple[int, int]) -> list[tuple[str, int, int]]:
    """The lots that a correction of a result declares failed."""
    return failed_in_prose(page.folded, *part)


def ends(page: Page, notice_type: NoticeType, failed: dict[str, tuple[int, int]]) -> list[tuple[Change, tuple[int, int]]]:
    """The lots, the supplier's contract or the project that ends: lots, one supplier's contract, or the project."""
    if notice_type is NoticeType.TERMINATION and (found := _contract(page)):
        supplier, span = found
        return [(Change(action=ChangeAction.TERMINATED, before=Side(supplier=supplier)), span)]
    if not failed:
        return [(Change(action=ChangeAction.TERMINATED), (0, 0))]
    return [(Change(action=ChangeAction.TERMINATED, lot=lot), span) for lot, span in failed.items()]


def _contract(page: Page) -> tuple[str, tuple[int, int]] | None:
    """The supplier whose contract a termination ends, where it names one."""
    if not _CONTRACT_ENDS.search(page.folded):
        return None
    for lead in _CONTRACTOR.finditer(page.folded):
        if found := name_at(page, lead.end(), len(page.folded)):
            return found
    return None
