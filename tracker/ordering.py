"""Notices to orders: one deal, one identity, whatever number of notices on whatever number of sites speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.decisions import Decisions, JoinDecision, Verdict
from tracker.drafts import Draft
from tracker.joining import Assembly, Wishes
from tracker.names import lot_key, name_key, number_key, supplier_key
from tracker.order import JoinProposal, Order, StoredNotice
from tracker.order_making import to_orders
from tracker.projects import Projects
from tracker.proposing import propose
from tracker.readings import Reading, readings_of

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
    readings = [readings_of(place, notice) for place, notice in enumerate(stored)]
    names = _names_of_results(readings)
    wishes, pairs = _wishes(decisions.joins, names)
    projects = Projects(stored, pairs)
    drafts: list[Draft] = []
    for places in projects.sets():
        assembly = Assembly(projects, wishes)
        for reading in sorted((r for place in places for r in readings[place]), key=lambda r: r.sort_key):
            assembly.take(reading)
        drafts += assembly.drafts
    orders = to_orders(drafts, projects, decisions)
    return Ordering(orders=orders, proposals=propose(orders, wishes))


def _names_of_results(readings: Sequence[Sequence[Reading]]) -> dict[str, tuple[int, frozenset[str]]]:
    """For the id of each result: its notice, and every id the same place in that notice gives in any of its versions."""
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for place, versions in enumerate(readings):
        by_position: defaultdict[int, set[str]] = defaultdict(set)
        for version in versions:
            for result in version.results:
                by_position[result.position].add(result.id)
        for ids in by_position.values():
            for name in ids:
                found[name] = (place, frozenset(ids | found.get(name, (place, frozenset[str]()))[1]))
    return found


def _wishes(joins: Sequence[JoinDecision], names: dict[str, tuple[int, frozenset[str]]]) -> tuple[Wishes, list[tuple[int, int]]]:
    """What was decided about joins, and the pairs of notices that are thereby of one project."""
    verdicts: dict[frozenset[str], Verdict] = {}
    for join in sorted(joins, key=lambda j: (j.at, j.left, j.right)):
        for left in names[join.left][1] if join.left in names else {join.left}:
            for right in names[join.right][1] if join.right in names else {join.right}:
                verdicts[frozenset((left, right))] = join.verdict
    known = [j for j in joins if j.left in names and j.right in names]
    pairs = [(names[j.left][0], names[j.right][0]) for j in known if verdicts[frozenset((j.left, j.right))] is Verdict.ACCEPT]
    return Wishes(
        joined=lambda left, right: verdicts.get(frozenset((left, right))) is Verdict.ACCEPT,
        parted=lambda left, right: verdicts.get(frozenset((left, right))) is Verdict.REJECT,
    ), pairs
