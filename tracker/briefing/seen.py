"""Orders of a company by what had been seen up to an instant, for reports that must not look ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from db import notices, unjudged
from db.clusters import related_ids
from tracker import storage as records
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order
from tracker.orders.build import build_orders
from tracker.storage.repository import Repository


def orders_seen_by(repository: Repository, present: Iterable[Order], instant: datetime) -> list[Order]:
    """The orders that the notices seen up to an instant make, of all notices that may be of the same deals as the present orders.

    The events of present orders do not say it: what was seen late and published early decides what later notices do to them.
    """
    db = repository.db
    spoken = {notice.id for order in present for notice in order.notices}
    related = related_ids(db, *spoken)
    related -= unjudged.waiting_among(db, related)
    stored = (records.stored_notice(row) for row in notices.load_notices(db, related))
    known = [then for notice in stored if (then := _seen_by(notice, instant)).versions]
    return list(build_orders(known, repository.decisions).orders)


def _seen_by(notice: StoredNotice, instant: datetime) -> StoredNotice:
    return replace(notice, versions=tuple(version for version in notice.versions if version.seen_at <= instant))
