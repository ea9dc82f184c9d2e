"""W008: an order's amount was amended by much."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about, ratio, whole
from tracker.rules.measure import percent


class AmendedSettings(RuleSettings):
    """Size an amendment must have."""

    percent: Decimal = Field(Decimal(10), gt=0, le=1000, description="change in per cent of the earlier amount, up or down")


class Amended(Rule[AmendedSettings]):
    """A correction or the contract states another amount than before; once per pair of amounts."""

    code = "W008"
    name = Name(zh="金额变更", en="Amount amended")
    Settings = AmendedSettings

    def judge(self, facts: Facts, settings: AmendedSettings) -> Iterator[Flag]:
        """One flag per new event that moved the amount far enough."""
        if facts.line is None:
            return
        for event in facts.events:
            was, now = event.before_amount, event.after.amount
            if was is None or now is None or was.currency != now.currency:
                continue
            change = Decimal(now.minor - was.minor) / abs(was.minor)
            if abs(change) >= percent(settings.percent):
                judged = about(
                    facts, case="up" if change > 0 else "down", was=whole(was), now=whole(now), change=ratio(abs(change))
                )
                yield self.flag(facts, f"{was} {now} {now.currency}", judged)


RULE = Amended()
