"""Queries to try, and the answering of anybody's SQL: read-only, one statement at a time, each mistake in one line."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from db.engine.connection import open_database
from db.engine.schema_text import TableText, views
from db.library import Database
from db.search import match_expression

# so many steps of SQLite's machine between two looks at whether Ctrl-C was pressed
_STEPS = 20_000
_REFUSED = {sqlite3.SQLITE_READONLY: "the file is open for reading only: nothing can be written here"}
# what SQLite says of ATTACH, and of VACUUM INTO, where nothing may be attached, and what we say
_ATTACHING = "too many attached databases"
_ALONE = "the file is open for reading only: neither can another one be attached here"


class Query(NamedTuple):
    """A query to try: its name, its title in Chinese and English, its SQL with a name for each parameter."""

    name: str
    zh: str
    en: str
    sql: str

    @property
    def parameters(self) -> list[str]:
        """The names of its parameters, in their order."""
        return list(dict.fromkeys(re.findall(r":([a-z_]+)", self.sql)))


class QueryProblem(Exception):
    """A statement that cannot be answered, in one line."""


class Answer(NamedTuple):
    """Columns of an answer, and its rows as they come."""

    columns: Sequence[str]
    rows: Iterator[tuple[Any, ...]]


QUERIES = (
    Query(
        "latest_wins",
        "最近中标",
        "Latest wins",
        """SELECT dated, company, buyer, project_name, credited, currency, counts_as, order_id
        FROM wins ORDER BY dated DESC, order_id LIMIT 20""",
    ),
    Query(
        "firm_by_company",
        "各公司确定订单金额",
        "Firm order value by company",
        """SELECT company, ticker, currency, count(*) AS orders, sum(credited) AS firm
        FROM wins WHERE counts_as = 'firm' GROUP BY company, ticker, currency ORDER BY company, currency""",
    ),
    Query(
        "firm_between",
        "两日之间的确定订单金额",
        "Firm order value between two days",
        """SELECT company, currency, count(*) AS orders, sum(credited) AS firm
        FROM wins WHERE counts_as = 'firm' AND dated >= :from_day AND dated <= :to_day GROUP BY company, currency""",
    ),
    Query(
        "month_by_month",
        "按月订单",
        "Intake by month",
        """SELECT company, month, currency, orders, amount, not_firm FROM monthly_intake
        WHERE company = :company ORDER BY month""",
    ),
    Query(
        "customers_of",
        "某公司的客户",
        "Customers of a company",
        """SELECT buyer, orders, first_order, last_order, amount, currency FROM customers
        WHERE company = :company ORDER BY amount DESC, buyer LIMIT 100""",
    ),
    Query(
        "orders_of_supplier",
        "某供应商的订单",
        "Orders of a supplier",
        """SELECT order_id, dated, buyer, project_name, lot, amount, currency, status FROM orders
        WHERE order_id IN (SELECT p.order_id FROM organization g CROSS JOIN order_party p ON p.organization_id = g.id
            WHERE g.name = :supplier AND p.role <> 'buyer') ORDER BY +dated DESC LIMIT 100""",
    ),
    Query(
        "find_notices",
        "检索公告",
        "Notices that hold every word",
        """SELECT n.id, n.published_date, n.title, n.buyer, n.project_number, n.url FROM notice_search s
        JOIN notice n ON n.id = s.rowid & 4294967295
        WHERE notice_search MATCH search_expression(:words) ORDER BY s.rowid DESC LIMIT 50""",
    ),
    Query(
        "history_of",
        "订单经过",
        "Events of an order",
        """SELECT on_date, kind, before_amount, after_amount, currency, after_status, detail, notice, url FROM order_history
        WHERE order_id = :order_id ORDER BY place""",
    ),
    Query(
        "waiting",
        "待办",
        "What waits in the inbox",
        "SELECT kind, company, name, near, order_id, reason, stake, currency FROM inbox LIMIT 100",
    ),
    Query(
        "sources",
        "各来源状况",
        "How the sources are",
        "SELECT source, state, since, reason, last_success, last_notice, unread, open_gaps FROM source_health ORDER BY source",
    ),
)


@contextmanager
def opened_for_queries(path: Path) -> Iterator[Database]:
    """The file for anybody's statements: nothing can be written, no other file attached. Raises DatabaseProblem."""
    db = open_database(path, create=False, read_only=True)
    try:
        db.conn.execute("PRAGMA query_only = ON")
        db.conn.create_function("search_expression", 1, match_expression, deterministic=True)
        # a limit and no function of ours that is asked: Ctrl-C within that would be taken for its refusal, and be lost
        db.conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        # Python looks for signals in its own code only, which this is
        db.conn.set_progress_handler(lambda: 0, _STEPS)
        yield db
    finally:
        db.close()


def split(text: str) -> tuple[list[str], str]:
    """The whole statements a text begins with, and what is left of it."""
    found, begun = [], 0
    for ends in (place.end() for place in re.finditer(";", text)):
        if sqlite3.complete_statement(text[begun:ends]):
            found.append(text[begun:ends])
            begun = ends
    return found, text[begun:]


def answer(db: Database, sql: str, values: Mapping[str, str]) -> Answer | None:
    """The answer to one statement with a value for each of its parameters; None where it has none.

    Raises QueryProblem, also while the rows are read, and KeyboardInterrupt.
    """
    with _explained():
        cursor = db.conn.execute(sql, values)
    if cursor.description is None:
        return None
    return Answer([column[0] for column in cursor.description], _rows(cursor))


def described_views() -> list[TableText]:
    """Every view with its meaning and columns."""
    return list(views())


def _rows(cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    with _explained():
        yield from cursor


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except sqlite3.Warning as error:
        raise QueryProblem(str(error)) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from error
        if str(error).startswith(_ATTACHING):
            raise QueryProblem(_ALONE) from error
        raise QueryProblem(_REFUSED.get(code & 0xFF, str(error))) from error
