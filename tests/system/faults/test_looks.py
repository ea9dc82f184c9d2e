"""Looking at known pages again: what fails then, what is gone for a moment, and what is gone for good."""

from __future__ import annotations

import pytest

from tests.support import http_faults as faults
from tests.support.fault_server import Reply
from tests.support.town import LIST, NEWS, OURS, PAST, VICTIM, Town, award
from tests.system.faults.conftest import Chronicle
from tests.system.faults.thorough import bounded

DAILY = 'recheck = "1d"'
FAULTS = {
    "500": Reply(status=500),
    "404": Reply(status=404),
    "403": Reply(status=403),
    "challenge": Reply(body=faults.CHALLENGE),
    "another page": Reply(body="<html><head><title>公告</title></head><body><p>网站升级</p></body></html>"),
}


@pytest.fixture(autouse=True)
def read_once(town: Town) -> None:
    """The news are read before anything goes wrong."""
    town.round(hours=6)


def settled(town: Town, chronicle: Chronicle) -> None:
    """The file and the receiver are as in a world without faults, and every message came once."""
    settled_with(town, chronicle)


def come_and_gone(town: Town) -> list[tuple[str, str]]:
    """What is noted of notices that left their portal or came back, with their keys."""
    sql = "SELECT e.kind, n.key FROM order_event e JOIN notice n ON n.id = e.notice_id ORDER BY e.order_id, e.place"
    return [(row["kind"], row["key"]) for row in town.rows(sql) if row["kind"] in ("vanished", "returned")]


def settled_with(town: Town, chronicle: Chronicle, noted: int = 0) -> None:
    """As `settled`, but for so many notes that a notice came or went."""
    held = town.holds()
    held["events"] = [event for event in held["events"] if '"vanished"' not in event and '"returned"' not in event]
    assert chronicle.after == held
    assert len(come_and_gone(town)) == noted
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


@pytest.mark.parametrize("fault", bounded(list(FAULTS), {"404", "403"}))
def test_a_known_page_that_fails_once_stays_what_it_was(fault: str, town: Town, chronicle: Chronicle) -> None:
    """One bad look takes nothing back and tells nobody; the next one finds the page as it was."""
    good = town.portal.routes[VICTIM]
    town.portal.routes[VICTIM] = FAULTS[fault]
    report = town.round(DAILY, hours=25)
    assert report.reason
    town.portal.routes[VICTIM] = good
    for _ in range(2):
        assert town.round(DAILY, hours=25).state == "done"
    settled(town, chronicle)


def test_a_page_that_is_gone_is_noted_after_several_looks(town: Town, chronicle: Chronicle) -> None:
    """Three looks hours apart make a notice vanish, which tells nobody; its return is noted, and all else is as it was."""
    good = town.portal.routes[VICTIM]
    town.portal.routes[VICTIM] = Reply(status=404)
    gone = "SELECT key FROM notice WHERE vanished_on IS NOT NULL"
    for expected in ([], [], [VICTIM], [VICTIM]):
        town.round(DAILY, hours=25)
        assert expected == [row["key"] for row in town.rows(gone)]
    assert "vanished" in {row["kind"] for row in town.rows("SELECT kind FROM order_event")}
    assert chronicle.messages == set(town.told())

    town.portal.routes[VICTIM] = good
    town.round(DAILY, hours=25)
    town.round(DAILY, hours=25)
    assert come_and_gone(town) == [("vanished", VICTIM), ("returned", VICTIM)]
    settled_with(town, chronicle, noted=2)


@pytest.mark.thorough
def test_a_page_that_is_back_unchanged_is_back(town: Town, chronicle: Chronicle) -> None:
    """A vanished notice whose portal answers 304 again is noted as back."""
    good = town.portal.routes[VICTIM]
    town.portal.routes[VICTIM] = Reply(status=404)
    for _ in range(3):
        town.round(DAILY, hours=25)
    assert isinstance(good, Reply)
    town.portal.routes[VICTIM] = lambda seen: Reply(status=304) if "if-none-match" in seen.headers else good
    town.round(DAILY, hours=25)
    assert town.rows("SELECT key FROM notice WHERE vanished_on IS NOT NULL") == []
    assert come_and_gone(town) == [("vanished", VICTIM), ("returned", VICTIM)]


def test_a_page_that_refuses_us_for_ever_hides_no_other(town: Town, chronicle: Chronicle) -> None:
    """One page that always answers 403 rests the source once; the others are read and told, and it too when it opens."""
    later = award(301, 28, "丙县档案馆", OURS, "18")
    poison = award(302, 28, "丙县气象站", OURS, "19")
    town.publish(poison, later, *NEWS, *PAST)
    town.portal.routes[poison[1].path] = Reply(status=403)
    states = [town.round(hours=6).state for _ in range(4)]
    assert states == ["failed", "done", "done", "done"]
    assert later[1].path in {row["key"] for row in town.rows("SELECT key FROM notice")}
    town.publish(poison, later, *NEWS, *PAST)
    town.round(hours=20)
    assert poison[1].path in {row["key"] for row in town.rows("SELECT key FROM notice")}
    assert set(town.told().values()) == {1}


@pytest.mark.thorough
def test_a_changed_page_is_told_once(town: Town, chronicle: Chronicle) -> None:
    """A page whose amount changes and changes back leaves its history, and each message comes once."""
    changed = award(205, 28, "乙县统计局", OURS, "53.5")
    town.publish(NEWS[0], changed, *NEWS[2:], *PAST)
    town.round(DAILY, hours=25)
    assert len(town.told()) > len(chronicle.messages)
    town.publish(*NEWS, *PAST)
    for _ in range(3):
        town.round(DAILY, hours=25)
    assert chronicle.after["orders"] == town.holds()["orders"]
    assert set(town.told().values()) == {1}


def test_a_list_that_always_fails_does_not_silence_the_source(
    chronicle: Chronicle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Where one list fails from the first run on, what is published after that day is news all the same."""
    fresh = Town(tmp_path_factory.mktemp("fresh"), chronicle.portal, chronicle.receiver)
    chronicle.receiver.bodies.clear()
    fresh.publish(*PAST)
    fresh.portal.routes[LIST.replace("zygg", "dfgg")] = Reply(status=500)
    assert fresh.round().state == "failed"
    fresh.publish(*NEWS, *PAST)
    fresh.portal.routes[LIST.replace("zygg", "dfgg")] = Reply(status=500)
    assert fresh.round(hours=6).state == "failed"
    told = {
        row["order_id"]
        for row in fresh.rows(
            "SELECT order_id FROM flag f JOIN alert a ON a.flag_id = f.id WHERE f.rule = 'W001' AND a.state = 'sent'"
        )
    }
    assert len(told) == 2
