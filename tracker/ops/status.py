"""Status of sources, channels and files, in one JSON-shaped value: `tracker status`, the status file, /healthz and /metrics."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from db import alerts, list_items, rereads, runs
from db import sources as source_rows
from db.engine.connection import Database, open_file
from db.unjudged import count_waiting
from db.unread import unread_counts
from scrapers.base import Scraper
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.collecting.looks import due_at
from tracker.config.runtime import Runtime
from tracker.model.states import SourceState
from tracker.reporting.gaps import gap_lines
from tracker.sources.schedule import next_run
from tracker.sources.source import Source, all_sources
from tracker.wording.complaints import complaint
from tracker.wording.screens import screen

# what is printed, written to the status file and served
Status = dict[str, Any]
# issues of a run that are counted, and kinds of them that are shown
_ISSUES, _SHOWN = 1000, 5
_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)


def status(db: Database, runtime: Runtime, registry: Mapping[str, type[Scraper]], next_runs: Mapping[str, datetime]) -> Status:
    """Every enabled source with what is due, its last success, notices a day, requests and trouble; channels; the outbox."""
    states = source_rows.source_states(db)
    unread = list_items.count_unread(db)
    unjudged = count_waiting(db)
    gaps = source_rows.open_gaps(db)
    results = unread_counts(db, since=records.instant(runtime.now() - _MONTH))
    otherwise = rereads.count_read_otherwise(db, READER_VERSION)
    rows = []
    for source in (each for each in all_sources(runtime.settings, registry).values() if each.enabled):
        state = states.get(source.name, {})
        due = next_runs.get(source.name) or next_run(source, state.get("last_run"), runtime.now())
        missing = sum(gap["source"] == source.name for gap in gaps)
        row = _source(db, source, state, runtime.now(), due)
        row |= _read_rate(*results.get(source.name, (0, 0)))
        row |= _looks(db, source, runtime.now())
        row |= {"unread": unread.get(source.name, 0), "gaps": missing, "unjudged": unjudged.get(source.name, 0)}
        rows.append(row | {"to_reread": otherwise.get(source.name, 0)})
    return {
        "at": records.instant(runtime.now()),
        "sources": rows,
        "gaps": gaps,
        "rereads": rereads.rereads_under_way(db),
        "set_aside": rereads.pages_set_aside(db),
        "channels": [dict(alerts.channel_state(db, name)) for name in runtime.settings.channel],
        "alerts": alerts.counts(db),
    }


def _read_rate(results: int, unread: int) -> Status:
    """Of the notices of a month that speak of a result, how many it could be read of; None where none speaks of one."""
    return {"unread_results": unread, "read_rate": round(1 - unread / results, 3) if results else None}


def _looks(db: Database, source: Source, now: datetime) -> Status:
    """How many looks at stored notices are due, and how many days late the oldest of them is."""
    due = due_at(db, source, now.astimezone(source.zone).date(), now)
    late = now.timestamp() - due[0].since if due else 0
    return {"looks_due": len(due), "looks_late_days": round(late / timedelta(days=1).total_seconds(), 1)}


def is_healthy(entry: Status) -> bool:
    """No source dark, no channel dead."""
    dark = any(each["state"] == SourceState.DARK for each in entry["sources"])
    return not dark and not any(each["dead_since"] for each in entry["channels"])


def said(entry: Status, language: str) -> list[str]:
    """Problems and what is due, one line each; what several sources met, or one met often, once with its count."""
    sources: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for each in entry["sources"]:
        for error, count in each["error_counts"].items():
            sources.setdefault(error, []).append(each["id"])
            counts[error] += count
    lines = [
        f"{', '.join(names)}: {complaint(error, language)}"
        + (screen(language, "status", "times", count=counts[error]) if counts[error] > 1 else "")
        for error, names in sources.items()
    ]
    # said in words as well: a narrow table leaves such columns out
    for what in ("looks_due", "unjudged", "to_reread"):
        lines += [
            screen(language, "status", what, name=each["id"], count=each[what], late=each["looks_late_days"])
            for each in entry["sources"]
            if each[what]
        ]
    lines += gap_lines(entry["gaps"], language)
    for each in entry["set_aside"]:
        lines.append(
            screen(
                language,
                "status",
                "set_aside",
                source=each["source"],
                page=each["key"],
                reason=complaint(each["reason"], language),
            )
        )
    for each in entry["rereads"]:
        lines.append(screen(language, "status", "reread", source=each["source"], done=each["done_id"], last=each["last_id"]))
    channels = [each for each in entry["channels"] if each["last_error"]]
    return lines + [
        screen(language, "status", "channel", name=each["channel"], error=complaint(each["last_error"], language))
        for each in channels
    ]


def write_status(runtime: Runtime, registry: Mapping[str, type[Scraper]], next_runs: Mapping[str, datetime]) -> None:
    """Write the status file beside the database, whole or not at all."""
    with open_file(runtime.settings.db_path) as db:
        entry = status(db, runtime, registry, next_runs)
    path = runtime.settings.db_path.with_name(f"{runtime.settings.db_path.stem}.status.json")
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(entry, file, ensure_ascii=False, default=str)
    part.replace(path)


def _source(db: Database, source: Source, state: records.Row, now: datetime, due: datetime) -> Status:
    last = runs.load_runs(db, source=source.name, limit=5)
    new = runs.count_new(db, source.name, since=records.instant(now - _WEEK))
    blocked = state.get("blocked_until")
    host = source_rows.resting_host(db, source.host)
    awake = [datetime.fromisoformat(until) for until in (blocked, host and host["until"]) if until]
    today = now.astimezone(source.zone).date().isoformat()
    issues = runs.load_issues(db, run_id=last[0]["id"], limit=_ISSUES) if last else []
    errors = Counter(f"{issue['kind']}: {issue['message']}" for issue in issues)
    return {
        "id": source.name,
        "state": state.get("state", SourceState.NEVER_RUN.value),
        "reason": state.get("reason"),
        "running": bool(last) and last[0]["state"] == "running",
        "due": records.instant(max([due, *awake]).replace(microsecond=0)),
        "last_run": state.get("last_run"),
        "last_run_seconds": _seconds(last),
        "last_success": state.get("last_success"),
        "last_notice": state.get("last_notice"),
        "watermark": state.get("watermark"),
        "blocked_until": blocked,
        "notices_per_day": round(new / _WEEK.days, 1),
        "requests_today": state["requests_today"] if state.get("requests_day") == today else 0,
        "errors": list(errors)[:_SHOWN],
        "error_counts": dict(list(errors.items())[:_SHOWN]),
    }


def _seconds(newest: Sequence[records.Row]) -> float | None:
    """How long the newest run took that came to its end; None where none of them did."""
    ended = next((run for run in newest if run["state"] in ("done", "failed")), None)
    if ended is None:
        return None
    return (datetime.fromisoformat(ended["finished_at"]) - datetime.fromisoformat(ended["started_at"])).total_seconds()
