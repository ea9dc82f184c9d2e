"""Files that are worth nothing once damaged, such as the one that keeps the pace: begun anew instead of failing every run."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

_PARTS = ("", "-wal", "-shm", "-journal")


def prepare_scratch(path: Path) -> None:
    """Make sure of an SQLite file that can be used, it and its lock readable by their owner only; a damaged one is thrown away.

    Raises OSError when there is no writing here.
    """
    if path.exists() and not _is_sound(path):
        for part in _PARTS:
            path.with_name(path.name + part).unlink(missing_ok=True)
    for made in (path, path.with_name(f"{path.name}.lock")):
        os.close(os.open(made, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600))


def _is_sound(path: Path) -> bool:
    try:
        connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=5.0)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        finally:
            connection.close()
    except sqlite3.OperationalError:
        # somebody else is writing, or we may not: nothing that throwing it away would mend
        return True
    except sqlite3.DatabaseError:
        return False
