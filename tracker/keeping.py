"""Steps 5 to 9 of one notice: save, order, match, judge, remember, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import decisions, notices, orders
from db.connection import Database, transaction
from db.related import related_ids
from scrapers.base import Page
from scrapers.notice import Notice
from scrapers.reading import READER_VERSION
from tracker import records
from tracker.books import Books
from tracker.judging import Judge
from tracker.ordering import build_orders
from tracker.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Keeps what one run reads; `baseline` keeps its flags from being told as news."""

    site: str
    source: str
    world: Surroundings
    db: Database
    run_id: int | None = None
    baseline: bool = False

    def keep(self, notice: Notice, page: Page | None) -> str:
        """Save one reading; new or changed ones are ordered, matched, judged and remembered. Returns new, changed or same."""
        sha256 = page.sha256 if page else None
        row = records.notice_row(notice, site=self.site, page_sha256=sha256, reader_version=READER_VERSION)
        now = records.instant(self.world.now())
        with transaction(self.db):
            outcome, notice_id = notices.save_notice(self.db, row, source=self.source, run_id=self.run_id, seen_at=now)
            if outcome != "same":
                self._settle([notice_id], notice_id)
        return outcome

    def vanished(self, notice_id: int, on: date) -> None:
        """Note that a notice is gone from its portal; its order says so and goes on counting."""
        with transaction(self.db):
            if notices.mark_vanished(self.db, notice_id, on):
                self._settle([notice_id], notice_id)

    def _settle(self, notice_ids: Iterable[int], notice_id: int) -> None:
        judge = Judge(world=self.world, db=self.db, run_id=self.run_id, baseline=self.baseline)
        settle(self.db, notice_ids, judge, run_id=self.run_id, notice_id=notice_id)


def settle(db: Database, notice_ids: Iterable[int], judge: Judge, *, run_id: int | None, notice_id: int | None = None) -> None:
    """Rebuild the orders of every notice that may speak of the same deals, and judge what that changed. Inside a transaction."""
    books = Books(db)
    cluster = related_ids(db, *notice_ids)
    before = books.orders_by_id(orders.order_ids_of_notices(db, cluster))
    stored = [records.stored_notice(row) for row in notices.load_notices(db, cluster)]
    ordering = build_orders(stored, books.decisions)
    with judge.watching(books, before, ordering.orders, notice_id):
        orders.save_orders(db, cluster, [records.order_row(order) for order in ordering.orders], run_id=run_id)
    ids = [shown for order in ordering.orders for shown in (order.id, *order.former_ids)]
    decisions.save_joins(db, ids, [records.proposal_row(each, judge.world.now()) for each in ordering.proposals])
