"""Flags that rules raised, stored once and queued for their channels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db import mutes
from db.engine.connection import Database
from tracker import storage as records
from tracker.alerts.routing import Mute, route
from tracker.alerts.store import queue_flag
from tracker.config.runtime import Runtime
from tracker.model.flag import Flag


def raise_flags(db: Database, runtime: Runtime, raised: Sequence[Flag], *, run_id: int | None, baseline: bool = False) -> int:
    """Step 9: each flag once, one alert for each channel that gets it; how many flags were new. Inside a transaction."""
    now = runtime.now()
    muted = [_mute(row) for row in mutes.load_mutes(db)]
    states = (route(flag, runtime.settings.channel, now=now, baseline=baseline, mutes=muted) for flag in raised)
    return sum(queue_flag(db, flag, to, now=now, run_id=run_id) is not None for flag, to in zip(raised, states, strict=True))


def _mute(row: records.Row) -> Mute:
    until = datetime.fromisoformat(row["until"]) if row["until"] else None
    return Mute(channel=row["channel"], rule=row["rule"], company=row["company"], until=until)
