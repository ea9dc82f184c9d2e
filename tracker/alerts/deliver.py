"""Step 10: the outbox of one file delivered through the configured channels."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from db.engine.connection import open_file
from tracker.alerts.body import Voice
from tracker.alerts.channels import open_channel
from tracker.alerts.channels.base import ChannelContext
from tracker.alerts.delivery import Delivered, Outlet, deliver
from tracker.alerts.store import DatabaseOutbox
from tracker.config.channels import AnyChannel
from tracker.config.runtime import ZONE, Runtime
from tracker.sources.silence import silences


def tell(runtime: Runtime) -> Delivered:
    """Send what is due on every channel, until asked to stop. Raises DatabaseProblem; a channel's failure is in the report."""
    with open_file(runtime.settings.db_path) as db:

        def notes(companies: Sequence[str], language: str) -> list[str]:
            return silences(db, companies, runtime.now().astimezone(ZONE).date(), language)

        return deliver(DatabaseOutbox(db), outlets(runtime), runtime.now, notes=notes, is_stopped=runtime.stop.is_set)


def outlets(runtime: Runtime) -> dict[str, Outlet]:
    """The configured channels, opened only when there is something to send."""
    context = ChannelContext(environ=runtime.variables, folder=runtime.settings.folder, stdout=sys.stdout)
    return {name: _outlet(name, settings, runtime, context) for name, settings in runtime.settings.channel.items()}


def _outlet(name: str, settings: AnyChannel, runtime: Runtime, context: ChannelContext) -> Outlet:
    voice = Voice(channel=name, language=settings.language or runtime.settings.language)
    return Outlet(settings=settings, voice=voice, open=lambda: open_channel(name, settings, context))
