"""How everything stands, in one JSON-shaped value: for `tracker status`, the status file, /healthz and /metrics."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime

from db import alerts, listed, runs
from db import sources as source_rows
from db.connection import Database, open_file
from scrapers.base import Scraper
from tracker import records
from tracker.closed_lists import SourceState
from tracker.sources import Source, all_sources
from tracker.surroundings import Surroundings

Entry = dict[str, object]
_WEEK = 7


def status(db: Database, world: Surroundings, registry: Mapping[str, type[Scraper]], next_runs: Mapping[str, datetime]) -> Entry:
    """Every enabled source with what is due, its last success, notices a day, requests and trouble; channels; the outbox."""
    states = source_rows.source_states(db)
    unread = listed.count_unread(db)
    sources = [s for s in all_sources(world.settings, registry).values() if s.enabled]
    return {
        "at": records.instant(world.now()),
        "sources": [_source(db, source, states.get(source.name, {}), unread, next_runs.get(source.name)) for source in sources],
        "gaps": source_rows.open_gaps(db),
        "channels": [dict(alerts.channel_state(db, name)) for name in world.settings.channel],
        "alerts": alerts.counts(db),
    }


def is_healthy(entry: Entry) -> bool:
    """No source dark, no channel dead."""
    sources, channels = entry["sources"], entry["channels"]
    dark = isinstance(sources, list) and any(each["state"] == SourceState.DARK for each in sources)
    dead = isinstance(channels, list) and any(each["dead_since"] for each in channels)
    return not dark and not dead


def write_status(world: Surroundings, registry: Mapping[str, type[Scraper]], next_runs: Mapping[str, datetime]) -> None:
    """Write the status file beside the database, whole or not at all."""
    with open_file(world.settings.db_path) as db:
        entry = status(db, world, registry, next_runs)
    path = world.settings.db_path.with_name(f"{world.settings.db_path.stem}.status.json")
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(entry, file, ensure_ascii=False, default=str)
    part.replace(path)


def _source(db: Database, source: Source, state: records.Row, unread: Mapping[str, int], due: datetime | None) -> Entry:
    last = runs.load_runs(db, source=source.name, limit=_WEEK * 24)
    issues = runs.load_issues(db, run_id=last[0]["id"], limit=5) if last else []
    return {
        "id": source.name,
        "state": state.get("state", SourceState.NEVER_RUN.value),
        "reason": state.get("reason"),
        "running": bool(last) and last[0]["state"] == "running",
        "due": due.isoformat() if due else None,
        "last_run": state.get("last_run"),
        "last_success": state.get("last_success"),
        "last_notice": state.get("last_notice"),
        "watermark": state.get("watermark"),
        "blocked_until": state.get("blocked_until"),
        "notices": sum(run["new"] for run in last),
        "requests_today": state.get("requests_today", 0),
        "unread": unread.get(source.name, 0),
        "errors": [f"{issue['kind']}: {issue['message']}" for issue in issues],
    }
