"""Manual accept and reject decisions about joins, indexed by result id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from tracker.model.decision import JoinDecision, Verdict
from tracker.orders.timeline import Statement

_NOBODY: frozenset[str] = frozenset()


class JoinVerdicts:
    """Accepted and rejected joins; of two decisions on one pair the later counts."""

    def __init__(self, joins: Iterable[JoinDecision], statements: Iterable[Sequence[Statement]]) -> None:
        owners = _owners(statements)
        verdicts: dict[frozenset[str], Verdict] = {}
        self._partners: dict[Verdict, defaultdict[str, set[str]]] = {v: defaultdict(set) for v in Verdict}
        for join in sorted(joins, key=lambda j: (j.at, j.left, j.right)):
            for left in owners.get(join.left, (None, {join.left}))[1]:
                for right in owners.get(join.right, (None, {join.right}))[1]:
                    verdicts[frozenset((left, right))] = join.verdict
        for pair, verdict in verdicts.items():
            for name in pair:
                self._partners[verdict][name] |= pair - {name}
        accepted = [(a, b) for a, others in self._partners[Verdict.ACCEPT].items() for b in others]
        # the pairs of notices that are of one project by decision
        self.places = sorted({(owners[a][0], owners[b][0]) for a, b in accepted if a in owners and b in owners})

    def accepted(self, result: str, others: Set[str]) -> bool:
        """Whether a result was said to be one deal with any of some others."""
        return not self._partners[Verdict.ACCEPT].get(result, _NOBODY).isdisjoint(others)

    def rejected(self, result: str, others: Set[str]) -> bool:
        """Whether a result was said not to be one deal with one of some others."""
        return not self._partners[Verdict.REJECT].get(result, _NOBODY).isdisjoint(others)


def _owners(statements: Iterable[Sequence[Statement]]) -> dict[str, tuple[int, set[str]]]:
    """For the id of each result: its notice, and every id that the same place in that notice gives in any of its versions."""
    found: dict[str, tuple[int, set[str]]] = {}
    for place, versions in enumerate(statements):
        by_position: defaultdict[int, set[str]] = defaultdict(set)
        for version in versions:
            for result in version.results:
                by_position[result.position].add(result.id)
        for ids in by_position.values():
            for name in ids:
                _, known = found.get(name, (place, set()))
                found[name] = (place, known | ids)
    return found
