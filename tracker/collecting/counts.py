"""What one run counts: for the run's row, for health, and for the line printed at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from scrapers.notice import Notice, NoticeMark

# fields whose sudden emptiness tells of a changed layout
FILLED = ("title", "published_date", "project_number", "project_name", "buyer", "awards")


@dataclass(slots=True)
class RunCounts:
    """Counts of one run; `stated` and `found` of lists read to their end, `filled` how many notices carried each field."""

    counts: Counter[str] = field(default_factory=Counter)
    stated: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    filled: Counter[str] = field(default_factory=Counter)
    read: int = 0
    # how many notices speak of a result, and of how many of these it could not be read
    results: int = 0
    unread_results: int = 0
    newest: date | None = None
    ended_early: set[str] = field(default_factory=set)
    # the newest day on which a list ended early
    reached: date | None = None
    # channels that the portal has no list of at present
    absent: set[str] = field(default_factory=set)
    # channels whose list named something known from earlier runs
    met: set[str] = field(default_factory=set)
    broken_channels: list[str] = field(default_factory=list)
    blocked: bool = False
    # when the host wants to be asked again, where it said so
    asked_back: datetime | None = None
    # how many stored notices of the days asked for, when the lists of them were empty
    empty: int = 0

    def add(self, name: str) -> None:
        """One more of something."""
        self.counts[name] += 1

    def note(self, notice: Notice) -> None:
        """A notice was read."""
        self.read += 1
        self.filled.update(name for name in FILLED if getattr(notice, name))
        self.results += bool(notice.awards or notice.marks)
        self.unread_results += NoticeMark.RESULT_NOT_READ in notice.marks
        if notice.published_date and (self.newest is None or notice.published_date > self.newest):
            self.newest = notice.published_date

    def outcome(self) -> tuple[str, str | None]:
        """State and reason of a run that came to its end."""
        if self.broken_channels:
            return "failed", f"{', '.join(self.broken_channels)} could not be read; the issues say why"
        if self.empty:
            return "done", f"the lists are empty, though {self.empty} notices of these days are stored; the watermark stays"
        if unread := self.counts["failed"]:
            return (
                "done",
                f"{unread} {'page' if unread == 1 else 'pages'} could not be read; the issues say why; tried again later",
            )
        return "done", None

    def facts(self) -> dict[str, object]:
        """As health stores it."""
        return {
            "stated": self.stated,
            "found": self.found,
            "read": self.read,
            "filled": dict(self.filled),
            "results": self.results,
            "unread_results": self.unread_results,
            "newest": self.newest.isoformat() if self.newest else None,
            "broken_channels": self.broken_channels,
        }
