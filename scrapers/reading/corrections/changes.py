"""The changes a correction makes, put together from its pairs, its sentences and what it restates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from scrapers.changes import Change, ChangeAction, Concern, Side
from scrapers.marks import NoticeMark
from scrapers.notice import NoticeType
from scrapers.reading.corrections.drafts import drafts_in, drafts_of_tables
from scrapers.reading.corrections.pair import Draft, finding_of, same_price
from scrapers.reading.corrections.part import concern_of, correcting_part, plain_part, speaks_of_tender
from scrapers.reading.corrections.sides import Printed
from scrapers.reading.corrections.standstill import (
    announced_wrongly,
    ended_contract,
    ended_lots,
    ends,
    failure_taken_back,
    is_supposed,
    old_winners,
    standstill,
)
from scrapers.reading.corrections.stays import (
    adds,
    is_announced,
    is_of_items,
    keeps_price,
    lots_passed_over,
    revoked,
    same_result,
    told_to_stay,
    unclear,
)
from scrapers.reading.corrections.succession import loses_all_but, passed_on, untold
from scrapers.reading.corrections.tabled.flat import sides_headed
from scrapers.reading.corrections.tabled.grids import lost_in_row, restating_tables, sides_unnamed
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Finding

_OF_PRICE = (ChangeAction.AMOUNT_CHANGED, ChangeAction.PRICING_CHANGED)
# 有误，应为某某银行
_NO_NAME = re.compile("[,，。]|应为|更正为|变更为")
_LONGEST_PASSAGE = 600
_CHANGING = (NoticeType.CORRECTION, NoticeType.FAILED, NoticeType.TERMINATION)


@dataclass(slots=True)
class Corrected:
    """Changes as read with the passages before and after, the results that hold now, and the doubt about it all."""

    concern: Concern | None = None
    changes: list[Change] = field(default_factory=list)
    passages: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    marks: tuple[NoticeMark, ...] = ()
    doubted: tuple[int, int] = (0, 0)

    @property
    def failed(self) -> tuple[str, ...]:
        """The lots that fail now; one that was announced to have failed may be won."""
        return tuple(dict.fromkeys(c.lot for c in self.changes if c.lot and c.action is ChangeAction.TERMINATED))

    def add(self, change: Change, before: tuple[int, int], after: tuple[int, int]) -> None:
        """Take in one change with its passages."""
        self.changes.append(change)
        self.passages.append((_cut(before), _cut(after)))


def read_changes(
    page: Page, notice_type: NoticeType, title: str | None, findings: list[Finding], failed: dict[str, tuple[int, int]]
) -> Corrected:
    """The changes of a correction, failure or termination; none for any other notice."""
    corrected = Corrected()
    if notice_type not in _CHANGING:
        corrected.findings = findings
        return corrected
    if stop := standstill(page, title):
        corrected.concern = concern_of(page, title, correcting_part(page))
        corrected.add(stop[0], (0, 0), stop[1])
        return corrected
    if notice_type is NoticeType.TERMINATION and (wrong := announced_wrongly(page, _body(page))):
        corrected.marks, corrected.doubted = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,), _cut(wrong)
        return corrected
    if notice_type is not NoticeType.CORRECTION:
        for change, span in ends(page, notice_type, failed):
            corrected.add(change, (0, 0), span)
        if notice_type is NoticeType.TERMINATION and (passed := untold(page, corrected.changes)):
            corrected.marks, corrected.doubted = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,), _cut(passed)
        return corrected
    part = correcting_part(page)
    where = part or _body(page)
    ended = ended_contract(page, where)
    is_ended = ended is not None and not is_supposed(page, ended[1][0]) and not speaks_of_tender(page, *where)
    corrected.concern = Concern.RESULT if is_ended else concern_of(page, title, part)
    if corrected.concern is Concern.RESULT:
        _read_result(page, corrected, part, findings)
    if ended is not None and is_ended and not corrected.changes:
        corrected.marks, corrected.doubted = (), (0, 0)
        corrected.add(ended[0], (0, 0), ended[1])
    if not corrected.findings and not corrected.marks and (passed := passed_on(page) or untold(page, corrected.changes)):
        corrected.marks, corrected.doubted = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,), _cut(passed)
    if not corrected.changes and (back := failure_taken_back(page, title)):
        corrected.marks, corrected.doubted = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,), _cut(back)
    return corrected


def _read_result(page: Page, corrected: Corrected, part: tuple[int, int] | None, findings: list[Finding]) -> None:
    findings = [finding for finding in findings if not lost_in_row(page, finding.span[0])]
    where = part or plain_part(page)
    if undone := revoked(page, where):
        findings = [finding for finding in findings if not undone[0] <= finding.span[0] < undone[1]]
    stretches = restating_tables(page, *where)
    if stretches:
        drafts = drafts_of_tables(page, stretches, findings)
        where = part = (stretches[0].now, where[1])
    else:
        drafts = [d for d in drafts_in(page, where, findings) if not (d.voids and _stated_anew(page, part, findings))]
    drafts = [d for d in drafts if not (undone and undone[0] <= d.after.span[0] < undone[1])]
    # 1 | 甲 | 3元 | 乙 | 5元 | 原中标人放弃: who lost was read, and no sides
    unparted = all(d.before.empty or (d.succeeds and d.after.supplier is None) for d in drafts) and (
        len(stretches) > 1 or sides_headed(page, *where) or sides_unnamed(page, *where)
    )
    # 原公告第2包废标，更正为第2包中标人某某公司
    won = {key_of(d.lot): d.after.span[0] for d in drafts if d.lot and d.after.supplier}
    lots = ((key_of(lot), lot, start, end) for lot, start, end in ended_lots(page, where))
    ended = {key: (lot, start, end) for key, lot, start, end in lots if start >= won.get(key, 0)}
    for lot, start, end in ended.values():
        corrected.add(Change(action=ChangeAction.TERMINATED, lot=lot), (0, 0), (start, end))
    for draft in () if unparted else drafts:
        if key_of(draft.lot or "") not in ended:
            _settle(page, corrected, draft)
    if not corrected.changes and not unparted and all(d.before.empty for d in drafts):
        _restate(page, corrected, part, findings, paired=bool(drafts))
    _replace_withdrawn(page, corrected, part, findings)
    unchanged = any(not d.before.empty and not d.after.empty for d in drafts)
    unsure = any(draft.unsure for draft in drafts) or loses_all_but(page, *where) or (undone and not corrected.changes)
    stays = unchanged or corrected.changes or same_result(page.folded[where[0] :])
    unsure = unsure or lots_passed_over(page, where, [*(change.lot for change in corrected.changes), *(d.lot for d in drafts)])
    if unsure or (not stays and (unparted or unclear(page, where))):
        corrected.marks, corrected.doubted = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,), _cut(where)


def _replace_withdrawn(page: Page, corrected: Corrected, part: tuple[int, int] | None, findings: list[Finding]) -> None:
    """Where an award is withdrawn and one other winner is stated with his price, of its lot or of all, he has it now."""
    stated = [finding for finding in _stated_anew(page, part, findings) if finding.price is not None]
    for number, change in enumerate(corrected.changes):
        loser, lot = key_of(change.before.supplier or ""), lot_key(change.lot or "")
        alone = len(corrected.changes) == 1
        others = [f for f in stated if key_of(f.supplier) != loser and (lot_key(f.lot or "") == lot if lot else alone)]
        # of the only lot that is stated nothing need be said
        others = others or [f for f in stated if alone and len(stated) == 1 and key_of(f.supplier) != loser]
        # 二标段 | 某某公司 | 12万元 | 原中标人某某厂放弃，递补
        beside = [f for f in stated if key_of(f.supplier) != loser and page.same_row(f.span[0], corrected.passages[number][0][0])]
        others = beside if len(beside) == 1 and not lot else others
        if change.action is ChangeAction.AWARD_WITHDRAWN and loser and len(others) == 1:
            (winner,) = others
            after = Printed(winner.supplier, winner.span, winner.price, winner.span).side()
            corrected.changes[number] = replace(change, action=ChangeAction.SUPPLIER_REPLACED, after=after)
            corrected.passages[number] = (corrected.passages[number][0], _cut(winner.span))
            corrected.findings.append(winner)


def _stated_anew(page: Page, part: tuple[int, int] | None, findings: list[Finding]) -> list[Finding]:
    """The results that a part prints, but for those that it says were announced."""
    low, high = part or (0, len(page.folded))
    inside = [f for f in findings if low <= f.span[0] < high and not (is_announced(page, f) or _NO_NAME.search(f.supplier))]
    # beside its score alone a winner is named to say which score
    return [f for f in inside if f.price is not None or part is None]


def _body(page: Page) -> tuple[int, int]:
    return (page.summary[1] if page.summary else 0), len(page.folded)


def _settle(page: Page, corrected: Corrected, draft: Draft) -> None:
    """The change a draft amounts to, if any, and the result that holds now."""
    action = None if draft.unsure else _action(draft)
    price = draft.before.price or draft.after.price
    if action is None or (action in _OF_PRICE and price and is_of_items(page, price.start, draft.after.span[0])):
        return
    if action is ChangeAction.RESTATED and told_to_stay(page, draft.after.supplier_span[1] if draft.after.supplier_span else 0):
        return
    if action is ChangeAction.RESTATED and adds(page, draft.after.supplier_span):
        action = ChangeAction.AWARD_ADDED
    before, after = draft.before.side(), draft.after.side()
    if action is ChangeAction.TITLE_CHANGED:
        before = after = Side()
    keeps = (
        action is ChangeAction.SUPPLIER_REPLACED
        and not after.priced
        and keeps_price(page, (draft.after.supplier_span or draft.after.span)[1])
    )
    change = Change(action=action, lot=draft.lot, before=before, after=after, keeps_price=keeps)
    corrected.add(change, draft.before.span, draft.after.span)
    if after.supplier and draft.after.supplier_span:
        corrected.findings.append(finding_of(draft, after.supplier, draft.after.supplier_span))


def _action(draft: Draft) -> ChangeAction | None:
    old, new = draft.before, draft.after
    if draft.action:
        return draft.action
    if old.empty and new.empty and draft.about_title:
        return ChangeAction.TITLE_CHANGED
    if draft.succeeds and new.supplier is None:
        return ChangeAction.AWARD_WITHDRAWN
    other = old.supplier and new.supplier and key_of(old.supplier) != key_of(new.supplier)
    if other or (draft.succeeds and new.supplier and old.supplier is None):
        return ChangeAction.SUPPLIER_REPLACED
    if new.empty:
        return None
    if new.supplier and (old.empty or draft.rejoined):
        return ChangeAction.RESTATED
    if new.price is None or (old.price and same_price(old.price, new.price)):
        return None
    # without an old price it is that of the only award, or of the supplier named
    rates = [price for price in (old.price, new.price) if price and price.kind not in ("money", "plain")]
    return ChangeAction.PRICING_CHANGED if rates else ChangeAction.AMOUNT_CHANGED


def _restate(page: Page, corrected: Corrected, part: tuple[int, int] | None, findings: list[Finding], *, paired: bool) -> None:
    """A correction that prints the result again, not what was wrong; several where it says 更正为, or of one, are not clear."""
    priced = [finding for finding in _stated_anew(page, part, findings) if not told_to_stay(page, finding.span[1])]
    named = {key_of(f.supplier) for f in priced}
    lost = [name for name in old_winners(page) if key_of(name) not in named] if priced else []
    before = Side(supplier=lost[0]) if len(lost) == len(priced) == 1 and not paired else Side()
    if (len(priced) > 1 and (paired or len({(f.lot, key_of(f.supplier)) for f in priced}) < len(priced))) or (
        lost and not before.supplier
    ):
        corrected.marks, corrected.doubted = (NoticeMark.CORRECTION_NOT_UNDERSTOOD,), _cut(priced[-1].span)
        return
    for finding in priced:
        printed = Printed(finding.supplier, finding.span, finding.price, finding.span)
        action = ChangeAction.AWARD_ADDED if adds(page, finding.span) else ChangeAction.RESTATED
        # 原中标人某某公司未签订合同，现确定某某厂为中标人
        action = ChangeAction.SUPPLIER_REPLACED if before.supplier else action
        corrected.add(Change(action=action, lot=finding.lot, before=before, after=printed.side()), (0, 0), finding.span)
        corrected.findings.append(finding)


def _cut(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], min(span[1], span[0] + _LONGEST_PASSAGE)
