"""The outbox in the tracker's file, and what rules ask of it: which alerts about an order went out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from db import alerts, flags
from db.engine.connection import Database, transaction
from db.engine.rows import Row
from tracker import storage as records
from tracker.alerts.body import Voice
from tracker.alerts.health import ChannelHealth
from tracker.alerts.message import Message, compose, compose_digest
from tracker.alerts.outbox import Entry, Handed, PendingMessage, by_notice
from tracker.model.flag import RETRACTION, Flag, SentAlert
from tracker.model.states import AlertState

# what an alert is in while it has arrived or is still to arrive
_INSTANTS = ("dead_since", "last_success", "last_digest", "waiting_since", "resting_until")
TOLD_OR_COMING = ("sent", "queued", "held", "sending")


class DatabaseOutbox:
    """An OutboxStore over one connection, used from one thread."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def waiting(self, channel: str) -> Sequence[Entry]:
        """The queued and held alerts of a channel, oldest first; those of archived pages read again once all are read."""
        rows = alerts.load_alerts(self._db, alerts.Wanted(states=("queued", "held"), channel=channel))
        again = alerts.alerts_of_rereads(self._db, [row["id"] for row in rows])
        return [replace(_entry(row), is_reread=row["id"] in again) for row in rows if not again.get(row["id"], False)]

    def told(self, channel: str, company: str, orders: Collection[str]) -> bool:
        """Whether the channel was sent anything but a retraction about a company's order, by any of its ids."""
        return any(alert.sent_at is not None and alert.channel == channel for alert in sent_alerts(self._db, orders, company))

    def claim(self, pending: PendingMessage, channel: str, now: datetime) -> bool:
        """Take all entries of a draft under its message id, or none."""
        ids = [entry.id for entry in pending.entries]
        first = pending.entries[0].flag if pending.kind == "single" else None
        with transaction(self._db):
            message = {
                "id": pending.message_id,
                "channel": channel,
                "kind": pending.kind,
                "created_at": _text(now),
                "notice_id": first.notice_id if first else None,
                "company": (first.company or None) if first else None,
            }
            alerts.add_message(self._db, message)
            taken = alerts.claim(self._db, ids, pending.message_id, _text(now))
            if len(taken) < len(ids):
                alerts.set_alert_state(self._db, taken, "queued", from_states=("sending",))
        return len(taken) == len(ids)

    def sent(self, ident: str, now: datetime, handed: Handed) -> None:
        """The channel took the message."""
        with transaction(self._db):
            alerts.mark_sent(self._db, ident, _text(now))
            self._log(ident, now, handed)

    def failed(self, ident: str, now: datetime, handed: Handed, next_attempt_at: datetime) -> None:
        """The channel did not take the message; it is tried again."""
        with transaction(self._db):
            alerts.mark_failed(self._db, ident, handed.error or "", next_attempt_at=_text(next_attempt_at))
            self._log(ident, now, handed)

    def set_aside(self, ident: str, now: datetime, handed: Handed) -> None:
        """The channel refuses the message for ever."""
        with transaction(self._db):
            alerts.mark_failed(self._db, ident, handed.error or "", next_attempt_at=None, ended_as="refused")
            self._log(ident, now, handed)

    def restore(self, idents: Collection[str]) -> None:
        """Queue messages again that were set aside by mistake."""
        with transaction(self._db):
            alerts.queue_again(self._db, idents, from_states=("refused",))

    def refusals(self, ident: str) -> tuple[int, datetime | None]:
        """How often the channel refused the message, and when for the first time; since it was last sent again by hand."""
        rows = [row for row in alerts.deliveries(self._db, ident) if row["outcome"] == "refused"]
        return len(rows), _instant(rows[0]["at"]) if rows else None

    def parts_sent(self, ident: str) -> int:
        """How many parts of the message the channel has taken."""
        rows = alerts.deliveries(self._db, ident)
        return int(rows[-1]["parts"]) if rows else 0

    def _log(self, ident: str, now: datetime, handed: Handed) -> None:
        row: Row = {"message_id": ident, "at": _text(now), "outcome": handed.outcome.value, "parts": handed.parts}
        alerts.log_delivery(self._db, row | {"error": handed.error, "answer": handed.answer})

    def release(self, claimed_before: datetime) -> None:
        """Give back what a killed sender had taken."""
        with transaction(self._db):
            alerts.release_claims(self._db, _text(claimed_before))

    def hold(self, ids: Collection[int], until: datetime) -> None:
        """Alerts wait for their digest or for the end of quiet hours."""
        with transaction(self._db):
            alerts.set_alert_state(self._db, ids, "held", from_states=("queued",), not_before=_text(until))

    def expire(self, ids: Collection[int]) -> None:
        """Alerts have grown too old to be news."""
        with transaction(self._db):
            alerts.set_alert_state(self._db, ids, "stale", from_states=("queued", "held"))

    def health(self, channel: str) -> ChannelHealth:
        """How the channel fares."""
        row = alerts.channel_state(self._db, channel)
        instants = {name: _instant(row[name]) for name in _INSTANTS}
        refused = tuple(json.loads(row["refused"]))
        return ChannelHealth(channel=channel, failures=row["failures"], last_error=row["last_error"], refused=refused, **instants)

    def save_health(self, health: ChannelHealth, flag: Flag | None, operators: Collection[str], now: datetime) -> None:
        """Write how the channel fares and, with it, the operator's flag that this deserves."""
        row: Row = {
            "channel": health.channel,
            "failures": health.failures,
            "last_error": health.last_error,
            "refused": json.dumps(health.refused),
            **{name: _text(at) if (at := getattr(health, name)) else None for name in _INSTANTS},
        }
        with transaction(self._db):
            alerts.save_channel_state(self._db, row)
            if flag is not None:
                queue_flag(self._db, flag, dict.fromkeys(operators, AlertState.QUEUED), now=now)


def queue_flag(
    db: Database, flag: Flag, states: Mapping[str, AlertState], *, now: datetime, run_id: int | None = None
) -> int | None:
    """Store a flag with its alerts inside the caller's transaction; its id, or None when it was raised before."""
    ident = flags.add_flag(db, records.flag_row(flag), created_at=_text(now), run_id=run_id)
    if ident is not None:
        for channel, state in states.items():
            alerts.queue_alert(db, ident, channel, created_at=_text(now), state=state.value)
    return ident


def sent_alerts(db: Database, order_ids: Iterable[str], company: str) -> tuple[SentAlert, ...]:
    """A company's alerts about an order, by its present and former ids, that went out or are on their way; no retractions.

    The steps (W003) that the order's arrival crossed are among them, though they are flags of the company as a whole.
    """
    ids = set(order_ids)
    rows = [
        row
        for ident in sorted(ids)
        for row in alerts.load_alerts(db, alerts.Wanted(states=TOLD_OR_COMING, company=company, order_id=ident))
    ]
    steps = {
        row["id"] for row in flags.load_flags(db, company=company, rule="W003") if json.loads(row["evidence"]).get("order") in ids
    }
    if steps:
        rows += [
            row
            for row in alerts.load_alerts(db, alerts.Wanted(states=TOLD_OR_COMING, company=company))
            if row["flag_id"] in steps
        ]
    return tuple(records.sent_alert(row) for row in rows if row["rule"] != RETRACTION)


def message_of(db: Database, alert_id: int) -> list[Row]:
    """The alerts that share a message with one, itself among them, oldest first; none when there is no such alert.

    Of a digest they are those of the same notice and company.
    """
    for row in alerts.load_alerts(db, alerts.Wanted(ids=[alert_id])):
        near = alerts.load_alerts(db, alerts.Wanted(channel=row["channel"], company=row["company"]))
        mates = {each["id"]: each for each in near if each["message_id"] == row["message_id"]}
        groups = by_notice([_entry(each) for each in mates.values()])
        return [mates[entry.id] for group in groups if alert_id in {entry.id for entry in group} for entry in group]
    return []


def alerts_of(db: Database, ident: str) -> list[Row]:
    """The alerts of a message by the id that it bears, or those beside an alert by its number, oldest first."""
    if ident.isascii() and ident.isdigit():
        return message_of(db, int(ident)) if len(ident) < 19 else []
    return alerts.load_alerts(db, alerts.Wanted(message_id=ident.strip().upper()))


def full_message(rows: Sequence[Row], voice: Voice) -> Message:
    """The message of some alerts at its full length: at length for one notice and company, else a line for each."""
    groups = [[entry.flag for entry in group] for group in by_notice([_entry(row) for row in rows])]
    ident = rows[0]["message_id"] or ""
    if len(groups) == 1:
        return compose(groups[0], voice, ident)
    return compose_digest(groups, voice, ident)


def _entry(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        flag=records.flag_of(row),
        channel=row["channel"],
        state=AlertState(row["state"]),
        created_at=datetime.fromisoformat(row["created_at"]),
        attempts=row["attempts"],
        next_attempt_at=_instant(row["next_attempt_at"]),
        message_id=row["message_id"],
    )


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
