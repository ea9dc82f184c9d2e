"""The daemon seen from inside: what it writes down of each run, how it stands, and which configuration it keeps to."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection
from ipaddress import ip_address

import pytest

from scrapers.registry import discover
from tests.support.fault_server import Reply
from tests.support.place import OURS, SOURCE, Place
from tests.support.town import OTHERS, award
from tracker.errors import ConfigError
from tracker.ops.daemon import Daemon
from tracker.ops.logs import Log
from tracker.ops.monitor import TOKEN, serve_monitor
from tracker.sources.source import all_sources

NEWS = (award(102, 27, "甲县气象局", OURS, "300"), award(101, 26, "甲县财政局", OTHERS, "120"))


class Inside:
    """A daemon that nobody started: its steps are taken by hand."""

    def __init__(self, place: Place, *, as_json: bool = False) -> None:
        self.place = place
        self.written = io.StringIO()
        log = Log(place.clock, as_json=as_json, stream=self.written)
        self.daemon = Daemon(place.folder / "tracker.toml", place.world(), discover(), log, threading.Event())

    def read(self, name: str = "cn_ccgp") -> None:
        """What the clockwork does when the source is due."""
        self.daemon.read(all_sources(self.daemon.runtime.settings, self.daemon.registry)[name])

    def lines(self) -> list[str]:
        """What the log says since the last call."""
        said = self.written.getvalue().splitlines()
        self.written.seek(0)
        self.written.truncate()
        return said

    def reload(self) -> list[str]:
        """SIGHUP; what the log says then."""
        self.daemon.reload.set()
        self.daemon.follow_configuration()
        return self.lines()


@pytest.fixture
def inside(place: Place) -> Inside:
    """A daemon over a portal with two notices."""
    place.publish(*NEWS)
    return Inside(place)


def test_a_run_is_one_line(inside: Inside) -> None:
    """When, what, how it ended, which source, and what it counted."""
    inside.read()
    (line,) = [line for line in inside.lines() if " run " in line]
    assert line.startswith(inside.place.clock.now.isoformat(timespec="seconds") + " run done source=cn_ccgp ")
    assert " new=2" in line
    assert " requests=" in line


def test_lines_are_json_when_asked(place: Place) -> None:
    """One object a line, a reason with line feeds included."""
    place.publish(*NEWS)
    place.portal.routes = dict.fromkeys(place.portal.routes, Reply(status=404))
    inside = Inside(place, as_json=True)
    inside.read()
    inside.daemon.failed("outbox", RuntimeError("two\nlines"))
    run, failed = [json.loads(line) for line in inside.lines() if '"what": "alerts"' not in line]
    assert (run["what"], run["state"], run["source"]) == ("run", "failed", "cn_ccgp")
    assert "404" in run["reason"]
    assert failed["error"] == "RuntimeError: two\nlines"


def test_the_status_file_is_what_status_says(inside: Inside) -> None:
    """Its owner's alone, whole at any time, with everything an operator asks for."""
    inside.read()
    path = inside.place.folder / "tracker.status.json"
    kept, printed = json.loads(path.read_text(encoding="utf-8")), json.loads(inside.place.call("status", "--format", "json").out)
    assert kept == printed
    assert path.stat().st_mode & 0o777 == 0o600
    (row,) = kept["sources"]
    assert (row["id"], row["state"], row["running"], row["errors"]) == ("cn_ccgp", "healthy", False, [])
    assert row["last_success"] == inside.place.clock.now.isoformat()
    assert row["due"] == (inside.place.clock.now + timedelta(hours=6)).isoformat()
    assert row["requests_today"] == len(inside.place.portal.log)
    assert row["notices_per_day"] == pytest.approx(2 / 7, abs=0.05)


@pytest.fixture
def asked(inside: Inside) -> Iterator[HTTPConnection]:
    """A connection to the daemon's monitor."""
    server = serve_monitor("127.0.0.1:0", inside.daemon)
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    yield connection
    connection.close()
    server.shutdown()
    server.server_close()


def ask(connection: HTTPConnection, path: str) -> tuple[int, str]:
    """Status and body."""
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_health_and_metrics_follow_the_source(inside: Inside, asked: HTTPConnection) -> None:
    """200 while all is well, 503 when a source has gone dark; anything else is not there."""
    inside.read()
    assert ask(asked, "/healthz")[0] == 200
    code, text = ask(asked, "/metrics")
    assert code == 200
    assert 'tracker_source_healthy{source="cn_ccgp"} 1.0' in text.splitlines()
    for name in (
        "tracker_source_last_success_timestamp_seconds{",
        'tracker_file_size_bytes{file="pages"}',
        "tracker_build_info{",
    ):
        assert f"\n{name}" in text
    assert f'tracker_source_requests_today{{source="cn_ccgp"}} {len(inside.place.portal.log)}.0' in text.splitlines()

    wall = Reply(status=403)
    inside.place.portal.routes = dict.fromkeys(inside.place.portal.routes, wall)
    for _ in range(4):
        inside.place.clock.forward(days=3)
        inside.read()
    code, text = ask(asked, "/healthz")
    assert code == 503
    (row,) = json.loads(text)["sources"]
    assert row["state"] == "dark"
    assert "403" in " ".join(row["errors"])
    assert 'tracker_source_healthy{source="cn_ccgp"} 0.0' in ask(asked, "/metrics")[1].splitlines()
    assert ask(asked, "/else")[0] == 404


def test_others_show_a_token(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one in the environment the monitor listens on any address; who is not on loopback is asked for it."""
    inside.daemon.runtime.environ[TOKEN] = "s3cr3t-metrics"  # type: ignore[index]  # the place's own dictionary
    server = serve_monitor("0.0.0.0:0", inside.daemon)
    try:
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        assert ask(connection, "/metrics")[0] == 200
        monkeypatch.setattr("tracker.ops.monitor.ip_address", lambda _: ip_address("192.0.2.1"))
        codes = []
        for shown in ({}, {"Authorization": "Bearer other"}, {"Authorization": "Bearer s3cr3t-metrics"}):
            connection.request("GET", "/metrics", headers=shown)
            answer = connection.getresponse()
            answer.read()
            codes.append(answer.status)
        assert codes == [401, 401, 200]
        connection.close()
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("listen", ["0.0.0.0:9464", "[::]:1", "192.0.2.1:80", "localhost:80", "9464", "127.0.0.1:port"])
def test_the_monitor_listens_on_loopback_alone(inside: Inside, listen: str) -> None:
    """Whatever else is asked for is refused in a line that names it."""
    with pytest.raises(ConfigError, match="expected"):
        serve_monitor(listen, inside.daemon)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("[source.cn_ccgp]\nevery = 'whenever'\n", "source.cn_ccgp.every"),
        ("[source.nobody]\n", "no such site 'nobody'"),
        ("[source.cn_ccgp\n", "tracker.toml"),
        ("surprise = 1\n", "surprise"),
    ],
)
def test_a_bad_configuration_keeps_the_old_and_says_so(inside: Inside, bad: str, said: str) -> None:
    """Whatever is wrong with it, and though the file is taken away; the next good one is taken up."""
    before = inside.daemon.runtime.settings
    path = inside.place.folder / "tracker.toml"
    good = path.read_text(encoding="utf-8")
    path.write_text(bad, encoding="utf-8")
    (line,) = inside.reload()
    assert "configuration refused; the old one stays" in line
    assert said in line
    path.unlink()
    assert "the old one stays" in inside.reload()[0]
    assert inside.daemon.runtime.settings is before
    path.write_text(good + 'every = "1h"\n' if good.rstrip().endswith("01") else good + "\n[source.cn_cma]\n", encoding="utf-8")
    assert "configuration taken up" in inside.reload()[-1]
    assert inside.daemon.runtime.settings != before


def test_a_changed_file_is_taken_up_once_it_has_settled(inside: Inside) -> None:
    """Without a signal: seen changed, looked at again, then believed; an unchanged one is left alone."""
    inside.reload()
    inside.daemon.follow_configuration()
    inside.daemon.follow_configuration()
    assert inside.lines() == []
    inside.place.configure(SOURCE + "\n[source.cn_cma]\n")
    inside.daemon.follow_configuration()
    assert inside.lines() == []
    inside.daemon.follow_configuration()
    (line,) = inside.lines()
    assert line.endswith("configuration taken up sources=2")
    inside.daemon.follow_configuration()
    assert inside.lines() == []
