"""What waits for a person is shown until it is decided."""

from __future__ import annotations

from decimal import Decimal

from db.decisions import decide, save_joins, save_near_misses
from db.engine.connection import Database, transaction
from db.engine.rows import select, select_one
from scrapers.money import Money
from scrapers.notice import Mark
from tests.db.samples import NOW, notice, order, save, save_orders
from tracker import storage as records
from tracker.model.decision import MarkDecision, NameDecision, Verdict
from tracker.model.order import JoinKey, JoinProposal
from tracker.review.inbox import InboxItem
from tracker.review.store import near_miss_row


def test_the_inbox_shows_what_waits_the_most_money_first(db: Database) -> None:
    """Names, weak joins and marked orders wait until they are decided."""
    save(db, notice("1"))
    save_orders(db, [1], order("O1", 1, amount="300.00", marks=(Mark.ABOVE_BUDGET,)), order("O2", 1, amount="200.00"))
    proposal = JoinProposal(left="O1", right="O2", key=JoinKey.SIMILAR, score=Decimal("0.8"), reason="same buyer")
    asked = NameDecision(name="示例科技", company="example", verdict=Verdict.ACCEPT, at=NOW)
    miss = InboxItem(asked=asked, reason="same_stem", money=Money.of("250"), near="示例科技有限公司")
    with transaction(db):
        save_joins(db, ["O1", "O2"], [records.proposal_row(proposal, NOW)])
        save_near_misses(db, [near_miss_row(miss, NOW)])
    assert _waiting(db) == [("marked_award", 300.0), ("near_miss", 250.0), ("weak_join", 200.0)]
    mark = MarkDecision(order="O1", amount=Money.of("300"), marks=(Mark.ABOVE_BUDGET,), verdict=Verdict.REJECT, at=NOW)
    for decision in (mark, asked):
        decide(db, records.decision_row(decision))
    assert _waiting(db) == [("weak_join", 200.0)]
    save_joins(db, ["O1", "O2"], [])
    assert _waiting(db) == []


def test_a_proposal_keeps_when_it_was_first_asked(db: Database) -> None:
    """Asking again does not make a question new."""
    proposal = JoinProposal(left="O1", right="O2", key=JoinKey.SIMILAR, score=Decimal("0.8"), reason="same buyer")
    first = records.proposal_row(proposal, NOW)
    save_joins(db, ["O1"], [first])
    save_joins(db, ["O1"], [first | {"seen_at": "2027-01-01T00:00:00+08:00", "score": "0.9"}])
    assert select_one(db, "SELECT seen_at, score FROM proposal") == {"seen_at": NOW.isoformat(), "score": "0.9"}


def _waiting(db: Database) -> list[tuple[str, float]]:
    return [(row["kind"], row["stake"]) for row in select(db, "SELECT kind, stake FROM inbox")]
