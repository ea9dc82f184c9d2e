"""What was already made of a file's rows, found again by content: orders by their stamps, lines by what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tracker.fx import bundled_rates, first_of, imported_rates
from tracker.lines import Crediting, Line, Rate, Rates
from tracker.order import Order


@dataclass(slots=True)
class Shelf:
    """Kept for one run: a long one does not make every order anew at every notice. It never gives anything but what holds now."""

    _orders: dict[str, tuple[str, Order]] = field(default_factory=dict)
    _lines: dict[str, tuple[Crediting, dict[str, tuple[Order, Line | None]]]] = field(default_factory=dict)
    _rates: tuple[tuple[Rate, ...], Rates] | None = None

    def orders(self, stamps: Sequence[tuple[str, str]], load: Callable[[list[str]], Iterable[Order]]) -> list[Order]:
        """The orders of these ids and stamps; `load` is asked for those that are new or have another stamp."""
        stamp = dict(stamps)
        missing = [name for name in stamp if name not in self._orders or self._orders[name][0] != stamp[name]]
        for order in load(missing) if missing else ():
            self._orders[order.id] = (stamp[order.id], order)
        return [self._orders[name][1] for name in stamp]

    def lines(self, credit: Crediting, orders: Iterable[Order]) -> list[Line]:
        """The present lines of the orders under that crediting, without those that are not the company's."""
        known = self._lines.get(credit.company.id)
        if known is None or known[0] != credit:
            known = self._lines[credit.company.id] = (credit, {})
        made = known[1]
        for order in orders:
            if order.id not in made or made[order.id][0] is not order:
                made[order.id] = (order, credit.line(order, order.state))
        return [line for order in orders if (line := made[order.id][1])]

    def rates(self, imported: tuple[Rate, ...]) -> Rates:
        """The bundled exchange rates, and imported ones where those say nothing."""
        if self._rates is None or self._rates[0] != imported:
            self._rates = (imported, first_of(bundled_rates(), imported_rates(imported)))
        return self._rates[1]
