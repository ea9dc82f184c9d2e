"""Cache of decoded orders and ledger lines, found again by content: orders by their stamps, lines by what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from tracker.ledger.exchange import bundled_rates, imported_rates, newest_of
from tracker.ledger.ledger import Ledger, ledger_of
from tracker.ledger.line import Crediting, Line
from tracker.model.order import Order
from tracker.model.rate import Rate, Rates
from tracker.model.revenue import Revenue

# an order's id, the hash of its content, and the ids it had before
Stamp = tuple[str, str, tuple[str, ...]]


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

    def orders(self, stamps: Iterable[Stamp], load: Callable[[list[str]], Iterable[Order]]) -> list[Order]:
        """The orders of these stamps; `load` is asked for those that are new or have other content."""
        wanted = list(stamps)
        missing = [name for name, content, _ in wanted if name not in self._orders or self._orders[name][0] != content]
        content_of = {name: content for name, content, _ in wanted}
        for order in load(missing) if missing else ():
            self._orders[order.id] = (content_of[order.id], order)
        return [self._with_former(name, former) for name, _, former in wanted]

    def keep(self, order: Order, content: str) -> None:
        """Take an order that was just written with this hash of its content: it need not be read back."""
        if self._orders.get(order.id, ("", None))[0] != content:
            self._orders[order.id] = (content, order)

    def _with_former(self, name: str, former: tuple[str, ...]) -> Order:
        """An order's former ids are not part of its content: other orders' ends change them."""
        content, order = self._orders[name]
        if order.former_ids != former:
            order = replace(order, former_ids=former)
            self._orders[name] = (content, order)
        return order

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
