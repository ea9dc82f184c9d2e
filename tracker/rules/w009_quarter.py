"""W009: the intake of a quarter lies outside the company's own range."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import Field, model_validator

from tracker.ledger.ledger import Ledger
from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, Rule, RuleSettings, is_won
from tracker.rules.evidence import about, money
from tracker.rules.measure import intake


class QuarterRangeSettings(RuleSettings):
    """Earlier quarters that make the range, and the days after which a quarter is over for us."""

    quarters: int = Field(8, ge=1, le=80, description="earlier quarters that make the range, at most")
    minimum_quarters: int = Field(4, ge=1, le=80, description="earlier quarters needed before anything is said")
    settle_days: int = Field(15, ge=0, le=90, description="days after a quarter's end before a low one is called low")

    @model_validator(mode="after")
    def _enough(self) -> QuarterRangeSettings:
        if self.minimum_quarters > self.quarters:
            raise ValueError("minimum_quarters must not be more than quarters")
        return self


class QuarterRange(Rule[QuarterRangeSettings]):
    """This quarter already above, or the last one in the end below, every earlier quarter; once per quarter and side."""

    code = "W009"
    name = Name(zh="季度订单超出自身区间", en="Quarter outside its own range")
    Settings = QuarterRangeSettings
    daily = True

    def judge(self, facts: Facts, settings: QuarterRangeSettings) -> Iterator[Flag]:
        """A flag for a quarter above its range (while it runs) and one for a quarter below (once it has settled)."""
        this = quarter_start(facts.today)
        yield from self._judge(facts, settings, this, "above")
        if facts.today >= this + timedelta(days=settings.settle_days):
            yield from self._judge(facts, settings, quarter_start(this - timedelta(days=1)), "below")

    def _judge(self, facts: Facts, settings: QuarterRangeSettings, start: date, side: str) -> Iterator[Flag]:
        past = earlier_intakes(facts.after, start, settings.quarters)
        if len(past) < settings.minimum_quarters:
            return
        now = quarter_intake(facts.after, start)
        if (now > max(past)) if side == "above" else (now < min(past)):
            currency = facts.company.currency
            judged = about(
                facts,
                case=side,
                quarter=quarter_label(start),
                intake=money(now, currency),
                low=money(min(past), currency),
                high=money(max(past), currency),
                count=len(past),
            )
            yield self.flag(facts, f"{quarter_label(start)} {side}", judged, about_order=False)


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def quarter_label(start: date) -> str:
    """Such as 2026-Q1."""
    return f"{start.year}-Q{(start.month + 2) // 3}"


def quarter_intake(ledger: Ledger, start: date) -> int:
    """Value won in the quarter, minor units."""
    following = quarter_start(start + timedelta(days=100))
    return intake(ledger, start, following - timedelta(days=1)).stated


def earlier_intakes(ledger: Ledger, start: date, most: int) -> list[int]:
    """The intakes of the quarters before, newest first, back to the quarter after the first win's (that one is seldom whole)."""
    first = next((line.dated for line in ledger.lines if is_won(line)), None)
    found: list[int] = []
    quarter = quarter_start(start - timedelta(days=1))
    while first is not None and quarter > first and len(found) < most:
        found.append(quarter_intake(ledger, quarter))
        quarter = quarter_start(quarter - timedelta(days=1))
    return found


RULE = QuarterRange()
