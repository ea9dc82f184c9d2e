"""Every step of the two files' schemas, append-only: a released step is never edited, a change is a new step.

A comment behind a column is its description in docs/tables.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.library import Database, Migrations
from db.migrations import (
    m001_runs,
    m002_notices,
    m003_orders,
    m004_companies,
    m005_alerts,
    m006_inbox,
    m007_search,
    m008_listed,
    m009_hosts,
    m010_absences,
    m011_support,
    m013_standing,
    m014_zone,
    m015_marks,
    m016_taken_back,
    m017_looked_up,
    m018_search,
    m019_corrections,
    m020_refusals,
    m021_unjudged,
    m022_type_in_doubt,
    m024_rereads,
    m025_backfills,
    m027_near_names,
    m028_symptoms,
    m029_earlier_orders,
    m030_flags_by_rule,
    p001_pages,
    p002_readings,
    p003_shards,
    p004_shard_index,
)

_TRACKER_STEPS = (
    m001_runs,
    m002_notices,
    m003_orders,
    m004_companies,
    m005_alerts,
    m006_inbox,
    m007_search,
    m008_listed,
    m009_hosts,
    m010_absences,
    m011_support,
    m013_standing,
    m014_zone,
    m015_marks,
    m016_taken_back,
    m017_looked_up,
    m018_search,
    m019_corrections,
    m020_refusals,
    m021_unjudged,
    m022_type_in_doubt,
    m024_rereads,
    m025_backfills,
    m027_near_names,
    m028_symptoms,
    m029_earlier_orders,
    m030_flags_by_rule,
)
_PAGES_STEPS = (p001_pages, p002_readings, p003_shards, p004_shard_index)

# what a step does to rows in Python once its statements are done
Fill = Callable[[Database], None]

TRACKER = Migrations("tracker")
PAGES = Migrations("pages")


def step_names(migrations: Migrations) -> set[str]:
    """The names of every step a set knows."""
    fresh = Database(memory=True)
    try:
        return {step.name for step in migrations.pending(fresh)}
    finally:
        fresh.close()


def _register(migrations: Migrations, name: str, statements: Sequence[str], fill: Fill | None) -> None:
    def step(db: Database) -> None:
        for statement in statements:
            db.conn.execute(statement)
        if fill is not None:
            fill(db)

    migrations(name=name)(step)


for _set, _steps in ((TRACKER, _TRACKER_STEPS), (PAGES, _PAGES_STEPS)):
    for _module in _steps:
        _register(_set, _module.__name__.rpartition(".")[2], _module.STATEMENTS, getattr(_module, "fill", None))
