"""Cache of decoded orders and ledger lines, found again by content: orders by their stamps, lines by what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tracker.ledger.credit import OrderTerms
from tracker.ledger.exchange import bundled_rates, imported_rates, newest_of
from tracker.ledger.ledger import Ledger, ledger_of
from tracker.ledger.line import Crediting, Line, after_call_offs
from tracker.model.order import Order
from tracker.model.rate import Rate, Rates
from tracker.model.revenue import Revenue

# an order's id, the hash of its content, and the ids it had before
Stamp = tuple[str, str, tuple[str, ...]]


@dataclass(slots=True)
class Account:
    """One company's orders as lines under one crediting, and their ledger, which changes with them."""

    credit: Crediting
    ledger: Ledger
    # each order with its line before call-offs are taken off; order ids by every id they are or were known by
    _lines: dict[str, tuple[Order, Line | None]] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)

    @property
    def ids(self) -> Collection[str]:
        """The ids of its orders."""
        return self._lines.keys()

    def owners(self, ids: Iterable[str]) -> set[str]:
        """The ids of the orders here that are or were known by some ids, and these ids themselves."""
        return {each for name in ids for each in (name, self._ids.get(name, name))}

    def become(self, terms: Mapping[str, OrderTerms], orders: Iterable[Order]) -> None:
        """Be the account of these orders and no others."""
        wanted = {order.id: order for order in orders}
        self.change(terms, self._lines.keys() - wanted.keys(), wanted.values())

    def change(self, terms: Mapping[str, OrderTerms], gone: Collection[str], came: Iterable[Order]) -> None:
        """Take out the orders of some ids, take in others or what they are now, all by these terms."""
        entering = [order for order in came if self._lines.get(order.id, _NOTHING)[0] is not order]
        entering += self._judged_anew(terms, {*gone, *(order.id for order in entering)})
        frames = {name for gone_id in gone for name in self._leave(gone_id)}
        frames |= {name for order in entering for name in self._enter(order)}
        names = {*gone, *(order.id for order in entering), *(self._ids[name] for name in frames if name in self._ids)}
        was = [line for name in sorted(names) for line in self.ledger.of_order(name)] if self.ledger.lines else []
        now = [line for name in sorted(names) if (line := self._counted(name)) is not None]
        if was or now:
            self.ledger = self.ledger.changed(was, now)

    def know(self, revenue: tuple[Revenue, ...]) -> None:
        """Put the ledger beside this revenue."""
        if self.ledger.revenue != revenue:
            self.ledger = self.ledger.knowing(revenue)

    def _judged_anew(self, terms: Mapping[str, OrderTerms], but: set[str]) -> list[Order]:
        """The orders whose terms are not what they were, those of some ids left out."""
        was = self.credit.terms
        if terms is was:
            return []
        self.credit = replace(self.credit, terms=terms)
        moved = {self._ids.get(name) for name in {*was, *terms} if was.get(name) != terms.get(name)}
        return [self._lines[name][0] for name in sorted(each for each in moved if each is not None and each not in but)]

    def _leave(self, name: str) -> set[str]:
        """Take an order out; the frameworks of which something else is left now."""
        order, line = self._lines.pop(name, _NOTHING)
        if order is None:
            return set()
        for each in (order.id, *order.former_ids):
            if self._ids.get(each) == name:
                del self._ids[each]
        return self._call_off(line, -1)

    def _enter(self, order: Order) -> set[str]:
        frames = self._leave(order.id)
        line = self.credit.line(order, order.state)
        self._lines[order.id] = (order, line)
        self._ids |= dict.fromkeys((*order.former_ids, order.id), order.id)
        return frames | self._call_off(line, 1)

    def _call_off(self, line: Line | None, sign: int) -> set[str]:
        frame = line.order.call_off_of if line is not None else None
        if line is None or not frame:
            return set()
        self._taken[frame] = self._taken.get(frame, 0) + sign * (line.ceiling or 0)
        return {frame}

    def _counted(self, name: str) -> Line | None:
        line = self._lines.get(name, _NOTHING)[1]
        return after_call_offs(line, self._taken) if line is not None else None


_NOTHING: tuple[None, None] = (None, None)
# orders of nobody watched that are kept at a time
_OTHERS = 1_000


@dataclass(slots=True)
class LedgerCache:
    """Kept for one run: a long one does not make every order anew at every notice. It never gives anything but what holds now."""

    _orders: dict[str, tuple[str, Order]] = field(default_factory=dict)
    _accounts: dict[str, Account] = field(default_factory=dict)
    _rates: tuple[tuple[Rate, ...], Rates] | None = None
    _most: int = _OTHERS

    def __len__(self) -> int:
        return len(self._orders)

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
        if len(self._orders) > self._most:
            self._let_go()

    def _let_go(self) -> None:
        """Let go of orders that are of no account, but for the newest."""
        newest = set(list(self._orders)[-_OTHERS // 2 :])
        stay = newest.union(*(account.ids for account in self._accounts.values()))
        self._orders = {name: known for name, known in self._orders.items() if name in stay}
        self._most = len(self._orders) + _OTHERS

    def _with_former(self, name: str, former: tuple[str, ...]) -> Order:
        """An order's former ids are not part of its content: other orders' ends change them."""
        content, order = self._orders[name]
        if order.former_ids != former:
            order = replace(order, former_ids=former)
            self._orders[name] = (content, order)
        return order

    def ledger(self, credit: Crediting, orders: Iterable[Order], revenue: tuple[Revenue, ...]) -> Ledger:
        """The present ledger of some orders under that crediting, with the revenue given."""
        account = self._accounts.get(credit.company.id)
        if account is None or replace(account.credit, terms=credit.terms) != credit:
            account = self._accounts[credit.company.id] = Account(credit, ledger_of(credit, (), revenue))
        account.become(credit.terms, orders)
        account.know(revenue)
        return account.ledger

    def account(self, company: str, ledger: Ledger) -> Account | None:
        """The account of a company, if that is the ledger it has come to."""
        account = self._accounts.get(company)
        return account if account is not None and account.ledger is ledger else None

    def rates(self, imported: tuple[Rate, ...]) -> Rates:
        """Imported exchange rates, and the bundled ones where those say nothing of the day."""
        if self._rates is None or self._rates[0] != imported:
            self._rates = (imported, newest_of(imported_rates(imported), bundled_rates()))
        return self._rates[1]
