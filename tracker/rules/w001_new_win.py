"""W001: a watched company won an order."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.model.flag import Flag
from tracker.model.order import WON, Order
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about


class NewWinSettings(RuleSettings):
    """Settings: none, every win is sent."""


class NewWin(Rule[NewWinSettings]):
    """An order of the company has become a standing win; once per time it was won."""

    code = "W001"
    name = Name(zh="新中标", en="New win")
    Settings = NewWinSettings

    def judge(self, facts: Facts, settings: NewWinSettings) -> Iterator[Flag]:  # noqa: ARG002 - the rule has no setting
        """One flag when the order turns into a win."""
        if facts.order is not None and facts.newly_won:
            times = times_won(facts.order)
            yield self.flag(facts, "won" if times <= 1 else f"won:{times}", about(facts))


def times_won(order: Order) -> int:
    """How often the order came to be won: twice when it was terminated and then awarded anew."""
    standing = [event.after.status in WON for event in order.events]
    return sum(now and not was for was, now in zip([False, *standing], standing, strict=False))


RULE = NewWin()
