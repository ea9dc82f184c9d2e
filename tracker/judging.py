"""Step 7 to 9: which watched companies an order touches, what the rules say of it, and the flags put into the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from db import mutes
from db.connection import Database
from tracker import records
from tracker.alerts.routing import Mute, route
from tracker.alerts.store import queue_flag, sent_alerts
from tracker.books import Books, sync, watched_companies
from tracker.company import Company
from tracker.flag import Flag
from tracker.ledger import Ledger
from tracker.matching import watched
from tracker.near_names import note_near_names
from tracker.order import Order, OrderEvent
from tracker.rules import Facts, RuleSettings, SentAlert, judge, judge_rivals, settings_for
from tracker.rules.base import line_of
from tracker.surroundings import Surroundings

# the zone in which a day begins for rules about time
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Judges what a change of orders means for the watched companies, and queues what it raises."""

    world: Surroundings
    db: Database
    run_id: int | None
    baseline: bool = False

    @contextmanager
    def watching(self, books: Books, before: Sequence[Order], after: Sequence[Order], notice_id: int | None) -> Iterator[None]:
        """Take the ledgers before the body changes the file and after, and judge the difference."""
        parties = [party for order in (*before, *after) for party in order.parties]
        companies = [company for company in books.companies() if watched(parties, [company])]
        ledgers = {company.id: books.ledger(company) for company in companies}
        yield
        books.orders_changed()
        news = new_events(before, after)
        for company in companies:
            self._judge(books, company, ledgers[company.id], [o for o in after if o.id in news], news, notice_id)

    @contextmanager
    def perimeters_changing(self, books: Books) -> Iterator[None]:
        """Judge the orders that the body brings into a company's perimeter, as if just announced, and those it takes out."""
        ledgers = {company.id: books.ledger(company) for company in books.companies()}
        yield
        now = Books(self.db)
        for company in now.companies():
            before = ledgers.get(company.id)
            known = {line.order.id for line in before.lines} if before else set()
            after = now.ledger(company)
            stay = {line.order.id for line in after.lines}
            came = [line.order for line in after.lines if line.order.id not in known]
            left = [line.order for line in before.lines if line.order.id not in stay] if before else []
            if before is not None:
                news = {order.id: order.events for order in came} | {order.id: () for order in left}
                self._judge(now, company, before, [*came, *left], news, None)

    def tick(self, books: Books) -> None:
        """Judge the rules about time for every company."""
        for company in books.companies():
            ledger = books.ledger(company)
            self._remember(judge(self._facts(books, company, ledger, ledger), self._settings(company)))

    def _judge(
        self,
        books: Books,
        company: Company,
        before: Ledger,
        orders: Sequence[Order],
        news: Mapping[str, tuple[OrderEvent, ...]],
        notice_id: int | None,
    ) -> None:
        after = books.ledger(company)
        for order in orders:
            if watched(order.parties, [company]) or line_of(before, order) is not None:
                facts = self._facts(books, company, before, after, order=order, events=news[order.id], notice_id=notice_id)
                rivals = judge_rivals(facts, self.world.settings.rules)
                self._remember([*judge(facts, self._settings(company)), *rivals])

    def _facts(
        self,
        books: Books,
        company: Company,
        before: Ledger,
        after: Ledger,
        *,
        order: Order | None = None,
        events: tuple[OrderEvent, ...] = (),
        notice_id: int | None = None,
    ) -> Facts:
        rivals = {other.id: books.ledger(other) for other in books.companies() if other.id != company.id}
        return Facts(
            company=company,
            today=self.world.now().astimezone(ZONE).date(),
            before=before,
            after=after,
            order=order,
            events=events,
            notice_id=notice_id,
            sent=self._sent(company, order) if order else (),
            rivals=rivals,
            rates=books.rates,
            filings=books.filings(company.id),
        )

    def _sent(self, company: Company, order: Order) -> tuple[SentAlert, ...]:
        return sent_alerts(self.db, (order.id, *order.former_ids), company.id)

    def _settings(self, company: Company) -> Mapping[str, RuleSettings]:
        return settings_for(self.world.settings.rules, company.id)

    def _remember(self, raised: Sequence[Flag]) -> None:
        remember(self.db, self.world, raised, run_id=self.run_id, baseline=self.baseline)


def bring_in_line(db: Database, world: Surroundings) -> None:
    """Make the file's companies and figures those of the configuration; what a changed perimeter means is judged.

    Inside a transaction. Without a configuration the file stays as it is.
    """
    if not world.settings.file:
        return
    books = Books(db)
    if {company.id: company for company in books.companies()} == watched_companies(db, world.settings):
        sync(db, world.settings)
        return
    with Judge(world=world, db=db, run_id=None).perimeters_changing(books):
        sync(db, world.settings)
    changed = Books(db)
    note_near_names(db, changed.companies(), changed.decisions, world.now())


def remember(db: Database, world: Surroundings, raised: Sequence[Flag], *, run_id: int | None, baseline: bool = False) -> int:
    """Step 9: each flag once, one alert for each channel that gets it; how many flags were new. Inside a transaction."""
    now = world.now()
    muted = [_mute(row) for row in mutes.load_mutes(db)]
    states = (route(flag, world.settings.channel, now=now, baseline=baseline, mutes=muted) for flag in raised)
    return sum(queue_flag(db, flag, to, now=now, run_id=run_id) is not None for flag, to in zip(raised, states, strict=True))


def _mute(row: records.Row) -> Mute:
    until = datetime.fromisoformat(row["until"]) if row["until"] else None
    return Mute(channel=row["channel"], rule=row["rule"], company=row["company"], until=until)


def new_events(before: Sequence[Order], after: Sequence[Order]) -> dict[str, tuple[OrderEvent, ...]]:
    """By order, the events that were not there before under its present or a former id."""
    stood: dict[str, list[OrderEvent]] = {}
    for order in before:
        for shown in (order.id, *order.former_ids):
            stood.setdefault(shown, []).extend(order.events)
    news = {}
    for order in after:
        known = [event for shown in (order.id, *order.former_ids) for event in stood.get(shown, [])]
        fresh = tuple(event for event in order.events if event not in known)
        if fresh:
            news[order.id] = fresh
    return news
