"""Runtime context of one command: settings, clock, environment, stop flag, who watches."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tracker.config.secrets import read_secrets
from tracker.config.settings import Settings
from tracker.model.company import DAY_ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a run, for who watches it: a page asked for, items of a list that wait to be read, an item that was."""

    source: str
    host: str
    asked: str | None = None
    waiting: int = 0
    read: int = 0


def _unwatched(_step: Step) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """The world of one command: settings, clock, waiting, environment, the wish to stop, and who watches its steps."""

    settings: Settings
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    stop: threading.Event = field(default_factory=threading.Event)
    watch: Callable[[Step], None] = _unwatched

    @property
    def variables(self) -> Mapping[str, str]:
        """Variables for secrets: the environment, over the file of secrets. Raises ConfigError as the file does."""
        path = self.settings.secrets_path
        return {**read_secrets(path), **self.environ} if path else self.environ


# the zone in which a day begins for rules about time
ZONE = ZoneInfo(DAY_ZONE)
