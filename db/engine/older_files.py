"""A file of an older version: copied beside itself before its schema changes, with a word."""

from __future__ import annotations

import logging
import os
import sqlite3
from pathlib import Path

# the program says warnings on standard error unless told otherwise
_LOG = logging.getLogger("award_tracker.files")
_PAGES_AT_ONCE = 50_000


def keep_copy(path: Path, step: str) -> Path:
    """Copy a file to NAME.before-STEP beside it, mode 600; a copy that is there already was made by whoever came first.

    Raises sqlite3's errors, a full disk among them, and OSError: nothing is changed before there is a copy.
    """
    copy = path.with_name(f"{path.stem}.before-{step}{path.suffix}")
    if copy.exists():
        return copy
    _LOG.warning("%s was written by an older version: it is copied to %s and then brought up to date", path.name, copy.name)
    part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_CLOEXEC, 0o600))
    try:
        source, target = sqlite3.connect(path, timeout=30.0), sqlite3.connect(part)
        try:
            source.backup(target, pages=_PAGES_AT_ONCE, progress=_told)
        finally:
            source.close()
            target.close()
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)
    return copy


def _told(_status: int, remaining: int, total: int) -> None:
    if remaining:
        _LOG.warning("copied %d of %d pages", total - remaining, total)
