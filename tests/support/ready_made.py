"""A new file of the tracker without its migrations run anew: they are run once, and what they made is copied."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from threading import RLock

import pytest
from sqlite_utils import Migrations

from db.engine import connection
from db.engine.connection import Database, open_database
from db.engine.errors import MEMORY
from db.migrations import TRACKER

_migrate = connection._migrate
# of two threads that open one new file, the second must not copy over what the first has written
_ONE_AT_A_TIME = RLock()


@cache
def _made() -> bytes:
    """The file as its migrations leave it, views and all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_migrate", _migrate)
        with closing(open_database(Path(MEMORY))) as db:
            return db.conn.serialize()


def migrate(db: Database, migrations: Migrations, path: Path, *, read_only: bool) -> None:
    """Bring a file to the newest schema: an empty one as a copy, any other as the programme does."""
    if migrations is TRACKER and not read_only:
        with _ONE_AT_A_TIME:
            if not db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                _copy(db)
    _migrate(db, migrations, path, read_only=read_only)


def _copy(db: Database) -> None:
    with closing(sqlite3.connect(MEMORY)) as made:
        made.deserialize(_made())
        made.backup(db.conn)
