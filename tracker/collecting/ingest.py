"""Steps 5 to 9 of one notice: save; then, when its turn comes, order, match, judge and remember in one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from itertools import takewhile
from typing import TypeVar

from db import absences, notices, unjudged, unread
from db.engine.connection import Database, savepoint, together, transaction
from db.engine.rows import data_version
from db.notices import Met, Sighting
from scrapers.notice import Notice
from tracker import storage as records
from tracker.collecting.parsed import ParsedNotice, parsed_notice
from tracker.collecting.retries import Stored
from tracker.config.runtime import Runtime
from tracker.judging.judge import Judge
from tracker.judging.orders import rebuild_orders
from tracker.model.matching import named_in
from tracker.model.notice_history import StoredNotice
from tracker.review.store import note_near_names
from tracker.storage.repository import Repository

T = TypeVar("T")
# seconds after which a group is committed: with its last notice, the lock is let go within a tenth of a second
_GROUP_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """Keep what one run reads; what was published before `past` is kept and raises no alert.

    `in_turn` lets new notices wait for `judge_saved`: lists name the newest first, and the first order is the oldest.
    """

    site: str
    source: str
    runtime: Runtime
    db: Database
    run_id: int | None = None
    past: date | None = None
    # of the portal's days
    zone: tzinfo = UTC
    in_turn: bool = False
    repository: Repository = field(init=False, repr=False)
    # keys of notices saved without a look-up from before: one made earlier no longer holds for them
    _unasked: set[str] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        # one for the whole run: what nobody has changed is read once
        object.__setattr__(self, "repository", Repository(self.db))

    def save(self, notice: ParsedNotice, met: Met = Met.SEEN_IN_LIST, *, stored: Stored | None = None) -> notices.Outcome:
        """Save one reading; new or changed ones are ordered, matched, judged and remembered; `stored` was looked up of it.

        A new one waits for its turn where notices are judged `in_turn`.
        """
        with self.transaction():
            return self._save(notice, self._stored(notice.key, stored), met, self.runtime.now())

    def save_all(self, found: Iterable[Notice]) -> list[notices.Outcome]:
        """Save readings that came from no page in one transaction, all of them or none, near names too; returns outcomes."""
        outcomes: list[notices.Outcome] = []
        with self.transaction():
            for notice in found:
                parsed = parsed_notice(notice, site=self.site)
                outcomes.append(self._save(parsed, self._stored(notice.key, None), Met.SEEN_IN_LIST, self.runtime.now()))
            self.note_near_names()
        return outcomes

    def save_archived(
        self, notice: ParsedNotice, fetched_at: datetime, *, is_newest: bool, stored: Stored | None = None
    ) -> notices.Outcome:
        """Save one reading of an archived page. Inside `transaction`.

        A page the file has not come to yet is kept as if just fetched at its time; of the others only the newest is read.
        """
        row = self._stored(notice.key, stored)
        if row is None or datetime.fromisoformat(row["last_checked"]) < fetched_at:
            return self._save(notice, row, Met.SEEN_IN_LIST, fetched_at)
        return self._save(notice, row, Met.FROM_ARCHIVE, self.runtime.now()) if is_newest else "same"

    def judge_saved(self) -> None:
        """Order and judge the notices of the source that wait, oldest publication first, each all or nothing by itself.

        Asked to stop, it leaves the others to the next run.
        """
        waiting = unjudged.waiting(self.db, self.source)
        self.in_groups(takewhile(lambda _: not self.runtime.stop.is_set(), waiting), self._judge_waiting)

    def in_groups(self, things: Iterable[T], keep: Callable[[T], None]) -> None:
        """Keep things one after the other, some in one commit, so that the file is locked for a moment at a time.

        Where one cannot be kept, those before it are. `things` are at hand: nobody waits for one under the lock.
        """
        left = iter(things)
        for first in left:
            with self._together():
                until = time.monotonic() + _GROUP_SECONDS
                keep(first)
                while time.monotonic() < until and (following := next(left, None)) is not None:
                    keep(following)

    def listed(self, stored: Iterable[records.Row]) -> None:
        """Note that stored notices are in their list."""
        if ids := [row["id"] for row in stored]:
            with transaction(self.db):
                notices.note_listed(self.db, ids, source=self.source, at=records.instant(self.runtime.now()))

    def unchanged(self, stored: records.Row, met: Met) -> None:
        """Note that a stored notice's page is there and says what it said."""
        now = self.runtime.now()
        with self.transaction():
            notices.note_checked(self.db, stored["id"], self._sighting(met, now))
            if stored["vanished_on"] is not None:
                absences.mark_returned(self.db, stored["id"], self._day(now))
                self._settle(stored["id"], None, now)

    def vanished(self, stored: records.Row) -> None:
        """Note that a notice is gone from its portal; its order says so and goes on counting."""
        now = self.runtime.now()
        with self.transaction():
            if absences.mark_vanished(self.db, stored["id"], self._day(now)):
                self._settle(stored["id"], None, now)

    def note_near_names(self) -> None:
        """Ask about names near watched ones among those that were not yet compared. Inside a transaction."""
        self.repository.refresh()
        note_near_names(self.db, self.repository.companies(), self.repository.decisions, self.runtime.now())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, in a group as well: what is remembered of the file is what it holds."""
        try:
            with savepoint(self.db) if self.db.conn.in_transaction else transaction(self.db):
                self.repository.refresh()
                yield
        except BaseException:
            self.repository.forget()
            raise

    @contextmanager
    def _together(self) -> Iterator[None]:
        try:
            with together(self.db):
                yield
        except BaseException:
            self.repository.forget()
            raise

    def _judge_waiting(self, row: records.Row) -> None:
        with self.transaction():
            unjudged.forget(self.db, row["notice_id"])
            self._judge(row["notice_id"], datetime.fromisoformat(row["at"]), is_past=bool(row["is_past"]))

    def _save(self, notice: ParsedNotice, stored: records.Row | None, met: Met, at: datetime) -> notices.Outcome:
        row = notice.row
        outcome, notice_id = notices.save_notice(self.db, row, stored, self._sighting(met, at))
        self._note_unread(notice, notice_id)
        returned = met is not Met.FROM_ARCHIVE and stored is not None and stored["vanished_on"] is not None
        if returned:
            absences.mark_returned(self.db, notice_id, self._day(at))
        if outcome == "changed":
            self.repository.awards_changed(notice_id)
        if outcome == "new" and self.in_turn:
            is_past = self._is_past(notice.published)
            unjudged.wait(self.db, notice_id, source=self.source, at=records.instant(at), is_past=is_past)
        elif outcome != "same" or returned:
            new = records.new_notice(row, notice_id, source=self.source, at=records.instant(at)) if outcome == "new" else None
            self._settle(notice_id, notice.published, at, new)
        return outcome

    def _stored(self, key: str, found: Stored | None) -> records.Row | None:
        """The row as it is now: a look-up from before holds unless another has written since, or we something not looked up."""
        if found is not None and key not in self._unasked and found.version == data_version(self.db):
            return found.notice
        self._unasked.add(key)
        return notices.known(self.db, self.site, [key]).get(key)

    def _note_unread(self, notice: ParsedNotice, notice_id: int) -> None:
        """Keep which watched companies a page names whose result was not read."""
        companies = self.repository.companies() if notice.marked_text else ()
        unread.save_names(self.db, notice_id, named_in(notice.marked_text, companies).items())

    def _sighting(self, met: Met, at: datetime) -> Sighting:
        return Sighting(source=self.source, at=records.instant(at), met=met, run_id=self.run_id)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def _settle(self, notice_id: int, published: date | None, at: datetime, new: StoredNotice | None = None) -> None:
        """Judge what has changed of a notice at once; one that waits is judged as it stands when its turn comes."""
        if not unjudged.waiting_among(self.db, [notice_id]):
            self._judge(notice_id, at, is_past=self._is_past(published), new=new)

    def _is_past(self, published: date | None) -> bool:
        return self.past is not None and (published or date.min) < self.past

    def _judge(self, notice_id: int, at: datetime, *, is_past: bool, new: StoredNotice | None = None) -> None:
        runtime = replace(self.runtime, now=lambda: at)
        judge = Judge(runtime=runtime, db=self.db, run_id=self.run_id, baseline=is_past)
        rebuild_orders(self.repository, notice_id, judge, new=new)
