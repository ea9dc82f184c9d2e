"""Copies of a file while it is in use, each verified before it is called one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from db.engine.connection import explained
from db.engine.errors import DatabaseProblem


def backup(path: Path, target: Path) -> dict[str, int]:
    """Copy a file to a new one (mode 600) and return its rows by table, as counted in the original and in the copy.

    The copy is of one moment, whatever is written meanwhile. Raises DatabaseProblem, and leaves no copy, when either file
    cannot be used, the target is there already, or the copy is not sound or not the same.
    """
    if not path.is_file():
        raise DatabaseProblem(f"no file {path}, expected one to back up")
    if target.exists():
        raise DatabaseProblem(f"{target} is there already, expected a new name")
    part = target.with_name(target.name + ".part")
    try:
        with explained(target):
            _make(part)
        with explained(path):
            counts = _copy(path, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return counts


def _make(part: Path) -> None:
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise DatabaseProblem(f"{part} cannot be written: {error.strerror}") from error


def _copy(path: Path, part: Path) -> dict[str, int]:
    source, copy = sqlite3.connect(path, timeout=30.0, isolation_level=None), sqlite3.connect(part, isolation_level=None)
    try:
        # one read transaction: the copy and the count see the same moment
        source.execute("BEGIN")
        counts = _counts(source)
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        found = [line for (line,) in copy.execute("PRAGMA integrity_check(5)") if line != "ok"]
        if found:
            raise DatabaseProblem(f"the copy of {path} is not sound: {found[0]}")
        if _counts(copy) != counts:
            raise DatabaseProblem(f"the copy of {path} has other rows than the file")
        return counts
    finally:
        source.close()
        copy.close()


def _counts(conn: sqlite3.Connection) -> dict[str, int]:
    names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
