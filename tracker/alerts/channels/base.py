"""Channel contract: a channel takes a message or raises ChannelError, whose text never holds a secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TextIO

from tracker.alerts.message import Message
from tracker.errors import TrackerError


class ChannelError(TrackerError):
    """A channel did not take a message: which kind of refusal, without address or secret."""


class Channel(Protocol):
    """One way out."""

    def send(self, message: Message, now: datetime) -> None:
        """Hand the message over; returning means that it was taken. Raises ChannelError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelContext:
    """What channels take from outside: the environment, the folder of the configuration, standard output."""

    environ: Mapping[str, str]
    folder: Path
    stdout: TextIO


def secret_of(variable: str, context: ChannelContext) -> str:
    value = context.environ.get(variable, "")
    if not value:
        raise ChannelError(f"environment variable {variable} is not set")
    return value
