"""Drafts to orders: what was decided about them, their ids, who and what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from scrapers.notice import LinkKind, Party
from tracker.model.decision import Decisions, MarkDecision, Verdict
from tracker.model.notice_history import StoredNotice
from tracker.model.order import WON, Act, EventKind, Order, OrderEvent, OrderNotice, OrderState
from tracker.orders.deal import Deal
from tracker.orders.events import NOTHING_YET, finished
from tracker.orders.projects import Projects
from tracker.orders.timeline import Result, Statement, public_since


def heads_of(deals: Sequence[Deal]) -> dict[Deal, str]:
    """The id of each deal: that of its earliest-published result."""
    return {deal: _by_publication(deal)[0][1].id for deal in deals}


def frameworks_of(deals: Sequence[Deal], projects: Projects) -> dict[Deal, Deal]:
    """The framework of each deal that is called off from one."""
    found = ((deal, deal.framework or _framework_of(deal, deals, projects)) for deal in deals)
    return {deal: parent for deal, parent in found if parent}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """Material of some deals' finished orders: `beside` holds the events by which a deal counts beside others."""

    projects: Projects
    decisions: Decisions
    heads: Mapping[Deal, str]
    parents: Mapping[Deal, Deal]
    beside: Mapping[Deal, Sequence[OrderEvent]]

    def orders(self, deals: Sequence[Deal]) -> tuple[Order, ...]:
        """The orders, oldest first."""
        owner = {name: deal for deal in reversed(deals) for name in deal.ids}
        taken = set(self.heads.values())
        verdicts = _verdicts(self.decisions, self.projects, owner)
        made = []
        for deal in deals:
            events = _events(deal, [*verdicts[deal], *self.beside.get(deal, ())])
            former = {name for name in deal.ids if name not in taken and owner[name] is deal}
            parent = self.parents.get(deal)
            order = _order(deal, self.heads[deal], events)
            call_off_of = self.heads[parent] if parent else None
            made.append(replace(order, former_ids=tuple(sorted(former)), call_off_of=call_off_of))
        return tuple(sorted(made, key=lambda order: (order.events[0].on, order.id)))


def _by_publication(deal: Deal) -> list[tuple[Statement, Result]]:
    """The newest results of each notice, the earliest-published notice first."""
    return sorted(
        deal.latest.values(), key=lambda told: (public_since(told[0].stored), told[0].stored.source_key, told[1].position)
    )


def _order(deal: Deal, name: str, events: tuple[OrderEvent, ...]) -> Order:
    told = _by_publication(deal)
    # who and what is best known from the notice that announced the win
    best = sorted(told, key=lambda item: (item[0].notice.lead, item[1].says.status not in WON))
    notices, awards = [r.notice for r, _ in best], [result.award for _, result in best]
    return Order(
        id=name,
        lot=next((a.lot for a in awards if a.lot), None),
        supplier=_with_share(_supplier([a.supplier for a in awards]), events[-1].after.members),
        members=events[-1].after.members,
        buyer=next((n.buyer for n in notices if n.buyer), None),
        project_number=next((n.project_number for n in notices if n.project_number), None),
        project_name=next((n.project_name for n in notices if n.project_name), None),
        country=best[0][0].stored.site.partition("_")[0].upper(),
        notices=_notices(deal),
        events=events,
    )


def _supplier(parties: Sequence[Party]) -> Party:
    """The best notice's supplier; its code from any other that prints one for the same name."""
    first = parties[0]
    if first.code:
        return first
    return next((p for p in parties if p.code and p.name == first.name and p.share == first.share), first)


def _with_share(lead: Party, members: Sequence[Party]) -> Party:
    """The lead with the share that the venture's newest statement gives it."""
    share = next((member.share for member in members if member.name == lead.name and member.share is not None), lead.share)
    return replace(lead, share=share)


def _notices(deal: Deal) -> tuple[OrderNotice, ...]:
    """Every notice that an event came from, in publication order."""
    positions = {r.stored.id: result.position for r, result in deal.latest.values()}
    found = sorted(deal.sources.values(), key=lambda n: (n.published, n.source_key))
    return tuple(
        OrderNotice(
            id=n.id,
            site=n.site,
            source=n.source,
            url=n.notice.url,
            title=n.notice.title or "",
            notice_type=n.notice.notice_type,
            published=n.published,
            award=positions.get(n.id),
        )
        for n in found
    )


def _framework_of(deal: Deal, deals: Sequence[Deal], projects: Projects) -> Deal | None:
    """The framework order that the draft's notices say it is called off from: of the same supplier, or the only one."""
    named = {place for mine in deal.latest for place in projects.named_by(mine, LinkKind.FRAMEWORK)}
    frames = [d for d in deals if d is not deal and named & d.latest.keys()] if named else []
    own = [d for d in frames if any(d.has_supplier_of(result) for _, result in deal.latest.values())]
    flagged = [d for d in own if d.state and d.state.framework]
    return next(iter(flagged or own or (frames if len(frames) == 1 else [])), None)


def _events(deal: Deal, verdicts: Sequence[OrderEvent]) -> tuple[OrderEvent, ...]:
    """The draft's events with what was decided about it and with notices that came and went, each with the state after it."""
    heard = sorted(deal.sources.values(), key=lambda stored: stored.source_key)
    extra = sorted(verdicts, key=lambda e: (e.kind, e.detail))
    extra += (event for stored in heard for event in _comings_and_goings(stored))
    first = deal.events[0]
    late = [replace(e, on=max(e.on, first.on), seen_at=max(e.seen_at, first.seen_at)) for e in extra]
    # of one notice's on one day, first what came first
    late.sort(key=lambda e: (e.on, e.seen_at))
    return finished(sorted([*deal.events, *late], key=lambda e: e.on)) if late else tuple(deal.events)


def _verdicts(decisions: Decisions, projects: Projects, owner: Mapping[str, Deal]) -> defaultdict[Deal, list[OrderEvent]]:
    """What was decided about each draft, as events."""
    found: defaultdict[Deal, list[OrderEvent]] = defaultdict(list)
    for decision in decisions.marks:
        deal = owner.get(decision.order)
        if deal:
            found[deal].append(_mark_event(deal, decision))
    for join in decisions.joins:
        left, right = owner.get(join.left), owner.get(join.right)
        if left is None or right is None:
            continue
        if join.verdict is Verdict.ACCEPT and left is right:
            found[left].append(_decided(EventKind.JOINED, join.at, Act.NOTES, None, join.note))
        elif join.verdict is Verdict.REJECT and left is not right and projects.together(min(left.latest), min(right.latest)):
            # kept apart from what a strong key would have joined
            for deal in (left, right):
                found[deal].append(_decided(EventKind.SPLIT, join.at, Act.NOTES, None, join.note))
    return found


def _mark_event(deal: Deal, decision: MarkDecision) -> OrderEvent:
    accepts = decision.verdict is Verdict.ACCEPT
    says = OrderState(status=deal.events[-1].after.status, amount=decision.amount, marks=decision.marks)
    kind, act = (EventKind.ACCEPTED, Act.ACCEPTS) if accepts else (EventKind.MARKED, Act.REFUSES)
    return _decided(kind, decision.at, act, says, decision.note or ("" if accepts else "the amount was refused"))


def _comings_and_goings(stored: StoredNotice) -> Iterator[OrderEvent]:
    """A notice that is gone from its portal, and one that is there again."""
    for absence in stored.absences:
        yield _noted(stored, EventKind.VANISHED, absence.gone_on)
        if absence.back_on:
            yield _noted(stored, EventKind.RETURNED, absence.back_on)


def _noted(stored: StoredNotice, kind: EventKind, day: date) -> OrderEvent:
    seen_at = datetime.combine(day, time.min, stored.first_seen.tzinfo)
    return replace(_decided(kind, seen_at, Act.NOTES, None, ""), notice_id=stored.id)


def _decided(kind: EventKind, at: datetime, act: Act, says: OrderState | None, detail: str) -> OrderEvent:
    return OrderEvent(
        kind=kind, on=at.date(), seen_at=at, notice_id=None, after=says or NOTHING_YET, detail=detail, act=act, says=says
    )
