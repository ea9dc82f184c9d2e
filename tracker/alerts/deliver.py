"""Step 10: the outbox of one file delivered through the configured channels."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from db.engine.connection import open_file
from tracker.alerts.body import Voice
from tracker.alerts.channels import open_channel
from tracker.alerts.channels.base import Surroundings as Outside
from tracker.alerts.delivery import Delivered, Outlet, deliver
from tracker.alerts.store import DatabaseOutbox
from tracker.config.channels import AnyChannel
from tracker.config.runtime import ZONE, Surroundings
from tracker.sources.silence_check import silences


def tell(world: Surroundings) -> Delivered:
    """Send what is due on every channel, until asked to stop. Raises DatabaseProblem; a channel's failure is in the report."""
    with open_file(world.settings.db_path) as db:

        def notes(companies: Sequence[str], language: str) -> list[str]:
            return silences(db, companies, world.now().astimezone(ZONE).date(), language)

        return deliver(DatabaseOutbox(db), outlets(world), world.now, notes=notes, is_stopped=world.stop.is_set)


def outlets(world: Surroundings) -> dict[str, Outlet]:
    """The configured channels, opened only when there is something to send."""
    outside = Outside(environ=world.variables, folder=world.settings.folder, stdout=sys.stdout)
    return {name: _outlet(name, settings, world, outside) for name, settings in world.settings.channel.items()}


def _outlet(name: str, settings: AnyChannel, world: Surroundings, outside: Outside) -> Outlet:
    voice = Voice(channel=name, language=settings.language or world.settings.language)
    return Outlet(settings=settings, voice=voice, open=lambda: open_channel(name, settings, outside))
