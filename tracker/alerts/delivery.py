"""Delivery: every channel's messages side by side, one at a time per channel, each step written before the next is taken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tracker.alerts.body import Voice
from tracker.alerts.channels.base import Channel, ChannelError, Refusal
from tracker.alerts.health import (
    REFUSED_IN_ROW,
    TRIES,
    ChannelHealth,
    Refused,
    failing,
    is_channels,
    refusing,
    set_aside,
    waiting,
    working,
)
from tracker.alerts.message import DigestFacts, compose_parts
from tracker.alerts.outbox import Handed, OutboxStore, PendingMessage, orders_of, plan
from tracker.alerts.schedule import wait_after
from tracker.config.channels import AnyChannel
from tracker.model.flag import RETRACTION, Flag
from tracker.model.states import DeliveryOutcome

# a sender silent for so long has been killed; longer than any channel's time-outs
LEASE = timedelta(minutes=5)


# (companies, the channel) -> what its digest adds
Facts = Callable[[Sequence[str], "Outlet"], DigestFacts]


def no_facts(companies: Sequence[str], outlet: Outlet) -> DigestFacts:  # noqa: ARG001 - the shape of Facts
    """Nothing to add."""
    return DigestFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A configured channel: how it is opened (raises ChannelError), what it wants, and how it is spoken to.

    `is_mail` says that its digests are HTML mails, which have room for a page.
    """

    settings: AnyChannel
    voice: Voice
    open: Callable[[], Channel]
    is_mail: bool = False


@dataclass(slots=True)
class Delivered:
    """Result of one pass: messages taken and refused, alerts waiting for their hour and alerts grown too old."""

    sent: int = 0
    failed: int = 0
    held: int = 0
    stale: int = 0
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Lane:
    """One channel's share of a pass."""

    name: str
    outlet: Outlet
    channel: Channel | None
    pending_messages: deque[PendingMessage]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handover:
    """How a hand-over ended: the parts taken by now, why the next was not, and an answer to be kept."""

    parts: int
    error: ChannelError | None = None
    answer: str | None = None

    def handed(self, outcome: DeliveryOutcome) -> Handed:
        """The same for the log."""
        error = str(self.error) if self.error is not None else None
        return Handed(
            outcome=outcome, parts=self.parts, error=error, answer=self.error.kept if self.error is not None else self.answer
        )


_Busy = dict[Future[_Handover], tuple[_Lane, PendingMessage]]


def deliver(
    store: OutboxStore,
    outlets: Mapping[str, Outlet],
    clock: Callable[[], datetime],
    *,
    facts: Facts = no_facts,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Delivered:
    """Send what is due. A channel that refuses rests until its next attempt; the others never wait for it.

    `facts` gives what a digest adds about its companies.
    A channel's failing is reported on the operator's channels in the same pass.
    Once `is_stopped`, no further message is begun: it waits in the outbox.
    """
    report = Delivered()
    operators = [name for name, outlet in outlets.items() if outlet.settings.audience == "operator"]
    store.release(clock() - LEASE)
    with ThreadPoolExecutor(max_workers=max(1, len(outlets)), thread_name_prefix="channel") as pool:
        sender = _Sender(store, clock, facts, operators, report, pool, is_stopped)
        if sender.run(outlets):
            sender.run({name: outlets[name] for name in operators if name not in report.errors})
    return report


@dataclass(slots=True)
class _Sender:
    store: OutboxStore
    clock: Callable[[], datetime]
    facts: Facts
    operators: Sequence[str]
    report: Delivered
    pool: ThreadPoolExecutor
    is_stopped: Callable[[], bool]
    raised: bool = False

    def run(self, outlets: Mapping[str, Outlet]) -> bool:
        """Look once at each channel; whether there is something new for the operator."""
        self.raised = False
        busy: _Busy = {}
        for name, outlet in outlets.items():
            self._next(_Lane(name, outlet, None, deque(self._drafts(name, outlet))), busy)
        while busy:
            done, _ = wait(busy, return_when=FIRST_COMPLETED)
            for future in done:
                lane, pending = busy.pop(future)
                if self._settle(lane, pending, future):
                    self._next(lane, busy)
        return self.raised

    def _drafts(self, name: str, outlet: Outlet) -> list[PendingMessage]:
        entries, now = self.store.waiting(name), self.clock()
        asked = {(entry.flag.company, orders_of(entry.flag)) for entry in entries if entry.flag.rule == RETRACTION}
        alerted = {order for company, orders in asked if self.store.told(name, company, orders) for order in orders}
        made = plan(entries, outlet.settings, name, now, alerted)
        if made.stale:
            self.store.expire(made.stale)
        for until in sorted(set(made.held.values())):
            self.store.hold([ident for ident, when in made.held.items() if when == until], until)
        self.report.stale += len(made.stale)
        self.report.held += len(made.held)
        resting = self.store.health(name).resting_until
        return made.pending_messages if resting is None or resting <= now else []

    def _next(self, lane: _Lane, busy: _Busy) -> None:
        """Claim and hand over the channel's next message, if there is one."""
        while lane.pending_messages and not self.is_stopped():
            pending = lane.pending_messages.popleft()
            if self.store.claim(pending, lane.name, self.clock()):
                parts, facts = self.store.parts_sent(pending.message_id), self._facts(pending, lane.outlet)
                busy[self.pool.submit(_hand_over, lane, pending, facts, parts, self.clock())] = (lane, pending)
                return

    def _facts(self, pending: PendingMessage, outlet: Outlet) -> DigestFacts | None:
        """What a digest adds; None for a message about one notice."""
        if pending.kind == "single":
            return None
        return self.facts(sorted({entry.flag.company for entry in pending.entries if entry.flag.company}), outlet)

    def _settle(self, lane: _Lane, pending: PendingMessage, future: Future[_Handover]) -> bool:
        """Write how the message fared; whether the channel is to go on in this pass."""
        now, handover = self.clock(), future.result()
        if handover.error is None:
            self.store.sent(pending.message_id, now, handover.handed(DeliveryOutcome.TAKEN))
            self.report.sent += 1
            self._note(working(self.store.health(lane.name), pending.kind == "digest", now), now)
            return True
        self.report.failed += 1
        self.report.errors[lane.name] = str(handover.error)
        if handover.error.refusal is Refusal.MESSAGE:
            return self._refused(lane, pending, handover, now)
        error, dead_after, health = str(handover.error), lane.outlet.settings.dead_after, self.store.health(lane.name)
        until = now + max(wait_after(pending.attempts + 1), handover.error.retry_after or timedelta(0))
        if handover.error.refusal is Refusal.LATER:
            self.store.failed(pending.message_id, now, handover.handed(DeliveryOutcome.WAITING), until)
            until = now + (handover.error.retry_after or wait_after(pending.attempts + 1))
            self._note(waiting(health, error, until, dead_after, now), now)
        else:
            self.store.failed(pending.message_id, now, handover.handed(DeliveryOutcome.FAILED), until)
            self._note(failing(health, error, dead_after, now), now)
        return False

    def _refused(self, lane: _Lane, pending: PendingMessage, handover: _Handover, now: datetime) -> bool:
        """A message refused for its own sake: tried again, set aside, or the third of a row that shows it is the channel."""
        handed = handover.handed(DeliveryOutcome.REFUSED)
        times, first = self.store.refusals(pending.message_id)
        refused = Refused(message_id=pending.message_id, error=str(handover.error), times=times + 1, first=first)
        health = refusing(self.store.health(lane.name), refused)
        if is_channels(health, refused):
            self.store.failed(pending.message_id, now, handed, now + wait_after(pending.attempts + 1))
            self.store.restore(health.refused)
            self._note(failing(health, refused.error, lane.outlet.settings.dead_after, now, least=REFUSED_IN_ROW), now)
            return False
        if refused.times >= TRIES:
            self.store.set_aside(pending.message_id, now, handed)
            self._note((health, set_aside(lane.name, refused, now)), now)
        else:
            self.store.failed(pending.message_id, now, handed, now + wait_after(pending.attempts + 1))
            self._note((health, None), now)
        return True

    def _note(self, judged: tuple[ChannelHealth, Flag | None], now: datetime) -> None:
        health, flag = judged
        self.raised = self.raised or flag is not None
        about = flag.evidence["judged"] if flag is not None else None
        deaf = health.dead_since is not None or (isinstance(about, Mapping) and about.get("case") == "message_refused")
        listening = [name for name in self.operators if name != health.channel or not deaf]
        self.store.save_health(health, flag, listening, now)


def _hand_over(lane: _Lane, pending: PendingMessage, facts: DigestFacts | None, sent: int, now: datetime) -> _Handover:
    """Word a message as its channel can take it and hand over the parts that have not gone; runs beside other channels."""
    parts = sent
    try:
        if lane.channel is None:
            lane.channel = lane.outlet.open()
        groups = [[entry.flag for entry in group] for group in pending.groups]
        notes = facts.notes if facts is not None else None
        messages = compose_parts(groups, lane.outlet.voice, pending.message_id, notes, lane.channel.fits)
        if facts is not None:
            messages[-1] = replace(messages[-1], briefs=tuple(facts.briefs))
        answer = None
        for message in messages[sent:] or messages[-1:]:
            answer = lane.channel.send(message, now) or answer
            parts += 1
    except ChannelError as error:
        return _Handover(parts=parts, error=error)
    except Exception as error:  # noqa: BLE001 - whatever a library raises must not take the other channels down
        # it says only its kind: its text may hold an address
        return _Handover(parts=parts, error=ChannelError(type(error).__name__))
    return _Handover(parts=parts, answer=answer)
