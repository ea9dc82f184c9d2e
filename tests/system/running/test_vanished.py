"""A notice that leaves its portal is noted, whether its list still names it or not; nothing else makes a notice vanish."""

from __future__ import annotations

import json

import pytest

from tests.support.fault_server import Reply
from tests.support.place import OURS, Place, states
from tests.support.town import LOCAL, OTHERS, award
from tests.system.running.absent import DETAIL, GONE, LOOKING, OUR_ORDER, REST, look_thrice, looks, noted, read, vanished

__all__ = ["read"]


def test_a_notice_that_leaves_list_and_page_together_is_noted(read: Place) -> None:
    """After three looks in vain; the order counts on, says so wherever it is shown, and nobody is told."""
    told = read.column("SELECT count(*) FROM alert")
    read.publish(*REST)
    for hours, seen in ((24, []), (1, []), (2, [GONE]), (6, [GONE])):
        assert states(read.run("cn_ccgp", hours=hours)) == ["done"]
        assert vanished(read) == seen
    assert noted(read) == [("vanished", "2026-01-29")]
    assert looks(read).count(GONE) == 3
    assert read.column("SELECT count(*) FROM alert") == told

    found = json.loads(read.call("report", "--format", "json").out)
    assert (found["orders"], found["stated"]) == (1, "3000000.00")
    assert [event["event"] for event in found["lines"][0]["events"]] == ["awarded", "vanished"]
    shown = json.loads(read.call("show", found["lines"][0]["order"], "--format", "json").out)
    assert shown["events"][-1] | {"seen_at": ""} == {
        "date": "2026-01-29", "seen_at": "", "kind": "vanished", "notice": shown["notices"][0]["notice"], "before": "3000000.00",
        "after": "3000000.00", "status": "awarded", "joined_by": None, "detail": "",
    }  # fmt: skip
    notice = json.loads(read.call("show", shown["notices"][0]["notice"], "--format", "json").out)
    assert notice["vanished_on"] == "2026-01-29"
    assert read.call("verify").code == 0


@pytest.mark.parametrize("listed", [True, False])
def test_a_notice_that_comes_back_is_noted_as_back(read: Place, *, listed: bool) -> None:
    """In its list again, or by its page alone; that it was gone stays in the story."""
    read.publish(*REST)
    look_thrice(read)
    read.publish(OUR_ORDER, *REST)
    if not listed:
        back = read.portal.routes[GONE]
        read.publish(*REST)
        read.portal.routes[GONE] = back
    assert states(read.run("cn_ccgp", hours=12)) == ["done"]
    assert vanished(read) == [GONE]
    assert states(read.run("cn_ccgp", hours=12)) == ["done"]
    assert vanished(read) == []
    assert noted(read) == [("vanished", "2026-01-29"), ("returned", "2026-01-30")]
    assert read.call("verify").code == 0
    read.publish(*REST)
    for hours in (24, 1, 2):
        read.run("cn_ccgp", hours=hours)
    assert [kind for kind, _ in noted(read)] == ["vanished", "returned", "vanished"]


def test_a_gone_notice_is_asked_for_as_seldom_as_any(read: Place) -> None:
    """Once it has vanished one look each `recheck` is enough, and it is no failure of the run."""
    read.publish(*REST)
    look_thrice(read)
    looks(read)
    for _ in range(8):
        (report,) = read.run("cn_ccgp", hours=6)
        assert (report.state, report.reason) == ("done", None)
    assert looks(read).count(GONE) == 2
    assert noted(read) == [("vanished", "2026-01-29")]


def test_a_list_that_shrinks_makes_nothing_vanish(read: Place) -> None:
    """Pages that are still there are looked at once, and then as seldom as any."""
    pages = {path: reply for path, reply in read.portal.routes.items() if DETAIL in path}
    read.publish(REST[0])
    read.portal.routes |= pages
    assert states(read.run("cn_ccgp", hours=1)) == ["done"]
    assert sorted(looks(read)) == sorted([GONE, REST[1][1].path])
    for _ in range(3):
        read.run("cn_ccgp", hours=6)
    assert looks(read) == []
    for _ in range(4):
        read.run("cn_ccgp", hours=24)
    assert (vanished(read), noted(read)) == ([], [])
    # a page the portal does not call changed is not read again
    assert read.column("SELECT DISTINCT version FROM notice") == [1]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_portal_that_is_down_has_lost_nothing(read: Place, status: int) -> None:
    """However often its pages answer that something is wrong, and though a look in vain came before."""
    read.publish(*REST)
    assert states(read.run("cn_ccgp", hours=24)) == ["done"]
    read.portal.routes |= {path: Reply(status=status) for path in (GONE, *(told[1].path for told in REST))}
    for hours in (2, 3, 5, 9, 17):
        assert states(read.run("cn_ccgp", hours=hours)) == ["done"]
    assert (vanished(read), noted(read)) == ([], [])


@pytest.mark.parametrize(
    "answer", [Reply(status=302, headers={"Location": "/"}), "<html><title>首页</title><p>公告已撤下</p></html>"]
)
def test_another_page_in_its_place_is_unreadable_and_no_absence(read: Place, answer: Reply | str) -> None:
    """A portal that leads to its front page, or shows something else, does not say that it has no such page."""
    read.publish(*REST)
    read.portal.routes |= {GONE: answer, "/": "<html><head><title>首页</title></head><body>欢迎</body></html>"}
    for hours in (24, 2, 4, 8, 16):
        read.run("cn_ccgp", hours=hours)
    assert (vanished(read), noted(read)) == ([], [])
    assert "layout_changed" in read.column("SELECT kind FROM issue")


@pytest.mark.parametrize("trouble", ["a list is broken", "all lists are empty", "a span of days is asked for"])
def test_only_lists_read_to_their_end_send_anyone_looking(read: Place, trouble: str) -> None:
    """What an incomplete list does not name is not asked for."""
    read.publish(*REST)
    if trouble == "a list is broken":
        read.portal.routes[f"/{LOCAL}/index.htm"] = Reply(status=500)
    elif trouble == "all lists are empty":
        read.publish()
    else:
        read.call("run", "cn_ccgp", "--since", "2026-01-28")
    if trouble != "a span of days is asked for":
        read.run("cn_ccgp", hours=1)
    assert looks(read) == []


def test_days_a_list_no_longer_reaches_are_not_looked_for(read: Place) -> None:
    """Where a pager ends early only the days after its end are."""
    late = award(203, 28, "乙县民政局", OTHERS, "9")
    read.publish(late, OUR_ORDER, *REST)
    read.run("cn_ccgp", hours=1)
    crowd = tuple(award(500 + number, 27, f"甲县第{number}小学", OTHERS, "10") for number in range(20))
    # a full page of the 27th is the central list's last
    read.publish(*crowd, REST[1])
    read.run("cn_ccgp", hours=1)
    looks(read)
    read.run("cn_ccgp", hours=24)
    # ours is looked at on its schedule, whatever lists say
    assert set(looks(read)) - {told[1].path for told in (*crowd, REST[1])} == {late[1].path, GONE}


def test_what_filters_no_longer_want_is_not_asked_for(read: Place) -> None:
    """A narrower source lists less, and that says nothing of the rest."""
    read.configure(LOOKING + 'buyer = ["图书馆"]\n')
    read.publish(*REST)
    look_thrice(read)
    assert (looks(read), vanished(read)) == ([REST[0][1].path], [])


def test_a_narrow_source_whose_only_notice_is_gone_notes_it(place: Place) -> None:
    """Its list is empty then, which is not held against it."""
    place.configure(LOOKING + 'buyer = ["气象"]\n')
    place.publish(OUR_ORDER, *REST)
    place.run("cn_ccgp")
    place.publish(*REST)
    look_thrice(place)
    assert vanished(place) == [GONE]
    (report,) = place.run("cn_ccgp", hours=1)
    assert (report.state, report.reason) == ("done", None)


@pytest.mark.parametrize("buyer", ['buyer = ["气象"]\n', ""])
def test_a_portal_that_is_gone_for_weeks_loses_nothing(place: Place, buyer: str) -> None:
    """Its notices' pages vanish with the lists; what was published meanwhile is read when the lists name notices again."""
    place.configure(LOOKING + buyer)
    place.publish(OUR_ORDER, *REST)
    place.run("cn_ccgp")
    place.publish()
    for hours in (24, 1, 2, 240, 240):
        (report,) = place.run("cn_ccgp", hours=hours)
        assert "the watermark stays" in (report.reason or "")
    meanwhile = award(110, 30, "甲县气象局", OURS, "55")
    place.publish(meanwhile, OUR_ORDER, *REST)
    assert states(place.run("cn_ccgp", hours=240)) == ["done"]
    assert meanwhile[1].path in place.column("SELECT key FROM notice")
