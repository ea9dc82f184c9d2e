"""Standing of deals beside one another: what may be another deal is in question, a total beside its lots is the same money."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from scrapers.money import Money
from tracker.model.order import Act, EventKind, JoinProposal, OrderEvent, Standing
from tracker.orders.comparison.propose import proposal_of
from tracker.orders.comparison.side import Side
from tracker.orders.deal import Deal
from tracker.orders.projects import Groups, buyers_agree
from tracker.orders.verdicts import JoinVerdicts

# a proposal of less is asked about while both deals count
_DOUBTFUL = Decimal("0.65")
_DAYS = 120
_KINDS = {
    Standing.OWN: EventKind.SETTLED,
    Standing.IN_QUESTION: EventKind.IN_QUESTION,
    Standing.ELSEWHERE: EventKind.SAME_MONEY,
}

Together = Callable[[Deal, Deal], bool]
SideOn = Callable[[Deal, date], Side | None]


@dataclass(frozen=True, slots=True)
class _Beside:
    """How a deal counts, and the ids of the deals that is because of."""

    standing: Standing
    because: tuple[str, ...]


_ALONE = _Beside(Standing.OWN, ())


@dataclass(slots=True)
class Comparison:
    """The deals of one supplier beside one another, day by day; `proposals` and `events` are what that comes to in the end."""

    side_on: SideOn
    together: Together
    verdicts: JoinVerdicts
    sides: dict[Deal, Side] = field(default_factory=dict)
    events: defaultdict[Deal, list[OrderEvent]] = field(default_factory=lambda: defaultdict(list))
    _proposals: dict[frozenset[Deal], JoinProposal] = field(default_factory=dict)
    _known: dict[Deal, _Beside] = field(default_factory=dict)

    @property
    def proposals(self) -> list[JoinProposal]:
        """The pairs that may be one, but for totals whose money other deals hold."""
        settled = {deal for deal, beside in self._known.items() if beside.standing is Standing.ELSEWHERE}
        return [proposal for pair, proposal in self._proposals.items() if not pair & settled]

    def over(self, deals: Sequence[Deal]) -> Comparison:
        """The comparison of some deals on every day on which one of them changed."""
        changed: defaultdict[date, list[Deal]] = defaultdict(list)
        for deal in deals:
            for day in {event.on for event in deal.events}:
                changed[day].append(deal)
        for day in sorted(changed):
            for deal in changed[day]:
                self._compare(deal, day)
            self._settle(day)
        return self

    def _compare(self, deal: Deal, day: date) -> None:
        side = self.side_on(deal, day)
        if side is None:
            return
        self.sides[deal] = side
        for other in self.sides.values():
            pair = frozenset((deal, other.deal))
            self._proposals.pop(pair, None)
            if other is not side and not side.suppliers.isdisjoint(other.suppliers):
                proposal = proposal_of(side, other, self.verdicts)
                if proposal:
                    self._proposals[pair] = proposal

    def _settle(self, day: date) -> None:
        now = self._now()
        for deal in self.sides:
            becomes = now.get(deal, _ALONE)
            if self._known.get(deal, _ALONE) != becomes:
                self._known[deal] = becomes
                self.events[deal].append(_event(deal, day, becomes, self.sides))

    def _accepted_totals(self) -> Iterator[tuple[Deal, list[str]]]:
        """The deals without a lot that somebody said are one with a lot: their money is in the lots."""
        for pair in self._proposals:
            one, other = sorted((self.sides[deal] for deal in pair), key=lambda side: bool(side.lot))
            accepted = any(self.verdicts.accepted(name, other.deal.ids) for name in one.deal.ids)
            if accepted and other.lot and not one.lot and one.stands and other.stands:
                yield one.deal, [other.id]

    def _now(self) -> Mapping[Deal, _Beside]:
        standing = [side for side in self.sides.values() if side.stands]
        covered = {deal: _Beside(Standing.ELSEWHERE, tuple(ids)) for deal, ids in _totals(standing, self.together)}
        covered |= {deal: _Beside(Standing.ELSEWHERE, tuple(ids)) for deal, ids in self._accepted_totals()}
        doubts: defaultdict[Deal, set[str]] = defaultdict(set)
        for pair, proposal in self._proposals.items():
            one, other = (self.sides[deal] for deal in pair)
            if proposal.score >= _DOUBTFUL and one.stands and other.stands and not pair & covered.keys():
                weaker, stronger = (one, other) if _doubt_key(one) > _doubt_key(other) else (other, one)
                doubts[weaker.deal].add(stronger.id)
        return {deal: _Beside(Standing.IN_QUESTION, tuple(sorted(ids))) for deal, ids in doubts.items()} | covered


def of_one_supplier(deals: Sequence[Deal]) -> Iterator[list[Deal]]:
    """The deals that share a supplier with another one, supplier by supplier."""
    groups = Groups(len(deals))
    first: dict[str, int] = {}
    for place, deal in enumerate(deals):
        for name in deal.supplier_names:
            groups.join(first.setdefault(name, place), place)
    for group in groups.sets():
        if len(group) > 1:
            yield [deals[place] for place in group]


def _doubt_key(side: Side) -> tuple[int, date, int, str]:
    """The greater, the more doubtful of a pair: hearsay, then a candidate, then the later, then the one with fewer notices."""
    return (-side.rank, side.dated, -len(side.stating), side.id)


def _totals(sides: Sequence[Side], together: Together) -> Iterator[tuple[Deal, list[str]]]:
    """The deals without a lot whose amount is the sum of a project's other deals with the supplier, and those deals' ids."""
    by_supplier: defaultdict[frozenset[str], list[Side]] = defaultdict(list)
    for side in sides:
        by_supplier[side.suppliers].append(side)
    for group in by_supplier.values():
        stated = Counter(notice for side in group for notice in side.stating)
        # a lot, or a row of a notice that states several
        lots = [side for side in group if side.lot or any(stated[notice] > 1 for notice in side.stating)]
        is_part = set(lots)
        totals = [side for side in group if side not in is_part] if len(lots) > 1 else []
        for total in totals:
            others = [part for part in lots if part.stating.isdisjoint(total.stating)]
            parts = [part for part in others if together(part.deal, total.deal) or _same_project(part, total)]
            parts = [p for p in parts if p.rank >= total.rank] or parts
            if len(parts) > 1 and _adds_up(total.state.amount, [part.state.amount for part in parts]):
                yield total.deal, sorted(part.id for part in parts)


def _same_project(one: Side, other: Side) -> bool:
    """Whether two deals without a number in common have a buyer and a project's name in common, not long apart."""
    numbered = bool(one.number and other.number) and not one.sites.isdisjoint(other.sites)
    if numbered or abs((one.on - other.on).days) > _DAYS:
        return False
    return bool(buyers_agree(one.buyer, other.buyer)) and not one.projects.isdisjoint(other.projects)


def _adds_up(total: Money | None, parts: Sequence[Money | None]) -> bool:
    """Whether parts make up a total, to rounding."""
    amounts = [part for part in parts if part is not None]
    if total is None or {part.currency for part in amounts} != {total.currency}:
        return False
    return abs(total.minor - sum(part.minor for part in amounts)) * 200 <= abs(total.minor)


def _event(deal: Deal, day: date, beside: _Beside, sides: Mapping[Deal, Side]) -> OrderEvent:
    names = {side.id: side.deal for side in sides.values()}
    concerned = [deal, *(names[name] for name in beside.because if name in names)]
    seen = max(event.seen_at for each in concerned for event in each.events if event.on <= day)
    says = replace(deal.events[0].after, standing=beside.standing)
    return OrderEvent(
        kind=_KINDS[beside.standing],
        on=day,
        seen_at=seen,
        notice_id=None,
        after=says,
        detail=" ".join(beside.because),
        act=Act.STANDS,
        says=says,
    )
