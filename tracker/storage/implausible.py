"""Amounts that cannot be, kept while orders change: only those that a change may touch are judged anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from db import order_terms as term_rows
from db import orders as order_rows
from db.engine.connection import Database
from scrapers.money import Money
from tracker.storage.values import Row

# changed orders after which all are judged anew
_MOST = 500


@dataclass(slots=True)
class Implausible:
    """The view `implausible_orders` of one file, to the letter, while its own connection changes orders and says so."""

    db: Database
    _amounts: dict[str, Money] | None = None
    _by_revenue: list[tuple[str, str, int]] = field(default_factory=list)
    # how orders that have changed since bounded others before
    _moved: dict[str, term_rows.Payment | None] = field(default_factory=dict)
    _notices: set[int] = field(default_factory=set)

    def changing(self, ids: Iterable[str]) -> None:
        """Orders are about to change, come or go."""
        new = [] if self._amounts is None else [name for name in ids if name not in self._moved]
        if len(self._moved) + len(new) > _MOST:
            self._amounts = None
            self._moved, new = {}, []
        if new:
            before = term_rows.payments(self.db, new)
            self._moved |= {name: before.get(name) for name in new}

    def awards_changed(self, notice_id: int) -> None:
        """The awards of a notice have changed, which may confirm amounts."""
        self._notices.add(notice_id)

    def amounts(self) -> dict[str, Money]:
        """The amounts that cannot be, by order."""
        by_revenue = term_rows.revenue_bounds(self.db)
        if self._amounts is None or by_revenue != self._by_revenue:
            self._amounts = _money(term_rows.load_implausible(self.db))
        elif self._moved or self._notices:
            touched = self._touched(self._amounts)
            found = _money(term_rows.implausible_among(self.db, touched))
            stay = {name: amount for name, amount in self._amounts.items() if name not in touched}
            self._amounts = dict(sorted((stay | found).items()))
        self._by_revenue, self._moved, self._notices = by_revenue, {}, set()
        return self._amounts

    def _touched(self, known: dict[str, Money]) -> set[str]:
        """The orders that are no longer what they were, and those whose bounds may have moved with them."""
        limits: dict[str, int] = {}
        for _, currency, minor in self._by_revenue:
            limits[currency] = min(minor, limits.get(currency, minor))
        bounds = term_rows.Bounds(moved=frozenset(self._moved), implausible=frozenset(known), limits=limits)
        found = set(self._moved)
        if self._notices:
            found.update(order_rows.order_ids_of_notices(self.db, self._notices))
        now = term_rows.payments(self.db, self._moved)
        for name, was in self._moved.items():
            stands = now.get(name)
            if was is not None and was != stands:
                found |= term_rows.bounded_no_more(self.db, was, bounds)
            if stands is not None and was != stands:
                found |= term_rows.bounded_anew(self.db, stands, bounds)
        return found


def _money(rows: Iterable[Row]) -> dict[str, Money]:
    return {row["order_id"]: Money(minor=row["amount_minor"], currency=row["currency"]) for row in rows}
