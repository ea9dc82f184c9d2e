"""The console: plain text, as it stands, to a stream."""

from __future__ import annotations

from datetime import datetime
from typing import TextIO

from tracker.alerts.channels.base import Unlimited
from tracker.alerts.message import Message


class ConsoleChannel(Unlimited):
    """Writes each message and an empty line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def send(self, message: Message, now: datetime) -> None:  # noqa: ARG002 - the channel's shape
        """Print the message."""
        encoding = self._stream.encoding or "utf-8"
        self._stream.write(f"{message.text}\n".encode(encoding, "replace").decode(encoding))
        self._stream.flush()
