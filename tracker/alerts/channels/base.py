"""Channel contract: a channel takes a message or raises ChannelError, whose text never holds a secret."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from tracker.alerts.message import Message
from tracker.errors import TrackerError
from tracker.wording.document import Line


class Refusal(StrEnum):
    """For whose sake a message was not taken."""

    # its own: it would never be taken
    MESSAGE = "message"
    # the channel's: nothing gets through, the message is as good as before
    CHANNEL = "channel"
    # nobody's: too often, or at a bad time
    LATER = "later"


class ChannelError(TrackerError):
    """A channel did not take a message: for whose sake, and the service's words, without address or secret.

    `retry_after` is how long it asks to wait, `kept` its answer where that was not understood.
    """

    def __init__(
        self,
        text: str,
        *,
        refusal: Refusal = Refusal.CHANNEL,
        retry_after: timedelta | None = None,
        kept: str | None = None,
    ) -> None:
        super().__init__(text)
        self.refusal, self.retry_after, self.kept = refusal, retry_after, kept


class Channel(Protocol):
    """One way out."""

    def fits(self, subject: str, lines: Sequence[Line]) -> bool:
        """Whether a message of these lines is no longer than the channel takes at once."""

    def send(self, message: Message, now: datetime) -> str | None:
        """Hand the message over; returning means that it was taken. Raises ChannelError.

        What comes back is the service's answer where it has none that is documented, to be kept in the log.
        """


class Unlimited:
    """A channel that takes messages of any length."""

    def fits(self, subject: str, lines: Sequence[Line]) -> bool:  # noqa: ARG002 - the channel's shape
        """Always."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelContext:
    """Surroundings of channels: the environment, the folder of the configuration, standard output."""

    environ: Mapping[str, str]
    folder: Path
    stdout: TextIO


def secret_of(variable: str, context: ChannelContext) -> str:
    value = context.environ.get(variable, "")
    if not value:
        raise ChannelError(f"environment variable {variable} is not set")
    return value


def without_secrets(text: str, *secrets: str) -> str:
    """The text with every run of six or more letters and digits that a secret holds taken out."""
    runs = {run for secret in secrets for run in re.findall(r"[\w-]{6,}", secret)}
    for run in sorted(runs, key=len, reverse=True):
        text = text.replace(run, "…")
    return text
