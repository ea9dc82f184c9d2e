"""Pages of a host that nobody waits for are had ahead and kept some at a time, in the order in which the list names them."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from scrapers.registry import discover
from tests.support.fault_server import Reply, Route, Seen
from tests.support.place import SOURCE, Place, states
from tests.support.town import OTHERS, award
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import ParsedNotice
from tracker.collecting.rounds import read_one
from tracker.sources.source import all_sources

MANY = tuple(award(300 + number, 27, f"甲县第{number}小学", OTHERS, "10") for number in range(19, -1, -1))
# as the list names them
PATHS = [item.path for _, item in MANY]


def kept(place: Place) -> list[object]:
    """The notices' keys in the order in which they were saved."""
    return place.column("SELECT key FROM notice ORDER BY id")


def asked(place: Place) -> list[str]:
    """The pages of notices that the portal was asked for."""
    return [seen.path for seen in place.portal.log if "/t2026" in seen.path]


def answering(place: Place, path: str, answer: Route) -> None:
    """Answer one page in another way."""
    place.portal.routes[path] = answer


def whole(place: Place, path: str) -> Reply:
    """The answer that a page has."""
    route = place.portal.routes[path]
    assert isinstance(route, str | Reply)
    return Reply(body=route) if isinstance(route, str) else route


def test_notices_are_asked_for_and_saved_in_the_order_of_the_list(place: Place) -> None:
    """Each page is asked for once, and saved in its turn."""
    place.publish(*MANY)
    assert states(place.run("cn_ccgp")) == ["done"]
    assert asked(place) == PATHS
    assert kept(place) == PATHS


def test_a_refusal_ends_the_run_with_all_before_it_kept(place: Place) -> None:
    """Nothing more is asked of a portal that refuses us, and what it gave before is not lost."""
    place.publish(*MANY)
    answering(place, PATHS[5], Reply(status=403))
    assert states(place.run("cn_ccgp")) == ["failed"]
    assert asked(place) == PATHS[:6]
    assert kept(place) == PATHS[:5]


def test_a_page_that_cannot_be_read_leaves_the_others(place: Place) -> None:
    """It is tried again later; those had before and after it are kept."""
    place.publish(*MANY)
    answering(place, PATHS[5], Reply(body="<html><head><title>公告</title></head><body><p>网站升级</p></body></html>"))
    answering(place, PATHS[7], Reply(status=404))
    assert states(place.run("cn_ccgp")) == ["done"]
    assert kept(place) == [path for path in PATHS if path not in (PATHS[5], PATHS[7])]
    assert place.column("SELECT key FROM listed WHERE state = 'unread' ORDER BY key DESC") == [PATHS[5], PATHS[7]]


def test_a_notice_that_cannot_be_kept_undoes_only_itself(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those read with it and before it are in the file, nothing of its own is; the next run goes on from there."""
    place.publish(*MANY)
    inner = Ingest._note_unread

    def failing(ingest: Ingest, notice: ParsedNotice, notice_id: int) -> None:
        if notice.key == PATHS[9]:
            raise ValueError("a notice of its own kind")
        inner(ingest, notice, notice_id)

    with monkeypatch.context() as broken:
        broken.setattr(Ingest, "_note_unread", failing)
        (report,) = place.run("cn_ccgp")
    assert (report.state, kept(place)) == ("failed", PATHS[:9])
    assert "a notice of its own kind" in str(report.reason)
    assert place.column("SELECT count(*) FROM notice_version") == [9]
    assert states(place.run("cn_ccgp", hours=6)) == ["done"]
    assert kept(place) == PATHS
    assert place.column("SELECT count(*) FROM unjudged") == [0]


def test_a_notice_that_cannot_be_judged_undoes_only_itself(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those judged before it are, and the next run judges it and the rest."""
    place.publish(*MANY)
    inner, judged = Ingest._judge, []

    def failing(ingest: Ingest, notice_id: int, *rest: object, **more: object) -> None:
        judged.append(notice_id)
        inner(ingest, notice_id, *rest, **more)  # type: ignore[arg-type]  # handed through
        if len(judged) == 5:
            raise ValueError("a deal of its own kind")

    with monkeypatch.context() as broken:
        broken.setattr(Ingest, "_judge", failing)
        assert states(place.run("cn_ccgp")) == ["failed"]
    assert place.column("SELECT count(*) FROM unjudged") == [16]
    assert place.column('SELECT count(*) FROM "order"') == [4]
    assert states(place.run("cn_ccgp", hours=6)) == ["done"]
    assert place.column('SELECT count(*) FROM "order"') == [20]
    assert place.column("SELECT count(*) FROM unjudged") == [0]


@pytest.mark.parametrize(("pace", "behind"), [("1", 0), ("0", 5)])
def test_nothing_waits_while_a_host_keeps_us_waiting(pace: str, behind: int, place: Place) -> None:
    """With a pace each page is kept before the next is asked for; without one the pages before it may still wait."""
    place.configure(SOURCE.replace("pace = 0", f"pace = {pace}"))
    place.publish(*MANY)
    good, found = whole(place, PATHS[5]), []

    def looking(_seen: Seen) -> Reply:
        found.append(len(kept(place)))
        return good

    answering(place, PATHS[5], looking)
    assert states(place.run("cn_ccgp")) == ["done"]
    assert found == [5 - behind]


def test_a_stop_keeps_the_pages_that_were_had(place: Place) -> None:
    """Asked to stop while the portal answers, a run keeps what came before, and the next asks for the rest alone."""
    place.publish(*MANY)
    world = replace(place.world(), stop=threading.Event())
    good = whole(place, PATHS[5])

    def stopping(_seen: Seen) -> Reply:
        world.stop.set()
        return good

    answering(place, PATHS[5], stopping)
    report = read_one(all_sources(world.settings, discover())["cn_ccgp"], world)
    assert report.state == "interrupted"
    first = asked(place)
    assert kept(place) == first[: len(kept(place))]
    assert len(kept(place)) >= 5
    assert states(place.run("cn_ccgp", hours=1)) == ["done"]
    assert sorted(map(str, kept(place))) == sorted(PATHS)
    assert len(asked(place)) <= len(PATHS) + 1
