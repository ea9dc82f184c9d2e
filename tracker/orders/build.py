"""Notices to orders: one deal, one identity, whatever number of notices on whatever number of sites speak of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.model.decision import Decisions
from tracker.model.keys import lot_key, name_key, number_key, supplier_key
from tracker.model.notice_history import StoredNotice
from tracker.model.order import JoinProposal, Order
from tracker.orders.comparison.side import Side, side_of
from tracker.orders.comparison.standing import Comparison, of_one_supplier
from tracker.orders.deal import Deal
from tracker.orders.finish import Finish, frameworks_of, heads_of
from tracker.orders.join import ProjectJoiner
from tracker.orders.projects import Projects, by_project
from tracker.orders.timeline import statements_of
from tracker.orders.verdicts import JoinVerdicts

__all__ = ["Ordering", "build_orders", "lot_key", "name_key", "number_key", "supplier_key"]

_NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """The orders of some notices, oldest first, and the pairs that may be one."""

    orders: tuple[Order, ...]
    proposals: tuple[JoinProposal, ...]


def build_orders(notices: Iterable[StoredNotice], decisions: Decisions = _NO_DECISIONS) -> Ordering:
    """The orders that some notices speak of; the same whatever order the notices come in.

    Results are one deal by links between their notices, an Open Contracting ID, or project number and buyer, where lot and
    supplier agree. Anything weaker is a proposal until somebody accepts it.
    """
    stored = sorted((one for notice in notices for one in by_project(notice)), key=lambda n: (n.source_key, n.id, n.project))
    statements = [statements_of(place, notice) for place, notice in enumerate(stored)]
    verdicts = JoinVerdicts(decisions.joins, statements)
    projects = Projects(stored, verdicts.places)
    deals: list[Deal] = []
    for places in projects.sets():
        joiner = ProjectJoiner(projects, verdicts)
        for statement in sorted((r for place in places for r in statements[place]), key=lambda r: r.sort_key):
            joiner.take(statement)
        deals += joiner.deals
    return _finished(deals, projects, decisions, verdicts)


def _finished(deals: list[Deal], projects: Projects, decisions: Decisions, verdicts: JoinVerdicts) -> Ordering:
    heads, parents = heads_of(deals), frameworks_of(deals, projects)

    def side_on(deal: Deal, day: date) -> Side | None:
        return side_of(deal, heads[deal], deal in parents, day)

    def together(one: Deal, other: Deal) -> bool:
        return projects.together(min(one.latest), min(other.latest))

    compared = [Comparison(side_on, together, verdicts).over(group) for group in of_one_supplier(deals)]
    beside = {deal: events for group in compared for deal, events in group.events.items()}
    finish = Finish(projects=projects, decisions=decisions, heads=heads, parents=parents, beside=beside)
    proposals = sorted((p for group in compared for p in group.proposals), key=lambda p: (-p.score, p.left, p.right))
    return Ordering(orders=finish.orders(deals), proposals=tuple(proposals))
