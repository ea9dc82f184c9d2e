"""The inbox over one file: its open questions, and decisions taken, each settled as if it had always been so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from db import decisions as decision_rows
from db import orders as order_rows
from db import taken_back
from db.engine.connection import Database, transaction
from tracker import storage as records
from tracker.config.runtime import Runtime
from tracker.judging.configuration import sync, sync_configuration
from tracker.judging.judge import Judge
from tracker.judging.orders import rebuild_orders
from tracker.ledger.cache import LedgerCache
from tracker.ledger.credit import doubted
from tracker.model.decision import Decision, Decisions, InboxKind, JoinDecision, MarkDecision
from tracker.model.order import JoinKey, JoinProposal
from tracker.review.inbox import InboxItem, build_inbox, unread_items
from tracker.review.store import look_for_near_names, save_near_names, seen_near
from tracker.storage.repository import Repository


def open_items(db: Database, runtime: Runtime) -> tuple[InboxItem, ...]:
    """Every open question: unread pages that name a company, then the most money first.

    Near names are kept in the file for those who query it.
    """
    at = runtime.now()
    with transaction(db):
        sync_configuration(db, runtime)
        repository = Repository(db)
        look_for_near_names(db, repository.companies())
        items = items_of(repository, at)
        save_near_names(db, items, at)
    return items


def items_of(repository: Repository, at: datetime) -> tuple[InboxItem, ...]:
    """Every question that is open by what the file holds, unread pages first, then the most money; changes nothing.

    Names are asked about when they have been compared: at the end of a run, and whenever `open_items` asks.
    """
    companies = repository.companies()
    terms = repository.terms
    orders = {order.id: doubted(order, terms) for company in companies for order in repository.orders(company)}
    rows = decision_rows.load_proposals(repository.db)
    proposals = [_proposal(row) for row in rows if row["kind"] == InboxKind.WEAK_JOIN]
    seen = seen_near(repository.db)
    items = build_inbox(list(orders.values()), proposals, seen, companies, repository.decisions, at)
    return (*unread_items(repository.unread, at), *items)


def current_decisions(db: Database) -> Decisions:
    """Everything decided so far."""
    return Repository(db).decisions


def apply_decisions(db: Database, runtime: Runtime, made: Sequence[Decision]) -> None:
    """Take decisions and settle what they touch, all in one transaction: orders, perimeters, flags, alerts."""

    def take() -> None:
        for decision in made:
            decision_rows.decide(db, records.decision_row(decision))

    _settle(db, runtime, made, take)


def undo_decision(db: Database, runtime: Runtime, made: Decision, by: str = "") -> None:
    """Take a decision back and settle what it touched as if it had never been taken; the file keeps that it was."""

    def take_back() -> None:
        row = decision_rows.undo(db, made.kind.value, made.subject)
        if row is not None:
            taken_back.note(db, "decision", f"{made.kind} {made.subject}", row, at=records.instant(runtime.now()), by=by)

    _settle(db, runtime, (made,), take_back)


def _settle(db: Database, runtime: Runtime, made: Sequence[Decision], change: Callable[[], None]) -> None:
    judge = Judge(runtime=runtime, db=db, run_id=None)
    with transaction(db):
        sync_configuration(db, runtime)
        with judge.perimeters_changing(Repository(db)):
            change()
            sync(db, runtime.settings)
        touched = order_rows.notice_ids_of_orders(db, _orders_of(db, made))
        cache = LedgerCache()
        for notice_id in sorted(touched):
            rebuild_orders(Repository(db, cache), notice_id, judge, is_cause=False)


def _proposal(row: records.Row) -> JoinProposal:
    return JoinProposal(
        left=row["order_id"],
        right=row["other_order_id"],
        key=JoinKey(row["key"]),
        score=Decimal(row["score"]),
        reason=row["reason"],
    )


def _orders_of(db: Database, made: Iterable[Decision]) -> list[str]:
    ids: list[str] = []
    for decision in made:
        if isinstance(decision, JoinDecision):
            ids += [decision.left, decision.right]
        elif isinstance(decision, MarkDecision):
            ids.append(decision.order)
    return [current for shown in ids if (current := order_rows.resolve(db, shown))]
