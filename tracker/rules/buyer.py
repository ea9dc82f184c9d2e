"""Rules about the buyer of a new win."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from tracker.ledger.line import Line
from tracker.model.flag import Flag
from tracker.rules.base import Facts, Rule, S


class BuyerRule(Rule[S]):
    """A rule that looks at a new win with a printed buyer and at nothing else."""

    def judge(self, facts: Facts, settings: S) -> Iterator[Flag]:
        """The flags that the buyer deserves; none without a new win or without a buyer."""
        line = facts.line
        if line is not None and facts.newly_won and line.order.buyer is not None:
            yield from self.of_buyer(facts, settings, line, line.order.buyer.name)

    @abstractmethod
    def of_buyer(self, facts: Facts, settings: S, line: Line, buyer: str) -> Iterator[Flag]:
        """The flags that the buyer deserves."""
