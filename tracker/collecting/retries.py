"""Items of a list that could not be read: what is kept of them, when they are tried again, and when that ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from db import list_items, notices
from db.engine.connection import Database
from db.engine.rows import data_version
from scrapers.base import Reference
from scrapers.errors import Blocked, ScraperError, Unavailable
from tracker import storage as records
from tracker.sources.source import Source
from tracker.storage.references import json_of, reference_of

# tried again after 1, 2, 4 … hours, at most every 64; what is wrong with the page itself is given up after so many attempts
_ATTEMPTS = 12
_LONGEST = 6
_GONE = (404, 410)
# so many looks, hours apart, must find a stored notice's page gone before it counts as vanished
LOOKS = 3


@dataclass(frozen=True, slots=True)
class Stored:
    """Rows that the file holds of a listed item: the notice of its key, the item's own row, and the file's version then."""

    notice: records.Row | None
    item: records.Row | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that could not be read: the error, the reason as it may be shown, its page's hash where one was had, and when."""

    error: ScraperError
    reason: str
    page_sha256: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFate:
    """Fate of a listed item that is no stored notice: its state, its page's hash where one was had, the attempts so far."""

    state: Literal["read", "unwanted", "unread", "given_up"]
    page_sha256: str | None
    at: datetime
    attempts: int = 0
    looks_in_vain: int = 0
    next_attempt: datetime | None = None
    reason: str | None = None


def stored_items(db: Database, source: Source, keys: Iterable[str]) -> dict[str, Stored]:
    """Load the rows of some items, by key."""
    wanted = list(keys)
    if not wanted:
        return {}
    version = data_version(db)
    kept, items = notices.known(db, source.site, wanted), list_items.listed(db, source.name, wanted)
    return {key: Stored(kept.get(key), items.get(key), version) for key in wanted}


def references_due(db: Database, source: str, now: datetime) -> list[Reference]:
    """The items whose time for another attempt has come, oldest first."""
    return [reference_of(row["reference"]) for row in list_items.unread(db, source, records.instant(now))]


def is_gone(error: ScraperError) -> bool:
    """Whether the portal says that it has no such page."""
    return isinstance(error, Unavailable) and error.status in _GONE


def try_later(db: Database, source: str, reference: Reference, failure: Failure, stored: Stored) -> bool:
    """Keep an item for another attempt; True when so many looks have found the page of a stored notice gone that it is.

    What passes (a portal that is down or refuses us) is tried for as long as it lasts, unless the notice is known already.
    """
    error, known, before = failure.error, stored.notice, stored.item or {}
    attempts = before.get("attempts", 0) + 1
    looks = before.get("looks_in_vain", 0) + is_gone(error)
    vanished = known is not None and is_gone(error) and (looks >= LOOKS or known["vanished_on"] is not None)
    given_up = vanished or (attempts >= _ATTEMPTS and (known is not None or not _may_pass(error)))
    wait = timedelta(hours=2 ** min(attempts - 1, _LONGEST))
    fate = ItemFate(
        state="given_up" if given_up else "unread",
        page_sha256=failure.page_sha256,
        at=failure.at,
        attempts=attempts,
        looks_in_vain=looks,
        next_attempt=failure.at + wait,
        reason=failure.reason,
    )
    note_listed(db, source, reference, fate)
    return vanished


def note_listed(db: Database, source: str, reference: Reference, fate: ItemFate) -> None:
    """Store the fate of an item that is not itself a stored notice, or whose page fails."""
    at = records.instant(fate.at)
    row: records.Row = {
        "source": source,
        "key": reference.key,
        "url": reference.url,
        "state": fate.state,
        "reference": json_of(reference),
        "attempts": fate.attempts,
        "looks_in_vain": fate.looks_in_vain,
        "next_attempt_at": records.instant(fate.next_attempt) if fate.next_attempt else None,
        "reason": fate.reason,
        "page_sha256": fate.page_sha256,
        "first_seen": at,
        "last_checked": at,
    }
    list_items.save_listed(db, row)


def _may_pass(error: ScraperError) -> bool:
    if isinstance(error, Unavailable):
        return error.status is None or error.status == 429 or error.status >= 500
    return isinstance(error, Blocked)
