"""Runs end with a reason, sources remember how they stand, and days that were not read stay known."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

import pytest

from db import runs, sources
from db.engine.connection import Database
from db.engine.rows import select

AT = "2026-01-20T09:00:00+08:00"
LATER = "2026-01-20T10:00:00+08:00"
FAILED = runs.RunEnd(state="failed", at=LATER, reason="Blocked")


def start(db: Database, source: str = "ours") -> int:
    """Begin a run."""
    return runs.start_run(db, source=source, site="cn_a", started_at=AT, reader_version="1")


def test_a_run_ends_with_its_counts_and_facts(db: Database) -> None:
    """What was counted stands in columns, what health needs stands in the facts."""
    number = start(db)
    runs.finish_run(db, number, FAILED, {"listed": 3, "new": 1}, {"x": 1})
    (row,) = runs.load_runs(db)
    assert {name: row[name] for name in ("state", "reason", "listed", "new", "same")} == {
        "state": "failed",
        "reason": "Blocked",
        "listed": 3,
        "new": 1,
        "same": 0,
    }
    assert json.loads(row["facts"]) == {"x": 1}


def test_a_killed_run_is_closed_by_the_next(db: Database) -> None:
    """Only the source's own runs are closed."""
    start(db)
    start(db, "theirs")
    start(db)
    assert [row["state"] for row in runs.load_runs(db)] == ["running", "running", "interrupted"]
    assert [row["id"] for row in runs.load_runs(db, source="ours", limit=1)] == [3]


def test_issues_belong_to_a_run(db: Database) -> None:
    """They are found by it and name its source; none stands alone."""
    number = start(db)
    issue = runs.Issue(kind="LayoutChanged", message="found, expected, where", at=AT, url="http://portal.example")
    runs.add_issue(db, number, issue)
    assert [(row["source"], row["kind"]) for row in runs.load_issues(db, run_id=number)] == [("ours", "LayoutChanged")]
    with pytest.raises(sqlite3.IntegrityError):
        runs.add_issue(db, 99, runs.Issue(kind="x", message="x", at=AT))


def test_a_source_keeps_what_is_not_written_anew(db: Database) -> None:
    """Writing one column leaves the others."""
    assert sources.source_state(db, "ours") is None
    sources.save_source_state(db, {"source": "ours", "site": "cn_a", "watermark": "2026-01-19"})
    sources.save_source_state(db, {"source": "ours", "site": "cn_a", "state": "healthy"})
    row = sources.source_states(db)["ours"]
    assert (row["state"], row["watermark"], row["blocked_times"]) == ("healthy", "2026-01-19", 0)


def test_an_unknown_column_is_refused(db: Database) -> None:
    """A misspelt column is a mistake, not a new column."""
    with pytest.raises(KeyError, match="watermrak"):
        sources.save_source_state(db, {"source": "ours", "site": "cn_a", "watermrak": "x"})


def test_requests_are_counted_by_day(db: Database) -> None:
    """Another day starts at nothing."""
    monday, tuesday = date(2026, 1, 19), date(2026, 1, 20)
    counted = [sources.count_requests(db, "ours", "cn_a", day, n) for day, n in ((monday, 3), (monday, 4), (tuesday, 1))]
    assert counted == [3, 7, 1]


def test_a_gap_is_open_once_until_it_is_closed(db: Database) -> None:
    """The same days may be missing again later."""
    gap = sources.MissingDays(
        source="ours", channel="zygg", start=date(2026, 1, 1), end=date(2026, 1, 3), reason="pager", opened_at=AT
    )
    assert [sources.open_gap(db, gap) for _ in range(2)] == [1, None]
    assert [row["id"] for row in sources.open_gaps(db, "ours")] == [1]
    sources.close_gap(db, 1, LATER)
    assert sources.open_gaps(db) == []
    assert sources.open_gap(db, gap) == 2
    assert select(db, "SELECT closed_at FROM gap ORDER BY id") == [{"closed_at": LATER}, {"closed_at": None}]


def test_health_shows_the_last_run_and_open_gaps(db: Database) -> None:
    """One row for each source that ever ran."""
    sources.save_source_state(db, {"source": "ours", "site": "cn_a", "state": "dark", "reason": "blocked"})
    number = start(db)
    runs.finish_run(db, number, FAILED, {})
    (row,) = select(db, "SELECT source, state, last_run_state, last_run_reason, open_gaps, notices FROM source_health")
    assert row == {
        "source": "ours",
        "state": "dark",
        "last_run_state": "failed",
        "last_run_reason": "Blocked",
        "open_gaps": 0,
        "notices": 0,
    }


def test_half_a_character_in_a_message_is_stored_mended(db: Database) -> None:
    """What a portal sent must not keep the reason from being told."""
    runs.add_issue(db, start(db), runs.Issue(kind="x", message="found \ud800, expected", at=AT))
    assert runs.load_issues(db)[0]["message"] == "found \ufffd, expected"
