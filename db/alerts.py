"""The outbox: one alert per flag and channel, claimed before it is sent, each step its own short transaction.

queued or held → sending → sent; a failure goes back to queued with a later attempt, or ends as failed or refused.
An alert still `sending` when its sender was killed is released and sent again under the same message id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.engine.rows import Row, column, execute, fetch, select, select_one, where
from db.library import Database

_SELECT = """SELECT a.id, a.flag_id, f.rule, f.company, f.order_id, f.occasion, f.on_date, f.evidence, f.notice_id, a.channel,
    a.state, a.attempts, a.created_at, a.sent_at, a.message_id, a.next_attempt_at, a.claimed_at, a.last_error
    FROM alert a JOIN flag f ON f.id = a.flag_id"""
_IDS = "id IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Conditions on alerts, all of which hold; None asks for nothing.

    `since` and `until` are ISO days, both inside, by the day (UTC) on which the alert was raised.
    """

    states: Iterable[str] | None = None
    channel: str | None = None
    company: str | None = None
    order_id: str | None = None
    ids: Iterable[int] | None = None
    message_id: str | None = None
    since: str | None = None
    until: str | None = None


EVERY = Wanted()


def queue_alert(db: Database, flag_id: int, channel: str, *, created_at: str, state: str = "queued") -> int | None:
    """Put a flag into a channel's queue; the alert's id, or None when it is there already."""
    cursor = execute(
        db,
        """INSERT INTO alert (flag_id, channel, state, created_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (flag_id, channel) DO NOTHING""",
        (flag_id, channel, state, created_at),
    )
    return int(cursor.lastrowid or 0) if cursor.rowcount else None


def add_message(db: Database, row: Row) -> None:
    """Note a message before it is sent (every column of `message` but `sent_at`); one that is there already stays as it is."""
    execute(
        db,
        """INSERT INTO message (id, channel, kind, notice_id, company, created_at)
        VALUES (:id, :channel, :kind, :notice_id, :company, :created_at) ON CONFLICT (id) DO NOTHING""",
        row,
    )


def claim(db: Database, ids: Iterable[int], message_id: str, now: str) -> list[int]:
    """Begin sending: queued and held alerts become `sending` under a message; the ids that were ours to take."""
    taken = column(
        db,
        f"""UPDATE alert SET state = 'sending', message_id = :message, claimed_at = :now, attempts = attempts + 1
        WHERE {_IDS} AND state IN ('queued', 'held') RETURNING id""",
        {"ids": json.dumps(list(ids)), "message": message_id, "now": now},
    )
    return sorted(taken)


def mark_sent(db: Database, message_id: str, at: str) -> None:
    """The channel took the message: its alerts are sent, and never again, also those released while it was slow."""
    execute(
        db,
        """UPDATE alert SET state = 'sent', sent_at = ?, last_error = NULL
        WHERE message_id = ? AND state IN ('sending', 'queued')""",
        (at, message_id),
    )
    execute(db, "UPDATE message SET sent_at = ? WHERE id = ?", (at, message_id))


def mark_failed(db: Database, message_id: str, error: str, *, next_attempt_at: str | None, ended_as: str = "failed") -> None:
    """The channel did not take the message: its alerts wait for the next attempt, or end as `ended_as` when there is none."""
    execute(
        db,
        """UPDATE alert SET state = CASE WHEN :next IS NULL THEN :ended ELSE 'queued' END, next_attempt_at = :next,
            last_error = :error
        WHERE message_id = :message AND state = 'sending'""",
        {"next": next_attempt_at, "error": error, "message": message_id, "ended": ended_as},
    )


def queue_again(db: Database, message_ids: Iterable[str], *, from_states: Iterable[str]) -> list[str]:
    """Put whole messages back into the queue, to be tried at once under their ids; the ids of those put back."""
    rows = column(
        db,
        """UPDATE alert SET state = 'queued', next_attempt_at = NULL
        WHERE message_id IN (SELECT value FROM json_each(:messages)) AND state IN (SELECT value FROM json_each(:states))
        RETURNING message_id""",
        {"messages": json.dumps(list(message_ids)), "states": json.dumps(list(from_states))},
    )
    return sorted(set(rows))


def log_delivery(db: Database, row: Row) -> None:
    """Note one attempt (every column of `delivery` but its number)."""
    execute(
        db,
        """INSERT INTO delivery (message_id, at, outcome, parts, error, answer)
        VALUES (:message_id, :at, :outcome, :parts, :error, :answer)""",
        row,
    )


def deliveries(db: Database, message_id: str) -> list[Row]:
    """The attempts to hand over a message, oldest first."""
    return select(db, "SELECT * FROM delivery WHERE message_id = ? ORDER BY id", (message_id,))


def release_claims(db: Database, claimed_before: str) -> list[str]:
    """Alerts left `sending` by a killed sender are queued again under their message; the message ids."""
    rows = column(
        db,
        """UPDATE alert SET state = 'queued' WHERE state = 'sending' AND unixepoch(claimed_at) < unixepoch(?)
        RETURNING message_id""",
        (claimed_before,),
    )
    return sorted(set(rows))


def set_alert_state(
    db: Database, ids: Iterable[int], state: str, *, from_states: Iterable[str], not_before: str | None = None
) -> list[int]:
    """Move alerts that are in one of `from_states` to another state; the ids that moved."""
    moved = column(
        db,
        f"""UPDATE alert SET state = :state, next_attempt_at = coalesce(:not_before, next_attempt_at)
        WHERE {_IDS} AND state IN (SELECT value FROM json_each(:from_states)) RETURNING id""",
        {"ids": json.dumps(list(ids)), "state": state, "from_states": json.dumps(list(from_states)), "not_before": not_before},
    )
    return sorted(moved)


def load_alerts(db: Database, wanted: Wanted = EVERY, *, limit: int | None = None) -> list[Row]:
    """Alerts with their flags, oldest first; with a limit, the newest ones."""
    conditions, values = _conditions(wanted)
    rows = select(db, f"{_SELECT} {conditions} ORDER BY a.id DESC LIMIT ?", [*values, -1 if limit is None else limit])
    return rows[::-1]


def count_alerts(db: Database, wanted: Wanted = EVERY) -> int:
    """How many alerts are wanted."""
    conditions, values = _conditions(wanted)
    return int(column(db, f"SELECT count(*) FROM alert a JOIN flag f ON f.id = a.flag_id {conditions}", values)[0])


def _conditions(wanted: Wanted) -> tuple[str, list[Any]]:
    return where(
        {
            "a.state IN (SELECT value FROM json_each(?))": _listed(wanted.states),
            "a.channel = ?": wanted.channel,
            "f.company = ?": wanted.company,
            "f.order_id = ?": wanted.order_id,
            "a.message_id = ?": wanted.message_id,
            "a.id IN (SELECT value FROM json_each(?))": _listed(wanted.ids),
            "a.created_at >= ?": wanted.since,
            "substr(a.created_at, 1, 10) <= ?": wanted.until,
        }
    )


def alerts_of_rereads(db: Database, ids: Iterable[int]) -> dict[int, bool]:
    """Which of some alerts a reading of archived pages raised, and whether that is under way still."""
    rows = fetch(
        db,
        """SELECT a.id, r.state = 'running' FROM alert a JOIN flag f ON f.id = a.flag_id JOIN run r ON r.id = f.run_id
        WHERE a.id IN (SELECT value FROM json_each(?)) AND r.kind = 'reread'""",
        (json.dumps(list(ids)),),
    )
    return {ident: bool(under_way) for ident, under_way in rows}


def message(db: Database, message_id: str) -> Row | None:
    """A message by its id."""
    return select_one(db, "SELECT * FROM message WHERE id = ?", (message_id,))


def channel_state(db: Database, channel: str) -> Row:
    """How a channel fares; one never used has no failures."""
    row = select_one(db, "SELECT * FROM channel_state WHERE channel = ?", (channel,))
    unused: Row = {
        "channel": channel,
        "failures": 0,
        "dead_since": None,
        "last_error": None,
        "last_success": None,
        "last_digest": None,
        "refused": "[]",
        "waiting_since": None,
        "resting_until": None,
    }
    return row or unused


def save_channel_state(db: Database, row: Row) -> None:
    """Write how a channel fares (every column of `channel_state`)."""
    execute(
        db,
        """INSERT OR REPLACE INTO channel_state (channel, failures, dead_since, last_error, last_success, last_digest, refused,
            waiting_since, resting_until)
        VALUES (:channel, :failures, :dead_since, :last_error, :last_success, :last_digest, :refused, :waiting_since,
            :resting_until)""",
        row,
    )


def counts(db: Database) -> dict[str, int]:
    """How many alerts are in each state."""
    return dict(fetch(db, "SELECT state, count(*) FROM alert GROUP BY state ORDER BY state"))


def _listed(values: Iterable[str | int] | None) -> str | None:
    return None if values is None else json.dumps(list(values))
