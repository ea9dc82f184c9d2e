"""What a reading does to the deals it does not state: failures, terminations, lost candidacies, other winners."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scrapers.notice import LinkKind, NoticeType
from tracker.model.keys import lot_in_title, lot_key
from tracker.model.order import WON, Act, EventKind, OrderStatus, Why
from tracker.orders.deal import Draft, same_title
from tracker.orders.projects import Projects
from tracker.orders.timeline import Reading, Result

_OUT = {NoticeType.FAILED: OrderStatus.FAILED, NoticeType.TERMINATION: OrderStatus.TERMINATED}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lots:
    """How a project's lots are told apart; a project of a `single` lot need not name it each time."""

    single: bool

    def same(self, lots: Collection[str], lot: str) -> bool:
        """Whether a lot is among those a deal names."""
        return lot in lots or (self.single and not (lot and lots))


def settle(projects: Projects, drafts: Sequence[Draft], reading: Reading) -> None:
    """Takes out the deals that a reading, once its own results are joined, leaves without ground."""
    lots = _Lots(single=len({lot for draft in drafts for lot in draft.lots}) <= 1)
    for result in reading.results:
        if result.rejected:
            _turn_down(lots, drafts, reading, result)
    _take_out(projects, drafts, reading)
    _settle_candidates(lots, drafts, reading)
    if reading.corrects and not _same_winners(reading):
        _correct(projects, lots, drafts, reading)


def _turn_down(lots: _Lots, drafts: Sequence[Draft], reading: Reading, result: Result) -> None:
    for draft in drafts:
        if draft.has_supplier_of(result) and lots.same(draft.lots, result.lot):
            draft.withdraw(reading, OrderStatus.FAILED, Why.REJECTED, Act.LOSES)


def _take_out(projects: Projects, drafts: Sequence[Draft], reading: Reading) -> None:
    """Failures and terminations of lots, or of all a notice speaks of."""
    notice = reading.notice
    older = reading.older
    if notice.lead or (older and (older.notice_type, older.failed_lots) == (notice.notice_type, notice.failed_lots)):
        return
    status = _OUT.get(notice.notice_type, OrderStatus.FAILED)
    failed = {lot_key(lot) for lot in notice.failed_lots} - {""}
    others = [d for d in drafts if reading.place not in d.live]
    if not failed and notice.notice_type in _OUT:
        failed = {lot_in_title(notice.title) or lot_in_title(notice.project_name)} - {""}
        if not failed:
            _take_all_out(projects, others, reading, status)
            return
    for draft in others:
        if draft.lots & failed:
            draft.withdraw(reading, status)


def _take_all_out(projects: Projects, others: Sequence[Draft], reading: Reading, status: OrderStatus) -> None:
    named = projects.named_by(reading.place, LinkKind.TERMINATES, LinkKind.CORRECTS)
    linked = [d for d in others if named & d.live.keys()]
    for draft in linked or others:
        # a failure that names no lot is the whole project's only where that is plain
        plain = linked or status is OrderStatus.TERMINATED or (not draft.lots and same_title(draft, reading))
        if plain:
            draft.withdraw(reading, status)
        elif draft.stands:
            draft.note(reading, EventKind.CORRECTED, Why.PARTLY_FAILED)


def _settle_candidates(lots: _Lots, drafts: Sequence[Draft], reading: Reading) -> None:
    """Candidates for a lot that another supplier has won are out."""
    won = {lot for d in drafts if d.state and d.state.status in WON for lot in (d.lots or {""})}
    for draft in drafts if won else ():
        if draft.state and draft.state.status is OrderStatus.CANDIDATE and any(lots.same(draft.lots, lot) for lot in won):
            draft.withdraw(reading, OrderStatus.FAILED, Why.LOST, Act.LOSES)


def _correct(projects: Projects, lots: _Lots, drafts: Sequence[Draft], reading: Reading) -> None:
    """A correction that names another winner takes the old one out; one that restates nothing is noted."""
    winners = [r for r in reading.results if r.says.status in WON]
    named = projects.named_by(reading.place, LinkKind.CORRECTS)
    others = [d for d in drafts if reading.place not in d.live and d.stands]
    others = [d for d in others if not named or named & d.live.keys()]
    for lot in {r.lot for r in winners}:
        old = [d for d in others if lots.same(d.lots, lot) and not _is_lead(d)]
        if old and len(old) <= sum(r.lot == lot for r in winners):
            for draft in old:
                draft.withdraw(reading, OrderStatus.CANCELLED, Why.OTHER_WINNER)
    if not reading.results:
        for draft in others:
            draft.note(reading, EventKind.CORRECTED)


def _is_lead(draft: Draft) -> bool:
    state = draft.state
    return state is not None and state.status is OrderStatus.LEAD


def _same_winners(reading: Reading) -> bool:
    """Whether a version of a notice names the suppliers of each lot that the version before it named."""
    here, there = ({(a.lot, a.supplier.name) for a in n.awards} if n else None for n in (reading.notice, reading.older))
    return here == there
