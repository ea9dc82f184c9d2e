"""Stored notices that their lists no longer name: which pages to look at, since only the page itself can say that it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from db.absences import Look, unlisted
from scrapers.base import Listing, Reference
from scrapers.http.wire import request_key, sending_of
from tracker import storage as records
from tracker.collecting.counts import RunLog
from tracker.sources.source import Source
from tracker.storage.archive import Archive
from tracker.storage.references import reference_of

# pages looked at in one run, so that a list that shrinks costs its portal little
AT_ONCE = 50


def unlisted_references(log: RunLog, archive: Archive, source: Source, listing: Listing, began: datetime) -> Iterator[Reference]:
    """Pages that a run that `began` then should look at although no list named them, the oldest look first.

    Of the days inside the re-look window that every list has reached: none where a list broke off, all of a whole portal are
    empty, or only a span was asked for. What the source no longer wants is not asked for, nor what never had a page of its own.
    """
    now, counts = log.now(), log.counts
    first = max(listing.since, listing.today - source.settings.relook, _after(counts.reached))
    is_narrow = bool(source.filters.buyer or source.filters.region)
    believed = not counts.broken_channels and (counts.counts["listed"] or is_narrow)
    if listing.until is not None or not believed or first > listing.today:
        return
    look = Look(
        days=(first, listing.today),
        began=records.instant(began),
        now=records.instant(now),
        due=records.instant(now - source.settings.recheck),
        limit=AT_ONCE,
    )
    keys = unlisted(log.db, source.name, source.site, look)
    found = archive.store.references(source.site, keys)
    for reference in (reference_of(found[key]) for key in keys if key in found):
        sending = sending_of(reference.request or reference.url, source.scraper.root)
        has_page = archive.store.newest(request_key(sending)) is not None
        if has_page and source.scraper.wants(reference, listing):
            yield reference


def _after(day: date | None) -> date:
    return date.min if day is None else day + timedelta(days=1)
