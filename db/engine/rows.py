"""Rows as plain dicts: how they go in and come out of a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from db.engine.errors import DatabaseProblem, told
from db.library import Database

# the SQL edge: column name -> value as SQLite holds it (nested lists of rows where a function says so)
Row = dict[str, Any]
Values = Sequence[Any] | Mapping[str, Any]
_TOO_LARGE = "found a number of more than 64 bits, expected one that the file can hold"


def execute(db: Database, sql: str, values: Values = ()) -> sqlite3.Cursor:
    """One statement. Raises DatabaseProblem when the file cannot be used, here and in everything below."""
    try:
        return db.conn.execute(sql, values)
    except sqlite3.DatabaseError as error:
        raise told(error, db) from error
    except OverflowError as error:
        raise DatabaseProblem(_TOO_LARGE) from error
    except UnicodeEncodeError:
        # half a surrogate pair, as JSON's \ud800 gives it, is no character: SQLite cannot hold it
        return db.conn.execute(sql, _storable(values))


def execute_many(db: Database, sql: str, rows: Iterable[Values]) -> None:
    """One prepared statement for many rows."""
    try:
        db.conn.executemany(sql, rows)
    except sqlite3.DatabaseError as error:
        raise told(error, db) from error
    except OverflowError as error:
        raise DatabaseProblem(_TOO_LARGE) from error


def fetch(db: Database, sql: str, values: Values = ()) -> list[Any]:
    """Every row of a query as a tuple."""
    try:
        return execute(db, sql, values).fetchall()
    except sqlite3.DatabaseError as error:
        raise told(error, db) from error


def select(db: Database, sql: str, values: Values = ()) -> list[Row]:
    """Every row of a query."""
    cursor = execute(db, sql, values)
    names = [column[0] for column in cursor.description]
    try:
        return [dict(zip(names, row, strict=True)) for row in cursor]
    except sqlite3.DatabaseError as error:
        raise told(error, db) from error


def data_version(db: Database) -> int:
    """A number that stays the same until another connection, of this process or another, writes to the file."""
    return int(fetch(db, "PRAGMA data_version")[0][0])


def stream(db: Database, sql: str, values: Values = ()) -> Iterator[Row]:
    """The rows of a query one by one, however many there are."""
    cursor = execute(db, sql, values)
    names = [column[0] for column in cursor.description]
    try:
        for row in cursor:
            yield dict(zip(names, row, strict=True))
    except sqlite3.DatabaseError as error:
        raise told(error, db) from error


def select_one(db: Database, sql: str, values: Values = ()) -> Row | None:
    """The first row of a query, if there is one."""
    return next(iter(select(db, sql, values)), None)


def column(db: Database, sql: str, values: Values = ()) -> list[Any]:
    """The first column of every row of a query."""
    return [row[0] for row in fetch(db, sql, values)]


def insert(db: Database, table: str, columns: tuple[str, ...], row: Mapping[str, Any]) -> int:
    """Insert one row and return its rowid; a column the row lacks is NULL."""
    cursor = execute(db, insert_sql(table, columns), [row.get(name) for name in columns])
    return int(cursor.lastrowid or 0)


def insert_all(db: Database, table: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert many rows in one prepared statement."""
    execute_many(db, insert_sql(table, columns), [[row.get(name) for name in columns] for row in rows])


def update(db: Database, table: str, columns: tuple[str, ...], row: Mapping[str, Any]) -> None:
    """Write the named columns of the row that has `row["id"]`."""
    execute(db, _update_sql(table, columns), [*(row.get(name) for name in columns), row["id"]])


def where(conditions: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The WHERE of those conditions (each with one question mark) that have a value, and their values.

    A condition that is not asked for is left out, so that the index of one that is can be used.
    """
    asked = {sql: value for sql, value in conditions.items() if value is not None}
    return f"WHERE {' AND '.join(asked)}" if asked else "", list(asked.values())


def _storable(values: Values) -> Values:
    if isinstance(values, Mapping):
        return {name: _whole(value) for name, value in values.items()}
    return [_whole(value) for value in values]


def _whole(value: Any) -> Any:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value


@lru_cache(maxsize=128)
def insert_sql(table: str, columns: tuple[str, ...]) -> str:
    """The INSERT of a table's columns with a question mark for each."""
    return f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({", ".join("?" * len(columns))})'


@lru_cache(maxsize=128)
def _update_sql(table: str, columns: tuple[str, ...]) -> str:
    return f'UPDATE "{table}" SET {", ".join(f"{name} = ?" for name in columns)} WHERE id = ?'
