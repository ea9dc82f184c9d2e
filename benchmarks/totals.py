"""Totals over a company's orders, beside a bare sum of as many integers in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from benchmarks.support.figures import Figure
from scrapers.money import Money
from scrapers.notice import Party, Pricing
from tracker.ledger.ledger import Ledger, build_ledger, totals
from tracker.model.company import Company, Perimeter
from tracker.model.order import Act, EventKind, Order, OrderEvent, OrderState, OrderStatus
from tracker.model.rate import no_rates

SIZES = (2_000, 4_000, 8_000, 16_000)
SUPPLIER = "甲乙数据科技有限公司"


def measure(sizes: Sequence[int]) -> Iterator[Figure]:
    """Processor milliseconds: the ledger made, the totals of one window, and those of sixty months."""
    company = Company(
        id="acme", names={"en": "Acme"}, ticker="00001.HK", exchange="HKEX", currency="CNY", perimeter=(Perimeter(name=SUPPLIER),)
    )
    for size in sizes:
        orders = [made(number) for number in range(size)]
        amounts = [order.events[0].after.amount for order in orders]
        minors = [amount.minor for amount in amounts if amount]
        ledger = ledger_of(company, orders)
        if totals(ledger, None, None).stated != sum(minors):
            raise SystemExit("the ledger's total is not the sum of its orders")
        bare = best(lambda: sum(minors), 20) * 1000  # noqa: B023  called at once
        start, end, day = date(2020, 2, 1), date(2024, 5, 31), date(2020, 1, 1)
        work: dict[str, Callable[[], object]] = {
            "build a ledger": lambda: ledger_of(company, orders),  # noqa: B023  called at once
            "totals of a window": lambda: totals(ledger, start, end),  # noqa: B023  called at once
            "totals of 60 months": lambda: [totals(ledger, day, day + timedelta(days=29)) for _ in range(60)],  # noqa: B023
        }
        for name, run in work.items():
            yield Figure(name, size, best(run, 5) * 1000, "ms", bare)


def ledger_of(company: Company, orders: list[Order]) -> Ledger:
    """The ledger from scratch."""
    return build_ledger(company, orders, (), no_rates)


def best(run: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in seconds of processor time: others may be using the machine."""
    durations = []
    for _ in range(times):
        began = time.process_time()
        run()
        durations.append(time.process_time() - began)
    return min(durations)


def made(number: int) -> Order:
    """One award of some day and amount."""
    day = date(2020, 1, 1) + timedelta(days=number * 7919 % 2000)
    state = OrderState(
        status=OrderStatus.AWARDED,
        amount=Money(minor=number * 104729 % 10**9 + 1, currency="CNY"),
        pricing=Pricing.TOTAL,
        dated=day,
    )
    seen = datetime(day.year, day.month, day.day, tzinfo=UTC)
    event = OrderEvent(kind=EventKind.AWARDED, on=day, seen_at=seen, notice_id=number, after=state, act=Act.STATES, says=state)
    return Order(
        id=f"O{number}",
        lot=None,
        supplier=Party(name=SUPPLIER),
        members=(),
        buyer=None,
        project_number=None,
        project_name=None,
        country="CN",
        notices=(),
        events=(event,),
    )
