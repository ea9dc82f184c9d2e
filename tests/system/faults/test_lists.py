"""Lists that are there and wrong: empty, shuffled, shrinking, doubled, endless, late; nothing is lost, nothing told twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from scrapers.sites.cn_ccgp import CnCcgp
from tests.support.ccgp_portal import Item, list_page
from tests.support.fault_server import Reply
from tests.support.town import CENTRAL, LIST, LOCAL, NEWS, PAST, Town, by_channel, crowd
from tests.system.faults.conftest import Chronicle
from tests.system.faults.thorough import bounded

CHANNEL = next(channel for channel in CnCcgp.channels if channel.path == CENTRAL)
Told = tuple[str, Item]


def settled(town: Town, chronicle: Chronicle) -> None:
    """The file and the receiver are as in a world without faults, and every message came once."""
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


def then_clean(town: Town, chronicle: Chronicle) -> None:
    """The portal is itself again, and the next round leaves no trace of the fault."""
    town.publish(*NEWS, *PAST)
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)


def test_every_list_is_empty(town: Town, chronicle: Chronicle) -> None:
    """Headings without items, where items were, are not believed: the run says so and the watermark stays.

    The pages that are due for a look, gone as well, are looked at in vain.
    """
    watermark = town.rows("SELECT watermark FROM source_state")
    town.publish()
    report = town.round(hours=30)
    assert report.state == "done"
    assert report.reason == "the lists are empty, though 2 notices of these days are stored; the watermark stays"
    assert set(town.issues()) == {"empty_lists", "unavailable"}
    assert watermark == town.rows("SELECT watermark FROM source_state")
    then_clean(town, chronicle)


@pytest.mark.thorough
def test_every_list_is_empty_for_longer_than_the_window(town: Town, chronicle: Chronicle) -> None:
    """What was published while lists and pages were away is read when they are back, however long that took.

    That the stored notices were gone for a while stays in the story of their orders.
    """
    town.publish()
    for _ in range(4):
        report = town.round(days=5)
    assert (report.reason or "").startswith("the lists are empty, though 2 notices of these days are stored")
    town.publish(*NEWS, *PAST)
    for days in (1, 8, 1):
        assert town.round(days=days).state == "done"
    held = town.holds()
    assert {name: held[name] for name in ("awards", "orders", "unread", "gaps")} == {
        name: chronicle.after[name] for name in ("awards", "orders", "unread", "gaps")
    }
    assert not town.rows("SELECT key FROM notice WHERE vanished_on IS NOT NULL")
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


@pytest.mark.thorough
def test_one_list_is_empty(town: Town, chronicle: Chronicle) -> None:
    """The other lists are read; this one's notices are found when they are back."""
    town.publish(*(told for told in (*NEWS, *PAST) if told[0] != CENTRAL))
    assert town.round(hours=6).state == "done"
    then_clean(town, chronicle)


@pytest.mark.parametrize("seed", bounded(range(3), {1}))
def test_a_list_is_shuffled(seed: int, town: Town, chronicle: Chronicle) -> None:
    """The order of items in a list, and so of arrival, changes nothing."""
    mixed = [*NEWS, *PAST]
    random.Random(seed).shuffle(mixed)  # noqa: S311 a seeded order, no secret
    town.publish(*mixed)
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
    then_clean(town, chronicle)


@pytest.mark.thorough
def test_items_stand_twice(town: Town, chronicle: Chronicle) -> None:
    """An item that is listed twice, in one list and in another channel's, is one notice."""
    elsewhere = [(LOCAL, item) for channel, item in NEWS if channel == CENTRAL]
    town.publish(*(told for told in (*NEWS, *PAST) for _ in range(2)), *elsewhere)
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
    then_clean(town, chronicle)


def test_the_next_page_repeats_for_ever(town: Town, chronicle: Chronicle) -> None:
    """A list whose every page is its first ends at the second request of it, and says so."""
    items = by_channel(*NEWS, *PAST)[CENTRAL]
    for number in range(1, 400):
        town.portal.routes[f"/{CENTRAL}/index_{number}.htm"] = Reply(body=list_page(CHANNEL, items, 0, 400))
    town.portal.routes[LIST] = Reply(body=list_page(CHANNEL, items, 0, 400))
    report = town.round(hours=6)
    assert report.state == "done"
    assert "page_repeats" in town.issues()
    assert len([seen for seen in town.portal.log if CENTRAL in seen.path and "index_" in seen.path]) == 1
    settled(town, chronicle)
    then_clean(town, chronicle)


@pytest.mark.thorough
def test_a_list_shrinks(town: Town, chronicle: Chronicle) -> None:
    """Items that leave the list are not forgotten, and those that come back are no news."""
    town.round(hours=6)
    settled(town, chronicle)
    relist(town, NEWS[0], PAST[-1])
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
    then_clean(town, chronicle)


def test_a_list_shrinks_while_it_is_read(town: Town, chronicle: Chronicle) -> None:
    """An item taken out while the first page is read moves another one past us; the next round finds it."""
    many = crowd(45)
    items = by_channel(*many, *NEWS, *PAST)[CENTRAL]
    shrunk = items[1:]
    pages = [list_page(CHANNEL, items[:20], 0, 3), *(list_page(CHANNEL, shrunk[n * 20 : n * 20 + 20], n, 3) for n in (1, 2))]
    town.publish(*many, *NEWS, *PAST)
    for number, page in enumerate(pages):
        town.portal.routes[f"/{CENTRAL}/index{f'_{number}' if number else ''}.htm"] = Reply(body=page)
    town.round(hours=6)
    missed = items[20].path
    assert missed not in keys(town)

    town.publish(*many, *NEWS, *PAST)
    assert town.round(hours=6).state == "done"
    assert missed in keys(town)
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


@pytest.mark.thorough
def test_a_list_grows_while_it_is_read(town: Town, chronicle: Chronicle) -> None:
    """An item put on top while the first page is read shows us another one twice, which is one notice, and is found next time."""
    many = crowd(45)
    old, new = by_channel(*many[1:], *NEWS, *PAST)[CENTRAL], by_channel(*many, *NEWS, *PAST)[CENTRAL]
    pages = [list_page(CHANNEL, old[:20], 0, 3), *(list_page(CHANNEL, new[n * 20 : n * 20 + 20], n, 3) for n in (1, 2))]
    town.publish(*many, *NEWS, *PAST)
    for number, page in enumerate(pages):
        town.portal.routes[f"/{CENTRAL}/index{f'_{number}' if number else ''}.htm"] = Reply(body=page)
    town.round(hours=6)
    assert new[0].path not in keys(town)
    town.publish(*many, *NEWS, *PAST)
    town.round(hours=6)
    assert sorted(item.path for item in new) == sorted(key for key in keys(town) if CENTRAL in key)
    assert set(town.told().values()) == {1}


@pytest.mark.parametrize("days_late", bounded([1, 5, 6], {5}))
def test_an_item_appears_late(days_late: int, town: Town, chronicle: Chronicle) -> None:
    """A notice that is listed days after the day it bears, behind newer ones, is found within the window."""
    town.publish(*(told for told in (*NEWS, *PAST) if told[1].path != NEWS[1][1].path))
    town.round(hours=6)
    then_after(town, chronicle, days=days_late)


def then_after(town: Town, chronicle: Chronicle, *, days: int) -> None:
    """Days of rounds, then the late item among the others."""
    for _ in range(days):
        town.round(days=1)
    town.publish(*NEWS, *PAST)
    town.round(hours=1)
    settled(town, chronicle)


def test_a_list_speaks_of_days_to_come(town: Town, chronicle: Chronicle) -> None:
    """Lists and headers that are a day ahead, as of a portal whose clock is wrong, are read all the same."""
    ahead = [(channel, replace(item, published=item.published.replace(day=31))) for channel, item in NEWS]
    town.publish(*ahead, *PAST)
    for path, route in town.portal.routes.items():
        assert isinstance(route, Reply)
        town.portal.routes[path] = replace(route, headers={**route.headers, "Date": "Fri, 31 Jan 2031 10:00:00 GMT"})
    assert town.round(hours=6).state == "done"
    settled(town, chronicle)
    then_clean(town, chronicle)


@pytest.mark.thorough
def test_items_that_cannot_be_read_are_noted(town: Town, chronicle: Chronicle) -> None:
    """An item without a date is an issue; the others of its list are read, and it is when it is whole."""
    broken = with_item(NEWS[1][1], lambda text: text.replace("2026-01-28 10:00", "待定"))
    good = town.portal.routes[LIST]
    assert isinstance(good, Reply)
    town.portal.routes[LIST] = Reply(body=broken(str(good.body)))
    town.round(hours=6)
    assert "broken_item" in town.issues()
    then_clean(town, chronicle)


def with_item(item: Item, change: Callable[[str], str]) -> Callable[[str], str]:
    """Changes the one line of a list that is about an item."""

    def changed(page: str) -> str:
        lines = page.split("<li>")
        return "<li>".join(change(line) if item.path in line else line for line in lines)

    return changed


@pytest.mark.thorough
def test_a_list_that_answers_something_else_every_time(town: Town, chronicle: Chronicle) -> None:
    """Lists that jump between states of the past never take anything back."""
    states = [[*NEWS, *PAST], [*PAST], [], [*NEWS[2:], *PAST[:1]], [*NEWS[:3]], [*PAST, *NEWS]]
    for state in states * 2:
        relist(town, *state)
        town.round(hours=7)
        assert set(town.told().values()) <= {1}
    then_clean(town, chronicle)


def relist(town: Town, *told: Told) -> None:
    """The lists show exactly these; the pages are where they were."""
    pages = {item.path: town.portal.routes[item.path] for _, item in (*NEWS, *PAST)}
    town.publish(*told)
    town.portal.routes = pages | town.portal.routes


def keys(town: Town) -> list[str]:
    """The keys of all stored notices."""
    return [row["key"] for row in town.rows("SELECT key FROM notice")]
