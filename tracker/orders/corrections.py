"""Corrections of the deals of a project: the old side of each change finds a deal, the new side replaces it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from scrapers.notice import Change, ChangeAction, LinkKind, Mark, NoticeMark, Pricing, Side
from tracker.model.keys import lot_key, number_key, supplier_key
from tracker.model.order import WON, EventKind, OrderStatus, Why
from tracker.orders.deal import Deal
from tracker.orders.projects import Projects
from tracker.orders.timeline import Result, Statement, near

SameLot = Callable[[Collection[str], str], bool]
_STANDSTILLS = {ChangeAction.SUSPENDED: EventKind.SUSPENDED, ChangeAction.RESUMED: EventKind.RESUMED}
_PRICED = (ChangeAction.AMOUNT_CHANGED, ChangeAction.PRICING_CHANGED)
_LOST = (ChangeAction.SUPPLIER_REPLACED, ChangeAction.AWARD_WITHDRAWN)
_RESTATING = (ChangeAction.RESTATED,)
# how alike a misprinted name is to the right one, in per cent
_MISPRINT = 80


def apply_correction(projects: Projects, deals: Sequence[Deal], statement: Statement, same_lot: SameLot) -> None:
    """Applies a correction once its own results are joined; what finds no deal for sure casts doubt instead."""
    others = _spoken_of(projects, deals, statement)
    notice = statement.notice
    if NoticeMark.CORRECTION_NOT_UNDERSTOOD in notice.marks:
        doubt(others, statement)
    for change in notice.changes:
        _apply(change, others, deals, statement, same_lot)
    if all(change.action in _RESTATING for change in notice.changes):
        _restate(others, statement, same_lot)
    if not statement.results and not notice.changes:
        for deal in others:
            deal.note(statement, EventKind.CORRECTED)


def restates_price(deals: Sequence[Deal], statement: Statement, result: Result) -> bool:
    """Whether a result is the new price of a deal that a correction means by its old one, so that it starts no deal."""
    repriced = {supplier_key(c.after.supplier) for c in statement.notice.changes if c.action in _PRICED and c.after.supplier}
    return result.supplier in repriced and any(d.stands and d.has_supplier_of(result) for d in deals)


def _spoken_of(projects: Projects, deals: Sequence[Deal], statement: Statement) -> list[Deal]:
    """The standing deals of the notice that is corrected, else of the project."""
    named = projects.named_by(statement.place, LinkKind.CORRECTS)
    others = [d for d in deals if statement.place not in d.latest and d.stands]
    return [d for d in others if not named or named & d.latest.keys()]


def _apply(change: Change, others: Sequence[Deal], deals: Sequence[Deal], statement: Statement, same_lot: SameLot) -> None:
    if change.action in _STANDSTILLS:
        for deal in others:
            deal.note(statement, _STANDSTILLS[change.action])
        return
    if change.action in _PRICED and not _joined(change, deals, statement):
        found = _found(change, others, deals, statement, same_lot)
        if found and len(found) == 1:
            found[0].amend(statement, change.after)
        elif found is None:
            doubt([d for d in others if same_lot(d.lots, _lot(change, statement))], statement)
    elif change.action in _LOST:
        _take_away(change, others, deals, statement, same_lot)


def _joined(change: Change, deals: Sequence[Deal], statement: Statement) -> bool:
    """Whether the new side names its supplier and was joined to that supplier's deal."""
    name = supplier_key(change.after.supplier or "")
    return any(statement.place in d.latest and name in d.supplier_names for d in deals)


def _take_away(change: Change, others: Sequence[Deal], deals: Sequence[Deal], statement: Statement, same_lot: SameLot) -> None:
    """Takes the award from who had it; a misprinted name keeps its price."""
    why = Why.OTHER_WINNER if change.action is ChangeAction.SUPPLIER_REPLACED else Why.WITHDRAWN
    found = _found(change, others, deals, statement, same_lot)
    if found is None:
        doubt([d for d in others if same_lot(d.lots, _lot(change, statement))], statement)
        return
    for deal in found:
        _keep_price(change, deal, deals, statement)
        deal.withdraw(statement, OrderStatus.CANCELLED, why)


def _found(
    change: Change, others: Sequence[Deal], deals: Sequence[Deal], statement: Statement, same_lot: SameLot
) -> list[Deal] | None:
    """The deals that the old side of a change means: none where it is out already, None where nobody can say."""
    before, lot = change.before, _lot(change, statement)
    official = [d for d in others if d.state and d.state.status is not OrderStatus.LEAD]
    # a change that names no lot may be of any
    rivals = [d for d in official if not lot or same_lot(d.lots, lot)]
    if before.supplier:
        named = [d for d in official if supplier_key(before.supplier) in d.supplier_names and (not lot or same_lot(d.lots, lot))]
        if len(named) > 1 and before.amount:
            named = [d for d in named if _priced(d, before)] or named
        if named or not rivals:
            return named if len(named) < 2 or change.action not in _PRICED else None
    if before.amount:
        priced = [d for d in rivals if _priced(d, before)]
        if len(priced) == 1:
            return priced
        return [] if any(_priced(d, change.after) for d in rivals) or not rivals else None
    if before.supplier:
        # what stood under that name is out already; an award that was never seen may be one of these under another name
        known = any(supplier_key(before.supplier) in deal.supplier_names for deal in deals)
        return [] if known or len(rivals) != 1 else None
    return rivals if len(rivals) < 2 or (lot and change.action is ChangeAction.AWARD_WITHDRAWN) else None


def _lot(change: Change, statement: Statement) -> str:
    """The lot of a change as compared; a lot that repeats the project's number is none."""
    number = number_key(statement.notice.project_number)
    return "" if change.lot and number and number_key(change.lot) == number else lot_key(change.lot)


def _priced(deal: Deal, side: Side) -> bool:
    state = deal.state
    return state is not None and state.amount is not None and side.amount is not None and near(state.amount, side.amount)


def _keep_price(change: Change, old: Deal, deals: Sequence[Deal], statement: Statement) -> None:
    """The price of an award stays where its supplier's name was misprinted, or the correction says that it stays."""
    from rapidfuzz.fuzz import ratio

    state, before, after = old.state, change.before.supplier, change.after
    if not before or not after.supplier or after.priced or state is None or state.amount is None:
        return
    misprinted = ratio(supplier_key(before), supplier_key(after.supplier)) >= _MISPRINT
    if not (misprinted or change.keeps_price):
        return
    name = supplier_key(after.supplier)
    for deal in deals:
        if deal is not old and statement.place in deal.latest and name in deal.supplier_names:
            deal.amend(statement, Side(amount=state.amount, pricing=Pricing.TOTAL))


def doubt(deals: Sequence[Deal], statement: Statement) -> None:
    """Marks the deals a notice may mean."""
    for deal in deals:
        deal.doubt(statement, Mark.CORRECTION_NOT_UNDERSTOOD)


def _restate(others: Sequence[Deal], statement: Statement, same_lot: SameLot) -> None:
    """A correction that states results anew: another winner of a lot takes the old one out."""
    winners = [r for r in statement.results if r.says.status in WON]
    for lot in {r.lot for r in winners}:
        named = [r for r in winners if r.lot == lot]
        old = [d for d in others if same_lot(d.lots, lot) and d.state and d.state.status is not OrderStatus.LEAD]
        # a total of several lots names the winner of each of them: nobody else
        old = [d for d in old if not any(d.has_supplier_of(r) for r in named)]
        if old and len(old) <= len(named):
            for deal in old:
                deal.withdraw(statement, OrderStatus.CANCELLED, Why.OTHER_WINNER)
