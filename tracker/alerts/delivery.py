"""Delivery: every channel's messages side by side, one at a time per channel, each step written before the next is taken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tracker.alerts.body import Voice
from tracker.alerts.channels.base import Channel, ChannelError
from tracker.alerts.message import Message, compose, compose_digest
from tracker.alerts.outbox import ChannelHealth, OutboxStore, PendingMessage, orders_of, plan
from tracker.alerts.schedule import wait_after
from tracker.config.channels import AnyChannel
from tracker.model.flag import OPERATOR, RETRACTION, Flag

# a sender silent for so long has been killed; longer than any channel's time-outs
LEASE = timedelta(minutes=5)


# (companies, language) -> lines
Notes = Callable[[Sequence[str], str], Sequence[str]]


def no_notes(companies: Sequence[str], language: str) -> Sequence[str]:  # noqa: ARG001 - the shape of Notes
    """Nothing to say of silence."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A configured channel: how it is opened (raises ChannelError), what it wants, and how it is spoken to."""

    settings: AnyChannel
    voice: Voice
    open: Callable[[], Channel]


@dataclass(slots=True)
class Delivered:
    """What one pass did: messages taken and refused, alerts waiting for their hour and alerts grown too old."""

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


def deliver(
    store: OutboxStore,
    outlets: Mapping[str, Outlet],
    clock: Callable[[], datetime],
    *,
    notes: Notes = no_notes,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Delivered:
    """Send what is due. A channel that refuses rests until its next attempt; the others never wait for it.

    `notes` gives the lines on silence for a digest's companies in a language.
    What a channel's failing deserves to be told goes to the operator's channels in the same pass.
    Once `is_stopped`, no further message is begun: it waits in the outbox.
    """
    report = Delivered()
    operators = [name for name, outlet in outlets.items() if outlet.settings.audience == "operator"]
    store.release(clock() - LEASE)
    with ThreadPoolExecutor(max_workers=max(1, len(outlets)), thread_name_prefix="channel") as pool:
        sender = _Sender(store, clock, notes, operators, report, pool, is_stopped)
        if sender.run(outlets):
            sender.run({name: outlets[name] for name in operators if name not in report.errors})
    return report


@dataclass(slots=True)
class _Sender:
    store: OutboxStore
    clock: Callable[[], datetime]
    notes: Notes
    operators: Sequence[str]
    report: Delivered
    pool: ThreadPoolExecutor
    is_stopped: Callable[[], bool]
    raised: bool = False

    def run(self, outlets: Mapping[str, Outlet]) -> bool:
        """One look at each channel; whether the operator has been told something new."""
        self.raised = False
        busy: dict[Future[None], tuple[_Lane, PendingMessage]] = {}
        for name, outlet in outlets.items():
            self._next(_Lane(name, outlet, None, deque(self._drafts(name, outlet))), busy)
        while busy:
            done, _ = wait(busy, return_when=FIRST_COMPLETED)
            for future in done:
                host_queue, pending = busy.pop(future)
                if self._settle(host_queue, pending, future):
                    self._next(host_queue, busy)
        return self.raised

    def _drafts(self, name: str, outlet: Outlet) -> list[PendingMessage]:
        entries, now = self.store.waiting(name), self.clock()
        asked = {(entry.flag.company, orders_of(entry.flag)) for entry in entries if entry.flag.rule == RETRACTION}
        told = {order for company, orders in asked if self.store.told(name, company, orders) for order in orders}
        made = plan(entries, outlet.settings, name, now, told)
        if made.stale:
            self.store.expire(made.stale)
        for until in sorted(set(made.held.values())):
            self.store.hold([ident for ident, when in made.held.items() if when == until], until)
        self.report.stale += len(made.stale)
        self.report.held += len(made.held)
        return made.pending_messages

    def _next(self, host_queue: _Lane, busy: dict[Future[None], tuple[_Lane, PendingMessage]]) -> None:
        """Claim and hand over the channel's next message, if there is one."""
        while host_queue.pending_messages and not self.is_stopped():
            pending = host_queue.pending_messages.popleft()
            if self.store.claim(pending, host_queue.name, self.clock()):
                busy[self.pool.submit(self._hand_over, host_queue, self._compose(pending, host_queue), self.clock())] = (
                    host_queue,
                    pending,
                )
                return

    @staticmethod
    def _hand_over(host_queue: _Lane, message: Message, now: datetime) -> None:
        if host_queue.channel is None:
            host_queue.channel = host_queue.outlet.open()
        host_queue.channel.send(message, now)

    def _compose(self, pending: PendingMessage, host_queue: _Lane) -> Message:
        groups = [[entry.flag for entry in group] for group in pending.groups]
        if pending.kind == "single":
            return compose(groups[0], host_queue.outlet.voice, pending.message_id)
        companies = sorted({flag.company for group in groups for flag in group if flag.company})
        return compose_digest(
            groups, host_queue.outlet.voice, pending.message_id, self.notes(companies, host_queue.outlet.voice.language)
        )

    def _settle(self, host_queue: _Lane, pending: PendingMessage, future: Future[None]) -> bool:
        """Write how the message fared; whether the channel is to go on in this pass."""
        now = self.clock()
        problem = future.exception()
        if problem is not None:
            # an error that is none of ours says only its kind: its text may hold an address
            error = str(problem) if isinstance(problem, ChannelError) else type(problem).__name__
            self.report.failed += 1
            self.report.errors[host_queue.name] = error
            self.store.failed(pending.message_id, error, now + wait_after(pending.attempts + 1))
            self._note(failing(self.store.health(host_queue.name), error, host_queue.outlet.settings.dead_after, now), now)
            return False
        self.store.sent(pending.message_id, now)
        self.report.sent += 1
        self._note(working(self.store.health(host_queue.name), pending.kind == "digest", now), now)
        return True

    def _note(self, judged: tuple[ChannelHealth, Flag | None], now: datetime) -> None:
        health, flag = judged
        self.raised = self.raised or flag is not None
        listening = [name for name in self.operators if name != health.channel or health.dead_since is None]
        self.store.save_health(health, flag, listening, now)


def failing(health: ChannelHealth, error: str, dead_after: int, now: datetime) -> tuple[ChannelHealth, Flag | None]:
    """The channel's health after a failure, and the operator's flag when it has just been given up for dead."""
    failures = health.failures + 1
    dying = health.dead_since is None and failures >= dead_after
    after = replace(health, failures=failures, last_error=error, dead_since=now if dying else health.dead_since)
    told = {"case": "channel_dead", "channel": health.channel, "failures": failures, "error": error}
    return after, _operator_flag(f"channel {health.channel} dead {now.isoformat()}", told, now) if dying else None


def working(health: ChannelHealth, digest: bool, now: datetime) -> tuple[ChannelHealth, Flag | None]:
    """The channel's health after a success, and the operator's flag when it has just come back."""
    after = replace(
        health, failures=0, dead_since=None, last_error=None, last_success=now, last_digest=now if digest else health.last_digest
    )
    told = {"case": "channel_recovered", "channel": health.channel}
    return after, _operator_flag(f"channel {health.channel} works {now.isoformat()}", told, now) if health.dead_since else None


def _operator_flag(occasion: str, judged: Mapping[str, object], now: datetime) -> Flag:
    return Flag(rule=OPERATOR, company="", order=None, occasion=occasion, on=now.date(), evidence={"judged": dict(judged)})
