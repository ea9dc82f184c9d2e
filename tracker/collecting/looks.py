"""Stored notices whose pages are looked at again: because no list names them any longer, or because pages are edited in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from db import looks
from db.absences import Look, unlisted
from db.engine.connection import Database
from scrapers.base import Listing, Reference
from scrapers.http.wire import request_key, sending_of
from tracker import storage as records
from tracker.collecting.report import RunLog
from tracker.sources.source import Source
from tracker.storage.archive import Archive
from tracker.storage.references import reference_of
from tracker.storage.repository import Repository

# pages looked at in one run because lists no longer name them, so that a list that shrinks costs its portal little
AT_ONCE = 50
# the part of a run's requests that looks at other companies' notices may take
SHARE = 4


def unlisted_references(log: RunLog, archive: Archive, source: Source, listing: Listing, began: datetime) -> Iterator[Reference]:
    """Pages that a run that `began` then should look at although no list named them, the oldest look first.

    Of the days inside the re-look window that every list has reached: none where a list broke off, all of a whole portal are
    empty, or only a span was asked for. What the source no longer wants is not asked for, nor what never had a page of its own.
    Only the page itself can say that it is gone.
    """
    now, counts = log.now(), log.counts
    first = max(listing.since, listing.today - source.settings.relook, _after(counts.reached))
    is_narrow = bool(source.filters.buyer or source.filters.region)
    believed = not counts.broken_channels and (counts.counts["listed"] or is_narrow)
    if listing.until is not None or not believed or first > listing.today:
        return iter(())
    look = Look(
        days=(first, listing.today),
        began=records.instant(began),
        now=records.instant(now),
        due=records.instant(now - source.settings.recheck),
        limit=AT_ONCE,
    )
    return _with_pages(archive, source, listing, unlisted(log.db, source.name, source.site, look))


def due_looks(
    db: Database, archive: Archive, source: Source, listing: Listing, now: datetime
) -> tuple[Iterator[Reference], Iterator[Reference]]:
    """The looks due at a source, each part the oldest due first: those that are always taken, and those that need room.

    Always taken are those at notices of a watched company's orders (rivals are watched companies) and of open questions.
    None where what changes is listed anew, and none in a run that asks for single days.
    """
    due = due_at(db, source, listing.today, now) if listing.until is None else []
    repository = Repository(db)
    theirs = {name for company in repository.companies() for name in repository.order_ids(company)} if due else set()
    at_stake = looks.notices_at_stake(db, theirs) if due else set()
    whole = replace(listing, since=listing.today - looks.LATEST)
    first = [each.key for each in due if each.notice_id in at_stake]
    then = [each.key for each in due if each.notice_id not in at_stake]
    return _with_pages(archive, source, whole, first), _with_pages(archive, source, whole, then)


def due_at(db: Database, source: Source, today: date, now: datetime) -> list[looks.Due]:
    """The looks that a source's schedule asks for by now."""
    if source.scraper.lists_changes:
        return []
    return looks.looks_due(db, source.name, source.site, today=today, now=records.instant(now))


def has_room(before: int, now: int) -> bool:
    """Whether one more look keeps those since `before` within their share of a run's requests, `now` being all so far."""
    return (now - before + 1) * SHARE <= now + 1


def _with_pages(archive: Archive, source: Source, listing: Listing, keys: Iterable[str]) -> Iterator[Reference]:
    """The references of some notices that the source wants and that have a page of their own."""
    wanted = list(keys)
    found = archive.store.references(source.site, wanted)
    for reference in (reference_of(found[key]) for key in wanted if key in found):
        sending = sending_of(reference.request or reference.url, source.scraper.root)
        has_page = archive.store.newest(request_key(sending)) is not None
        if has_page and source.scraper.wants(reference, listing):
            yield reference


def _after(day: date | None) -> date:
    return date.min if day is None else day + timedelta(days=1)
