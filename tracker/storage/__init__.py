"""The only bridge between the programme's values and rows of the file: each pair of functions loses nothing."""

from tracker.storage.companies import (
    company_of,
    company_row,
    filing_of,
    filing_row,
    flag_of,
    flag_row,
    rate_of,
    rate_row,
    revenue_of,
    revenue_row,
    sent_alert,
)
from tracker.storage.decisions import decision_row, decisions_of, proposal_row, seen_organizations, unread_name
from tracker.storage.notices import evidence_to_json, new_notice, notice_from_json, notice_row, notice_to_json, stored_notice
from tracker.storage.orders import order_of, order_row
from tracker.storage.values import Row, instant

__all__ = [
    "Row",
    "company_of",
    "company_row",
    "decision_row",
    "decisions_of",
    "evidence_to_json",
    "filing_of",
    "filing_row",
    "flag_of",
    "flag_row",
    "instant",
    "new_notice",
    "notice_from_json",
    "notice_row",
    "notice_to_json",
    "order_of",
    "order_row",
    "proposal_row",
    "rate_of",
    "rate_row",
    "revenue_of",
    "revenue_row",
    "seen_organizations",
    "sent_alert",
    "stored_notice",
    "unread_name",
]
