"""A ledger that changes notice by notice is the one made anew, and judging by it raises the same flags."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from db import companies, revenue
from db.engine.connection import Database, open_file, transaction
from db.engine.rows import fetch
from scrapers.notice import Notice
from tests.support.stories import FIGURE, WATCHED, story
from tracker import storage as records
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import parsed_notice
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.ledger.cache import LedgerCache
from tracker.ledger.groups import Groups
from tracker.ledger.ledger import Ledger, totals
from tracker.storage.repository import Repository

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
DAYS = (None, date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 17), date(2026, 2, 20), date(2026, 3, 9))
STORIES = st.tuples(st.randoms(use_true_random=False), st.integers(1, 25))


@dataclass(slots=True)
class Forgetful(Repository):
    """Reads and sums everything anew after every change."""

    def orders_changed(self, *_: object, **__: object) -> None:
        """Forget it all."""
        self.cache = LedgerCache()
        self.forget()


@contextmanager
def ingest_into(folder: Path, name: str) -> Iterator[Ingest]:
    """A run's way of keeping notices in a file of two watched companies."""
    with open_file(folder / name) as db:
        with transaction(db):
            companies.sync_companies(db, [records.company_row(each) for each in WATCHED])
            revenue.sync_revenue(db, [records.revenue_row(FIGURE)])
        runtime = Runtime(settings=Settings(folder=folder, db=Path(name), file=""), now=lambda: NOW)
        yield Ingest(site="cn_example", source="cn_example", runtime=runtime, db=db)


def grouped(groups: Groups) -> dict[object, set[str]]:
    """The ids of the orders of each key."""
    return {key: {line.order.id for line in lines} for key, lines in groups.items()}


def assert_same(kept: Ledger, fresh: Ledger) -> None:
    """Lines, sums of every window, and groups are the same."""
    assert kept == fresh
    assert [totals(kept, start, end) for start in DAYS for end in DAYS] == [
        totals(fresh, start, end) for start in DAYS for end in DAYS
    ]
    for name in ("by_order", "won_by_buyer", "lost_by_project"):
        ours, theirs = getattr(kept.index, name), getattr(fresh.index, name)
        assert (grouped(ours), ours.count) == (grouped(theirs), theirs.count)


def flags_of(db: Database) -> list[tuple[object, ...]]:
    """Every flag of the file, in the order in which they were raised."""
    return fetch(db, "SELECT rule, company, order_id, occasion, on_date, evidence, notice_id FROM flag ORDER BY id")


@given(STORIES)
@settings(max_examples=25, deadline=None)
def test_a_ledger_that_is_kept_is_the_one_made_anew(told: tuple[Random, int]) -> None:
    """After each notice of any story, corrections and ends among them, in lines, sums, groups and implausible amounts."""
    with TemporaryDirectory() as folder, ingest_into(Path(folder), "kept.db") as ingest:
        for notice in story(*told):
            ingest.save(parsed_notice(notice, site="cn_example"))
            fresh = Repository(ingest.db)
            assert ingest.repository.terms == fresh.terms
            for company in fresh.companies():
                assert_same(ingest.repository.ledger(company), fresh.ledger(company))


@given(STORIES)
@settings(max_examples=15, deadline=None)
def test_judging_by_what_is_kept_raises_the_flags_of_a_full_judgement(told: tuple[Random, int]) -> None:
    """The same flags with the same evidence in the same order as when everything is read and summed anew at each notice."""
    notices: list[Notice] = list(story(*told))
    with (
        TemporaryDirectory() as folder,
        ingest_into(Path(folder), "kept.db") as kept,
        ingest_into(Path(folder), "full.db") as full,
    ):
        object.__setattr__(full, "repository", Forgetful(full.db))
        for notice in notices:
            for ingest in (kept, full):
                ingest.save(parsed_notice(notice, site="cn_example"))
        assert flags_of(kept.db) == flags_of(full.db)
