"""Judgements that time alone brings: closed quarters, overdue disclosures."""

from __future__ import annotations

from db import listed
from db.engine.connection import Database, open_file, transaction
from tracker import storage as records
from tracker.config.runtime import ZONE, Surroundings
from tracker.judging.judge import Judge
from tracker.storage.repository import Books


def tick(world: Surroundings) -> bool:
    """Judge the rules about time, once a day; True when this was the day's first call."""
    with open_file(world.settings.db_path) as db:
        return _tick(db, world)


def _tick(db: Database, world: Surroundings) -> bool:
    today = world.now().astimezone(ZONE).date()
    if listed.has_ticked(db, today):
        return False
    with transaction(db):
        Judge(world=world, db=db, run_id=None).tick(Books(db))
        listed.note_tick(db, today, records.instant(world.now()))
    return True
