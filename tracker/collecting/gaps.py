"""Days that a list turned out not to reach become a gap, until somebody has read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from db import sources
from db.engine.connection import Database
from scrapers.base import Gap
from tracker import storage as records
from tracker.collecting.counts import RunCounts
from tracker.sources.source import Source


def open_gap(
    db: Database, source: Source, gap: Gap, counts: RunCounts, *, watermark: date | None, run_id: int, now: datetime
) -> str | None:
    """Store the gap's days after the watermark and say which they are; None where earlier runs read all of them."""
    if watermark is None or gap.end < watermark or (gap.end == watermark and _is_joined(source, gap.channel, counts)):
        return None
    gap = replace(gap, start=max(gap.start, watermark))
    sources.open_gap(
        db,
        source=source.name,
        channel=gap.channel,
        start=gap.start,
        end=gap.end,
        reason=gap.reason,
        opened_at=records.instant(now),
        run_id=run_id,
    )
    return f"{gap.start} to {gap.end} cannot be listed: {gap.reason}"


def _is_joined(source: Source, channel: str, counts: RunCounts) -> bool:
    """Whether a list that ends on the day of the last run reaches back to it: it names something read then.

    Of a filtered source nothing may be known that day: the list is given the benefit of the doubt.
    """
    return channel in counts.met or bool(source.filters.buyer or source.filters.region)
