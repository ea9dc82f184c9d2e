"""Runs and their issues."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from db.engine.rows import Row, column, execute, insert, select
from db.library import Database

COUNTS = ("listed", "fetched", "requests", "new", "changed", "same", "unwanted", "issues")
_ISSUE = ("run_id", "kind", "message", "url", "channel", "page_sha256", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnd:
    """End of a run: `state` is done, failed or interrupted, `at` an instant as text."""

    state: str
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that went wrong in a run, at an instant as text."""

    kind: str
    message: str
    at: str
    url: str | None = None
    channel: str | None = None
    page_sha256: str | None = None


def start_run(
    db: Database,
    *,
    source: str,
    site: str,
    started_at: str,
    kind: str = "run",
    reader_version: str | None = None,
) -> int:
    """Begin a run and return its id; runs of the source that were left open (killed) are closed as interrupted."""
    execute(
        db,
        """UPDATE run SET state = 'interrupted', finished_at = ?, reason = 'ended without saying why: killed, or the power went'
        WHERE source = ? AND state = 'running'""",
        (started_at, source),
    )
    row = {
        "source": source, "site": site, "kind": kind, "state": "running", "started_at": started_at,
        "reader_version": reader_version,
    }  # fmt: skip
    return insert(db, "run", tuple(row), row)


def reopen_run(db: Database, run_id: int) -> None:
    """A run that ended before its time goes on."""
    execute(db, "UPDATE run SET state = 'running', finished_at = NULL, reason = NULL WHERE id = ?", (run_id,))


def first_started(db: Database, source: str) -> str | None:
    """The instant a source's first run began; None when it has never run."""
    return next(iter(column(db, "SELECT started_at FROM run WHERE source = ? ORDER BY id LIMIT 1", (source,))), None)


def finish_run(
    db: Database, run_id: int, end: RunEnd, counts: Mapping[str, int], facts: Mapping[str, object] | None = None
) -> None:
    """Close a run with its counts (any of COUNTS) and the facts that health asks for."""
    chosen = {name: counts.get(name, 0) for name in COUNTS}
    assignments = ", ".join(f"{name} = :{name}" for name in COUNTS)
    execute(
        db,
        f"UPDATE run SET state = :state, finished_at = :at, reason = :reason, facts = :facts, {assignments} WHERE id = :id",
        {
            **asdict(end),
            "facts": None if facts is None else json.dumps(facts, ensure_ascii=False),
            "id": run_id,
            **chosen,
        },
    )


def add_issue(db: Database, run_id: int, issue: Issue) -> int:
    """Note one thing that went wrong in a run."""
    return insert(db, "issue", _ISSUE, {"run_id": run_id, **asdict(issue)})


def load_runs(db: Database, *, source: str | None = None, limit: int = 100) -> list[Row]:
    """Runs, newest first; `facts` as JSON text."""
    sql = "SELECT * FROM run WHERE :source IS NULL OR source = :source ORDER BY id DESC LIMIT :limit"
    return select(db, sql, {"source": source, "limit": limit})


def count_new(db: Database, source: str, *, since: str) -> int:
    """New notices in the runs of a source that began after an instant."""
    sql = "SELECT coalesce(sum(new), 0) FROM run WHERE source = ? AND kind = 'run' AND unixepoch(started_at) > unixepoch(?)"
    return int(column(db, sql, (source, since))[0])


def moved_channels(db: Database, source: str) -> dict[str, str]:
    """Addresses at which a source's channels were last found that had left the place described, by channel."""
    rows = select(
        db,
        """SELECT channel, url FROM issue WHERE kind = 'channel_moved' AND run_id IN (
            SELECT id FROM run WHERE source = ? ORDER BY id DESC LIMIT 20
        ) ORDER BY id""",
        (source,),
    )
    return {row["channel"]: row["url"] for row in rows if row["channel"] and row["url"]}


def load_issues(db: Database, *, run_id: int | None = None, limit: int = 1000) -> list[Row]:
    """Issues of one run or of all, newest first, each with its run's source."""
    return select(
        db,
        """SELECT i.*, r.source FROM issue i JOIN run r ON r.id = i.run_id
        WHERE :run_id IS NULL OR i.run_id = :run_id ORDER BY i.id DESC LIMIT :limit""",
        {"run_id": run_id, "limit": limit},
    )
