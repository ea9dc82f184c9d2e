"""The schema in words: every table and view with the descriptions written beside its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from db.engine.connection import connect, open_database
from db.engine.view_files import view_texts
from db.library import Database
from db.migrations import PAGES

_OF_THE_TABLE = re.compile(r"(?:PRIMARY KEY|FOREIGN KEY|UNIQUE|CHECK)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableText:
    """A table or view: what a row is, and its columns with their descriptions ("" in views)."""

    name: str
    text: str
    columns: tuple[tuple[str, str], ...]


def tracker_tables() -> tuple[TableText, ...]:
    """The tables of the tracker's file."""
    return _tables(open_database(Path(":memory:")))


def page_tables() -> tuple[TableText, ...]:
    """The tables of the page archive."""
    return _tables(connect(Path(":memory:"), PAGES))


def views() -> tuple[TableText, ...]:
    """The views of the tracker's file."""
    db = open_database(Path(":memory:"))
    found = [
        TableText(name=name, text=_head(sql), columns=tuple((column, "") for column in db.view(name).columns_dict))
        for name, sql in view_texts().items()
    ]
    db.close()
    return tuple(found)


def _tables(db: Database) -> tuple[TableText, ...]:
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%STRICT%' ORDER BY rowid"
    found = tuple(_table(name, text) for name, text in db.conn.execute(sql))
    db.close()
    return found


def _table(name: str, sql: str) -> TableText:
    first, *lines = sql.splitlines()
    columns = []
    words = ""
    for line in lines:
        code, comment, told = line.partition(" -- ")
        # a column that a later step added begins with the comma before it
        words = f"{words} {code.strip().removeprefix(',').strip()}".strip()
        if comment:
            columns.append((words.split()[0], told.strip()))
        if comment or _OF_THE_TABLE.match(words):
            words = ""
    return TableText(name=name, text=first.partition(" -- ")[2].strip(), columns=tuple(columns))


def _head(sql: str) -> str:
    return " ".join(line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--"))
