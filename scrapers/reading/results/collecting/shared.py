"""Sums that one cell prints for several rows of a table: one result of all their lots, or nobody's."""

from __future__ import annotations

from scrapers.reading.lexicon.names import key_of
from scrapers.reading.results.findings import Finding

_SUMS = frozenset(("money", "plain"))


def without_shared(findings: list[Finding]) -> list[Finding]:
    """The findings with a sum that spans rows once: of one winner for all his lots (1、2); of several it is nobody's."""
    by_cell: dict[tuple[int | None, int], list[Finding]] = {}
    for finding in findings:
        if finding.table is not None and finding.price is not None and finding.price.kind in _SUMS:
            by_cell.setdefault((finding.table, finding.price.start), []).append(finding)
    dropped: set[int] = set()
    for sharing in by_cell.values():
        dropped.update(_settle(sharing))
    return [finding for finding in findings if id(finding) not in dropped] if dropped else findings


def _settle(sharing: list[Finding]) -> list[int]:
    """Joins what one winner won for one sum, takes it from several winners or projects; who was joined to another."""
    first, *others = sharing
    if not others:
        return []
    if len({(key_of(finding.supplier), finding.project_number) for finding in sharing}) > 1:
        for finding in sharing:
            finding.price, finding.unreadable = None, True
        return []
    lots = list(dict.fromkeys(finding.lot for finding in sharing if finding.lot))
    first.lot = "、".join(lots) or None
    return [id(other) for other in others]
