"""Every scenario's notices kept one by one in a file, in many orders of arrival: each time the same orders."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db import absences as absence_rows
from db import decisions as decision_rows
from db import notices as notice_rows
from db import orders as order_rows
from db.clusters import related_ids
from db.engine.connection import Database, open_database, transaction
from tests.system.scenarios.loading import Scenario
from tests.system.scenarios.test_scenarios import SCENARIOS, built, every_scenario
from tracker import storage as records
from tracker.model.notice_history import NoticeVersion, StoredNotice, VersionReason
from tracker.model.order import Order
from tracker.orders.build import build_orders


def arrivals(scenario: Scenario, seed: int) -> Iterator[tuple[StoredNotice, NoticeVersion]]:
    """Every version of every notice in some order, each notice's own versions in theirs."""
    waiting = [list(notice.versions) for notice in scenario.notices]
    chance = random.Random(seed)  # noqa: S311 - an order of arrival, not a secret
    while any(waiting):
        number = chance.choice([n for n, versions in enumerate(waiting) if versions])
        yield scenario.notices[number], waiting[number].pop(0)


def keep(db: Database, stored: StoredNotice, version: NoticeVersion, last: bool) -> None:
    """Saves one version of a notice and orders its cluster anew."""
    # a page read again is the same page under another reader
    is_reread = version.reason is VersionReason.REREAD
    number = stored.versions.index(version)
    page = f"page {number - is_reread}"
    row = records.notice_row(version.notice, site=stored.site, page_sha256=page, reader_version=str(number))
    with transaction(db):
        sighting = notice_rows.Sighting(source=stored.source, at=records.instant(version.seen_at))
        before = notice_rows.known(db, stored.site, [version.notice.key]).get(version.notice.key)
        _, kept = notice_rows.save_notice(db, row, before, sighting)
        for absence in stored.absences if last else ():
            absence_rows.mark_vanished(db, kept, absence.gone_on)
            if absence.back_on:
                absence_rows.mark_returned(db, kept, absence.back_on)
        cluster = related_ids(db, kept)
        told = [records.stored_notice(row) for row in notice_rows.load_notices(db, cluster)]
        decided = records.decisions_of(decision_rows.load_decisions(db))
        orders = build_orders(told, decided).orders
        order_rows.save_orders(
            db, order_rows.order_hashes(db, cluster), [records.order_row(order) for order in orders], run_id=None
        )


@every_scenario
@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_comes_to_the_same(name: str, seed: int, tmp_path: Path) -> None:
    """Whatever came first and however the clusters grew, the file ends with the orders of all notices together."""
    scenario = SCENARIOS[name]
    with_ids = {}
    db = open_database(tmp_path / "tracker.db")
    try:
        with transaction(db):
            for decision in scenario.decisions.all:
                decision_rows.decide(db, records.decision_row(decision))
        for stored, version in arrivals(scenario, seed):
            keep(db, stored, version, version is stored.versions[-1])
        for stored in scenario.notices:
            with_ids[notice_rows.known(db, stored.site, [stored.notice.key])[stored.notice.key]["id"]] = stored.id
        kept = [records.order_of(row) for row in order_rows.load_orders(db)]
    finally:
        db.close()
    expected = {order.id: order for order in built(scenario).orders}
    assert {order.id: renumbered(order, with_ids) for order in kept} == expected


def renumbered(order: Order, ids: dict[int, int]) -> Order:
    """The order with the scenario's own numbers for its notices."""
    return replace(
        order,
        notices=tuple(replace(n, id=ids[n.id]) for n in order.notices),
        events=tuple(replace(e, notice_id=ids[e.notice_id] if e.notice_id else None) for e in order.events),
    )
