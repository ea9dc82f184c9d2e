"""W002: one order is large beside a reported year or half."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about, ratio
from tracker.rules.measure import HALF_DAYS, YEAR_DAYS, firm_amount, latest, percent, share


class LargeOrderSettings(RuleSettings):
    """Size an order must have, in per cent of the newest reported year or half."""

    percent_of_year: Decimal = Field(Decimal(1), gt=0, le=1000, description="per cent of the newest reported year")
    percent_of_half: Decimal = Field(Decimal(2), gt=0, le=1000, description="per cent of the newest reported half-year")


class LargeOrder(Rule[LargeOrderSettings]):
    """An order became firm, or grew, and is at least so large a part of a reported year or half; once per order."""

    code = "W002"
    name = Name(zh="大额订单", en="Large order")
    Settings = LargeOrderSettings

    def judge(self, facts: Facts, settings: LargeOrderSettings) -> Iterator[Flag]:
        """One flag, for the year if that is reached, else for the half."""
        now, before = firm_amount(facts.line), firm_amount(facts.line_before)
        if now is None or now == before:
            return
        for days, case, threshold in (
            (YEAR_DAYS, "year", settings.percent_of_year),
            (HALF_DAYS, "half", settings.percent_of_half),
        ):
            figure = latest(facts, days)
            if figure is not None and share(now, figure) >= percent(threshold):
                judged = about(
                    facts, case=case, period=figure.label, share=ratio(share(now, figure)), threshold=ratio(percent(threshold))
                )
                yield self.flag(facts, "large", judged)
                return


RULE = LargeOrder()
