"""Orders rebuilt and judged after their notices changed."""

from __future__ import annotations

from db import decisions, notices, orders, unjudged
from db.clusters import related_ids
from tracker import storage as records
from tracker.judging.judge import Judge
from tracker.model.notice_history import StoredNotice
from tracker.orders.build import build_orders
from tracker.storage.repository import Repository


def rebuild_orders(
    repository: Repository, notice_id: int, judge: Judge, *, new: StoredNotice | None = None, is_cause: bool = True
) -> None:
    """Rebuild the orders of every notice that may speak of a notice's deals, and judge what that changed. Inside a transaction.

    A notice that was just saved for the first time is given as `new` and not read back. It `is_cause` of what its flags say,
    unless something else was, as a decision. Notices whose turn has not come have no part in any order yet.
    """
    db = repository.db
    related = related_ids(db, notice_id)
    cluster = related - unjudged.waiting_among(db, related)
    hashes = orders.order_hashes(db, cluster)
    before = repository.orders_known(sorted(hashes))
    stored = [new] if new else []
    if others := cluster - {each.id for each in stored}:
        stored += [records.stored_notice(row) for row in notices.load_notices(db, others)]
    ordering = build_orders(stored, repository.decisions)
    with judge.watching(repository, before, ordering.orders, notice_id if is_cause else None):
        rows = [records.order_row(order) for order in ordering.orders]
        orders.save_orders(db, hashes, rows, run_id=judge.run_id)
        for order, row in zip(ordering.orders, rows, strict=True):
            repository.cache.keep(order, row["content_hash"])
    ids = [shown for order in ordering.orders for shown in (order.id, *order.former_ids)]
    decisions.save_joins(db, ids, [records.proposal_row(each, judge.runtime.now()) for each in ordering.proposals])
