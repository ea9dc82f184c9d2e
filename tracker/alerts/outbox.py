"""The outbox's decisions: what goes out now as which message, what waits, what has grown too old; pure functions over entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from tracker.alerts.health import ChannelHealth
from tracker.alerts.message import message_id
from tracker.alerts.schedule import next_digest, quiet_until
from tracker.config.channels import AnyChannel
from tracker.model.flag import OPERATOR, RETRACTION, Flag
from tracker.model.states import AlertState, DeliveryOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One alert that has not arrived; `message_id` is set once an attempt was made. Instants carry an offset."""

    id: int
    flag: Flag
    channel: str
    state: AlertState
    created_at: datetime
    attempts: int = 0
    next_attempt_at: datetime | None = None
    message_id: str | None = None
    # raised by archived pages that were read again
    is_reread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingMessage:
    """A message to be sent: its entries in groups of one notice and company each."""

    message_id: str
    kind: str
    groups: tuple[tuple[Entry, ...], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return tuple(entry for group in self.groups for entry in group)

    @property
    def attempts(self) -> int:
        """How often it was tried."""
        return max(entry.attempts for entry in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """End of one attempt: the parts taken by now, the error (None: all were taken), an answer to be kept."""

    outcome: DeliveryOutcome
    parts: int
    error: str | None = None
    answer: str | None = None


@dataclass(slots=True)
class Plan:
    """Decision of one look at a channel. `held` are waiting for an instant, `stale` will never be sent."""

    pending_messages: list[PendingMessage] = field(default_factory=list)
    held: dict[int, datetime] = field(default_factory=dict)
    stale: list[int] = field(default_factory=list)


class OutboxStore(Protocol):
    """Store of alerts; each call is a short transaction of its own."""

    def waiting(self, channel: str) -> Sequence[Entry]:
        """The queued and held alerts of a channel, oldest first."""

    def told(self, channel: str, company: str, orders: Collection[str]) -> bool:
        """Whether the channel was sent anything but a retraction about a company's order, by any of its ids."""

    def claim(self, pending: PendingMessage, channel: str, now: datetime) -> bool:
        """Take all entries of a draft for sending under its message id; False, and none taken, when any is gone."""

    def sent(self, ident: str, now: datetime, handed: Handed) -> None:
        """The channel took the message."""

    def failed(self, ident: str, now: datetime, handed: Handed, next_attempt_at: datetime) -> None:
        """The channel did not take the message; it is tried again."""

    def set_aside(self, ident: str, now: datetime, handed: Handed) -> None:
        """The channel refuses the message for ever."""

    def restore(self, idents: Collection[str]) -> None:
        """Queue messages again that were set aside by mistake."""

    def refusals(self, ident: str) -> tuple[int, datetime | None]:
        """How often the channel refused the message, and when for the first time."""

    def parts_sent(self, ident: str) -> int:
        """How many parts of the message the channel has taken."""

    def release(self, claimed_before: datetime) -> None:
        """Give back what a killed sender had taken."""

    def hold(self, ids: Collection[int], until: datetime) -> None:
        """Alerts wait for their digest or for the end of quiet hours."""

    def expire(self, ids: Collection[int]) -> None:
        """Alerts have grown too old to be news."""

    def health(self, channel: str) -> ChannelHealth:
        """How the channel fares."""

    def save_health(self, health: ChannelHealth, flag: Flag | None, operators: Collection[str], now: datetime) -> None:
        """Write how the channel fares and, with it, the operator's flag that this deserves."""


def plan(entries: Sequence[Entry], settings: AnyChannel, channel: str, now: datetime, alerted: Set[str]) -> Plan:
    """Choose what to send now; `alerted` are the orders of which the channel has had an alert.

    A retraction waits for what it takes back, may share a digest with it, and is dropped when that will never arrive.
    """
    made = Plan()
    wins = [entry for entry in entries if entry.flag.rule != RETRACTION]
    made.stale = [entry.id for entry in wins if is_stale(entry, settings, now)]
    news = [entry for entry in wins if entry.id not in set(made.stale)]
    coming = {order for entry in news for order in orders_of(entry.flag)}
    tried_before = {order for entry in news if entry.message_id is not None for order in orders_of(entry.flag)}
    for entry in entries:
        orders = orders_of(entry.flag)
        if entry.flag.rule == RETRACTION and orders & (alerted | (coming - tried_before if settings.digest else set())):
            news.append(entry)
        elif entry.flag.rule == RETRACTION and not orders & coming:
            made.stale.append(entry.id)
    news.sort(key=lambda entry: entry.id)
    tried = [entry for entry in news if entry.message_id is not None]
    fresh = [entry for entry in news if entry.message_id is None]
    until = quiet_until(settings.quiet, settings.zone, now)
    if until is not None:
        made.held = {entry.id: until for entry in fresh}
        return made
    made.pending_messages = [pending(group, channel, group[0].message_id) for group in _by_message(tried) if _ready(group, now)]
    made.pending_messages += _fresh(fresh, settings, channel, now, made)
    made.pending_messages.sort(key=lambda one: (one.attempts, one.entries[0].id))
    return made


def _fresh(entries: Sequence[Entry], settings: AnyChannel, channel: str, now: datetime, made: Plan) -> list[PendingMessage]:
    """The entries never tried: held for their digest, or one draft per group, or one digest of a flood or of a reading again."""
    if settings.digest is not None and entries:
        due = next_digest(settings.digest, settings.zone, min(entry.created_at for entry in entries))
        if due > now:
            made.held = {entry.id: due for entry in entries}
            return []
    groups = by_notice(entries)
    if groups and (settings.digest is not None or len(groups) > settings.flood):
        return [digest(groups, channel)]
    again = [group for group in groups if all(entry.is_reread for entry in group)]
    news = [group for group in groups if group not in again or len(again) == 1]
    return [pending(group, channel, None) for group in news] + ([digest(again, channel)] if len(again) > 1 else [])


def is_stale(entry: Entry, settings: AnyChannel, now: datetime) -> bool:
    """Whether it would no longer be news."""
    return now.astimezone(ZoneInfo(settings.zone)).date() - entry.flag.on > settings.max_age


def orders_of(flag: Flag) -> frozenset[str]:
    """The ids, present and former, of the order that a flag speaks of, be it about the company as a whole."""
    former = flag.evidence.get("former")
    ids = (flag.order, flag.evidence.get("order"), *(former if isinstance(former, Sequence) else ()))
    return frozenset(str(ident) for ident in ids if ident)


def by_notice(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """The entries that share a message: of one notice and company, or without a notice of one company and day."""
    groups: dict[object, list[Entry]] = {}
    for entry in entries:
        flag = entry.flag
        key: object = (flag.notice_id, flag.company) if flag.notice_id is not None else (None, flag.company, flag.on)
        groups.setdefault(entry.id if flag.rule == OPERATOR else key, []).append(entry)
    return [tuple(group) for group in groups.values()]


def pending(group: Sequence[Entry], channel: str, ident: str | None) -> PendingMessage:
    """A message of the group; under the id of an earlier attempt where there was one."""
    groups = by_notice(group)
    found = ident or message_id(channel, [entry.flag for entry in group])
    return PendingMessage(message_id=found, kind="single" if len(groups) == 1 else "digest", groups=tuple(groups))


def digest(groups: Sequence[tuple[Entry, ...]], channel: str) -> PendingMessage:
    """One message of all groups."""
    flags = [entry.flag for group in groups for entry in group]
    return PendingMessage(message_id=message_id(channel, flags), kind="digest", groups=tuple(groups))


def _by_message(entries: Iterable[Entry]) -> list[list[Entry]]:
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.message_id, []).append(entry)
    return list(groups.values())


def _ready(group: Sequence[Entry], now: datetime) -> bool:
    return all(entry.next_attempt_at is None or entry.next_attempt_at <= now for entry in group)
