"""New files for people: there only once they are whole and on disk, and never in place of another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tracker.errors import BadInput


@contextmanager
def new_file(target: Path, *, mode: int = 0o666) -> Iterator[BinaryIO]:
    """The file to write to, with at most that mode. Raises BadInput when it is there already or cannot be written."""
    if target.exists():
        raise BadInput(f"{target} is there already; name a new file")
    part = target.with_name(target.name + ".part")
    opened = False
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode)
        opened = True
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException as error:
        if opened:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise BadInput(f"{target} cannot be written: {error.strerror or error}") from error
        raise
