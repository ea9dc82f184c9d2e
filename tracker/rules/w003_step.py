"""W003: what was won over a window crosses a step of the reported year's revenue."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pydantic import Field, field_validator

from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, Rule, RuleSettings
from tracker.rules.evidence import about, ratio, running
from tracker.rules.measure import intake, latest_year, percent, share, window


class StepSettings(RuleSettings):
    """The window in days and the steps in per cent of the newest reported year."""

    window_days: int = Field(365, ge=1, le=3660, description="length of the window in days, today included")
    steps: tuple[Decimal, ...] = Field(
        tuple(Decimal(step) for step in (1, 2, 5, 10, 20, 50, 100)), min_length=1, description="steps in per cent, rising"
    )

    @field_validator("steps")
    @classmethod
    def _rising(cls, steps: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        if steps[0] <= 0 or any(low >= high for low, high in pairwise(steps)):
            raise ValueError("expected positive steps in rising order, such as [1, 5, 10, 20]")
        return steps


class Step(Rule[StepSettings]):
    """The newest step that the total over the window has come to reach; once per step and reported year."""

    code = "W003"
    name = Name(zh="累计订单越过台阶", en="Order value crossed a step")
    Settings = StepSettings

    def judge(self, facts: Facts, settings: StepSettings) -> Iterator[Flag]:
        """One flag, for the highest step newly crossed."""
        figure = latest_year(facts)
        if figure is None:
            return
        start, end = window(facts.today, settings.window_days)
        was, now = (share(intake(ledger, start, end).stated, figure) for ledger in (facts.before, facts.after))
        crossed = [step for step in settings.steps if was < percent(step) <= now]
        if crossed:
            evidence = about(facts, period=figure.label, step=ratio(percent(crossed[-1])), was=ratio(was), share=ratio(now))
            evidence["running"] = running(facts.after, facts, settings.window_days)
            yield self.flag(facts, f"{figure.label} {crossed[-1]}% {settings.window_days}d", evidence, about_order=False)


RULE = Step()
