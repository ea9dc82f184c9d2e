"""Room that a file no longer needs, given back to the disk."""

from __future__ import annotations

import sqlite3

from db.engine.errors import told
from db.engine.rows import column, fetch
from db.library import Database

# of a file that can be made shorter without being written anew
_INCREMENTAL = 2


def give_back(db: Database) -> int:
    """Make a file shorter by its free pages and return by how many bytes.

    A file that was made without the list this needs is written anew, once; that takes as much room again while it lasts.
    Raises DatabaseProblem where the room is not there or somebody else writes; the file is as it was.
    """
    before = _bytes(db)
    if column(db, "PRAGMA auto_vacuum") != [_INCREMENTAL]:
        fetch(db, f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        fetch(db, "VACUUM")
    else:
        _step_through(db, "PRAGMA incremental_vacuum")
    # what stands in the WAL makes the file itself no shorter
    fetch(db, "PRAGMA wal_checkpoint(TRUNCATE)")
    return before - _bytes(db)


def _step_through(db: Database, sql: str) -> None:
    """Run a statement to its end that gives no rows and yet takes a step for each page; `execute` would take the first alone."""
    try:
        db.conn.executescript(sql)
    except sqlite3.DatabaseError as error:
        raise told(error, db) from error


def _bytes(db: Database) -> int:
    return int(column(db, "PRAGMA page_count")[0]) * int(column(db, "PRAGMA page_size")[0])
