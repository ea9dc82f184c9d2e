"""The report on a company from its file: figures, the reason for its silence, gaps and pages that could not be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.sources import open_gaps
from tracker.briefing.seen import orders_seen_by
from tracker.ledger.bridge import bridge
from tracker.model.company import Company
from tracker.model.view import PRESENT, View
from tracker.reporting.report import Report, build_report
from tracker.sources.silence import silence_of
from tracker.storage.repository import Repository

_GAP = ("source", "channel", "start_date", "end_date", "reason")


def load_report(
    repository: Repository,
    company: Company,
    now: datetime,
    language: str,
    *,
    view: View = PRESENT,
    days: tuple[date, date] | None = None,
) -> Report:
    """The report under a view, with the bridge between two days where they are given.

    Sources as they are now explain nothing of a past day, so silence and unread pages belong to the present only.
    """
    orders, today = repository.orders(company), now.astimezone(ZoneInfo(company.zone)).date()
    if view.seen_by:
        orders = orders_seen_by(repository, orders, view.seen_by)
    ledger = repository.ledger_then(company, orders, view)
    built = bridge(company, orders, repository.rates, days, view, repository.terms) if days else None
    seen_on = view.seen_by.date() if view.seen_by else today
    gaps = tuple({key: gap[key] for key in _GAP} for gap in open_gaps(repository.db))
    found = replace(build_report(ledger, repository.rates, view.as_of or seen_on, built), gaps=gaps)
    if view.is_past:
        return found
    unread = tuple(each for each in repository.unread if each.company == company.id)
    return replace(found, silence=silence_of(repository.db, ledger, today, language), unread=unread)
