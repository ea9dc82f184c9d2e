"""One line for each thing that happened: for people, or as JSON for machines."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TextIO

from tracker.wording.terminal import one_line


@dataclass(frozen=True, slots=True)
class Log:
    """Writes lines to a stream; safe to use from several threads. Secrets are never passed to it."""

    now: Callable[[], datetime]
    as_json: bool = False
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, what: str, state: str, **more: object) -> None:
        """One line: when, what, how it stands, and whatever else is set."""
        at = self.now().isoformat(timespec="seconds")
        told = {key: value for key, value in more.items() if value not in (None, "", {}, [])}
        if self.as_json:
            line = json.dumps({"at": at, "what": what, "state": state, **told}, ensure_ascii=False, default=str)
        else:
            parts = (f"{key}={value!r}" if " " in str(value) else f"{key}={value}" for key, value in told.items())
            line = " ".join((at, what, state, *parts))
        with self.lock:
            self.stream.write(one_line(line) + "\n")
            self.stream.flush()
