"""Problems of a database file in one line each; programming errors of SQL are let through."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.library import Database

MEMORY = ":memory:"
# OperationalErrors that are mistakes in our statements, not the file's fault
_OUR_MISTAKES = (
    "no such",
    "near ",
    "table ",
    "cannot start a transaction",
    "ambiguous",
    "misuse",
    "wrong number",
    "cannot commit",
)


class DatabaseProblem(Exception):
    """A database file cannot be used or written: what was found, what was expected, where."""


def told(error: sqlite3.DatabaseError, where: Path | Database) -> Exception:
    """An error of SQLite as the file's problem in one line; as itself when it is a mistake in our SQL or rows."""
    ours = isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError)
    if ours or str(error).startswith(_OUR_MISTAKES):
        return error
    path = where if isinstance(where, Path) else where.conn.execute("PRAGMA database_list").fetchone()[2] or MEMORY
    return DatabaseProblem(f"{path} cannot be used: SQLite says {str(error)!r}, expected a sound file we may write")
