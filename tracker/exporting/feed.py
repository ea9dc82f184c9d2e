"""Feeds of a company's messages (Atom), the newest first, as its channels would word them."""

from __future__ import annotations

from datetime import datetime
from xml.etree.ElementTree import Element

from db.alerts import Wanted, load_alerts
from db.engine.rows import Row
from tracker.alerts.body import Voice
from tracker.alerts.channels.atom import feed, feed_entry
from tracker.alerts.message import compose
from tracker.model.company import Company
from tracker.storage.companies import flag_of
from tracker.storage.repository import Repository

# entries of a feed
_ENTRIES = 50


def company_feed(repository: Repository, company: Company, now: datetime, voice: Voice) -> bytes:
    """The feed of the messages that went out, or are to go out, about a company."""
    newest = load_alerts(repository.db, Wanted(company=company.id), limit=_ENTRIES * 4)
    by_message: dict[str, list[Row]] = {}
    for row in reversed(newest):
        if row["message_id"]:
            by_message.setdefault(row["message_id"], []).append(row)
    entries: list[Element] = []
    for name, rows in list(by_message.items())[:_ENTRIES]:
        message = compose([flag_of(row) for row in reversed(rows)], voice, name)
        entries.append(feed_entry(message, datetime.fromisoformat(rows[0]["created_at"])))
    return feed(company.name(voice.language), entries, now)
