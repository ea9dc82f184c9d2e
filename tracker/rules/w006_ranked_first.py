"""W006: a watched company is the candidate ranked first."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.ledger.line import Line
from tracker.model.flag import Flag
from tracker.model.order import OrderStatus
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about


class RankedFirstSettings(RuleSettings):
    """Settings: none, a printed first rank is sent."""


class RankedFirst(Rule[RankedFirstSettings]):
    """The company came to be the first-ranked candidate; once per order."""

    code = "W006"
    name = Name(zh="第一中标候选人", en="Candidate ranked first")
    Settings = RankedFirstSettings

    def judge(self, facts: Facts, settings: RankedFirstSettings) -> Iterator[Flag]:  # noqa: ARG002 - the rule has no setting
        """One flag; a candidate without a printed rank is none."""
        if leads(facts.line) and not leads(facts.line_before):
            yield self.flag(facts, "ranked first", about(facts))


def leads(line: Line | None) -> bool:
    """Whether the order is the company's as first-ranked candidate."""
    return line is not None and line.state.status is OrderStatus.CANDIDATE and line.state.rank == 1


RULE = RankedFirst()
