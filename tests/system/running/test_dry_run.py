"""`tracker run --dry-run`: what would be read, with nothing left behind."""

from __future__ import annotations

import json

from tests.support.fault_server import Reply
from tests.support.place import OURS, Place
from tests.support.town import award
from tracker.cli import run as run_command

WON = award(203, 28, "乙县民政局", OURS, "900")
LOST = award(204, 28, "丙县民政局", "乙方仪器设备有限公司", "12")


def test_a_dry_run_prints_what_would_be_read_and_leaves_nothing(place: Place) -> None:
    """Every notice with its awards stands in the answer; no file appears and nobody is told."""
    place.publish(WON, LOST)
    before = set(place.folder.iterdir())
    answer = place.call("run", "--dry-run", "--format", "json")
    assert answer.code == 0
    found = {row["title"]: row["awards"] for row in json.loads(answer.out)}
    assert [award["supplier"] for award in found[WON[1].title]] == [OURS]
    assert LOST[1].title in found
    assert set(place.folder.iterdir()) == before


def test_a_page_that_cannot_be_read_is_said_and_the_others_come(place: Place) -> None:
    """One page gone wrong is a line with its address; the other notice is in the answer."""
    place.publish(WON, LOST)
    place.portal.routes[LOST[1].path] = Reply(body="nothing")
    answer = place.call("run", "--dry-run", "--format", "json")
    assert [row["title"] for row in json.loads(answer.out)] == [WON[1].title]
    assert LOST[1].path in answer.err


def test_a_trouble_of_every_channel_is_said_once(place: Place) -> None:
    """What every channel of a portal says in the same words is one line."""
    place.monkeypatch.setattr(run_command, "preview", lambda *_, **__: iter([("issue", "the portal is down")] * 3))
    assert place.call("run", "--dry-run").err.count("cn_ccgp: issue: the portal is down") == 1
