"""What a reading does to the deals it does not state: failures, terminations, lost candidacies, other winners."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scrapers.notice import LinkKind, NoticeType
from tracker.model.keys import lot_in_title, lot_key
from tracker.model.order import WON, Act, EventKind, OrderStatus, Why
from tracker.orders.deal import Deal, same_title
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


def settle(projects: Projects, deals: Sequence[Deal], reading: Reading) -> None:
    """Takes out the deals that a reading, once its own results are joined, leaves without ground."""
    lots = _Lots(single=len({lot for deal in deals for lot in deal.lots}) <= 1)
    for result in reading.results:
        if result.rejected:
            _turn_down(lots, deals, reading, result)
    _take_out(projects, deals, reading)
    _settle_candidates(lots, deals, reading)
    if reading.corrects and not _same_winners(reading):
        _correct(projects, lots, deals, reading)


def _turn_down(lots: _Lots, deals: Sequence[Deal], reading: Reading, result: Result) -> None:
    for deal in deals:
        if deal.has_supplier_of(result) and lots.same(deal.lots, result.lot):
            deal.withdraw(reading, OrderStatus.FAILED, Why.REJECTED, Act.LOSES)


def _take_out(projects: Projects, deals: Sequence[Deal], reading: Reading) -> None:
    """Failures and terminations of lots, or of all a notice speaks of."""
    notice = reading.notice
    older = reading.older
    if notice.lead or (older and (older.notice_type, older.failed_lots) == (notice.notice_type, notice.failed_lots)):
        return
    status = _OUT.get(notice.notice_type, OrderStatus.FAILED)
    failed = {lot_key(lot) for lot in notice.failed_lots} - {""}
    others = [d for d in deals if reading.place not in d.latest]
    if not failed and notice.notice_type in _OUT:
        failed = {lot_in_title(notice.title) or lot_in_title(notice.project_name)} - {""}
        if not failed:
            _take_all_out(projects, others, reading, status)
            return
    for deal in others:
        if deal.lots & failed:
            deal.withdraw(reading, status)


def _take_all_out(projects: Projects, others: Sequence[Deal], reading: Reading, status: OrderStatus) -> None:
    named = projects.named_by(reading.place, LinkKind.TERMINATES, LinkKind.CORRECTS)
    linked = [d for d in others if named & d.latest.keys()]
    for deal in linked or others:
        # a failure that names no lot is the whole project's only where that is plain
        plain = linked or status is OrderStatus.TERMINATED or (not deal.lots and same_title(deal, reading))
        if plain:
            deal.withdraw(reading, status)
        elif deal.stands:
            deal.note(reading, EventKind.CORRECTED, Why.PARTLY_FAILED)


def _settle_candidates(lots: _Lots, deals: Sequence[Deal], reading: Reading) -> None:
    """Candidates for a lot that another supplier has won are out."""
    won = {lot for d in deals if d.state and d.state.status in WON for lot in (d.lots or {""})}
    for deal in deals if won else ():
        if deal.state and deal.state.status is OrderStatus.CANDIDATE and any(lots.same(deal.lots, lot) for lot in won):
            deal.withdraw(reading, OrderStatus.FAILED, Why.LOST, Act.LOSES)


def _correct(projects: Projects, lots: _Lots, deals: Sequence[Deal], reading: Reading) -> None:
    """A correction that names another winner takes the old one out; one that restates nothing is noted."""
    winners = [r for r in reading.results if r.says.status in WON]
    named = projects.named_by(reading.place, LinkKind.CORRECTS)
    others = [d for d in deals if reading.place not in d.latest and d.stands]
    others = [d for d in others if not named or named & d.latest.keys()]
    for lot in {r.lot for r in winners}:
        old = [d for d in others if lots.same(d.lots, lot) and not _is_lead(d)]
        if old and len(old) <= sum(r.lot == lot for r in winners):
            for deal in old:
                deal.withdraw(reading, OrderStatus.CANCELLED, Why.OTHER_WINNER)
    if not reading.results:
        for deal in others:
            deal.note(reading, EventKind.CORRECTED)


def _is_lead(deal: Deal) -> bool:
    state = deal.state
    return state is not None and state.status is OrderStatus.LEAD


def _same_winners(reading: Reading) -> bool:
    """Whether a version of a notice names the suppliers of each lot that the version before it named."""
    here, there = ({(a.lot, a.supplier.name) for a in n.awards} if n else None for n in (reading.notice, reading.older))
    return here == there
