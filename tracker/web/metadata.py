"""Metadata of the file for Datasette: a description for every table, view and column, units, labels, and queries to try."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.engine.schema_text import tracker_tables, views

# canned queries: what takes a parameter, and what an analyst asks first
_QUERIES: dict[str, dict[str, str]] = {
    "firm_by_company": {
        "title": "Firm order value by company / 各公司确定订单金额",
        "sql": """SELECT company, ticker, currency, count(*) AS orders, sum(credited_minor) / 100.0 AS firm
            FROM wins WHERE counts_as = 'firm' GROUP BY company, ticker, currency ORDER BY company, currency""",
    },
    "firm_between": {
        "title": "Firm order value between two days / 两日之间的确定订单金额",
        "sql": """SELECT company, currency, count(*) AS orders, sum(credited_minor) / 100.0 AS firm
            FROM wins WHERE counts_as = 'firm' AND dated >= :from_day AND dated <= :to_day GROUP BY company, currency""",
    },
    "find_notices": {
        "title": "Notices that hold every word / 检索公告",
        "sql": """SELECT n.id, n.published_date, n.title, n.buyer, n.project_number, n.url FROM notice_search s
            JOIN notice n ON n.id = s.rowid & 4294967295
            WHERE notice_search MATCH search_expression(:words) ORDER BY s.rowid DESC LIMIT 50""",
    },
    "orders_of_supplier": {
        "title": "Orders of a supplier / 某供应商的订单",
        "sql": """SELECT order_id, dated, buyer, project_name, lot, amount, currency, status FROM orders
            WHERE order_id IN (SELECT p.order_id FROM organization g JOIN order_party p ON p.organization_id = g.id
                WHERE g.name = :supplier AND p.role <> 'buyer') ORDER BY dated DESC LIMIT 100""",
    },
    "month_by_month": {
        "title": "Intake by month / 按月订单",
        "sql": """SELECT company, month, currency, orders, amount, not_firm FROM monthly_intake
            WHERE company = :company ORDER BY month""",
    },
    "waiting": {
        "title": "What waits in the inbox / 待办",
        "sql": "SELECT kind, company, name, near, order_id, reason, stake, currency FROM inbox LIMIT 100",
    },
}
# what a row is called where another table refers to it
_LABELS = {"notice": "title", "organization": "name", "company": "id", "run": "id"}
_UNIT = "minor units (fen, cents) / 最小货币单位（分）"


def metadata(database: Path) -> dict[str, Any]:
    """Descriptions beside the rows as Datasette takes them; those of columns are the schema's own comments."""
    tables: dict[str, Any] = {}
    for table in (*tracker_tables(), *views()):
        described = {name: text for name, text in table.columns if text}
        described |= {name: f"{text} — {_UNIT}".lstrip(" —") for name, text in table.columns if name.endswith("_minor")}
        tables[table.name] = {"description": table.text, "columns": described}
        if label := _LABELS.get(table.name):
            tables[table.name]["label_column"] = label
    return {
        "title": "Award tracker / 订单跟踪",
        "databases": {database.stem: {"tables": tables, "queries": _QUERIES}},
    }
