"""The only bridge between the programme's values and rows of the file: each pair of functions loses nothing."""

from tracker.records.companies import company_from_row, company_row, flag_from_row, flag_row, revenue_from_row, revenue_row
from tracker.records.notices import Row, evidence_to_json, instant, notice_from_json, notice_row, notice_to_json, stored_notice
from tracker.records.orders import order_from_row, order_row

__all__ = [
    "Row",
    "company_from_row",
    "company_row",
    "evidence_to_json",
    "flag_from_row",
    "flag_row",
    "instant",
    "notice_from_json",
    "notice_row",
    "notice_to_json",
    "order_from_row",
    "order_row",
    "revenue_from_row",
    "revenue_row",
    "stored_notice",
]
