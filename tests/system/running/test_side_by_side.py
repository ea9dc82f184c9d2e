"""Hosts are read side by side and the sources of one host in turn, by `tracker run` as by the daemon."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from scrapers.registry import discover
from tests.support.fault_server import Reply, Route, Seen
from tests.support.place import Place
from tests.support.town import LIST, OTHERS, award
from tracker.config.settings import Settings
from tracker.ops.scheduler import Clockwork
from tracker.sources.source import Source, all_sources

TWO = """
[source.one]
site = "cn_ccgp"
base_url = "{url}"
pace = 0
start = 2026-01-01

[source.two]
site = "cn_ccgp"
base_url = "{other}"
pace = 0
start = 2026-01-01
"""
NEWS = award(1, 27, "甲县第一小学", OTHERS, "10")


@dataclass
class Crowd:
    """Counts who is being answered at the same time; an answer waits for company until `patience` is over."""

    patience: float
    most: int = 0
    _inside: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def among(self, reply: Reply) -> Callable[[Seen], Reply]:
        """The route that gives this reply."""

        def answer(_seen: Seen) -> Reply:
            with self._changed:
                self._inside += 1
                self.most = max(self.most, self._inside)
                self._changed.notify_all()
                self._changed.wait_for(lambda: self.most > 1, timeout=self.patience)
                self._inside -= 1
            return reply

        return answer


def crowded(place: Place, crowd: Crowd, other: str) -> None:
    """A portal asked by two sources, the second under this name of the machine."""
    place.configure(TWO.replace("{other}", place.portal.url.replace("127.0.0.1", other)))
    place.publish(NEWS)
    route: Route = place.portal.routes[LIST]
    assert isinstance(route, Reply)
    place.portal.routes[LIST] = crowd.among(route)


def test_two_hosts_are_read_at_the_same_time(place: Place) -> None:
    """While one answers slowly the other is asked already; the table has the order of the configuration."""
    crowd = Crowd(patience=20)
    crowded(place, crowd, "localhost")
    answer = place.call("run", "two", "one", "--format", "json")
    assert answer.code == 0, answer.err
    assert crowd.most == 2
    assert [row["source"] for row in json.loads(answer.out)] == ["two", "one"]
    assert [row["state"] for row in json.loads(answer.out)] == ["done", "done"]
    assert place.column("SELECT count(*) FROM run WHERE state = 'done'") == [2]


def test_sources_of_one_host_wait_for_each_other(place: Place) -> None:
    """However many sources it has, a host sees one visitor."""
    crowd = Crowd(patience=0.2)
    crowded(place, crowd, "127.0.0.1")
    assert place.call("run").code == 0
    assert crowd.most == 1
    assert len(place.portal.asked(LIST)) == 2


def test_a_run_asked_to_stop_begins_no_further_source(place: Place) -> None:
    """What was not begun has no row; it is due as before."""
    place.configure(TWO.replace("{other}", place.portal.url.replace("127.0.0.1", "localhost")))
    place.publish(NEWS)
    world = place.world()
    world.stop.set()
    place.monkeypatch.setattr("tracker.cli.run.Runtime", lambda **_: world)
    assert json.loads(place.call("run", "--format", "json").out) == []
    assert place.column("SELECT count(*) FROM run") == [0]
    assert place.column("SELECT count(*) FROM tick") == [0]


def source_of(every: str) -> Source:
    """A source with this schedule."""
    settings = Settings.model_validate({"source": {"cn_ccgp": {"every": every}}})
    return all_sources(settings, discover())["cn_ccgp"]


def test_a_source_that_is_still_read_when_it_is_due_is_passed_over_in_words(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """The daemon's log says so; the scheduler's own warning reaches no screen."""
    begun, go_on, told = threading.Event(), threading.Event(), threading.Event()
    said: list[tuple[str, str]] = []

    def read(_source: Source) -> None:
        begun.set()
        go_on.wait(30)

    def passed_over(name: str, reason: str) -> None:
        said.append((name, reason))
        told.set()

    clockwork = Clockwork(read, lambda: datetime.now(UTC), lambda *_: None, passed_over)
    clockwork.plan([source_of("1s")], {})
    clockwork.start()
    try:
        assert begun.wait(30)
        assert told.wait(30)
    finally:
        go_on.set()
        clockwork.stop()
    assert said[0] == ("cn_ccgp", "the run before is still under way")
    assert logging.getLogger("apscheduler").handlers
    assert "maximum number of running instances" in caplog.text
    assert capsys.readouterr().err == ""
