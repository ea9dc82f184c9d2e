"""Outcome of a run: gaps opened and closed, the source's next state, what is remembered of its host."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from db import sources
from db.engine.connection import Database
from db.runs import RunEnd
from scrapers.base import Gap
from tracker import storage as records
from tracker.collecting.report import RunCounts, RunLog
from tracker.config.runtime import Runtime
from tracker.sources.source import Source
from tracker.sources.state import MOST_BLOCKS, rest_of


def open_gap(log: RunLog, source: Source, gap: Gap, watermark: date | None) -> str | None:
    """Store the gap's days after the watermark and say which they are; None where earlier runs read all of them."""
    if watermark is None or gap.end < watermark or (gap.end == watermark and _is_joined(source, gap.channel, log.counts)):
        return None
    gap = replace(gap, start=max(gap.start, watermark))
    days = sources.MissingDays(
        source=source.name,
        channel=gap.channel,
        start=gap.start,
        end=gap.end,
        reason=gap.reason,
        opened_at=records.instant(log.now()),
        run_id=log.run_id,
    )
    sources.open_gap(log.db, days)
    return f"{gap.start} to {gap.end} cannot be listed: {gap.reason}"


def _is_joined(source: Source, channel: str, counts: RunCounts) -> bool:
    """Whether a list that ends on the day of the last run reaches back to it: it names something read then.

    Of a filtered source nothing may be known that day: the list is given the benefit of the doubt.
    """
    return channel in counts.met or bool(source.filters.buyer or source.filters.region)


def close_gaps(db: Database, source: Source, counts: RunCounts, since: date, at: str) -> None:
    """Gaps that the run has read after all: it listed from before them, and their list was there and did not end on the way."""
    for gap in sources.open_gaps(db, source.name):
        if since.isoformat() <= gap["start_date"] and gap["channel"] not in counts.ended_early | counts.absent:
            sources.close_gap(db, gap["id"], at)


def state_after_run(
    source: Source, state: records.Row, counts: RunCounts, end: RunEnd, now: datetime, *, reached: date | None
) -> records.Row:
    """Source's state after a run that ended `now`; the watermark moves to `reached`, set only when everything listed was read."""
    row: records.Row = {"source": source.name, "site": source.site, "last_run": end.at, "reason": end.reason}
    if end.state == "done":
        row |= {"last_success": end.at, "blocked_times": 0, "blocked_until": None}
        row |= {} if state.get("baseline_at") else {"baseline_at": end.at}
    if reached is not None:
        row["watermark"] = reached.isoformat()
    if counts.newest and counts.newest.isoformat() > (state.get("last_notice") or ""):
        row["last_notice"] = counts.newest.isoformat()
    if counts.blocked:
        times = (state.get("blocked_times") or 0) + 1
        row |= {"blocked_times": times, "blocked_until": records.instant(now + rest_of(source, times))}
    return row


def remember_host(db: Database, source: Source, runtime: Runtime, row: records.Row, counts: RunCounts, outcome: str) -> None:
    """The host of a source that was blocked rests as long as the source; one that was read to the end is awake.

    One that said when it wants to be asked again is left alone until then, as long as a blocked one at most.
    """
    now = runtime.now()
    if row.get("blocked_until"):
        sources.rest_host(db, source.host, source.name, row["blocked_until"])
    elif counts.asked_back is not None and counts.asked_back > now:
        until = min(counts.asked_back, now + rest_of(source, MOST_BLOCKS))
        sources.rest_host(db, source.host, source.name, records.instant(until))
    elif outcome == "done":
        sources.wake_host(db, source.host)
