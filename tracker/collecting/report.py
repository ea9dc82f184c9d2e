"""Counts and issues of one run: for its row, for health, and for the line printed at its end. Nobody else writes them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from db import runs
from db.engine.connection import Database
from scrapers.base import Gap, ListIssue, StatedTotal
from scrapers.errors import Blocked
from scrapers.toolkit.lists import CHANNEL_ABSENT, kind_of
from tracker import storage as records
from tracker.collecting.parsed import ParsedNotice

# of what was read, not of lists
_READ = ("counts", "filled", "read", "results", "unread_results", "broken_channels")


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

    def as_json(self) -> str:
        """Counts of what was read, to go on from later."""
        read = {name: getattr(self, name) for name in _READ}
        newest = self.newest.isoformat() if self.newest else None
        return json.dumps({**read, "newest": newest}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> RunCounts:
        """Counts as they were kept."""
        kept = json.loads(text)
        newest = date.fromisoformat(kept["newest"]) if kept["newest"] else None
        counters = {name: Counter(kept[name]) for name in ("counts", "filled")}
        return cls(**{**kept, **counters, "newest": newest})

    def add(self, name: str, number: int = 1) -> None:
        """Some more of something."""
        self.counts[name] += number

    def note(self, notice: ParsedNotice) -> None:
        """A notice was read."""
        self.read += 1
        self.filled.update(notice.filled)
        self.results += notice.has_result
        self.unread_results += notice.is_result_unread
        if notice.published and (self.newest is None or notice.published > self.newest):
            self.newest = notice.published

    def note_list(self, item: ListIssue | StatedTotal | Gap) -> None:
        """A list said something of itself."""
        if isinstance(item, StatedTotal):
            if item.found is not None:
                self.stated[item.channel], self.found[item.channel] = item.total, item.found
        elif isinstance(item, Gap):
            self.ended_early.add(item.channel)
            self.reached = max(item.end, self.reached or item.end)
        else:
            if item.kind == CHANNEL_ABSENT:
                self.absent.add(item.channel or "")
            if item.error is not None:
                self.broken_channels.append(item.channel or "")

    def note_known(self, channel: str | None) -> None:
        """A channel's list named something known from earlier runs."""
        self.met.add(channel or "")

    def note_unarchived(self) -> None:
        """A page that should be in the archive is not there."""
        self.broken_channels = ["the archive"]

    def note_empty(self, stored: int) -> None:
        """Every list was empty although so many notices of these days are stored."""
        self.empty = stored

    def note_requests(self, requests: int, asked_back: datetime | None) -> None:
        """So many requests were sent, and the host wants to be asked again then."""
        self.counts["requests"], self.asked_back = requests, asked_back

    def note_failure(self, error: Exception) -> None:
        """The run failed."""
        self.blocked = self.blocked or isinstance(error, Blocked)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLog:
    """Stores what went wrong in a run; `secrets` are keys that the site's service may repeat in what it answers."""

    db: Database
    run_id: int
    counts: RunCounts
    now: Callable[[], datetime]
    secrets: tuple[str, ...] = ()

    def issue(
        self, kind: str, message: str, *, url: str | None = None, channel: str | None = None, page_sha256: str | None = None
    ) -> None:
        """Note one thing that went wrong."""
        self.counts.add("issues")
        at = records.instant(self.now())
        issue = runs.Issue(kind=kind, message=self.hide(message), at=at, url=url, channel=channel, page_sha256=page_sha256)
        runs.add_issue(self.db, self.run_id, issue)

    def failure(self, error: Exception) -> str:
        """Note what ended the run, and return its reason."""
        self.counts.note_failure(error)
        self.issue(kind_of(error), str(error))
        return f"{type(error).__name__}: {self.hide(str(error))}"

    def hide(self, message: str) -> str:
        """A message without the site's keys."""
        for secret in self.secrets:
            message = message.replace(secret, "…")
        return message


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """Report of one run: `done`, `failed`, `interrupted` (asked to stop, or one step of a longer catch-up) or `skipped`."""

    source: str
    state: str
    reason: str | None
    counts: dict[str, int]
    # channels whose list ended before the days asked for
    cut: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether somebody should look."""
        return self.state == "failed"
