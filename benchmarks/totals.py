"""Totals over 100,000 orders, beside a bare sum of as many integers in the same run: `python benchmarks/totals.py`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from scrapers.money import Money
from scrapers.notice import Party, Pricing
from tracker.ledger.ledger import Ledger, build_ledger, totals
from tracker.model.company import Company, Perimeter
from tracker.model.order import Act, EventKind, Order, OrderEvent, OrderState, OrderStatus
from tracker.model.rate import no_rates

ORDERS = 100_000
SUPPLIER = "甲乙数据科技有限公司"


def main() -> None:
    """Print seconds and ratios, best of several runs each."""
    orders = [made(number) for number in range(ORDERS)]
    company = Company(
        id="acme", names={"en": "Acme"}, ticker="00001.HK", exchange="HKEX", currency="CNY", perimeter=(Perimeter(name=SUPPLIER),)
    )
    amounts = [order.events[0].after.amount for order in orders]
    minors = [amount.minor for amount in amounts if amount]
    bare = best(lambda: sum(minors), 20)
    built = best(lambda: ledger_of(company, orders), 1)
    ledger = ledger_of(company, orders)
    if totals(ledger, None, None).stated != sum(minors):
        raise SystemExit("the ledger's total is not the sum of its orders")
    window = best(lambda: totals(ledger, date(2020, 2, 1), date(2024, 5, 31)), 200)
    months = best(lambda: [totals(ledger, day, day + timedelta(days=29)) for day in (date(2020, 1, 1),) * 60], 5)
    print(f"bare sum of {ORDERS} integers    {bare * 1000:9.3f} ms")
    print(f"build the ledger              {built * 1000:9.1f} ms   {built / ORDERS * 1e6:6.1f} µs an order")
    print(f"totals of a window            {window * 1000:9.3f} ms   {window / bare:8.3f} × the bare sum")
    print(f"totals of 60 months           {months * 1000:9.3f} ms   {months / bare:8.3f} × the bare sum")


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


if __name__ == "__main__":
    main()
