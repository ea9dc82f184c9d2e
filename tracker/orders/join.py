"""One project's readings to its deals: each result joins a deal or starts one, in publication order."""

from __future__ import annotations

from dataclasses import dataclass, field

from scrapers.notice import LinkKind
from tracker.model.notice_history import VersionReason
from tracker.model.order import VOID, JoinKey, OrderStatus
from tracker.orders.comparison.years import years_of
from tracker.orders.corrections import restates_price
from tracker.orders.deal import Deal, same_title
from tracker.orders.projects import Projects
from tracker.orders.timeline import Result, Statement, near
from tracker.orders.verdicts import JoinVerdicts
from tracker.orders.withdraw import apply_withdrawals

# a project number that comes back after this many days is another round of the work, an award or candidate after fewer
_ANOTHER_ROUND = 400
_ANOTHER_AWARD = 300


@dataclass(slots=True)
class ProjectJoiner:
    """The deals of one project as far as its readings have been taken in."""

    projects: Projects
    verdicts: JoinVerdicts
    deals: list[Deal] = field(default_factory=list)

    def take(self, statement: Statement) -> None:
        """Takes in the next reading in publication order."""
        if statement.older == statement.notice:
            return
        results = [r for r in statement.results if not r.rejected]
        if statement.version:
            results = self._take_version(statement, results)
        for result in sorted(results, key=lambda r: self._fit(statement, r) is None):
            self._join(statement, result)
        apply_withdrawals(self.projects, self.deals, statement)

    def _take_version(self, statement: Statement, results: list[Result]) -> list[Result]:
        """Another version of a notice: its results replace the older ones; the ones not met before are handed back."""
        left = {deal.latest[statement.place][1].id: deal for deal in self.deals if statement.place in deal.latest}
        new = []
        for result in results:
            deal = left.pop(result.id, None)
            if deal:
                deal.restate(statement, result)
            else:
                new.append(result)
        unknown = []
        for result in new:
            match = _renamed(statement, result, left)
            if match:
                left.pop(match).restate(statement, result)
            else:
                unknown.append(result)
        for deal in left.values():
            deal.drop(statement)
        return unknown

    def _join(self, statement: Statement, result: Result) -> None:
        deal = self._wished(statement, result) or self._fit(statement, result) or self._fit(statement, result, exact=False)
        key = None
        if deal is None and restates_price(self.deals, statement, result):
            return
        if deal is None:
            deal = Deal(framework=self._framework_of(statement, result))
            self.deals.append(deal)
        else:
            wished = self.verdicts.accepted(result.id, deal.ids)
            others = {told.place for told, _ in deal.statements}
            key = JoinKey.DECISION if wished else self.projects.key(statement.place, others)
        deal.join(statement, result, key)

    def _wished(self, statement: Statement, result: Result) -> Deal | None:
        for deal in self.deals:
            accepted = statement.place not in deal.latest and self.verdicts.accepted(result.id, deal.ids)
            # a total that was said to be its lots' is not joined to one of them
            if accepted and not self._total_beside_lot(deal, result):
                return deal
        return None

    def _fit(self, statement: Statement, result: Result, *, exact: bool = True) -> Deal | None:
        """The deal a result belongs to: same supplier and lot; exactly so, the same award or amount too."""
        fitting = [d for d in self.deals if self._may_join(d, statement, result)]
        same_lot = [d for d in fitting if result.lot in d.lots or not (result.lot or d.lots)]
        for same in (_same_award, _same_contract, _same_amount):
            found = next((d for d in same_lot or fitting if same(d, result)), None)
            if found:
                return found
        if exact:
            return None
        fitting, same_lot = ([d for d in ds if not self._total_beside_lot(d, result)] for ds in (fitting, same_lot))
        if _one_of_several(statement, result):
            return None
        signed = self._award_of(same_lot, statement, result)
        if signed:
            return signed
        if same_lot:
            return next((d for d in same_lot if not _apart(d, statement, result)), None)
        alone = sum(r.supplier == result.supplier for r in statement.results) == 1
        return fitting[0] if len(fitting) == 1 and alone and not _apart(fitting[0], statement, result) else None

    def _total_beside_lot(self, deal: Deal, result: Result) -> bool:
        """Whether one names a lot and the other, which names none, is priced above it: the total of several lots."""
        here, there = deal.state.amount if deal.state else None, result.award.amount
        if here is None or there is None or here.currency != there.currency or bool(result.lot) is bool(deal.lots):
            return False
        total, lot = (here, there) if result.lot else (there, here)
        lots = {name for d in self.deals if d.has_supplier_of(result) for name in d.lots} | {result.lot} - {""}
        # of a single lot, at another price than was awarded; to rounding where there are several
        return total.minor * 200 > lot.minor * 201 if len(lots) > 1 else total.minor * 9 > lot.minor * 10

    def _award_of(self, deals: list[Deal], statement: Statement, result: Result) -> Deal | None:
        """The award that a contract was signed for: the one of its title, else the only one."""
        if result.says.status is not OrderStatus.CONTRACTED or statement.corrects:
            return None
        awarded = [d for d in deals if any(r.says.status is OrderStatus.AWARDED for _, r in d.statements)]
        named = [d for d in awarded if same_title(d, statement)]
        return named[0] if named else awarded[0] if len(awarded) == 1 else None

    def _may_join(self, deal: Deal, statement: Statement, result: Result) -> bool:
        if statement.place in deal.latest or not deal.has_supplier_of(result):
            return False
        if result.lot and deal.lots and result.lot not in deal.lots:
            return False
        if self.verdicts.rejected(result.id, deal.ids):
            return False
        if self._called_off(deal, statement, result):
            return False
        if self._linked(deal, statement):
            return True
        days = (statement.on - deal.events[-1].on).days if deal.events else 0
        return days <= _ANOTHER_ROUND and not _another_year(deal, statement, result)

    def _linked(self, deal: Deal, statement: Statement) -> bool:
        return self.projects.key(statement.place, {told.place for told, _ in deal.statements}) is not JoinKey.PROJECT_LOT_SUPPLIER

    def _called_off(self, deal: Deal, statement: Statement, result: Result) -> bool:
        """Whether a result is an order under this framework, or another one than this under the same framework."""
        state, places = deal.state, {told.place for told, _ in deal.statements}
        if result.award.framework or statement.corrects or statement.notice.lead or state is None:
            return False
        if self.projects.named_by(statement.place, LinkKind.FRAMEWORK) & places:
            return True
        if state.framework:
            return result.award.amount is not None
        if deal.framework is None:
            return False
        here = any(
            told.stored.site == statement.stored.site and r.says.status is result.says.status for told, r in deal.statements
        )
        again = not here and result.award.amount == state.amount
        return not again and self.projects.key(statement.place, places) is JoinKey.PROJECT_LOT_SUPPLIER

    def _framework_of(self, statement: Statement, result: Result) -> Deal | None:
        """The framework in this project that a new result is called off from."""
        if result.award.framework or result.award.amount is None or statement.notice.lead:
            return None
        named = self.projects.named_by(statement.place, LinkKind.FRAMEWORK)
        suppliers = [d for d in self.deals if d.has_supplier_of(result)]
        frames = [d for d in suppliers if named & d.latest.keys() or (d.state and d.state.framework)]
        same_lot = [d for d in frames if result.lot in d.lots or not (result.lot and d.lots)]
        return same_lot[0] if same_lot else None


def _one_of_several(statement: Statement, result: Result) -> bool:
    """Whether a notice states several contracts of one supplier and lot: each of them is an order of its own."""
    alike = [r for r in statement.results if (r.supplier, r.lot) == (result.supplier, result.lot)]
    return result.says.status is OrderStatus.CONTRACTED and len(alike) > 1


def _another_year(deal: Deal, statement: Statement, result: Result) -> bool:
    """Whether an award or candidate comes so late, or prints another year, that it is another year's deal."""
    if result.says.status not in (OrderStatus.AWARDED, OrderStatus.CANDIDATE) or statement.corrects or statement.notice.lead:
        return False
    newest = max(told.on for told, _ in deal.statements)
    own = years_of(statement.notice)
    years = [years_of(told.notice) for told, r in deal.statements if r.says.status is result.says.status]
    other = bool(own and years) and all(known and known.isdisjoint(own) for known in years)
    return other or (statement.on - newest).days >= _ANOTHER_AWARD


def _renamed(statement: Statement, result: Result, left: dict[str, Deal]) -> str | None:
    """The older result that a re-reading now reads differently: of the same lot, amount or place."""
    if statement.reason is not VersionReason.REREAD:
        return None
    older = {name: deal.latest[statement.place][1] for name, deal in left.items()}
    alike = (
        {name for name, r in older.items() if r.lot == result.lot and r.award.amount == result.award.amount},
        {name for name, r in older.items() if r.supplier == result.supplier},
        {name for name, r in older.items() if r.lot == result.lot and r.position == result.position},
        {name for name, r in older.items() if r.award.amount == result.award.amount and r.position == result.position},
    )
    return next((name for found in alike if len(found) == 1 for name in found), None)


def _same_award(deal: Deal, result: Result) -> bool:
    name = result.award.local_id
    return name is not None and any(told.award.local_id == name for _, told in deal.statements)


def _same_contract(deal: Deal, result: Result) -> bool:
    number = result.says.contract_number
    return bool(number) and any(told.says.contract_number == number for _, told in deal.statements)


def _same_amount(deal: Deal, result: Result) -> bool:
    state = deal.state
    return state is not None and state.amount is not None and state.amount == result.award.amount


def _apart(deal: Deal, statement: Statement, result: Result) -> bool:
    """Whether two results of one stage look like two deals: other award ids, or no lot, another amount and another title."""
    peers = [(told, r) for told, r in deal.statements if r.says.status is result.says.status]
    state = deal.state
    if statement.corrects or not peers or state is None or state.status in VOID:
        return False
    ids = {r.award.local_id for _, r in peers} - {None}
    if result.award.local_id and ids and result.award.local_id not in ids:
        return True
    amount = result.award.amount
    amounts = [r.award.amount for _, r in peers if r.award.amount]
    if (result.lot and deal.lots) or amount is None or not amounts or any(near(amount, other) for other in amounts):
        return False
    return not same_title(deal, statement)
