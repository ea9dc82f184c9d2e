"""Views: from which day, over which days and net or gross a ledger is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Window:
    """Some days, both inclusive; None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def until(self, day: date) -> Window:
        """The days of it that are not after a day."""
        return Window(self.start, day if self.end is None else min(self.end, day))


ALL_DAYS = Window()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Perspective on a ledger: a day, an instant, a window and a tax basis.

    `as_of` goes by what was published by that day, `seen_by` by what we had first seen by that instant; None is everything known.
    `window` are the days of the orders that count; `net_of_vat` takes value-added tax out where the price includes it.
    """

    as_of: date | None = None
    seen_by: datetime | None = None
    window: Window = ALL_DAYS
    net_of_vat: bool = False

    def knows(self, published: date, seen_at: datetime) -> bool:
        """Whether something published on a day and first seen at an instant was known."""
        return (self.as_of is None or published <= self.as_of) and (self.seen_by is None or seen_at <= self.seen_by)

    @property
    def is_past(self) -> bool:
        """Whether less than everything is known."""
        return self.as_of is not None or self.seen_by is not None


PRESENT = View()
