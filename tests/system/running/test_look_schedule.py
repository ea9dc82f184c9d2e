"""Pages that are edited in place are noticed: stored awards are looked at again after 1, 3, 7, 14 and 30 days."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.support.fault_server import Reply, Seen
from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import OTHERS, award

DETAIL = "/t2026"
NEWS = SOURCE + 'first_run = "alert"\n'
WRONG, RIGHT = award(102, 28, "甲县气象局", OURS, "639"), award(102, 28, "甲县气象局", OURS, "63.9")
WATCHED = WRONG[1].path


def looks(place: Place) -> list[Seen]:
    """The notices' pages that were asked for, in order; the list is then begun anew."""
    found = [seen for seen in place.portal.log if DETAIL in seen.path]
    place.portal.log.clear()
    return found


def source(place: Place) -> dict[str, object]:
    """What status says of the source."""
    found: dict[str, object] = json.loads(place.call("status", "--format", "json").out)["sources"][0]
    return found


def days_of_looks(place: Place, path: str, days: int) -> list[int]:
    """The days, counted from now, on which a page was asked for, one run a day."""
    found = []
    for day in range(1, days + 1):
        place.run("cn_ccgp", hours=24)
        if path in [seen.path for seen in looks(place)]:
            found.append(day)
    return found


def test_a_win_corrected_in_place_is_noticed_with_default_settings(place: Place) -> None:
    """A page that says 639 and later 63.9 ten thousand yuan, under the same address and in no new list, changes the order."""
    place.configure(NEWS)
    place.publish(WRONG)
    place.run("cn_ccgp")
    assert place.column('SELECT amount_minor FROM "order"') == [639_000_000]
    place.publish(RIGHT)
    for _ in range(8):
        place.run("cn_ccgp", hours=6)
    assert place.column('SELECT amount_minor FROM "order"') == [63_900_000]
    assert place.column("SELECT reason FROM notice_version ORDER BY number") == ["published", "portal_changed"]
    assert place.column("SELECT DISTINCT state FROM alert a JOIN flag f ON f.id = a.flag_id WHERE f.rule = 'W008'") == ["sent"]


def test_looks_thin_out_and_end(place: Place) -> None:
    """A page is looked at after 1, 3, 7, 14 and 30 days, though its list names it no longer or for ever, and then left alone."""
    place.configure(NEWS)
    place.publish(WRONG, award(101, 28, "甲县图书馆", OTHERS, "5"))
    place.run("cn_ccgp")
    looks(place)
    assert days_of_looks(place, WATCHED, 45) == [1, 3, 7, 14, 30]


def test_looks_are_conditional(place: Place) -> None:
    """A look carries the page's validators, and a page that is as it was costs no bytes and changes nothing."""
    place.configure(NEWS)
    place.publish(WRONG)
    page = place.portal.routes[WATCHED]
    assert isinstance(page, Reply)
    tagged = Reply(body=page.body, headers={"ETag": '"1"'})
    place.portal.routes[WATCHED] = lambda seen: Reply(status=304) if seen.headers.get("if-none-match") == '"1"' else tagged
    place.run("cn_ccgp")
    looks(place)
    (report,) = place.run("cn_ccgp", hours=24)
    assert [seen.headers.get("if-none-match") for seen in looks(place)] == ['"1"']
    assert (report.state, report.counts["same"]) == ("done", 1)


@pytest.fixture
def crowded(place: Place) -> Place:
    """A file with many notices of others and one of ours, all read on one day."""
    place.configure(NEWS)
    place.publish(WRONG, *(award(200 + n, 27 - n // 10, f"乙县第{n}小学", OTHERS, "5") for n in range(19)))
    place.run("cn_ccgp")
    looks(place)
    return place


def test_others_are_looked_at_as_room_is_left_and_the_watched_always(crowded: Place) -> None:
    """Pages of watched companies come first; the others take at most a quarter of a run's requests, the oldest due first."""
    crowded.run("cn_ccgp", hours=24)
    asked = [seen.path for seen in crowded.portal.log if "robots" not in seen.path]
    paths = [path for path in asked if DETAIL in path]
    assert paths[0] == WATCHED
    others = paths[1:]
    assert 0 < len(others) <= len(asked) / 4
    assert others == sorted(others, key=lambda path: path.rpartition("/")[2][:9])
    crowded.portal.log.clear()
    crowded.run("cn_ccgp", hours=1)
    more = [seen.path for seen in looks(crowded)]
    assert more
    assert not set(more) & set(paths)


def test_status_says_how_many_looks_are_due_and_how_late(crowded: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The looks that are due are counted, with the days that the oldest is late, however narrow the table is."""
    at = datetime(2026, 1, 30, 12, 0, tzinfo=UTC)
    monkeypatch.setattr("tracker.cli.status.now", lambda: at)
    told = source(crowded)
    assert (told["looks_due"], told["looks_late_days"]) == (20, 1.5)
    assert "cn_ccgp: 20 looks due, the oldest 1.5 days late" in crowded.call("status").out


def test_other_pages_are_never_more_than_what_is_due(place: Place) -> None:
    """What was never due is not asked for: a tender, a lead, a page of another source, or one of months ago."""
    place.configure(NEWS)
    place.publish(award(101, 1, "甲县图书馆", OURS, "5"))
    place.run("cn_ccgp")
    looks(place)
    assert states(place.run("cn_ccgp", days=50)) == ["done"]
    assert looks(place) == []


def test_a_refusal_or_a_spent_budget_ends_the_looks_and_not_the_run(crowded: Place) -> None:
    """What was listed is read first; a look that is turned away stays due."""
    crowded.portal.routes[WATCHED] = Reply(status=403)
    (report,) = crowded.run("cn_ccgp", hours=24)
    assert (report.state, [seen.path for seen in looks(crowded)]) == ("done", [WATCHED])
    assert crowded.column('SELECT status FROM "order" WHERE amount_minor = 639000000') == ["awarded"]
