"""Groups of a ledger's lines by what rules ask for, shared from one ledger to the next: a change costs what it changes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from tracker.ledger.line import Line
from tracker.model.keys import name_key, number_key
from tracker.model.order import WON, Order, OrderStatus

# a change copies those that it touches, and the list of them
_BOARDS = 256

Entry = tuple[Hashable, Line]


@dataclass(frozen=True, slots=True)
class Groups:
    """Lines by a key, in no order; `count` is how many there are."""

    boards: tuple[dict[Hashable, tuple[Line, ...]], ...] = ({},) * _BOARDS
    count: int = 0

    def get(self, key: Hashable) -> tuple[Line, ...]:
        """The lines of a key."""
        return self.boards[hash(key) % _BOARDS].get(key, ())

    def items(self) -> Iterator[tuple[Hashable, tuple[Line, ...]]]:
        """Every key that has lines, with them."""
        return (item for board in self.boards for item in board.items())

    def changed(self, gone: Iterable[Entry], came: Iterable[Entry]) -> Groups:
        """The groups without some lines, which stand there, and with others."""
        moved: dict[Hashable, tuple[list[Line], list[Line]]] = {}
        for place, entries in enumerate((gone, came)):
            for key, line in entries:
                moved.setdefault(key, ([], []))[place].append(line)
        boards, count = list(self.boards), self.count
        for key, (left, entered) in moved.items():
            at = hash(key) % _BOARDS
            if boards[at] is self.boards[at]:
                boards[at] = dict(boards[at])
            stood = boards[at].pop(key, ())
            names = {line.order.id for line in left}
            lines = (*(line for line in stood if line.order.id not in names), *entered)
            count += len(lines) - len(stood)
            if lines:
                boards[at][key] = lines
        return Groups(tuple(boards), count)

    def differing(self, other: Groups) -> Iterator[Hashable]:
        """The keys whose lines here are not those there; what both share is passed over at once."""
        for board, theirs in zip(self.boards, other.boards, strict=True):
            if board is not theirs:
                yield from (key for key, lines in board.items() if theirs.get(key) is not lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Lines by their order's id; standing wins by their buyer's name; candidacies that did not win by their project's keys."""

    by_order: Groups = Groups()
    won_by_buyer: Groups = Groups()
    lost_by_project: Groups = Groups()

    def changed(self, gone: Iterable[Line], came: Iterable[Line]) -> Index:
        """The index without some lines, which stand there, and with others."""
        gone, came = list(gone), list(came)
        return Index(
            by_order=self.by_order.changed(_by_order(gone), _by_order(came)),
            won_by_buyer=self.won_by_buyer.changed(_by_buyer(gone), _by_buyer(came)),
            lost_by_project=self.lost_by_project.changed(_by_project(gone), _by_project(came)),
        )

    def lost(self, order: Order) -> Iterator[Line]:
        """Candidacies that did not win, of a project that bears the number or the name of the order's."""
        found = {line.order.id: line for key in _keys(order) for line in self.lost_by_project.get(key)}
        return iter(found.values())


def _by_order(lines: Iterable[Line]) -> Iterator[Entry]:
    return ((line.order.id, line) for line in lines)


def _by_buyer(lines: Iterable[Line]) -> Iterator[Entry]:
    won = (line for line in lines if line.state.status in WON)
    return ((line.order.buyer.name if line.order.buyer else None, line) for line in won)


def _by_project(lines: Iterable[Line]) -> Iterator[Entry]:
    for line in lines:
        if line.state.status not in WON and any(event.after.status is OrderStatus.CANDIDATE for event in line.order.events):
            yield from ((key, line) for key in _keys(line.order))


def _keys(order: Order) -> Iterator[Hashable]:
    number, name = number_key(order.project_number), name_key(order.project_name)
    return (key for key in (("number", number), ("name", name)) if key[1])
