"""One run of a source at a time, whoever starts it; the operating system frees the lock of a process that dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tracker.errors import Busy, TrackerError


@contextmanager
def source_lock(db_path: Path, source: str) -> Iterator[None]:
    """Hold `NAME.SOURCE.lock` beside the database. Raises Busy when another run holds it."""
    path = db_path.with_name(f"{db_path.stem}.{source}.lock")
    lock = FileLock(path, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Busy(f"{source} is being read by another run (it holds {path.name}); this one is skipped") from error
    except OSError as error:
        raise TrackerError(f"{path}: the lock cannot be taken: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
