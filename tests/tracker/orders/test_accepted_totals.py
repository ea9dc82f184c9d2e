"""A total that is not its lots' sum, said by somebody to be theirs: its money is in the lots, and none of them changes."""

from datetime import UTC, datetime

from scrapers.notice import AwardStatus, NoticeType
from tests.support.order_samples import award, company, stored
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.decision import JoinDecision, Verdict, decisions_of
from tracker.model.rate import no_rates
from tracker.orders.build import build_orders


def test_an_accepted_total_leaves_the_lots_as_they_are() -> None:
    """Accepting that 3,900,000 is one with the lots of 1,200,000 and 2,300,000 takes it out of the ceiling."""
    told = [
        stored("lots", 5, award("1200000", lot="1"), award("2300000", lot="2")),
        stored("total", 9, award("3900000", status=AwardStatus.CONTRACTED), kind=NoticeType.CONTRACT),
    ]
    asked = build_orders(told)
    lot, total = asked.orders[0], asked.orders[-1]
    before = totals(build_ledger(company(), asked.orders, (), no_rates), None, None)
    assert (before.floor, before.ceiling, before.in_question) == (350000000, 740000000, 1)
    decided = JoinDecision(left=lot.id, right=total.id, verdict=Verdict.ACCEPT, at=datetime(2026, 2, 1, tzinfo=UTC))
    answered = build_orders(told, decisions_of([decided]))
    after = totals(build_ledger(company(), answered.orders, (), no_rates), None, None)
    assert (after.orders, after.floor, after.ceiling, after.in_question) == (2, 350000000, 350000000, 0)
    assert answered == build_orders(reversed(told), decisions_of([decided]))
