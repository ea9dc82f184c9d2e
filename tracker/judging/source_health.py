"""Health over one file: each source's runs compared with what it promised, its state kept, one operator flag per change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from db import notices, runs
from db import sources as source_rows
from db.engine.connection import Database, open_file, transaction
from tracker import storage as records
from tracker.config.runtime import ZONE, Runtime
from tracker.judging.flags import raise_flags
from tracker.model.states import SourceState
from tracker.sources.health import RunFacts, SourceHistory, Standing, change
from tracker.sources.holidays import holidays
from tracker.sources.source import Source

# runs and days that health looks back on
_RUNS = 60
_PAST = timedelta(days=400)


def judge_sources(runtime: Runtime, sources: Iterable[Source]) -> None:
    """Bring every source's state up to date, and tell the operator of each change once. Raises DatabaseProblem."""
    with open_file(runtime.settings.db_path) as db:
        for source in sources:
            judge_source(db, source, runtime)


def judge_source(db: Database, source: Source, runtime: Runtime) -> None:
    """The state of one source after its newest run, or after silence."""
    with transaction(db):
        row = source_rows.source_state(db, source.name)
        # what was read again from the archive says nothing of the portal
        known = runs.load_runs(db, source=source.name, limit=_RUNS)
        ended = [run for run in known if run["kind"] == "run" and run["state"] in ("done", "failed")]
        if row is None or not ended:
            return
        facts = [_facts(run, source) for run in reversed(ended)]
        past = SourceHistory(
            published=notices.published_by_day(db, source.name, since=runtime.now().date() - _PAST),
            expected_weekly=None if _is_filtered(source) else source.scraper.expects_weekly,
            holidays=holidays(source.scraper.country),
        )
        before = Standing(state=SourceState(row["state"]), since=datetime.fromisoformat(row["since"]) if row["since"] else None)
        facts[-1] = _as_of_today(facts[-1], runtime)
        after, flag = change(source.name, before, facts, past, runtime.now())
        since = records.instant(after.since) if after.since else None
        reason = after.reason(runtime.settings.language)
        symptoms = json.dumps([symptom.evidence() for symptom in after.symptoms], ensure_ascii=False) if after.symptoms else None
        standing = {"source": source.name, "site": source.site, "state": after.state.value, "since": since}
        standing |= {"reason": reason, "symptoms": symptoms}
        source_rows.save_source_state(db, standing)
        if flag is not None:
            raise_flags(db, runtime, [flag], run_id=ended[0]["id"])


def _facts(run: records.Row, source: Source) -> RunFacts:
    known = json.loads(run["facts"]) if run["facts"] else {}
    return RunFacts(
        day=datetime.fromisoformat(run["started_at"]).astimezone(source.zone).date(),
        failed=run["state"] == "failed",
        reason=run["reason"] or "",
        listed=known.get("found", {}),
        stated=known.get("stated", {}),
        read=known.get("read", 0),
        filled=known.get("filled", {}),
        results=known.get("results", 0),
        unread_results=known.get("unread_results", 0),
    )


def _as_of_today(run: RunFacts, runtime: Runtime) -> RunFacts:
    """Silence grows between runs too: the newest run is judged by today's date."""
    today: date = runtime.now().astimezone(ZONE).date()
    return replace(run, day=max(run.day, today))


def _is_filtered(source: Source) -> bool:
    """What a whole portal promises says nothing about a part of it."""
    filters = source.filters
    return any((filters.buyer, filters.supplier, filters.keyword, filters.region))
