"""Metadata of the file for Datasette: tables, views and columns in Chinese and English, units, labels, facets, queries to try."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from db.engine.schema_text import TableText, tracker_tables, views
from db.queries import QUERIES

# what a row is called where another table refers to it
_LABELS = {"notice": "title", "organization": "name", "company": "name", "run": "source", "flag": "rule", "message": "kind"}
# columns of few values, by which rows are worth counting
_FACETS = frozenset({
    "channel", "company", "counts_as", "currency", "kind", "label", "mark", "month", "notice_type", "pricing", "role", "rule",
    "segment", "site", "source", "state", "standing", "status", "support", "treatment", "vat", "verdict",
})  # fmt: skip
# columns whose values have a page of ours, and what such a value looks like
_LINKED = {"order_id": "order", "other_order_id": "order", "call_off_of": "order", "order": "order", "notice": "notice",
    "company": "company"}  # fmt: skip
_IDENT = re.compile(r"[\w.-]+")
_MINOR_ZH, _MINOR_EN = "最小货币单位（分）", "minor units (fen, cents)"


class Listed(NamedTuple):
    """A table, a view or a query to try in one language; a query's columns are its parameters."""

    name: str
    text: str
    columns: list[str]


def cell(value: object, column: str) -> Markup | None:
    """A cell as a table shows it: an order, a notice or a company leads to its page, digits stand in groups of three.

    None where a value is shown as it is.
    """
    if isinstance(value, float) and isfinite(value):
        return Markup(f"{value:,}".removesuffix(".0"))  # noqa: S704  a number of ours
    kind = _LINKED.get(column)
    if kind is None or not isinstance(value, str) or not _IDENT.fullmatch(value):
        return None
    return Markup('<a href="/{}/{}">{}</a>').format(kind, value, value)


@cache
def listed(language: str) -> dict[str, list[Listed]]:
    """Queries to try, views and tables, as a reader finds them in a list."""
    return {
        "queries": [Listed(query.name, getattr(query, language), query.parameters) for query in QUERIES],
        "views": [_listed(view, language) for view in views()],
        "tables": [_listed(table, language) for table in tracker_tables()],
    }


def _listed(table: TableText, language: str) -> Listed:
    text = table.text if language == "en" else _texts()["tables"][table.name]
    return Listed(table.name, text, [name for name, _ in table.columns])


def metadata(database: Path) -> dict[str, Any]:
    """Descriptions beside the rows as Datasette takes them; the English of a table's columns is the schema's own comments."""
    tables = {table.name: _described(table) for table in (*tracker_tables(), *views())}
    queries = {query.name: {"title": f"{query.zh} / {query.en}", "sql": query.sql} for query in QUERIES}
    return {
        "title": "订单跟踪 / Award tracker",
        "databases": {database.stem: {"tables": tables, "queries": queries}},
    }


def _described(table: TableText) -> dict[str, Any]:
    ours = _texts()
    described: dict[str, Any] = {
        "description": f"{ours['tables'][table.name]} / {table.text}",
        "columns": {name: _both(table.name, name, text) for name, text in table.columns},
        # a reader asks for one of these by a link; counting all of them with every page would take too long
        "facet_links": [name for name, _ in table.columns if name in _FACETS],
    }
    if label := _LABELS.get(table.name):
        described["label_column"] = label
    return described


def _both(table: str, column: str, comment: str) -> str:
    """A column's description in Chinese and English, with the unit of an amount."""
    chinese, english = _text("zh", table, column), comment or _text("en", table, column)
    if column.endswith("_minor"):
        chinese = f"{chinese}；{_MINOR_ZH}"
        english = english if "minor unit" in english else f"{english}, in {_MINOR_EN}"
    return f"{chinese} / {english}"


def _text(language: str, table: str, column: str) -> str:
    texts = _texts()[language]
    return texts.get(f"{table}.{column}") or texts[column]


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("tracker.web") / "columns.toml").read_text(encoding="utf-8"))
