"""Withdrawn results: a page of an award that also says that its winner gave up, was excluded, or lost its letter of award."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from scrapers.changes import Change, ChangeAction, Concern, Side
from scrapers.notice import NoticeType
from scrapers.reading.corrections.changes import Corrected
from scrapers.reading.corrections.losers import names_in
from scrapers.reading.corrections.lots import lots_in
from scrapers.reading.corrections.sides import Printed
from scrapers.reading.corrections.succession import passed_on, successions_in
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.words import any_of, leaping
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Collected, Finding

_WON = any_of("won")
_UNDONE = any_of("undone")
_LETTER = rf"{_WON}通知书"
# 取消其中标资格, 放弃中标, 中标无效, 《中标通知书》已解除
_LOST = re.compile(
    rf"{any_of('takes_away')}[^,。;\n]{{0,60}}?(?:{_WON}[^,。;\n]{{0,8}}资格|(?:候选|其)[^,。;\n]{{0,8}}资格)"
    rf"|(?<![未不])放弃[^,。;\n]{{0,30}}?(?:{_WON}|资格|候选)|{_WON}放弃|{_WON}弃权|弃[标选]|拒[绝不][^,。;\n]{{0,20}}?签|拒签"
    rf"|{_WON}[^,。;\n]{{0,8}}(?:资格|结果)[^,。;\n]{{0,8}}(?:被|予以|已){_UNDONE}|{_WON}(?:结果|资格)?(?:无效|作废)"
    rf"|原{_WON}(?:结果)?公[告示](?:\([^()\n]{{1,60}}\))?[^,。;\n]{{0,8}}?{_UNDONE}"
    rf"|{_LETTER}[\"”》]?[^。;\n]{{0,24}}?(?:{_UNDONE}|不再具有)|{_UNDONE}[^,。;\n]{{0,24}}?{_LETTER}"
)
# looked for first: each form of a loss holds one of these
_MAY_LOSE = re.compile(f"{leaping('takes_away', 'undone')}|弃|拒|不再具有")
_QUOTED = re.compile(r"《[^《》\n]{2,60}》(?:第[^,。]{1,16}条)?|[\"“][^\"“”\n]{16,600}[\"”]")
_KEEPS_LETTER = re.compile(rf"{_LETTER}|{any_of('gave_up')}")
_IF = r"(?<![例譬])如(?![下上期实何同今])|(?<!现)将(?:被|取消|视|依法取消)"
_SUPPOSED = re.compile(rf"{any_of('supposes_loss')}|{_IF}")
# of nobody named a rule speaks, too; who is listed behind 因原第一中标候选人放弃，现重新公示 has taken his place
_RULED = re.compile(
    rf"{any_of('rules_of_loss')}|的[,，]|者[,，]|(?<!供)应(?=[在于按自])|原第?[一1中成][^。;\n]{{0,40}}重新(?:公示|公告|推荐)"
)
_STANDS = re.compile(any_of("loss_denied"))
# who is meant where nobody is named
_ROLE = re.compile(rf"该(?:公司|单位|企业|供应商|中标)|其|{_WON}(?:通知书|候选|人|单位|供应商|公司|结果)|第一(?:名|候选)")
# what shows that it has happened
_HAPPENED = re.compile(any_of("happened"))
_ANOTHER = re.compile(r"(?<![我本贵该])(?:公司|研究院|事务所|厂)|[\d一二两三四五]\s?家|其[余他]|另有")
# 确定第二成交候选人为成交供应商, 由排名第二的候选人递补为中标人
_NEXT_WINS = re.compile(
    rf"(?:第[二三2-3]|排[名序]第?[二三2-3]|下一|次)[^,。;\n]{{0,16}}?(?:候选|名|顺位)[^,。;\n]{{0,12}}?[为是]{_WON}(?!候选)"
)
# 请某某公司在3日内签订合同，逾期作弃标处理
_WARNED = re.compile(r"(?:须|请|应|需)[^。;\n]{0,80}[,，][^,。;\n]{0,12}(?:逾期|过期|视为|[作按])[^,。;\n]{0,12}$")
_ENDED = re.compile(
    rf"(?:现|决定|已|予以)[^,。;\n]{{0,12}}终止[^。;\n]{{0,60}}?{any_of('procedures')}|{any_of('made_failed')}"
    rf"|(?:重新|再次|另行|二次)[^,。;\n]{{0,8}}{any_of('procedures')}|后续{any_of('procedures')}|{any_of('procedures')}[^,。;\n]{{0,4}}失败"
)
_HAD_WON = re.compile(r"(?:原(?:中标|成交|中选|定标)|入围)(?:人|供应商|单位|公司|商|企业)")
_SENTENCE = re.compile(r"[^。;!\n]+")
_LONGEST_WARNING = 160
# more losses than any notice tells of
_MOST, _SEVERAL, _LONGEST_ROW = 100, 2, 60
_ALONE = re.compile(r"\s*(?:现|已|被|已被|现已)?")
_LOSSES = (ChangeAction.AWARD_WITHDRAWN, ChangeAction.SUPPLIER_REPLACED)
_DECIDING = (NoticeType.AWARD, NoticeType.CANDIDATE)
_MAY_TELL_OF_LOSS = (*_DECIDING, NoticeType.CORRECTION)


class Withdrawal(NamedTuple):
    """A result of the page that it says is lost, with the sentence that says so."""

    finding: Finding
    span: tuple[int, int]


def withdrawals(page: Page, findings: list[Finding]) -> list[Withdrawal]:
    """The results of a page that it says were lost: by their names, or as the only one it can mean."""
    found: list[Withdrawal] = []
    for span, lost in islice(_sentences(page), _MOST):
        lots = {lot_key(lot) for lot, _, _ in lots_in(page, *span)}
        of_lot = [f for f in findings if not lots or f.lot is None or lot_key(f.lot) in lots]
        gone = {id(withdrawal.finding) for withdrawal in found}
        found += [Withdrawal(finding, span) for finding in _losers(page, span, lost, of_lot) if id(finding) not in gone]
    return found


def _sentences(page: Page) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Sentences that say that a result is lost, with where they say it; none of what may happen, or of laws."""
    if not (_MAY_LOSE.search(page.folded) and _LOST.search(page.folded)):
        return
    for sentence in _SENTENCE.finditer(page.folded):
        text = _QUOTED.sub(_blank, sentence.group())
        if _SUPPOSED.search(text) or _STANDS.search(text):
            continue
        for lost in _LOST.finditer(text):
            if _WARNED.search(text, max(0, lost.start() - _LONGEST_WARNING), lost.start()):
                continue
            yield sentence.span(), (sentence.start() + lost.start(), sentence.start() + lost.end())


def _blank(quoted: re.Match[str]) -> str:
    """As many commas as a quoted law is long; a letter stays, of award or of giving up."""
    kept = len(quoted.group()) < 20 and _KEEPS_LETTER.search(quoted.group())
    return quoted.group() if kept else "," * len(quoted.group())


def _losers(page: Page, span: tuple[int, int], lost: tuple[int, int], findings: list[Finding]) -> list[Finding]:
    """The results that a sentence takes away: those of the last name before its words, or the first where it names nobody."""
    text = page.folded[slice(*span)]
    places = [(place + len(f.supplier), key_of(f.supplier)) for f in findings for place in _places(page, f.supplier, span)]
    before = [(end, key) for end, key in places if end <= lost[1]]
    if before:
        end, loser = max(before)
        # 甲公司、乙公司弃标
        another = _ANOTHER.search(page.folded, end, max(end, lost[0]))
        return [] if another else [finding for finding in findings if key_of(finding.supplier) == loser]
    if (earlier := _told_before(page, span, lost, findings)) and places:
        return earlier
    if not places and ":" not in text and _ALONE.fullmatch(page.folded, span[0], lost[0]) and page.folded[span[0] - 1] == "\n":
        # 某某公司 / 12万元 / 已取消中标资格: a cell of his row
        above = [f for f in findings if 0 < span[0] - f.span[1] < _LONGEST_ROW]
        return above[-1:]
    if places or _RULED.search(_QUOTED.sub(_blank, text)) or not (_ROLE.search(text) and _HAPPENED.search(text)):
        return []
    first = [finding for finding in findings if finding.rank in (None, 1)]
    named = _ANOTHER.search(page.folded, span[0], lost[0]) or names_in(page, span[0], lost[0])
    return [] if named or len({key_of(finding.supplier) for finding in first}) > 1 else first


def _is_second(page: Page, lost: Withdrawal) -> bool:
    """Whether a winner without a rank is he who follows: 因第一候选人放弃，确定第二候选人为成交供应商 takes nothing from him."""
    named = lost.finding.rank is not None or lost.finding.supplier in page.text[slice(*lost.span)]
    return not named and _NEXT_WINS.search(page.folded, *lost.span) is not None


def _told_before(page: Page, span: tuple[int, int], lost: tuple[int, int], findings: list[Finding]) -> list[Finding]:
    """The one winner named above a sentence by which 原中标人, whom it does not name, loses the award; else none."""
    told = [finding for finding in findings if finding.span[1] <= span[0] and finding.rank in (None, 1)]
    if len({key_of(finding.supplier) for finding in told}) != 1 or not _ROLE.search(page.folded, span[0], lost[1]):
        return []
    again = next(_places(page, told[0].supplier, span), None)
    return told if again is None and _HAPPENED.search(page.folded, *span) else []


def _places(page: Page, name: str, span: tuple[int, int]) -> Iterator[int]:
    at = page.text.find(name, *span)
    while at >= 0:
        yield at
        at = page.text.find(name, at + 1, span[1])


def settled(
    page: Page, title_says: NoticeType | None, notice_type: NoticeType, findings: list[Finding], collected: Collected
) -> tuple[NoticeType, list[Finding], list[Withdrawal]]:
    """Type and results of a page with what it says is lost: a correction where only who comes after is left, or nobody."""
    if notice_type is NoticeType.TERMINATION and passed_on(page):
        notice_type = NoticeType.CORRECTION
    lost = withdrawals(page, findings) if notice_type in _MAY_TELL_OF_LOSS else []
    if title_says is NoticeType.AWARD:
        lost = [withdrawal for withdrawal in lost if not _is_second(page, withdrawal)]
    if not lost:
        anew = notice_type is NoticeType.AWARD and len(findings) < _SEVERAL and _replaces(page, findings)
        return NoticeType.CORRECTION if anew else notice_type, findings, lost
    gone = {id(withdrawal.finding) for withdrawal in lost}
    kept = [finding for finding in findings if id(finding) not in gone]
    follows = [finding for finding in collected.told if not finding.rank and _follows(finding, lost)]
    # who is named as lost is all there is, and nobody takes the place
    named = all(withdrawal.finding.supplier in page.text[slice(*withdrawal.span)] for withdrawal in lost)
    undone = named and not (kept or follows or passed_on(page))
    if notice_type is NoticeType.CORRECTION and not undone:
        return notice_type, findings, []
    if (passed_on(page) or (follows and not kept)) and not (kept and title_says is NoticeType.AWARD):
        return NoticeType.CORRECTION, kept or follows, lost
    if kept:
        if notice_type is NoticeType.AWARD:
            _fail_lost(collected.failed, kept, lost)
        return notice_type, kept, lost
    return (NoticeType.FAILED if _ENDED.search(_QUOTED.sub(_blank, page.folded)) else NoticeType.CORRECTION), [], lost


def _replaces(page: Page, winners: list[Finding]) -> bool:
    """Whether a page of one winner or none says that another, who had won before, has lost: 原成交供应商某某公司成交无效."""
    if not _HAD_WON.search(page.folded):
        return False
    told = (one for one in successions_in(page, 0, len(page.folded)) if one.loser and _HAD_WON.search(page.folded, *one.span))
    if winners:
        # 原中标人某某公司放弃，本项目重新招标: who won the new tender
        told = (one for one in told if not _ENDED.search(page.folded, *one.span))
    known = {key_of(winner.supplier) for winner in winners}
    return any(one.loser is not None and key_of(one.loser[0]) not in known for one in told)


def _fail_lost(failed: dict[str, tuple[int, int]], kept: list[Finding], lost: list[Withdrawal]) -> None:
    """Take the lots of awards that are lost and that nobody else has as failed, on a page of other awards."""
    held = {lot_key(finding.lot or "") for finding in kept}
    for finding, span in lost:
        if finding.lot and lot_key(finding.lot) not in held:
            failed.setdefault(finding.lot, finding.lot_span or span)


def _follows(finding: Finding, lost: list[Withdrawal]) -> bool:
    """Whether a sentence behind those that take results away names somebody else as the winner."""
    behind = all(withdrawal.span[0] < finding.span[0] for withdrawal in lost)
    return behind and all(key_of(finding.supplier) != key_of(withdrawal.finding.supplier) for withdrawal in lost)


def without_lost(corrected: Corrected, notice_type: NoticeType, findings: list[Finding], lost: list[Withdrawal]) -> Corrected:
    """The changes of a page's correction without the results it says are lost; each of these is withdrawn at least."""
    keys = {(key_of(withdrawal.finding.supplier), withdrawal.finding.lot) for withdrawal in lost}
    corrected.findings = [f for f in corrected.findings if (key_of(f.supplier), f.lot) not in keys]
    if notice_type is not NoticeType.CORRECTION or not lost:
        return corrected
    told = {key_of(change.before.supplier) for change in corrected.changes if change.before.supplier}
    for supplier, lot, span in dict.fromkeys((w.finding.supplier, w.finding.lot, w.span) for w in lost):
        if key_of(supplier) not in told:
            told.add(key_of(supplier))
            _add_loss(corrected, Change(action=ChangeAction.AWARD_WITHDRAWN, lot=lot, before=Side(supplier=supplier)), span)
    if len(findings) == len(corrected.changes) == 1 and not corrected.findings:
        _replace(corrected, findings[0])
    return corrected


def _replace(corrected: Corrected, winner: Finding) -> None:
    """Take in who has won in the place of the only one who lost."""
    after = Printed(winner.supplier, winner.span, winner.price, winner.span).side()
    corrected.changes = [replace(corrected.changes[0], action=ChangeAction.SUPPLIER_REPLACED, after=after)]
    corrected.passages = [(corrected.passages[0][0], winner.span)]
    corrected.findings = [winner]


def _add_loss(corrected: Corrected, loss: Change, span: tuple[int, int]) -> None:
    """Take in a loss: as that of nobody named which was read, else as one more change."""
    corrected.concern, corrected.marks, corrected.doubted = Concern.RESULT, (), (0, 0)
    name = key_of(loss.before.supplier or "")
    losses = [number for number, change in enumerate(corrected.changes) if change.action in _LOSSES]
    # 后某某公司 is the name with a word before it
    unnamed = [number for number in losses if key_of(corrected.changes[number].before.supplier or name).endswith(name)]
    if len(unnamed) != 1:
        corrected.add(loss, span, span)
        return
    (at,) = unnamed
    corrected.changes[at] = replace(corrected.changes[at], before=loss.before)
    corrected.passages[at] = span, corrected.passages[at][1]
