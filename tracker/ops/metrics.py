"""Metrics of sources, channels, inbox and files in Prometheus' text format, in base units: seconds, bytes, ratios of 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from db import list_items
from db.engine.connection import open_file
from db.pages import PageStore
from tracker.config.runtime import Runtime
from tracker.judging.decisions import items_of
from tracker.model.states import AlertState, SourceState
from tracker.ops.status import Status
from tracker.storage.repository import Repository

# metric, what it is, and the status' key it is taken from
_OF_SOURCE = (
    ("tracker_source_unread", "listed items that could not be read yet", "unread"),
    ("tracker_source_unjudged", "notices saved that wait to be judged", "unjudged"),
    ("tracker_source_looks_due", "looks at stored notices that are due", "looks_due"),
    ("tracker_source_requests_today", "requests sent today", "requests_today"),
    ("tracker_source_notices_per_day", "new notices a day, of a week", "notices_per_day"),
    ("tracker_source_gaps", "spans of days that could not be listed", "gaps"),
    ("tracker_source_read_ratio", "share of a month's notices of results that could be read", "read_rate"),
    ("tracker_source_last_run_duration_seconds", "how long the last run that ended took", "last_run_seconds"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Sizes of what is held: files in bytes by name, notices by source, archived pages, open questions; None where unknown."""

    files: Mapping[str, int] = field(default_factory=dict)
    notices: Mapping[str, int] = field(default_factory=dict)
    pages: int | None = None
    inbox: int | None = None


def holdings(runtime: Runtime) -> Holdings:
    """Count what the files of a configuration hold now. Raises DatabaseProblem."""
    settings = runtime.settings
    paths = {"tracker": settings.db_path, "pages": settings.pages_path}
    pages = None
    if settings.pages_path.is_file():
        store = PageStore.open(settings.pages_path, create=False, read_only=True)
        try:
            pages = store.last_page()
        finally:
            store.close()
    with open_file(settings.db_path) as db:
        return Holdings(
            files={name: path.stat().st_size for name, path in paths.items() if path.is_file()},
            notices=list_items.count_notices(db),
            pages=pages,
            inbox=len(items_of(Repository(db), runtime.now())),
        )


def metrics(entry: Status, held: Holdings) -> bytes:
    """The status and what the files hold; what is not known has no sample."""
    registry = CollectorRegistry()
    _add_sources(registry, entry, held)
    dead = Gauge("tracker_channel_dead", "1 while a channel takes no messages", ["channel"], registry=registry)
    for channel in entry["channels"]:
        dead.labels(channel["channel"]).set(float(channel["dead_since"] is not None))
    waiting = Gauge("tracker_alerts", "alerts by state", ["state"], registry=registry)
    for state in AlertState:
        waiting.labels(state.value).set(entry["alerts"].get(state, 0))
    size = Gauge("tracker_file_size_bytes", "size of a file", ["file"], registry=registry)
    for name, content in held.files.items():
        size.labels(name).set(content)
    for name, words, count in (
        ("tracker_pages", "answers of portals that were archived", held.pages),
        ("tracker_inbox_questions", "open questions of the inbox", held.inbox),
    ):
        if count is not None:
            Gauge(name, words, registry=registry).set(count)
    Gauge("tracker_build_info", "1, with the version", ["version"], registry=registry).labels(version("award-tracker")).set(1)
    return generate_latest(registry)


def _add_sources(registry: CollectorRegistry, entry: Status, held: Holdings) -> None:
    """One sample a source of each of its metrics."""
    healthy = Gauge("tracker_source_healthy", "1 when the source is healthy", ["source"], registry=registry)
    notices = Gauge("tracker_source_notices", "notices held that the source has listed", ["source"], registry=registry)
    last = Gauge("tracker_source_last_success_timestamp_seconds", "instant a source was last read", ["source"], registry=registry)
    for source in entry["sources"]:
        healthy.labels(source["id"]).set(float(source["state"] == SourceState.HEALTHY))
        notices.labels(source["id"]).set(held.notices.get(source["id"], 0))
        if source["last_success"]:
            last.labels(source["id"]).set(datetime.fromisoformat(str(source["last_success"])).timestamp())
    for name, words, key in _OF_SOURCE:
        gauge = Gauge(name, words, ["source"], registry=registry)
        for source in entry["sources"]:
            if source[key] is not None:
                gauge.labels(source["id"]).set(float(source[key]))
