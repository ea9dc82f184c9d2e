"""Steps 5 to 9 of one notice: save, order, match, judge, remember, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo

from db import absences, notices, unread
from db.engine.connection import Database, transaction
from scrapers.base import Page
from scrapers.notice import Notice
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.config.runtime import Runtime
from tracker.judging.judge import Judge
from tracker.judging.orders import rebuild_orders
from tracker.ledger.cache import LedgerCache
from tracker.model.matching import named_in
from tracker.review.store import note_near_names
from tracker.storage.repository import Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """Keeps what one run reads; what was published before `past` is remembered and not told as news."""

    site: str
    source: str
    runtime: Runtime
    db: Database
    run_id: int | None = None
    past: date | None = None
    # of the portal's days
    zone: tzinfo = UTC
    # off where a page is looked at that no list names at present
    is_listed: bool = True
    # keys of the site's service, which may repeat them in what it answers
    secrets: tuple[str, ...] = ()
    cache: LedgerCache = field(default_factory=LedgerCache, repr=False)

    def save(self, notice: Notice, page: Page | None, *, is_look: bool = True) -> str:
        """Save one reading; new or changed ones are ordered, matched, judged and remembered. Returns new, changed or same.

        With `is_look` off nobody asked the portal: when the notice was last seen there stays as it is.
        """
        sha256 = page.sha256 if page else None
        row = records.notice_row(notice, site=self.site, page_sha256=sha256, reader_version=READER_VERSION)
        now = records.instant(self.runtime.now())
        with transaction(self.db):
            before = self._known(notice.key)
            returned = is_look and before.get("vanished_on") is not None
            outcome, notice_id = notices.save_notice(
                self.db, row, source=self.source, run_id=self.run_id, seen_at=now, listed=self.is_listed
            )
            self._note_unread(notice, notice_id)
            if before and not is_look:
                notices.restore_look(self.db, before)
            if returned:
                absences.mark_returned(self.db, notice_id, self._today())
            if outcome != "same" or returned:
                self._settle(notice_id, notice.published_date)
        return outcome

    def listed(self, key: str, *, checked: bool = False) -> None:
        """Note that a stored notice is still in its list or, when `checked`, that its page is unchanged and there."""
        with transaction(self.db):
            known, now = self._known(key), records.instant(self.runtime.now())
            notices.touch(self.db, self.site, key, source=self.source, seen_at=now, checked=checked, listed=self.is_listed)
            if checked and known.get("vanished_on") is not None:
                absences.mark_returned(self.db, known["id"], self._today())
                self._settle(known["id"], None)

    def note_near_names(self) -> None:
        """Ask about names near watched ones among what the run has kept. Inside a transaction."""
        repository = Repository(self.db, self.cache)
        note_near_names(self.db, repository.companies(), repository.decisions, self.runtime.now(), run_id=self.run_id)

    def hide(self, message: str) -> str:
        """A message without the site's keys."""
        for secret in self.secrets:
            message = message.replace(secret, "…")
        return message

    def vanished(self, key: str) -> None:
        """Note that a notice is gone from its portal; its order says so and goes on counting."""
        with transaction(self.db):
            notice_id = self._known(key)["id"]
            if absences.mark_vanished(self.db, notice_id, self._today()):
                self._settle(notice_id, None)

    def _note_unread(self, notice: Notice, notice_id: int) -> None:
        """Keep which watched companies a page names whose result was not read."""
        companies = Repository(self.db, self.cache).companies() if notice.marks else ()
        unread.save_names(self.db, notice_id, named_in(notice.text, companies).items())

    def _known(self, key: str) -> records.Row:
        return notices.known(self.db, self.site, [key]).get(key, {})

    def _today(self) -> date:
        return self.runtime.now().astimezone(self.zone).date()

    def _settle(self, notice_id: int, published: date | None) -> None:
        is_past = self.past is not None and (published or date.min) < self.past
        judge = Judge(runtime=self.runtime, db=self.db, run_id=self.run_id, baseline=is_past)
        rebuild_orders(Repository(self.db, self.cache), [notice_id], judge, run_id=self.run_id, notice_id=notice_id)
