"""Companies with the organizations that the inbox added to their configured perimeters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracker.model.company import Company, Perimeter
from tracker.model.decision import Decisions, NameDecision, Verdict
from tracker.model.keys import supplier_key


def with_decisions(companies: Iterable[Company], decisions: Decisions) -> tuple[Company, ...]:
    """The companies, each with the names accepted for it; what the configuration already has stays as configured."""
    return tuple(replace(company, perimeter=(*company.perimeter, *_accepted(company, decisions))) for company in companies)


def decided_names(decisions: Decisions) -> dict[tuple[str, str], NameDecision]:
    """The last decision on each name (as compared) and company."""
    return {(supplier_key(d.name), d.company): d for d in sorted(decisions.names, key=lambda d: (d.at, d.name))}


def _accepted(company: Company, decisions: Decisions) -> list[Perimeter]:
    configured = {supplier_key(entry.name) for entry in company.perimeter}
    return [
        Perimeter(name=decision.name, start=decision.start, decided_by=f"inbox {decision.at.date()}")
        for (name, owner), decision in decided_names(decisions).items()
        if owner == company.id and decision.verdict is Verdict.ACCEPT and name not in configured
    ]
