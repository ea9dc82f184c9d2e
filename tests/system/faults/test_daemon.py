"""The daemon as a process: it reads on schedule, follows its configuration, stops when told, and takes turns with others."""

from __future__ import annotations

import signal
import threading
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.support import http_faults as faults
from tests.support.fault_server import Reply, Route, Seen
from tests.support.town import LIST
from tests.system.faults.process import configure, daemon, portal_of, rows, until
from tests.system.faults.thorough import bounded


def test_a_daemon_reads_on_schedule_and_follows_its_configuration(tmp_path: Path) -> None:
    """Two sources are read again and again; a bad configuration is said and changes nothing; a good one is taken up; it stops."""
    with portal_of(1, 2) as a, portal_of(3) as b, portal_of(4) as c:
        configure(tmp_path, more='[source.c]\nsite = "cn_ccgp"\nenabled = false\n', a=a, b=b)
        with daemon(tmp_path) as running:
            until(lambda: "daemon started sources=2 " in running.said(), "what it reads counted")
            until(lambda: len(a.asked(LIST)) >= 2 and len(b.asked(LIST)) >= 2, "both sources read twice")

            (tmp_path / "tracker.toml").write_text("[source.a]\nevery = 'whenever'\n", encoding="utf-8")
            running.process.send_signal(signal.SIGHUP)
            until(lambda: "refused; the old one stays" in running.said(), "the bad configuration said")
            assert "source.a.every" in running.said()
            asked = len(b.asked(LIST))
            until(lambda: len(b.asked(LIST)) > asked, "the old sources still read")

            configure(tmp_path, a=a, c=c)
            running.process.send_signal(signal.SIGHUP)
            until(lambda: c.asked(LIST), "the new source read")
            assert "configuration taken up" in running.said()
            asked = len(b.asked(LIST))
            until(lambda: len(c.asked(LIST)) >= 3, "the new source read thrice")
            # one run of the old source may have been under way
            assert len(b.asked(LIST)) <= asked + 1
            assert running.stop() < 10
            assert running.process.returncode == 0
            assert "daemon stopped" in running.said()
    assert {row["state"] for row in rows(tmp_path, "SELECT state FROM run")} <= {"done", "interrupted"}
    assert len(rows(tmp_path, "SELECT key FROM notice")) == 4
    assert "Traceback" not in running.said()


@pytest.mark.parametrize("number", bounded([signal.SIGTERM, signal.SIGINT], {signal.SIGTERM}))
def test_a_daemon_stops_while_a_portal_keeps_silent(number: int, tmp_path: Path) -> None:
    """In the middle of an answer that never comes, SIGTERM or Ctrl-C ends it within ten seconds, and the run says so."""
    with portal_of(1) as portal:
        portal.routes[LIST] = faults.mute()
        configure(tmp_path, a=portal)
        with daemon(tmp_path) as running:
            until(lambda: portal.asked(LIST), "the portal asked")
            assert running.stop(number) < 10
            assert running.process.returncode == 0
    assert [row["state"] for row in rows(tmp_path, "SELECT state FROM run")] == ["interrupted"]


def test_two_daemons_never_read_one_source_at_once(tmp_path: Path) -> None:
    """Over one file, started together, they take turns: no two requests to a source are ever under way at the same time."""
    busy, most, lock, met = [0], [0], threading.Lock(), threading.Event()

    def slowly(reply: Route) -> Route:
        def answer(_seen: Seen) -> Reply:
            with lock:
                busy[0] += 1
                most[0] = max(most[0], busy[0])
            # the first one at it stays until the other has come
            met.wait(15)
            threading.Event().wait(0.05)
            with lock:
                busy[0] -= 1
            assert isinstance(reply, Reply)
            return reply

        return answer

    # answers are given outside the portal's lock, which would hide two at once
    with portal_of(1, 2, 3) as portal:
        portal.routes = {path: slowly(route) for path, route in portal.routes.items()}
        configure(tmp_path, a=portal)
        with daemon(tmp_path, "one") as one, daemon(tmp_path, "two") as two:
            until(lambda: " run skipped" in one.said() + two.said(), "one found the other at it")
            met.set()
            until(lambda: (one.said() + two.said()).count(" run done") >= 2, "two whole runs")
            assert max(one.stop(), two.stop()) < 10
    assert most == [1]
    assert len(rows(tmp_path, "SELECT key FROM notice")) == 3
    spans = rows(tmp_path, "SELECT started_at, finished_at FROM run ORDER BY started_at")
    assert all(first["finished_at"] <= then["started_at"] for first, then in pairwise(spans))
    assert "Traceback" not in one.said() + two.said()


@pytest.mark.thorough
def test_a_killed_daemon_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    """After kill -9 in the middle of a run the next one reads at once, and the run that was cut off says so."""
    with portal_of(1) as portal:
        good = portal.routes[LIST]
        portal.routes[LIST] = faults.mute()
        configure(tmp_path, a=portal)
        with daemon(tmp_path) as running:
            until(lambda: portal.asked(LIST), "the portal asked")
            running.stop(signal.SIGKILL)
        portal.routes[LIST] = good
        with daemon(tmp_path, "again") as running:
            until(lambda: " run done" in running.said(), "the source read")
            running.stop()
    states = rows(tmp_path, "SELECT state, reason FROM run ORDER BY id LIMIT 2")
    assert [row["state"] for row in states] == ["interrupted", "done"]
    assert "killed" in states[0]["reason"]


@pytest.mark.thorough
def test_a_daemon_tells_how_it_stands_on_loopback_only(tmp_path: Path) -> None:
    """/healthz and /metrics answer where they were asked for; an address that is not loopback is refused in a line."""
    with portal_of(1) as portal:
        configure(tmp_path, a=portal)
        port = faults.closed_port()
        with daemon(tmp_path, "daemon", "--listen", f"127.0.0.1:{port}") as running:
            until(lambda: " run done" in running.said(), "the source read")
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                assert b'"id": "a"' in answer.read()
            with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                assert b"tracker_source_healthy" in answer.read()
            assert running.stop() < 10
        with daemon(tmp_path, "open", "--listen", "0.0.0.0:9464") as running:
            assert running.process.wait(timeout=30) == 2
            assert "expected a loopback address" in running.said()
