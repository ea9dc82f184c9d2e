"""Metadata of the file for Datasette: a description for every table, view and column, units, labels, and queries to try."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.engine.schema_text import tracker_tables, views
from db.queries import QUERIES

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
    queries = {query.name: {"title": f"{query.en} / {query.zh}", "sql": query.sql} for query in QUERIES}
    return {
        "title": "Award tracker / 订单跟踪",
        "databases": {database.stem: {"tables": tables, "queries": queries}},
    }
