"""Effects of a reading on the deals it does not state: failures, terminations, lost candidacies, other winners."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scrapers.notice import Change, ChangeAction, LinkKind, Notice, NoticeMark, NoticeType
from tracker.model.keys import contract_key, lot_in_title, lot_key, supplier_key
from tracker.model.order import WON, Act, EventKind, OrderStatus, Why
from tracker.orders.corrections import apply_correction, doubt
from tracker.orders.deal import Deal, same_title
from tracker.orders.projects import Projects
from tracker.orders.timeline import Result, Statement

_OUT = {NoticeType.FAILED: OrderStatus.FAILED, NoticeType.TERMINATION: OrderStatus.TERMINATED}
# 所有包, 全部标段
_EVERY = ("所有", "全部", "各")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lots:
    """How a project's lots are told apart; a project of a `single` lot need not name it each time."""

    single: bool

    def same(self, lots: Collection[str], lot: str) -> bool:
        """Whether a lot is among those a deal names."""
        return lot in lots or (self.single and not (lot and lots))


def apply_withdrawals(projects: Projects, deals: Sequence[Deal], statement: Statement) -> None:
    """Takes out the deals that a reading, once its own results are joined, leaves without ground."""
    lots = _Lots(single=len({lot for deal in deals for lot in deal.lots}) <= 1)
    for result in statement.results:
        if result.rejected:
            _turn_down(lots, deals, statement, result)
    _take_out(projects, deals, statement)
    _settle_candidates(lots, deals, statement)
    if statement.corrects and not _same_winners(statement):
        apply_correction(projects, deals, statement, lots.same)


def _turn_down(lots: _Lots, deals: Sequence[Deal], statement: Statement, result: Result) -> None:
    for deal in deals:
        if deal.has_supplier_of(result) and lots.same(deal.lots, result.lot):
            deal.withdraw(statement, OrderStatus.FAILED, Why.REJECTED, Act.LOSES)


def _take_out(projects: Projects, deals: Sequence[Deal], statement: Statement) -> None:
    """Failures and terminations of lots, or of all a notice speaks of."""
    notice = statement.notice
    older = statement.older
    if notice.lead or (older and _ending(older) == _ending(notice)):
        return
    status = _OUT.get(notice.notice_type, OrderStatus.FAILED)
    ends = [change for change in notice.changes if change.action is ChangeAction.TERMINATED]
    others = [d for d in deals if statement.place not in d.latest]
    if any(change.before.supplier for change in ends):
        _end_contracts(others, statement, ends)
        return
    numbered = [deal for deal in others if deal.stands and deal.contract_numbers]
    if ends and ends[0].contract_number and numbered:
        _end_numbered(numbered, statement, contract_key(ends[0].contract_number))
        return
    if notice.notice_type in _OUT and NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks:
        doubt([d for d in others if d.stands], statement)
        return
    failed = {lot_key(lot) for lot in (*notice.failed_lots, *(change.lot for change in ends))} - {""}
    if ends and not failed and notice.notice_type not in _OUT:
        _end_only_contract(others, statement)
        return
    if not failed and notice.notice_type in _OUT:
        failed = {lot_in_title(notice.title) or lot_in_title(notice.project_name)} - {""}
        if not failed:
            _take_all_out(projects, others, statement, status)
            return
    every = any((change.lot or "").startswith(_EVERY) for change in ends)
    for deal in others:
        if every or deal.lots & failed:
            deal.withdraw(statement, status)


def _ending(notice: Notice) -> tuple[object, ...]:
    return notice.notice_type, notice.failed_lots, notice.changes


def _end_contracts(deals: Sequence[Deal], statement: Statement, ends: Sequence[Change]) -> None:
    """Ends the contracts of the suppliers named, and no other; a name nobody has is asked about."""
    for change in ends:
        name, lot = supplier_key(change.before.supplier or ""), lot_key(change.lot)
        named = [deal for deal in deals if name in deal.supplier_names and (not lot or lot in deal.lots)]
        for deal in named:
            _end_contract(deal, statement, contract_key(change.contract_number))
        if not named:
            doubt([deal for deal in deals if deal.stands and (not lot or lot in deal.lots)], statement)


def _end_numbered(deals: Sequence[Deal], statement: Statement, number: str) -> None:
    """Ends the contract of that number, of whatever suppliers; where none of the known ones has it, each is asked about."""
    having = [deal for deal in deals if number in deal.contract_numbers]
    for deal in having:
        _end_contract(deal, statement, number)
    if not having:
        doubt(deals, statement)


def _end_only_contract(deals: Sequence[Deal], statement: Statement) -> None:
    """Ends the contract of a project that a correction names no supplier of: the only one, else each of them is asked about."""
    standing = [deal for deal in deals if deal.stands]
    if len(standing) == 1:
        _end_contract(standing[0], statement, "")
    else:
        doubt(standing, statement)


def _end_contract(deal: Deal, statement: Statement, number: str) -> None:
    """Takes a deal out whose contract ends, of several contracts the one of that number; without one nobody can say which."""
    known = deal.state.contract_numbers if deal.state else ()
    several = deal.state is not None and len(deal.state.contracts) > 1
    if number and (number in known or number in deal.ended):
        deal.end_contract(statement, number)
    elif several or (number and deal.contract_numbers - {number}):
        doubt([deal], statement)
    else:
        deal.withdraw(statement, OrderStatus.TERMINATED)


def _take_all_out(projects: Projects, others: Sequence[Deal], statement: Statement, status: OrderStatus) -> None:
    named = projects.named_by(statement.place, LinkKind.TERMINATES, LinkKind.CORRECTS)
    linked = [d for d in others if named & d.latest.keys()]
    for deal in linked or others:
        # a failure that names no lot is the whole project's only where that is plain
        plain = linked or status is OrderStatus.TERMINATED or (not deal.lots and same_title(deal, statement))
        if plain:
            deal.withdraw(statement, status)
        elif deal.stands:
            deal.note(statement, EventKind.CORRECTED, Why.PARTLY_FAILED)


def _settle_candidates(lots: _Lots, deals: Sequence[Deal], statement: Statement) -> None:
    """Candidates for a lot that another supplier has won are out, from when both are known."""
    won: dict[str, datetime] = {}
    for deal in deals:
        if deal.state and deal.state.status in WON:
            known = min(event.seen_at for event in deal.events if event.after.status in WON)
            won |= {lot: min(known, won.get(lot, known)) for lot in (deal.lots or {""})}
    for deal in deals if won else ():
        lost = [known for lot, known in won.items() if deal.may_lose and lots.same(deal.lots, lot)]
        if lost:
            told = replace(statement, seen_at=max(statement.seen_at, min(lost)))
            deal.withdraw(told, OrderStatus.FAILED, Why.LOST, Act.LOSES)


def _same_winners(statement: Statement) -> bool:
    """Whether a version of a notice names the suppliers of each lot that the version before it named."""
    here, there = ({(a.lot, a.supplier.name) for a in n.awards} if n else None for n in (statement.notice, statement.older))
    return here == there
