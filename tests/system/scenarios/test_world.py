"""Worlds of deals worked out by hand, fed through a portal on 127.0.0.1: every figure is the one worked out."""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import pytest

from db import notices as notice_rows
from db.engine.connection import open_database
from db.engine.rows import select
from tests.support.fault_server import Portal
from tests.support.receivers import http_receiver
from tests.support.town import Town
from tests.system.scenarios import fifth_world, fourth_world, second_world, seventh_world, sixth_world, third_world, world
from tests.system.scenarios.stories import Count, World
from tests.system.scenarios.test_views import FIRM
from tracker import storage as records
from tracker.ledger.ledger import Ledger, totals
from tracker.orders.build import build_orders
from tracker.storage.repository import Repository

Fed = Callable[[Town, World], None]
WORLDS = {
    name: each.WORLD
    for name, each in zip(
        "1234567", (world, second_world, third_world, fourth_world, fifth_world, sixth_world, seventh_world), strict=True
    )
}
every_world = pytest.mark.parametrize("name", WORLDS)


def at_once(town: Town, world: World) -> None:
    """Everything is there when the portal is read for the first time."""
    town.clock.now = datetime(2026, 11, 20, 4, tzinfo=UTC)
    town.publish(*world.entries())
    town.round()


def day_by_day(town: Town, world: World) -> None:
    """The portal is read on each day on which it publishes something."""
    for day in sorted({item.published for _, item in world.entries()}):
        town.clock.now = datetime.combine(day, time(4), UTC)
        town.publish(*(entry for entry in world.entries() if entry[1].published <= day))
        town.round()


@cache
def fed(feed: Fed, name: str) -> Path:
    """The folder of the file that a world's notices come to: fed once for all tests of the process, gone with it."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    with Portal() as portal, http_receiver() as receiver:
        feed(Town(folder, portal, receiver), WORLDS[name])
    return folder


@contextmanager
def opened(feed: Fed, name: str) -> Iterator[Repository]:
    """The file of a world, to be read."""
    db = open_database(fed(feed, name) / "tracker.db", read_only=True)
    try:
        yield Repository(db)
    finally:
        db.close()


def counted(ledger: Ledger, world: World) -> dict[str, Count]:
    """What each deal comes to, by the buyer that it alone has."""
    found = {}
    for key in world.deals:
        buyer = world.story_of(key).buyer
        lines = tuple(line for line in ledger.lines if line.order.buyer and line.order.buyer.name == buyer)
        sums = totals(replace(ledger, lines=lines), None, None)
        yuan = {name: getattr(sums, name) / 100 for name in ("floor", "stated", "ceiling")}
        found[key] = Count(orders=sums.orders, in_question=sums.in_question, **yuan)
    return found


@every_world
@pytest.mark.parametrize("feed", [at_once, day_by_day])
def test_every_deal_comes_to_what_was_worked_out(feed: Fed, name: str) -> None:
    """Floor, stated value, ceiling and the orders in question of every deal are the ones worked out by hand."""
    with opened(feed, name) as repository:
        world = WORLDS[name]
        (company,) = repository.companies()
        assert counted(repository.ledger(company), world) == {key: expected for key, (expected, _) in world.deals.items()}


@every_world
def test_every_view_with_money_says_what_the_ledger_says(name: str) -> None:
    """The firm money of every view is the ledger's floor, and as many orders are in question in both."""
    with opened(at_once, name) as repository:
        (company,) = repository.companies()
        sums = totals(repository.ledger(company), None, None)
        firm = {view: select(repository.db, sql, {"currency": "CNY"}) for view, sql in FIRM.items()}
        asked = select(repository.db, "SELECT count(*) AS n FROM order_book WHERE counts_as = 'in_question'")
    assert {view: next(iter(rows[0].values())) or 0 for view, rows in firm.items()} == dict.fromkeys(FIRM, sums.floor)
    assert asked[0]["n"] == sums.in_question


@every_world
def test_no_order_of_arrival_makes_other_orders(name: str) -> None:
    """The world's notices, in any order of arrival, make the orders that the file holds."""
    with opened(at_once, name) as repository:
        ids = [row["id"] for row in select(repository.db, "SELECT id FROM notice")]
        notices = [records.stored_notice(row) for row in notice_rows.load_notices(repository.db, ids)]
        kept = {row["id"]: row["status"] for row in select(repository.db, 'SELECT id, status FROM "order"')}
    for seed in range(5):
        random.Random(seed).shuffle(notices)  # noqa: S311 - an order of arrival, not a secret
        orders = build_orders(notices).orders
        assert {order.id: order.events[-1].after.status for order in orders} == kept
