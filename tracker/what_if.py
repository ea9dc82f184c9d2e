"""What the rules would have said: the stored orders' events gone through again, one day's notice after the other; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.company import Company
from tracker.flag import Flag
from tracker.ledger import Ledger, Totals
from tracker.order import Order, OrderEvent
from tracker.rules import Facts, Filing, RuleSettings, SentAlert, judge

Build = Callable[[Sequence[Order]], Ledger]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All that one company's rules are judged on; `build` makes its ledger of orders."""

    company: Company
    orders: tuple[Order, ...]
    build: Build
    settings: Mapping[str, RuleSettings]
    rivals: Mapping[str, Ledger]
    filings: tuple[Filing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a change would do: flags that would appear or disappear, totals by company before and after."""

    appear: tuple[Flag, ...]
    disappear: tuple[Flag, ...]
    totals: Mapping[str, tuple[Totals, Totals]]


def flags_over(
    past: Past, *, start: date | None = None, end: date | None = None, only: frozenset[str] | None = None
) -> list[Flag]:
    """Every flag the company's history raises under these settings, in the order of its days; each flag once.

    The events of one notice are judged together, as they were when it came. Flags before `start` are raised too, so that
    steps already crossed are not crossed again, but not returned.
    """
    raised: dict[tuple[object, ...], Flag] = {}
    known: dict[str, Order] = {}
    before = past.build(())
    for day, news in _notices(past.orders):
        if end is not None and day > end:
            break
        for order, count in news:
            known[order.id] = replace(order, events=order.events[:count])
        after = past.build(tuple(known.values()))
        for order, count in news:
            for flag in _judged(past, before, after, known[order.id], count, day, raised.values(), only):
                raised.setdefault(identity(flag), flag)
        before = after
    return [flag for flag in raised.values() if start is None or flag.on >= start]


def difference(old: Sequence[Flag], new: Sequence[Flag], totals: Mapping[str, tuple[Totals, Totals]]) -> Difference:
    """Flags by what makes them unique."""
    had, has = {identity(flag) for flag in old}, {identity(flag) for flag in new}
    return Difference(
        appear=tuple(flag for flag in new if identity(flag) not in had),
        disappear=tuple(flag for flag in old if identity(flag) not in has),
        totals=totals,
    )


def identity(flag: Flag) -> tuple[object, ...]:
    """What makes a flag unique."""
    return (flag.rule, flag.company, flag.order, flag.occasion)


def _notices(orders: Iterable[Order]) -> list[tuple[date, list[tuple[Order, int]]]]:
    """The days' notices in order, each with the orders it told something of and how many events they had after it."""
    steps: dict[tuple[date, int], list[tuple[Order, int]]] = {}
    for order in orders:
        for place, event in enumerate(order.events, 1):
            steps.setdefault(_moment(event), []).append((order, place))
    found = []
    for (day, _), news in sorted(steps.items(), key=lambda item: item[0]):
        last = {order.id: (order, place) for order, place in news}
        found.append((day, list(last.values())))
    return found


def _moment(event: OrderEvent) -> tuple[date, int]:
    return (event.on, event.notice_id or 0)


def _judged(
    past: Past,
    before: Ledger,
    after: Ledger,
    order: Order,
    count: int,
    day: date,
    raised: Iterable[Flag],
    only: frozenset[str] | None,
) -> list[Flag]:
    moment = _moment(order.events[count - 1])
    events = tuple(event for event in order.events if _moment(event) == moment)
    sent = tuple(
        SentAlert(rule=flag.rule, channel="replay", message_id=None, sent_at=None, evidence=flag.evidence)
        for flag in raised
        if flag.order in (order.id, *order.former_ids)
    )
    facts = Facts(
        company=past.company,
        today=day,
        before=before,
        after=after,
        order=order,
        events=events,
        notice_id=moment[1] or None,
        sent=sent,
        rivals=past.rivals,
        filings=past.filings,
    )
    return judge(facts, past.settings, only=only)
