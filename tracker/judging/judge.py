"""Step 7 to 9: which watched companies an order touches, what the rules say of it, and the flags put into the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from db.engine.connection import Database
from tracker.alerts.store import sent_alerts
from tracker.config.runtime import ZONE, Runtime
from tracker.judging.flags import raise_flags
from tracker.ledger.credit import OrderTerms
from tracker.ledger.ledger import Ledger
from tracker.model.company import Company
from tracker.model.flag import Flag, SentAlert
from tracker.model.matching import watched
from tracker.model.order import Order, OrderEvent
from tracker.rules import Facts, RuleSettings, judge, judge_rivals, settings_for
from tracker.rules.base import line_of
from tracker.storage.repository import Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Judges what a change of orders means for the watched companies, and queues what it raises."""

    runtime: Runtime
    db: Database
    run_id: int | None
    baseline: bool = False

    @contextmanager
    def watching(
        self, repository: Repository, before: Sequence[Order], after: Sequence[Order], notice_id: int | None
    ) -> Iterator[None]:
        """Take the ledgers before the body changes the file and after, and judge the difference."""
        parties = [party for order in (*before, *after) for party in order.parties]
        companies = [company for company in repository.companies() if watched(parties, [company])]
        # anybody's order of a buyer may show that an amount of another of its orders cannot be
        concerned = [*companies, *(c for c in repository.companies_beside(before, after) if c not in companies)]
        ledgers = {company.id: repository.ledger(company) for company in concerned}
        possible = repository.terms if concerned else {}
        repository.orders_changing(before, after)
        yield
        repository.orders_changed(companies, before, after)
        news = new_events(before, after)
        for company in concerned:
            if company in companies:
                self._judge(repository, company, ledgers[company.id], [o for o in after if o.id in news], news, notice_id)
            doubted = newly_implausible(possible, repository.terms) - news.keys()
            others = [line.order for line in ledgers[company.id].lines if line.order.id in doubted] if doubted else []
            self._judge(repository, company, ledgers[company.id], others, dict.fromkeys(doubted, ()), None)

    @contextmanager
    def perimeters_changing(self, repository: Repository) -> Iterator[None]:
        """Judge the orders that the body brings into a company's perimeter, as if just announced, and those it takes out."""
        ledgers = {company.id: repository.ledger(company) for company in repository.companies()}
        yield
        now = Repository(self.db)
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

    def tick(self, repository: Repository) -> None:
        """Judge the rules about time for every company."""
        for company in repository.companies():
            ledger = repository.ledger(company)
            self._remember(judge(self._facts(repository, company, ledger, ledger), self._settings(company)))

    def _judge(
        self,
        repository: Repository,
        company: Company,
        before: Ledger,
        orders: Sequence[Order],
        news: Mapping[str, tuple[OrderEvent, ...]],
        notice_id: int | None,
    ) -> None:
        after = repository.ledger(company)
        for order in orders:
            if watched(order.parties, [company]) or line_of(before, order) is not None:
                facts = replace(
                    self._facts(repository, company, before, after),
                    order=order,
                    events=news[order.id],
                    notice_id=notice_id,
                    sent=self._sent(company, order),
                )
                rivals = judge_rivals(facts, self.runtime.settings.rules)
                self._remember([*judge(facts, self._settings(company)), *rivals])

    def _facts(self, repository: Repository, company: Company, before: Ledger, after: Ledger) -> Facts:
        rivals = {other.id: repository.ledger(other) for other in repository.companies() if other.id != company.id}
        return Facts(
            company=company,
            today=self.runtime.now().astimezone(ZONE).date(),
            before=before,
            after=after,
            rivals=rivals,
            rates=repository.rates,
            filings=repository.filings(company.id),
        )

    def _sent(self, company: Company, order: Order) -> tuple[SentAlert, ...]:
        return sent_alerts(self.db, (order.id, *order.former_ids), company.id)

    def _settings(self, company: Company) -> Mapping[str, RuleSettings]:
        return settings_for(self.runtime.settings.rules, company.id)

    def _remember(self, raised: Sequence[Flag]) -> None:
        raise_flags(self.db, self.runtime, raised, run_id=self.run_id, baseline=self.baseline)


def newly_implausible(before: Mapping[str, OrderTerms], after: Mapping[str, OrderTerms]) -> set[str]:
    """The orders whose amount cannot be by what is known after, and could by what was known before."""
    return {name for name, terms in after.items() if terms.implausible and not (name in before and before[name].implausible)}


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
