"""Cache of decoded orders and ledger lines, found again by content: orders by their stamps, lines by what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tracker.ledger.exchange import bundled_rates, imported_rates, newest_of
from tracker.ledger.ledger import Ledger, ledger_of
from tracker.ledger.line import Crediting, Line
from tracker.model.order import Order
from tracker.model.rate import Rate, Rates
from tracker.model.revenue import Revenue


@dataclass(slots=True)
class _Credited:
    """One company's orders as lines under one crediting, and the ledger last made of some of them."""

    credit: Crediting
    lines: dict[str, tuple[Order, Line | None]] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    ledger: Ledger | None = None

    def line(self, order: Order) -> Line | None:
        known = self.lines.get(order.id)
        if known is None or known[0] is not order:
            known = self.lines[order.id] = (order, self.credit.line(order, order.state))
        return known[1]


@dataclass(slots=True)
class LedgerCache:
    """Kept for one run: a long one does not make every order anew at every notice. It never gives anything but what holds now."""

    _orders: dict[str, tuple[str, Order]] = field(default_factory=dict)
    _credited: dict[str, _Credited] = field(default_factory=dict)
    _rates: tuple[tuple[Rate, ...], Rates] | None = None

    def orders(self, stamps: Sequence[tuple[str, str]], load: Callable[[list[str]], Iterable[Order]]) -> list[Order]:
        """The orders of these ids and stamps; `load` is asked for those that are new or have another stamp."""
        stamp = dict(stamps)
        missing = [name for name in stamp if name not in self._orders or self._orders[name][0] != stamp[name]]
        for order in load(missing) if missing else ():
            self._orders[order.id] = (stamp[order.id], order)
        return [self._orders[name][1] for name in stamp]

    def ledger(self, credit: Crediting, orders: Iterable[Order], revenue: tuple[Revenue, ...]) -> Ledger:
        """The present ledger of some orders under that crediting, with the revenue given."""
        made = self._credited.get(credit.company.id)
        if made is None or made.credit != credit:
            made = self._credited[credit.company.id] = _Credited(credit)
        wanted = list(orders)
        same = len(wanted) == len(made.orders) and all(a is b for a, b in zip(wanted, made.orders, strict=True))
        if made.ledger is None or not same or made.ledger.revenue != revenue:
            lines = (made.line(order) for order in wanted)
            made.orders, made.ledger = wanted, ledger_of(credit, [line for line in lines if line], revenue)
        return made.ledger

    def rates(self, imported: tuple[Rate, ...]) -> Rates:
        """Imported exchange rates, and the bundled ones where those say nothing of the day."""
        if self._rates is None or self._rates[0] != imported:
            self._rates = (imported, newest_of(imported_rates(imported), bundled_rates()))
        return self._rates[1]
