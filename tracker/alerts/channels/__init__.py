"""Channels: where a message goes; each either takes it or raises ChannelError, whose text never holds a secret."""

from __future__ import annotations

from tracker.alerts.channels.base import Channel, ChannelContext, secret_of
from tracker.config.channels import AnyChannel, AppriseSettings, AtomSettings, ConsoleSettings


def open_channel(name: str, settings: AnyChannel, context: ChannelContext) -> Channel:
    """The channel of these settings; its libraries are loaded only now. Raises ChannelError for a variable that is not set."""
    if isinstance(settings, ConsoleSettings):
        from tracker.alerts.channels.console import ConsoleChannel

        return ConsoleChannel(context.stdout)
    if isinstance(settings, AtomSettings):
        from tracker.alerts.channels.atom import AtomChannel

        return AtomChannel(context.folder / settings.path, title=settings.title or name, entries=settings.entries)
    if isinstance(settings, AppriseSettings):
        from tracker.alerts.channels.apprise import AppriseChannel

        return AppriseChannel(secret_of(settings.url_env, context), preferred=settings.format)
    from tracker.alerts.channels.webhook import WebhookChannel

    return WebhookChannel(secret_of(settings.url_env, context), secret_of(settings.secret_env, context), timeout=settings.timeout)
