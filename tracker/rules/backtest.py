"""Backtest of the rules: the stored orders' events gone through again, notice by notice and day by day; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tracker.ledger.cache import LedgerCache
from tracker.ledger.ledger import Ledger, Totals, totals
from tracker.ledger.line import Crediting
from tracker.model.company import Company
from tracker.model.filing import Filing
from tracker.model.flag import Flag, SentAlert
from tracker.model.order import Order, OrderEvent
from tracker.model.revenue import Revenue
from tracker.revenue.known import known_revenue
from tracker.rules import RULES, Facts, RuleSettings, judge, judge_rivals

News = list[tuple[Order, int]]
_NEVER = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyHistory:
    """All that one company's rules are judged on: every order in which it has a part, every figure, every filing."""

    credit: Crediting
    orders: tuple[Order, ...]
    revenue: tuple[Revenue, ...]
    settings: Mapping[str, RuleSettings]
    filings: tuple[Filing, ...] = ()

    @property
    def company(self) -> Company:
        """Whose past it is."""
        return self.credit.company

    @property
    def totals(self) -> Totals:
        """Totals over all orders."""
        return totals(LedgerCache().ledger(self.credit, self.orders, ()), None, None)

    def figures(self, day: date) -> tuple[Revenue, ...]:
        """The revenue that was public on a day, and what nobody knows the day of."""
        public = [row for row in self.revenue if row.published is None or row.published <= day]
        return known_revenue(self.company.id, public)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Difference that a change would make: flags that would appear or disappear, totals by company before and after."""

    appear: tuple[Flag, ...]
    disappear: tuple[Flag, ...]
    totals: Mapping[str, tuple[Totals, Totals]]


def flags_over(
    pasts: Sequence[CompanyHistory], tables: Mapping[str, Mapping[str, Any]], *, until: date, only: frozenset[str] | None = None
) -> list[Flag]:
    """Every flag that the companies' history raises under these rules up to a day, in the order of its days; each flag once.

    The events of one notice are judged together, as they were when it was published, and the rules about time at each day's
    end. `only` leaves out what does not bear on some rules.
    """
    walk = _Walk(pasts, tables, only)
    steps = _notices({order.id: order for past in pasts for order in past.orders}.values())
    daily = only is None or any(RULES[code].daily for code in only)
    days: dict[date, list[tuple[date, int]]] = {}
    for moment in steps:
        days.setdefault(moment[0], []).append(moment)
    day = min(days, default=_NEVER)
    while day <= until:
        for moment in sorted(days.get(day, ())):
            walk.notice(day, steps[moment])
        if daily:
            walk.tick(day)
        day += timedelta(days=1)
    return list(walk.raised.values())


def difference(old: Sequence[Flag], new: Sequence[Flag], moved: Mapping[str, tuple[Totals, Totals]]) -> Difference:
    """Flags by what makes them unique."""
    had, has = {identity(flag) for flag in old}, {identity(flag) for flag in new}
    return Difference(
        appear=tuple(flag for flag in new if identity(flag) not in had),
        disappear=tuple(flag for flag in old if identity(flag) not in has),
        totals=moved,
    )


def identity(flag: Flag) -> tuple[object, ...]:
    """Key that makes a flag unique."""
    return (flag.rule, flag.company, flag.order, flag.occasion)


def _notices(orders: Collection[Order]) -> dict[tuple[date, int], News]:
    """What each notice told of which orders, and how many events they had after it."""
    steps: dict[tuple[date, int], dict[str, tuple[Order, int]]] = {}
    for order in orders:
        for place, event in enumerate(order.events, 1):
            steps.setdefault(_moment(event), {})[order.id] = (order, place)
    return {moment: list(news.values()) for moment, news in steps.items()}


def _moment(event: OrderEvent) -> tuple[date, int]:
    return (event.on, event.notice_id or 0)


@dataclass(slots=True)
class _Walk:
    """One way through the days."""

    pasts: Sequence[CompanyHistory]
    tables: Mapping[str, Mapping[str, Any]]
    only: frozenset[str] | None
    raised: dict[tuple[object, ...], Flag] = field(default_factory=dict)
    _theirs: dict[str, frozenset[str]] = field(init=False)
    _shelf: LedgerCache = field(default_factory=LedgerCache)
    _known: dict[str, dict[str, Order]] = field(default_factory=dict)
    _about: dict[object, list[Flag]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._theirs = {past.company.id: frozenset(order.id for order in past.orders) for past in self.pasts}

    def notice(self, day: date, news: News) -> None:
        """Judge one notice: ledgers first, then the rules, as when it was kept."""
        now = {order.id: replace(order, events=order.events[:count]) for order, count in news}
        concerned = []
        for past in self.pasts:
            theirs = [order for order in now.values() if order.id in self._theirs[past.company.id]]
            before = self._ledger(past, day)
            if theirs:
                self._known.setdefault(past.company.id, {}).update((order.id, order) for order in theirs)
                concerned.append((past, before, theirs))
        for past, before, theirs in concerned:
            for order in theirs:
                self._judge(past, before, order, day)

    def tick(self, day: date) -> None:
        """The rules about time, at a day's end."""
        for past in self.pasts:
            ledger = self._ledger(past, day)
            facts = self._facts(past, ledger, day)
            self._remember(judge(facts, past.settings, only=self.only))

    def _judge(self, past: CompanyHistory, before: Ledger, order: Order, day: date) -> None:
        facts = self._facts(past, before, day, order)
        self._remember(judge(facts, past.settings, only=self.only))
        if self.only is None or "W010" in self.only:
            self._remember(judge_rivals(facts, self.tables))

    def _facts(self, past: CompanyHistory, before: Ledger, day: date, order: Order | None = None) -> Facts:
        moment = _moment(order.events[-1]) if order else (day, 0)
        told = self._about.get((past.company.id, order.id), ()) if order else ()
        return Facts(
            company=past.company,
            today=day,
            before=before,
            after=self._ledger(past, day),
            order=order,
            events=tuple(event for event in order.events if _moment(event) == moment) if order else (),
            notice_id=moment[1] or None,
            sent=tuple(_sent(flag) for flag in told),
            rivals={other.company.id: self._ledger(other, day) for other in self.pasts if other is not past},
            filings=tuple(filing for filing in past.filings if filing.published <= day),
            rates=past.credit.rates,
        )

    def _ledger(self, past: CompanyHistory, day: date) -> Ledger:
        return self._shelf.ledger(past.credit, self._known.get(past.company.id, {}).values(), past.figures(day))

    def _remember(self, flags: Sequence[Flag]) -> None:
        for flag in flags:
            if self.raised.setdefault(identity(flag), flag) is flag:
                self._about.setdefault((flag.company, flag.order or flag.evidence.get("order")), []).append(flag)


def _sent(flag: Flag) -> SentAlert:
    return SentAlert(rule=flag.rule, channel="replay", message_id=None, sent_at=None, evidence=flag.evidence)
