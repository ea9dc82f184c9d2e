"""Judgements that time alone brings: closed quarters, overdue disclosures."""

from __future__ import annotations

from db import list_items
from db.engine.connection import Database, open_file, transaction
from tracker import storage as records
from tracker.config.runtime import ZONE, Runtime
from tracker.judging.judge import Judge
from tracker.storage.repository import Repository


def tick(runtime: Runtime) -> bool:
    """Judge the rules about time, once a day; True when this was the day's first call."""
    with open_file(runtime.settings.db_path) as db:
        return _tick(db, runtime)


def _tick(db: Database, runtime: Runtime) -> bool:
    today = runtime.now().astimezone(ZONE).date()
    if list_items.has_ticked(db, today):
        return False
    with transaction(db):
        Judge(runtime=runtime, db=db, run_id=None).tick(Repository(db))
        list_items.note_tick(db, today, records.instant(runtime.now()))
    return True
