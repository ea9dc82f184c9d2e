"""Orders rebuilt and judged after their notices changed."""

from __future__ import annotations

from collections.abc import Iterable

from db import decisions, notices, orders, unjudged
from db.clusters import related_ids
from tracker import storage as records
from tracker.judging.judge import Judge
from tracker.orders.build import build_orders
from tracker.storage.repository import Repository


def rebuild_orders(
    repository: Repository, notice_ids: Iterable[int], judge: Judge, *, run_id: int | None, notice_id: int | None = None
) -> None:
    """Rebuild the orders of every notice that may speak of the same deals, and judge what that changed. Inside a transaction.

    Notices whose turn has not come have no part in any order yet.
    """
    db = repository.db
    related = related_ids(db, *notice_ids)
    cluster = related - unjudged.waiting_among(db, related)
    before = repository.orders_known(orders.order_ids_of_notices(db, cluster))
    stored = [records.stored_notice(row) for row in notices.load_notices(db, cluster)]
    ordering = build_orders(stored, repository.decisions)
    with judge.watching(repository, before, ordering.orders, notice_id):
        rows = [records.order_row(order) for order in ordering.orders]
        orders.save_orders(db, cluster, rows, run_id=run_id)
        for order, row in zip(ordering.orders, rows, strict=True):
            repository.cache.keep(order, row["content_hash"])
    ids = [shown for order in ordering.orders for shown in (order.id, *order.former_ids)]
    decisions.save_joins(db, ids, [records.proposal_row(each, judge.runtime.now()) for each in ordering.proposals])
