"""Senders that die at any step, or look at the same time: nothing is lost, and a repeat bears the id of what it repeats."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.support.receivers import http_receiver
from tests.tracker.alerts.office import hook, office, webhook
from tests.tracker.alerts.samples import win
from tracker.alerts.delivery import LEASE
from tracker.alerts.outbox import OutboxStore, plan


class Killed(BaseException):
    """The sender died here."""


class Mortal:
    """A store whose sender dies before or after its n-th writing step."""

    def __init__(self, store: OutboxStore, step: int, after: bool) -> None:
        self._store, self._left, self._after = store, step, after

    def __getattr__(self, name: str) -> Any:
        step: Callable[..., Any] = getattr(self._store, name)
        if name in ("waiting", "told", "health"):
            return step

        def mortal(*args: Any) -> Any:
            self._left -= 1
            if self._left == 0 and not self._after:
                raise Killed
            result = step(*args)
            if self._left == 0:
                raise Killed
            return result

        return mortal


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", range(1, 14))
def test_a_sender_killed_at_any_step_loses_nothing(tmp_path: Path, step: int, after: bool) -> None:
    """Killed before or after each thing it writes and started again, it has sent everything, under the same ids."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook(), console={"kind": "console"})
        desk.queue([win(1), win(2)])
        with pytest.raises(Killed):
            desk.send(Mortal(desk.store, step, after))
        desk.later(seconds=LEASE.total_seconds() + 1)
        desk.send()
        desk.send()
        assert desk.states() == ["sent"] * 4
        assert set(hooked.ids) == {row["message_id"] for row in desk.alerts(channel="hook")}
        assert len(hooked.ids) == 2


@pytest.mark.slow
def test_a_process_killed_while_its_receiver_has_the_message_repeats_it_under_its_id(tmp_path: Path) -> None:
    """SIGKILL between the receiver's reading and its answer, for two runs; the third ends well and nothing came under two ids."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(1), win(2)])
        for run, killed in ((0, True), (1, True), (2, False)):
            command = [sys.executable, "-m", "tests.tracker.alerts.sender", str(tmp_path), hooked.url, str(run)]
            with subprocess.Popen(command, cwd=ROOT) as sender:
                hooked.on_body = sender.kill if killed else lambda: None
                assert sender.wait(60) == (-signal.SIGKILL if killed else 0)
        assert desk.states() == ["sent", "sent"]
        assert set(hooked.ids) == {row["message_id"] for row in desk.alerts()}
        # the second run began with the other message, which had not been tried
        assert sorted(hooked.ids.values()) == [2, 2]


def test_two_senders_at_once_send_each_message_once(tmp_path: Path) -> None:
    """A second sender that looks while the first one sends finds its messages taken."""
    with http_receiver() as hooked:
        desk = office(tmp_path, hook(hooked.url), hook=webhook())
        other = office(tmp_path, hook(hooked.url), hook=webhook())
        desk.queue([win(number) for number in range(6)])
        plans = [desk.store.waiting("hook"), other.store.waiting("hook")]
        assert len(plans[0]) == len(plans[1]) == 6
        pending = plan(plans[0], desk.channels["hook"], "hook", desk.now, frozenset()).pending_messages[0]
        assert desk.store.claim(pending, "hook", desk.now)
        assert not other.store.claim(pending, "hook", desk.now)
        assert other.send().sent == 5
        assert desk.send().sent == 0
        desk.later(seconds=LEASE.total_seconds() + 1)
        assert desk.send().sent == 1
        assert set(hooked.ids.values()) == {1}
