"""Opening the two files safely: pragmas, migrations, views, one writer at a time."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random

from db.engine.errors import MEMORY, DatabaseProblem, told
from db.engine.older_files import keep_copy
from db.engine.readable import may_write, wal_bytes
from db.engine.rows import execute
from db.engine.view_files import refresh_views, views_are_current
from db.library import Database, Migrations
from db.migrations import TRACKER, step_names

__all__ = [
    "SQLITE_VERSION",
    "Database",
    "connect",
    "explained",
    "open_database",
    "open_file",
    "savepoint",
    "together",
    "transaction",
]

SQLITE_VERSION = sqlite3.sqlite_version
# STRICT tables and unixepoch()
_OLDEST = (3, 38, 0)
_WAIT_SECONDS = 30.0


def _is_busy(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


# two first connections that switch to WAL at once are both refused without waiting
_PATIENTLY = Retrying(
    retry=retry_if_exception(_is_busy), stop=stop_after_delay(_WAIT_SECONDS), wait=wait_random(0, 0.05), reraise=True
)


def open_database(path: Path, *, create: bool = True, read_only: bool = False) -> Database:
    """The tracker's file, migrated and with its views current. Raises DatabaseProblem."""
    db = connect(path, TRACKER, create=create, read_only=read_only)
    with explained(path):
        if not read_only and not views_are_current(db):
            with transaction(db):
                refresh_views(db)
    return db


@contextmanager
def open_file(path: Path, *, create: bool = True) -> Iterator[Database]:
    """The tracker's file, open for as long as the block lasts. Raises DatabaseProblem."""
    db = open_database(path, create=create)
    try:
        yield db
    finally:
        db.close()


def connect(path: Path, migrations: Migrations, *, create: bool = True, read_only: bool = False) -> Database:
    """A connection with foreign keys on, WAL and a patient lock, its migrations applied. Raises DatabaseProblem.

    A new file is readable by its owner only. A read-only connection changes nothing, not even the schema.
    """
    _prepare_file(path, create=create and not read_only)
    with explained(path):
        db = _connection(path, read_only=read_only)
        try:
            _migrate(db, migrations, path, read_only=read_only)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing: BEGIN IMMEDIATE, then COMMIT, or ROLLBACK when anything is raised. Not nestable.

    Raises DatabaseProblem when the file is locked for longer than the connection waits, full, read-only or damaged.
    """
    execute(db, "BEGIN IMMEDIATE")
    try:
        yield
        execute(db, "COMMIT")
    except BaseException:
        _take_back(db, "ROLLBACK")
        raise


@contextmanager
def together(db: Database) -> Iterator[None]:
    """Several savepoints in one commit, under one lock: where one fails, those before it are committed all the same.

    Raises as `transaction`; where the commit itself fails nothing of them is kept.
    """
    execute(db, "BEGIN IMMEDIATE")
    try:
        yield
    finally:
        try:
            if db.conn.in_transaction:
                execute(db, "COMMIT")
        except BaseException:
            _take_back(db, "ROLLBACK")
            raise


@contextmanager
def savepoint(db: Database) -> Iterator[None]:
    """All or nothing by itself, committed `together` with others. Not nestable. Raises as `transaction`."""
    execute(db, "SAVEPOINT one")
    try:
        yield
        execute(db, "RELEASE one")
    except BaseException:
        _take_back(db, "ROLLBACK TO one", "RELEASE one")
        raise


def _take_back(db: Database, *statements: str) -> None:
    """Undo, unless SQLite has done so already, as after some errors (a full disk)."""
    if db.conn.in_transaction:
        for statement in statements:
            db.conn.execute(statement)


def _prepare_file(path: Path, *, create: bool) -> None:
    """Make the file where there is none; one that another thread or process has just made is as good."""
    if str(path) == MEMORY or _is_there(path):
        return
    if not path.parent.is_dir():
        raise DatabaseProblem(f"no folder {path.parent}, expected one to hold {path.name}")
    if not create:
        raise DatabaseProblem(f"no file {path}, expected one that `tracker run` has written")
    try:
        # exclusively: opening and closing a file that is in use would drop this process's locks on it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        _is_there(path)
    except OSError as error:
        raise DatabaseProblem(f"{path} cannot be created: {error.strerror}") from error


def _is_there(path: Path) -> bool:
    """Whether the path is a file, asked once; False where it is nothing. Raises DatabaseProblem for anything else."""
    try:
        mode = path.stat().st_mode
    except OSError:
        # nothing, or out of reach: opening it says which
        return False
    if not stat.S_ISREG(mode):
        raise DatabaseProblem(f"{path} is not a file, expected an SQLite file")
    return True


def _connection(path: Path, *, read_only: bool) -> Database:
    if sqlite3.sqlite_version_info < _OLDEST:
        raise DatabaseProblem(f"SQLite {sqlite3.sqlite_version} is too old, expected {'.'.join(map(str, _OLDEST))} or newer")
    target = MEMORY if str(path) == MEMORY else f"file:{quote(str(path.absolute()))}?mode={_mode(path, read_only=read_only)}"
    # no implicit transactions: a lone statement commits itself, several stand in transaction()
    conn = sqlite3.connect(target, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, cached_statements=256)
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        for attempt in _PATIENTLY.copy():
            with attempt:
                _read_and_switch(conn, read_only=read_only)
        return Database(conn, execute_plugins=False)
    except BaseException:
        conn.close()
        raise


def _mode(path: Path, *, read_only: bool) -> str:
    """How SQLite opens a file; as one that nothing can change where no WAL lies beside it and none can be made."""
    if not read_only:
        return "rw"
    is_still = not may_write(path) and not path.with_name(f"{path.name}-shm").exists() and not wal_bytes(path)
    return "ro&immutable=1" if is_still else "ro"


def _read_and_switch(conn: sqlite3.Connection, *, read_only: bool) -> None:
    # fails on anything that is no SQLite file
    conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not read_only:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = NORMAL")


def _migrate(db: Database, migrations: Migrations, path: Path, *, read_only: bool) -> None:
    known = step_names(migrations)
    applied = {step.name for step in migrations.applied(db)}
    if newer := sorted(applied - known):
        raise DatabaseProblem(f"{path} has the schema step {newer[-1]}, newer than this programme knows: update the programme")
    if known == applied:
        return
    if read_only:
        raise DatabaseProblem(f"{path} lacks the schema step {min(known - applied)}: open it once for writing, as any run does")
    if applied and str(path) != MEMORY:
        keep_copy(path, min(known - applied))
    with transaction(db):
        # asked again under the lock: another process may have been first
        if not migrations.pending(db):
            return
        if not migrations.applied(db) and db.table_names():
            raise DatabaseProblem(f"{path} holds the tables of another programme, expected an empty file or one of the tracker's")
        # a view must not stand in the way of a change to what it reads; they are made again
        for name in db.view_names():
            db.conn.execute(f'DROP VIEW "{name}"')
        migrations.apply(db)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's errors about a file, as one line; errors about our SQL or rows are let through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise told(error, path) from error
