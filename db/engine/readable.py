"""Files that may only be read: a copy on a medium or in a folder without the right to write, a WAL left beside it or not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine.errors import DatabaseProblem


@contextmanager
def readable(path: Path, say: Callable[[str], None]) -> Iterator[Path]:
    """A path to open for reading: the file itself, or a copy where SQLite may write nothing beside it.

    SQLite needs to write even to read a file in WAL mode. The copy holds what is left in the WAL, stands in a folder of its
    own as long as the block lasts, and `say` is given a line about it. Raises DatabaseProblem.
    """
    if not path.is_file() or may_write(path):
        yield path
        return
    with TemporaryDirectory(prefix="tracker-") as folder:
        yield _copied(path, Path(folder), say)


def may_write(path: Path) -> bool:
    """Whether a file and its folder may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def wal_bytes(path: Path) -> int:
    """Size of the WAL beside a file, in bytes; 0 where there is none."""
    wal = path.with_name(f"{path.name}-wal")
    return wal.stat().st_size if wal.is_file() else 0


def _copied(path: Path, folder: Path, say: Callable[[str], None]) -> Path:
    target = folder / path.name
    try:
        left = wal_bytes(path)
        for part in ("", "-wal") if left else ("",):
            shutil.copyfile(path.with_name(path.name + part), target.with_name(target.name + part))
    except OSError as error:
        raise DatabaseProblem(f"{path} may only be read and cannot be copied: {error.strerror}, {error.filename}") from error
    wal = f"the {left} bytes left in {path.name}-wal with it" if left else "no WAL is left beside it"
    say(f"{path} may only be read here: a copy of it is read, {wal}; nothing is stored")
    return target
