"""Calibration: how much of a past period's revenue the tracked portals showed as orders, so that a figure can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scrapers.money import Money
from tracker.ledger.ledger import Ledger, totals
from tracker.ledger.ratio import in_currency
from tracker.model.rate import Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """One past period: the stated value of the orders dated in it, how many they are, and their share of its revenue.

    `unpriced` of the orders add nothing to the value.
    """

    label: str
    start: date
    end: date
    revenue: Money
    orders: int
    unpriced: int
    stated: int
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The newest period with orders in it, all such periods, and the first day the ledger holds an order of.

    A period that began before `since` was only partly watched: its share is too low by an unknown amount.
    """

    newest: Visible
    periods: tuple[Visible, ...]
    since: date

    @property
    def complete(self) -> bool:
        """Whether orders are known from before the newest period began."""
        return self.since <= self.newest.start

    def implied(self, stated: int) -> int | None:
        """A window's stated value at the newest share; None where that share says nothing of it."""
        return int(Decimal(stated) / self.newest.share) if self.newest.share > 0 and self.complete else None


def calibrate(ledger: Ledger, rates: Rates) -> Calibration | None:
    """The visible share of each reported period; None where no order falls into one, since nothing can be read from that."""
    found = []
    for row in ledger.revenue:
        sums = totals(ledger, row.start, row.end)
        base, _ = in_currency(row.amount, ledger.company.currency, row.end, rates)
        if row.segment is not None or sums.orders == 0 or base is None or base.minor <= 0:
            continue
        share = Decimal(sums.stated) / Decimal(base.minor)
        found.append(
            Visible(
                label=row.label,
                start=row.start,
                end=row.end,
                revenue=row.amount,
                orders=sums.orders,
                unpriced=sums.unpriced,
                stated=sums.stated,
                share=share,
            )
        )
    if not found:
        return None
    newest = max(found, key=lambda visible: (visible.end, visible.end - visible.start))
    return Calibration(newest=newest, periods=tuple(found), since=min(line.dated for line in ledger.lines))
