"""Lists that slide under a first run or a run over single days: no later run lists these days, and nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from scrapers.sites.cn_ccgp import CnCcgp
from tests.support.ccgp_portal import PER_PAGE, Item, list_page
from tests.support.fault_server import Portal, Reply, Seen
from tests.support.receivers import http_receiver
from tests.support.town import CENTRAL, LIST, SOURCE, Town, crowd, registry
from tracker.collecting.run import run_source
from tracker.judging.configuration import prepare
from tracker.sources.source import all_sources

CHANNEL = next(channel for channel in CnCcgp.channels if channel.path == CENTRAL)


def aged(count: int) -> list[Item]:
    """So many notices, each a day older than the one before from the middle of the month on."""
    found = [item for _, item in crowd(count)]
    return [replace(item, published=date(2026, 1, 20) - timedelta(days=at // 4)) for at, item in enumerate(found)]


def sliding(town: Town, items: list[Item], change: Callable[[list[Item]], None]) -> None:
    """The portal's list, changed once: after its first page was asked for."""
    shown = list(items)
    asked: list[str] = []

    def page(number: int) -> Callable[[Seen], Reply]:
        def answer(seen: Seen) -> Reply:
            if len(asked) == 1:
                change(shown)
            asked.append(seen.path)
            part = shown[number * PER_PAGE : (number + 1) * PER_PAGE]
            return Reply(body=list_page(CHANNEL, part, number, -(-len(shown) // PER_PAGE)))

        return answer

    town.publish(*((CENTRAL, item) for item in items))
    town.portal.routes |= {f"/{CENTRAL}/index{f'_{n}' if n else ''}.htm": page(n) for n in range(5)}


def out(shown: list[Item]) -> None:
    """An item of the first page is taken down."""
    shown.pop(3)


def to_the_top(shown: list[Item]) -> None:
    """An old item that was not come to yet is put on top, as a portal does that sorts by the last change."""
    shown.insert(0, shown.pop(30))


CHANGES = {"one is taken out": out, "one is put on top": to_the_top}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_first_run_misses_nothing_that_slides(change: Callable[[list[Item]], None], tmp_path: Path) -> None:
    """A first run reads everything that stands in the list before and after, though rows move from page to page under it."""
    items = aged(45)
    with Portal() as portal, http_receiver() as receiver:
        town = Town(tmp_path, portal, receiver)
        sliding(town, items, change)
        assert town.round().state == "done"
        assert {item.path for item in items} == {row["key"] for row in town.rows("SELECT key FROM notice")}
        assert LIST in {seen.path for seen in portal.log}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_single_days_miss_nothing_that_slides(change: Callable[[list[Item]], None], tmp_path: Path) -> None:
    """A run over days that have long passed reads all of their notices, also where their list moves meanwhile."""
    items = aged(45)
    with Portal() as portal, http_receiver() as receiver:
        town = Town(tmp_path, portal, receiver)
        town.publish()
        town.round()
        sliding(town, items, change)
        world = town.world()
        prepare(world)
        source = all_sources(world.settings, registry())[SOURCE]
        report = run_source(source, world, since=date(2026, 1, 9), until=date(2026, 1, 20))
        assert report.state == "done"
        assert {item.path for item in items} == {row["key"] for row in town.rows("SELECT key FROM notice")}
