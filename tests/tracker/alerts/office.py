"""An outbox in a file with channels round it and a clock that only tests move."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db.alerts import Wanted, load_alerts
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import Row
from tracker.alerts.body import Voice
from tracker.alerts.channels import open_channel
from tracker.alerts.channels.base import ChannelContext
from tracker.alerts.delivery import Delivered, Outlet, deliver
from tracker.alerts.outbox import OutboxStore
from tracker.alerts.routing import route
from tracker.alerts.store import DatabaseOutbox, queue_flag
from tracker.config.channels import AnyChannel, parse_channel
from tracker.model.flag import Flag

START = datetime(2026, 1, 13, 4, 0, tzinfo=UTC)


@dataclass
class Office:
    """Everything that a pass of delivery needs."""

    folder: Path
    channels: dict[str, AnyChannel]
    environ: dict[str, str] = field(default_factory=dict)
    now: datetime = START
    stdout: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        self.db: Database = open_database(self.folder / "tracker.db")
        # flags here are of notices and companies that no run has stored
        self.db.conn.execute("PRAGMA foreign_keys = OFF")
        self.store: OutboxStore = DatabaseOutbox(self.db)

    def queue(self, flags: Sequence[Flag], *, baseline: bool = False) -> None:
        """Raise flags and route them."""
        with transaction(self.db):
            for flag in flags:
                queue_flag(self.db, flag, route(flag, self.channels, now=self.now, baseline=baseline), now=self.now)

    def outlets(self) -> dict[str, Outlet]:
        """The channels as delivery wants them."""
        world = ChannelContext(environ=self.environ, folder=self.folder, stdout=self.stdout)
        return {
            name: Outlet(
                settings=settings,
                voice=Voice(channel=name, language=settings.language or "zh"),
                open=lambda name=name, settings=settings: open_channel(name, settings, world),  # type: ignore[misc] # bound now
            )
            for name, settings in self.channels.items()
        }

    def send(self, store: OutboxStore | None = None) -> Delivered:
        """One pass."""
        return deliver(store or self.store, self.outlets(), lambda: self.now)

    def later(self, **span: float) -> None:
        """Time goes by."""
        self.now += timedelta(**span)

    def alerts(self, **wanted: Any) -> list[Row]:
        """The alerts as stored."""
        return load_alerts(self.db, Wanted(**wanted))

    def states(self, channel: str | None = None) -> list[str]:
        """Their states, oldest first."""
        return [row["state"] for row in self.alerts(channel=channel)]


def office(folder: Path, environ: Mapping[str, str] | None = None, **tables: dict[str, Any]) -> Office:
    """An office with these channels."""
    return Office(folder, {name: parse_channel(name, table) for name, table in tables.items()}, dict(environ or {}))


def hook(receiver_url: str, name: str = "HOOK") -> dict[str, str]:
    """The environment of a webhook channel."""
    return {f"{name}_URL": receiver_url, f"{name}_SECRET": "s3cr3t-key"}


def webhook(name: str = "HOOK", **more: Any) -> dict[str, Any]:
    """The settings of a webhook channel."""
    return {"kind": "webhook", "url_env": f"{name}_URL", "secret_env": f"{name}_SECRET", "timeout": 2, **more}
