"""The address `tracker serve` prints: only when it listens there; a port that cannot be had is one line of error."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Tracker

pytest.importorskip("datasette", reason="needs the extra [web]")
HOSTS = [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost")]
if socket.has_dualstack_ipv6():
    HOSTS += [("::1", "[::1]"), ("[::1]", "[::1]")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a played demo."""
    return played_demo(tmp_path_factory.mktemp("served") / "demo").folder


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Addresses at which pages would have been served."""
    found: list[tuple[object, ...]] = []

    def serve(*_: object, at: socket.socket, token: str | None, ready: Callable[[], None]) -> None:
        ready()
        found.append(at.getsockname())

    monkeypatch.setattr("tracker.web.server.serve_pages", serve)
    return found


@pytest.mark.parametrize(("host", "shown"), HOSTS)
def test_a_free_port_is_told(tracker: Tracker, demo: Path, served: list[tuple[object, ...]], host: str, shown: str) -> None:
    """With port 0 the system picks a free port, and the printed address names that port."""
    answer = tracker("--config", str(demo / "tracker.toml"), "serve", "--host", host, "--port", "0")
    assert answer.code == 0, answer.err
    assert f"http://{shown}:{served[0][1]}/" in answer.err


def test_a_port_in_use_is_named(tracker: Tracker, demo: Path, served: list[tuple[object, ...]]) -> None:
    """The error names the port and the option that changes it; no address is printed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = tracker("--config", str(demo / "tracker.toml"), "serve", "--port", str(port))
    assert (answer.code, served) == (2, [])
    assert answer.err == f"tracker: 无法在 127.0.0.1 的端口 {port} 监听：地址已被占用；请用 --port 换一个空闲的\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104  nothing is bound
def test_an_address_that_others_reach_is_told_only_with_a_token(
    tracker: Tracker, demo: Path, served: list[tuple[object, ...]], host: str
) -> None:
    """Without the token nothing is served and no address is printed."""
    answer = tracker("--config", str(demo / "tracker.toml"), "serve", "--host", host, "--port", "0")
    assert (answer.code, served) == (2, [])
    assert "http://" not in answer.err
    assert "TRACKER_WEB_TOKEN" in answer.err


def test_without_a_file_no_address_is_told(tracker: Tracker, tmp_path: Path) -> None:
    """The error names the missing file instead."""
    tracker("init", "--example", "ai-vendors")
    answer = tracker("serve", "--port", "0")
    assert answer.code == 1
    assert "http://" not in answer.err
    assert "tracker.db" in answer.err
