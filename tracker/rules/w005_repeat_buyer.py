"""W005: a buyer came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from pydantic import Field

from tracker.ledger.line import Line
from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, RuleSettings
from tracker.rules.buyer import BuyerRule
from tracker.rules.evidence import about, money
from tracker.rules.measure import from_buyer, just_won


class RepeatBuyerSettings(RuleSettings):
    """Orders, and the days within which they make a buyer a repeat buyer."""

    orders: int = Field(2, ge=2, le=1000, description="orders from one buyer, this one included")
    window_days: int = Field(1095, ge=1, le=7320, description="days back from the order's day")


class RepeatBuyer(BuyerRule[RepeatBuyerSettings]):
    """A new win from a buyer that had ordered before; once per order."""

    code = "W005"
    name = Name(zh="老客户再次采购", en="Repeat buyer")
    Settings = RepeatBuyerSettings

    def of_buyer(self, facts: Facts, settings: RepeatBuyerSettings, line: Line, buyer: str) -> Iterator[Flag]:
        """One flag, with the number of orders and what they come to together."""
        since = line.dated - timedelta(days=settings.window_days)
        earlier = from_buyer(facts.after, buyer, line.dated, line.order.id)
        together = won_together(facts, line)
        earlier = [other for other in earlier if other.dated >= since and other.order.id not in together]
        count = len(earlier) + 1
        if count >= settings.orders:
            total = sum(other.stated or 0 for other in (*earlier, line))
            last = max(other.dated for other in earlier).isoformat()
            yield self.flag(facts, "repeat", about(facts, count=count, last=last, total=money(total, facts.company.currency)))


def won_together(facts: Facts, line: Line) -> set[str]:
    """Ids of the orders that the same notice came to award: its lots are one purchase."""
    own = {notice.id for notice in line.order.notices}
    return {other.order.id for other in just_won(facts) if own & {notice.id for notice in other.order.notices}}


RULE = RepeatBuyer()
