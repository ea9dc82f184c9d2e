"""Health of a channel, and what each answer makes of it: pure functions of its health and an instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tracker.model.flag import OPERATOR, Flag

# tries after which a message that its service refuses is set aside
TRIES = 3
# different messages refused in a row that show that it is the channel that refuses
REFUSED_IN_ROW = 3
# a channel that only asks to wait for so long takes nothing at all
PATIENCE = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHealth:
    """Health of a channel; `dead_since` is set while it is reported dead.

    `refused` are the different messages it refused since it last took one, `waiting_since` is set while it only asks to
    wait, and before `resting_until` it asked not to be tried.
    """

    channel: str
    failures: int = 0
    dead_since: datetime | None = None
    last_error: str | None = None
    last_success: datetime | None = None
    last_digest: datetime | None = None
    refused: tuple[str, ...] = ()
    waiting_since: datetime | None = None
    resting_until: datetime | None = None


Judged = tuple[ChannelHealth, Flag | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A message just refused: how often by now, and since when (None: this is the first time)."""

    message_id: str
    error: str
    times: int
    first: datetime | None


def failing(health: ChannelHealth, error: str, dead_after: int, now: datetime, *, least: int = 1) -> Judged:
    """The channel's health after a failure, and the operator's flag when it has just been given up for dead.

    `least` is how many failures this one shows to have been.
    """
    failures = max(health.failures + 1, least)
    dying = health.dead_since is None and failures >= dead_after
    after = replace(health, failures=failures, last_error=error, dead_since=now if dying else health.dead_since)
    told = {"case": "channel_dead", "channel": health.channel, "failures": failures, "error": error}
    return after, _operator_flag(f"channel {health.channel} dead {now.isoformat()}", told, now) if dying else None


def working(health: ChannelHealth, digest: bool, now: datetime) -> Judged:
    """The channel's health after a success, and the operator's flag when it has just come back."""
    after = ChannelHealth(
        channel=health.channel,
        last_success=now,
        last_digest=now if digest else health.last_digest,
    )
    told = {"case": "channel_recovered", "channel": health.channel}
    return after, _operator_flag(f"channel {health.channel} works {now.isoformat()}", told, now) if health.dead_since else None


def waiting(health: ChannelHealth, error: str, until: datetime, dead_after: int, now: datetime) -> Judged:
    """The channel's health after it asked to wait; a failure only once it has done nothing else for long."""
    after = replace(health, last_error=error, waiting_since=health.waiting_since or now, resting_until=until)
    if after.waiting_since is not None and now - after.waiting_since >= PATIENCE:
        return failing(after, error, dead_after, now)
    return after, None


def refusing(health: ChannelHealth, refused: Refused) -> ChannelHealth:
    """The channel's health after it refused a message for its own sake.

    One that it refused before it took another is known to be bad and says nothing about the channel.
    """
    known = refused.first is not None and health.last_success is not None and refused.first <= health.last_success
    if known or refused.message_id in health.refused:
        return health
    return replace(health, refused=(*health.refused, refused.message_id))


def is_channels(health: ChannelHealth, refused: Refused) -> bool:
    """Whether so many different messages were refused in a row that it is the channel that refuses this one."""
    return len(health.refused) >= REFUSED_IN_ROW and refused.message_id in health.refused


def set_aside(channel: str, refused: Refused, now: datetime) -> Flag:
    """The operator's flag about a message that is not tried any more."""
    told = {"case": "message_refused", "channel": channel, "message_id": refused.message_id, "error": refused.error}
    return _operator_flag(f"message {refused.message_id} refused", told, now)


def _operator_flag(occasion: str, judged: Mapping[str, object], now: datetime) -> Flag:
    return Flag(rule=OPERATOR, company="", order=None, occasion=occasion, on=now.date(), evidence={"judged": dict(judged)})
