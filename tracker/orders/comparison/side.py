"""A deal as it is compared with others: the statements of its notices by a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scrapers.notice import Party
from tracker.model.keys import lot_key, name_key, number_key, supplier_key
from tracker.model.order import VOID, WON, OrderState, OrderStatus
from tracker.orders.comparison.years import project_key, years_in
from tracker.orders.deal import Deal
from tracker.orders.fold import folded
from tracker.orders.leads import SITE, bare_title
from tracker.orders.timeline import Result, Statement


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A deal by the statements public on a day; `rank` is 0 for hearsay, 1 for a candidate, 2 for a win."""

    deal: Deal
    id: str
    state: OrderState
    on: date
    lot: str
    number: str
    buyer: Party | None
    suppliers: frozenset[str]
    names: frozenset[str]
    projects: frozenset[str]
    years: frozenset[int]
    sites: frozenset[str]
    # the notices that state it
    stating: frozenset[int]
    called_off: bool

    @property
    def rank(self) -> int:
        """How official it is."""
        return {OrderStatus.LEAD: 0, OrderStatus.CANDIDATE: 1}.get(self.state.status, 2)

    @property
    def stands(self) -> bool:
        """Whether it has a total price and has not been taken out."""
        return self.state.status not in VOID and self.state.amount is not None

    @property
    def dated(self) -> date:
        """The ledger's day."""
        return self.state.dated or self.on


def side_of(deal: Deal, name: str, called_off: bool, day: date = date.max) -> Side | None:
    """The deal as of a day; None where no notice had spoken of it."""
    latest = {s.place: (s, r) for s, r in deal.statements if s.on <= day}
    state = folded(event for event in deal.events if event.on <= day)
    if not latest or state is None:
        return None
    told = sorted(latest.values(), key=lambda item: (item[0].notice.lead, item[1].says.status not in WON, *item[0].sort_key))
    texts = [text for statement, _ in told for text in _texts(statement)]
    numbers = (number_key(statement.notice.project_number) for statement, _ in told)
    return Side(
        deal=deal,
        id=name,
        state=state,
        on=deal.events[0].on,
        lot=next((result.lot for _, result in told if result.lot), ""),
        number=next((number for number in numbers if number), ""),
        buyer=next((s.notice.buyer for s, _ in told if s.notice.buyer), None),
        suppliers=frozenset(_suppliers(told)),
        names=frozenset(map(name_key, texts)) - {""},
        projects=frozenset(map(project_key, texts)) - {""},
        years=frozenset(year for text in texts for year in years_in(text)),
        sites=frozenset(statement.stored.site for statement, _ in told),
        stating=frozenset(statement.stored.id for statement, _ in told),
        called_off=called_off,
    )


def _texts(statement: Statement) -> Iterable[str]:
    title, lead = statement.notice.title or "", statement.stored.site == SITE
    return (statement.notice.project_name or "", bare_title(title) if lead else title)


def _suppliers(told: Iterable[tuple[Statement, Result]]) -> Iterable[str]:
    for _, result in told:
        for party in (result.award.supplier, *result.award.members):
            yield supplier_key(party.name)


def lots_told_apart(one: Side, other: Side) -> bool:
    """Whether one notice states both, or they are of lots with different names."""
    return not one.stating.isdisjoint(other.stating) or bool(one.lot and other.lot and lot_key(one.lot) != lot_key(other.lot))
