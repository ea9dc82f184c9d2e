"""W012: an award with an open doubt that would matter if it holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from tracker.ledger.line import Line
from tracker.model.flag import Flag
from tracker.model.order import WON
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about, ratio, word
from tracker.rules.measure import latest_year, percent, possible_amount, share


class DoubtfulSettings(RuleSettings):
    """Smallest amounts and marks that matter."""

    percent_of_year: Decimal = Field(Decimal(1), gt=0, le=1000, description="per cent of the newest reported year")


class Doubtful(Rule[DoubtfulSettings]):
    """A marked, not accepted win whose amount would matter, or cannot be weighed; once per set of marks."""

    code = "W012"
    name = Name(zh="存疑中标，请核对", en="Doubtful award, please look")
    Settings = DoubtfulSettings

    def judge(self, facts: Facts, settings: DoubtfulSettings) -> Iterator[Flag]:
        """One flag; without an amount or a reported year nobody can say that it does not matter."""
        line = facts.line
        if line is None or not is_doubtful(line) or same_doubt(facts.line_before, line):
            return
        figure, amount = latest_year(facts), printed(line, facts.company.currency)
        occasion = "doubt " + " ".join(sorted(mark.value for mark in line.state.marks))
        support = {"support": word(line.state.support.value)} if line.state.support else {}
        if figure is None or amount is None:
            yield self.flag(facts, occasion, about(facts, case="unweighed", **support))
        elif share(amount, figure) >= percent(settings.percent_of_year):
            weight = {"period": figure.label, "share": ratio(share(amount, figure))}
            yield self.flag(facts, occasion, about(facts, case="weighed", **weight, **support))


def is_doubtful(line: Line | None) -> bool:
    """Whether the line is won but marked."""
    return line is not None and line.state.status in WON and line.state.doubtful


def same_doubt(before: Line | None, now: Line) -> bool:
    """Whether the same doubt was there before."""
    return before is not None and is_doubtful(before) and set(before.state.marks) == set(now.state.marks)


def printed(line: Line, currency: str) -> int | None:
    """Value of the order if the page is right, in minor units; a suspected unit slip counts at its face."""
    amount = line.state.amount
    face = amount.minor if amount is not None and amount.currency == currency else None
    return possible_amount(line) or face


RULE = Doubtful()
