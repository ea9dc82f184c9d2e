"""Looks at notices that lists no longer name are few, and only those that make sense."""

from __future__ import annotations

import pytest

from tests.support.fault_server import Reply
from tests.support.place import Place, states
from tests.support.town import OTHERS, award
from tests.system.running.absent import DETAIL, GONE, LOOKING, OUR_ORDER, REST, looks, noted, read, vanished
from tests.system.running.test_leads import KEYS, SOURCES, publish

__all__ = ["read"]


def test_a_window_shorter_than_the_list_bounds_the_looks(read: Place) -> None:
    """What was published before the re-look window is left alone."""
    read.configure(LOOKING.replace('relook = "20d"', 'relook = "1d"'))
    read.publish(REST[0])
    read.run("cn_ccgp", hours=1)
    assert looks(read) == []
    assert read.column("SELECT count(*) FROM notice WHERE published_date < '2026-01-27'") == [2]


def test_sources_of_one_portal_agree(place: Place) -> None:
    """Each looks for what its own lists named; the notice vanishes once, and is back once."""
    both = LOOKING + '\n[source.narrow]\nsite = "cn_ccgp"\n' + LOOKING.partition("]")[2] + 'buyer = ["气象"]\n'
    place.configure(both)
    place.publish(OUR_ORDER, *REST)
    place.run("cn_ccgp", "narrow")
    place.publish(*REST)
    for hours in (24, 1, 2, 24):
        assert states(place.run("cn_ccgp", "narrow", hours=hours)) == ["done", "done"]
    assert noted(place) == [("vanished", "2026-01-29")]
    place.publish(OUR_ORDER, *REST)
    for _ in range(2):
        place.run("cn_ccgp", "narrow", hours=24)
    assert [kind for kind, _ in noted(place)] == ["vanished", "returned"]


def test_a_source_that_never_listed_a_notice_does_not_look_for_it(place: Place) -> None:
    """Its list never named it, so nothing follows from its not being named."""
    place.configure(LOOKING + '\n[source.narrow]\nsite = "cn_ccgp"\n' + LOOKING.partition("]")[2] + 'buyer = ["图书馆"]\n')
    place.publish(OUR_ORDER, *REST)
    place.run("cn_ccgp", "narrow")
    place.publish(*REST)
    looks(place)
    place.run("narrow", hours=2)
    assert GONE not in looks(place)


def test_looks_are_few_in_a_run_and_the_oldest_comes_first(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that loses everything costs its portal no more than so many requests a run."""
    monkeypatch.setattr("tracker.collecting.looks.AT_ONCE", 2)
    place.configure(LOOKING)
    told = [award(300 + number, 27, f"甲县第{number}小学", OTHERS, "10") for number in range(5)]
    kept = award(400, 28, "甲县图书馆", OTHERS, "10")
    for end in range(1, 6):
        place.publish(kept, *told[:end])
        place.run("cn_ccgp", hours=1)
    pages = {path: reply for path, reply in place.portal.routes.items() if DETAIL in path}
    place.publish(kept)
    place.portal.routes |= pages
    looks(place)
    asked = []
    for _ in range(4):
        place.run("cn_ccgp", hours=1)
        asked.append(looks(place))
    assert asked == [[told[n][1].path for n in some] for some in ((0, 1), (2, 3), (4,), ())]


def test_a_spent_budget_or_a_refusal_ends_the_looks_and_not_the_run(read: Place) -> None:
    """Everything listed was read: the watermark moves."""
    read.publish(*REST)
    read.portal.routes[GONE] = Reply(status=403)
    (report,) = read.run("cn_ccgp", hours=24)
    assert (report.state, looks(read).count(GONE)) == ("done", 1)
    assert read.column("SELECT watermark FROM source_state") == ["2026-01-29"]
    assert vanished(read) == []


def test_a_budget_that_ends_among_the_looks_ends_no_run(place: Place) -> None:
    """What was listed is read first, and the looks go on another day."""
    place.configure(LOOKING)
    place.publish(OUR_ORDER, *REST)
    place.run("cn_ccgp")
    place.portal.log.clear()
    place.publish(REST[0])
    place.run("cn_ccgp", hours=25)
    lists = sum(DETAIL not in seen.path for seen in place.portal.log)
    place.forget()
    for path in place.folder.glob("*.pace.db*"):
        path.unlink()
    place.publish(OUR_ORDER, *REST)
    place.run("cn_ccgp")
    place.configure(LOOKING + f"budget = {lists + 2}\n")
    place.publish(REST[0])
    place.portal.log.clear()
    (report,) = place.run("cn_ccgp", hours=25)
    assert (report.state, len(looks(place))) == ("done", 2)
    assert place.column("SELECT watermark FROM source_state") == ["2026-01-30"]


def test_rows_of_aggregators_have_no_page_to_look_at(place: Place) -> None:
    """A row that is no longer found says nothing."""
    place.configure(SOURCES)
    place.environ |= KEYS
    publish(place)
    place.run()
    found = place.column("SELECT count(*) FROM notice WHERE lead = 1")
    assert found != [0]
    place.portal.routes |= {"/services/open/m/bids/search": Reply(status=404)}
    place.portal.log.clear()
    for _ in range(3):
        place.run("cn_qcc", hours=24)
    assert {seen.path for seen in place.portal.log} <= {"/TenderCheck/GetList", "/robots.txt"}
    assert vanished(place) == []
