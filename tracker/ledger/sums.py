"""Sums over days: lines in blocks that are shared from one ledger to the next, so that a change costs a block."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from tracker.ledger.line import Line

# lines in a block
_MOST = 128
_WIDTH = 10
_ZERO = (0,) * _WIDTH

Place = tuple[date, str]


def place(line: Line) -> Place:
    """A line's place in a ledger: by day, then by its order's id."""
    return line.dated, line.order.id


@dataclass(frozen=True, slots=True)
class _Block:
    """Some lines that follow each other, with the sums up to each of them."""

    lines: tuple[Line, ...]
    days: tuple[date, ...]
    running: tuple[tuple[int, ...], ...]

    def before(self, count: int) -> tuple[int, ...]:
        return tuple(column[count] for column in self.running)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of every column of lines' `counts`, up to each day: a window costs two look-ups."""

    blocks: tuple[_Block, ...] = ()
    # of each block: its last place and day, and each column's sum before it and after the last
    ends: tuple[Place, ...] = ()
    days: tuple[date, ...] = ()
    running: tuple[tuple[int, ...], ...] = ((0,),) * _WIDTH

    def within(self, start: date | None, end: date | None) -> tuple[int, ...]:
        """The sums of the lines dated in a window, both days inclusive; None is open."""
        if start is not None and end is not None and start > end:
            return _ZERO
        first = _ZERO if start is None else self._until(start, bisect_left)
        last = self._before(len(self.blocks)) if end is None else self._until(end, bisect_right)
        return tuple(after - before for after, before in zip(last, first, strict=True))

    def changed(self, gone: Iterable[Line], came: Iterable[Line]) -> Sums:
        """The sums without some lines, which stand there, and with others."""
        moved: dict[int, tuple[set[str], list[Line]]] = {}
        for line in gone:
            moved.setdefault(self._block_of(line), (set(), []))[0].add(line.order.id)
        for line in came:
            moved.setdefault(self._block_of(line), (set(), []))[1].append(line)
        blocks: dict[int, tuple[_Block, ...]] = {number: (block,) for number, block in enumerate(self.blocks)}
        for number, (left, entered) in moved.items():
            stood = self.blocks[number].lines if self.blocks else ()
            lines = sorted([*(line for line in stood if line.order.id not in left), *entered], key=place)
            blocks[number] = tuple(_cut(lines))
        return _summed([block for parts in blocks.values() for block in parts])

    def _block_of(self, line: Line) -> int:
        return max(min(bisect_left(self.ends, place(line)), len(self.blocks) - 1), 0)

    def _before(self, number: int) -> tuple[int, ...]:
        return tuple(column[number] for column in self.running)

    def _until(self, day: date, side: Callable[[Sequence[date], date], int]) -> tuple[int, ...]:
        number = side(self.days, day)
        if number == len(self.blocks):
            return self._before(number)
        inside = self.blocks[number]
        return tuple(map(sum, zip(self._before(number), inside.before(side(inside.days, day)), strict=True)))


def _cut(lines: Sequence[Line]) -> Iterator[_Block]:
    size = max(len(lines) if len(lines) <= _MOST else _MOST // 2, 1)
    return (_block(lines[at : at + size]) for at in range(0, len(lines), size))


def _block(lines: Sequence[Line]) -> _Block:
    columns = zip(*(line.counts for line in lines), strict=True)
    running = tuple(tuple(accumulate(column, initial=0)) for column in columns)
    return _Block(tuple(lines), tuple(line.dated for line in lines), running)


def _summed(blocks: Sequence[_Block]) -> Sums:
    if not blocks:
        return Sums()
    columns = zip(*(block.before(len(block.lines)) for block in blocks), strict=True)
    return Sums(
        blocks=tuple(blocks),
        ends=tuple(place(block.lines[-1]) for block in blocks),
        days=tuple(block.days[-1] for block in blocks),
        running=tuple(tuple(accumulate(column, initial=0)) for column in columns),
    )
