"""SIGTERM to a process in whatever it does: it is gone within ten seconds, and what it was about is made good later."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import http_faults as faults
from tests.support.receivers import HttpReceiver, http_receiver
from tests.support.town import LIST
from tests.system.faults.process import Running, configure, daemon, portal_of, rows, tracker, until

COMPANY = """[company.ours]
name = "乙方仪器"
ticker = "00001.HK"
exchange = "HKEX"
currency = "CNY"
organizations = ["乙方仪器设备有限公司"]

[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"
timeout = 120
"""
NEWS = 'first_run = "alert"\n'


def secrets(receiver: HttpReceiver) -> dict[str, str]:
    """The environment of the channel."""
    return {"HOOK_URL": receiver.url, "HOOK_SECRET": "s3cr3t-key"}


def stopped(running: Running) -> None:
    """It ends within ten seconds of being told."""
    assert running.stop() < 10
    assert "Traceback" not in running.said()


@pytest.mark.thorough
@pytest.mark.parametrize("command", ["run", "daemon"])
def test_a_receiver_that_never_answers_holds_up_no_stop(command: str, tmp_path: Path) -> None:
    """The message under way may have arrived: it is sent again under its id, once its sender is known to be gone."""
    with portal_of(1, 2) as portal, http_receiver() as receiver:
        configure(tmp_path, more=COMPANY, lines=NEWS, a=portal)
        receiver.mood = "hold"
        with tracker(tmp_path, command, command, **secrets(receiver)) as running:
            until(lambda: receiver.bodies, "a message on its way")
            stopped(running)
        assert [row["state"] for row in rows(tmp_path, "SELECT state FROM run ORDER BY id LIMIT 1")] == ["done"]
        assert {row["state"] for row in rows(tmp_path, "SELECT state FROM alert")} == {"sending", "queued"}
        assert len(receiver.bodies) == 1


@pytest.mark.thorough
def test_a_round_stopped_while_it_reads_tells_nobody_and_goes_on_later(tmp_path: Path) -> None:
    """`tracker run` hears SIGTERM while a portal keeps silent; its row says so, and the next round reads and tells all."""
    with portal_of(1) as portal, http_receiver() as receiver:
        configure(tmp_path, more=COMPANY, lines=NEWS, a=portal)
        good = portal.routes[LIST]
        portal.routes[LIST] = faults.mute()
        with tracker(tmp_path, "first", "run", **secrets(receiver)) as running:
            until(lambda: portal.asked(LIST), "the portal asked")
            stopped(running)
            assert running.process.returncode == 0
        assert [row["state"] for row in rows(tmp_path, "SELECT state FROM run")] == ["interrupted"]
        portal.routes[LIST] = good
        with tracker(tmp_path, "second", "run", **secrets(receiver)) as running:
            assert running.process.wait(timeout=60) == 0
        assert [body["kind"] for body in receiver.bodies] == ["single"]


@pytest.mark.thorough
def test_a_killed_round_leaves_its_source_free_for_a_daemon(tmp_path: Path) -> None:
    """While `tracker run` holds the source a daemon leaves it alone; kill -9 frees it at once."""
    with portal_of(1) as portal:
        configure(tmp_path, a=portal)
        good = portal.routes[LIST]
        # keeps whoever asks busy for a minute
        portal.routes[LIST] = faults.slow_drip(0.2)
        with tracker(tmp_path, "run", "run") as hand, ExitStack() as stack:
            until(lambda: portal.asked(LIST), "the portal asked")
            other = stack.enter_context(daemon(tmp_path))
            until(lambda: "being read by another run" in other.said(), "the daemon found it taken")
            assert len(portal.asked(LIST)) == 1
            portal.routes[LIST] = good
            hand.process.kill()
            until(lambda: " run done" in other.said(), "the daemon read it")
            stopped(other)
    states = [row["state"] for row in rows(tmp_path, "SELECT state FROM run ORDER BY id LIMIT 2")]
    assert states == ["interrupted", "done"]
