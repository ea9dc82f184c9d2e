"""Channels: where a message goes; each either takes it or raises ChannelError, whose text never holds a secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TextIO

from tracker.alerts.message import Message
from tracker.alerts.settings import AnyChannel, AppriseSettings, AtomSettings, ConsoleSettings
from tracker.errors import TrackerError


class ChannelError(TrackerError):
    """A channel did not take a message: which kind of refusal, without address or secret."""


class Channel(Protocol):
    """One way out."""

    def send(self, message: Message, now: datetime) -> None:
        """Hand the message over; returning means that it was taken. Raises ChannelError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What channels take from outside: the environment, the folder of the configuration, standard output."""

    environ: Mapping[str, str]
    folder: Path
    stdout: TextIO


def open_channel(name: str, settings: AnyChannel, world: Surroundings) -> Channel:
    """The channel of these settings; its libraries are loaded only now. Raises ChannelError for a variable that is not set."""
    if isinstance(settings, ConsoleSettings):
        from tracker.alerts.channels.console import ConsoleChannel

        return ConsoleChannel(world.stdout)
    if isinstance(settings, AtomSettings):
        from tracker.alerts.channels.atom import AtomChannel

        return AtomChannel(world.folder / settings.path, title=settings.title or name, entries=settings.entries)
    if isinstance(settings, AppriseSettings):
        from tracker.alerts.channels.apprise_urls import AppriseChannel

        return AppriseChannel(_secret(settings.url_env, world), preferred=settings.format)
    from tracker.alerts.channels.webhook import WebhookChannel

    return WebhookChannel(_secret(settings.url_env, world), _secret(settings.secret_env, world), timeout=settings.timeout)


def _secret(variable: str, world: Surroundings) -> str:
    value = world.environ.get(variable, "")
    if not value:
        raise ChannelError(f"environment variable {variable} is not set")
    return value
