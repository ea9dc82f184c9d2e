"""Notices to orders: one deal, one identity, whatever number of notices on whatever number of sites speak of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.model.decision import Decisions
from tracker.model.keys import lot_key, name_key, number_key, supplier_key
from tracker.model.notice_history import StoredNotice
from tracker.model.order import JoinProposal, Order
from tracker.orders.deal import Deal
from tracker.orders.finish import to_orders
from tracker.orders.join import ProjectJoiner
from tracker.orders.projects import Projects
from tracker.orders.propose import propose
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
    stored = sorted(notices, key=lambda n: (n.source_key, n.id))
    statements = [statements_of(place, notice) for place, notice in enumerate(stored)]
    verdicts = JoinVerdicts(decisions.joins, statements)
    projects = Projects(stored, verdicts.places)
    deals: list[Deal] = []
    for places in projects.sets():
        joiner = ProjectJoiner(projects, verdicts)
        for statement in sorted((r for place in places for r in statements[place]), key=lambda r: r.sort_key):
            joiner.take(statement)
        deals += joiner.deals
    orders = to_orders(deals, projects, decisions)
    return Ordering(orders=orders, proposals=propose(orders, verdicts))
