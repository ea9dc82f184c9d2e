"""The id that a message prints is what `tracker alerts show` and `send` take."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.receivers import http_receiver
from tests.tracker.alerts.office import START, office
from tests.tracker.alerts.samples import win
from tests.tracker.cli.conftest import Tracker

CONFIG = """
db = "tracker.db"

[channel.hook]
kind = "webhook"
url_env = "HOOK_URL"
secret_env = "HOOK_SECRET"
language = "zh"
"""
HOOK = {"kind": "webhook", "url_env": "HOOK_URL", "secret_env": "HOOK_SECRET", "timeout": 2, "language": "zh"}


def test_a_refused_message_is_shown_and_sent_again_by_its_printed_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tracker: Tracker
) -> None:
    """Three refusals set it aside; by hand it arrives, and twice by hand it does not."""
    (tmp_path / "tracker.toml").write_text(CONFIG, encoding="utf-8")
    with http_receiver() as hooked:
        hooked.mood = "too large"
        environ = {"HOOK_URL": hooked.url, "HOOK_SECRET": "s3cr3t-key"}
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        desk = office(tmp_path, environ, hook=HOOK)
        desk.queue([win(1)])
        for _ in range(3):
            desk.send()
            desk.later(hours=1)
        assert desk.states() == ["refused"]
        ident = desk.alerts()[0]["message_id"]
        shown = tracker("alerts", "show", ident)
        assert shown.code == 0
        assert f"消息编号：{ident}" in shown.out
        assert shown.out.count("refused  webhook answered 413") == 3
        assert tracker("alerts", "show", str(desk.alerts()[0]["id"])).out == shown.out
        hooked.mood = "ok"
        monkeypatch.setattr("tracker.cli.alerts.now", lambda: START)
        again = tracker("alerts", "send", ident)
        assert (again.code, "1 sent" in again.err + again.out) == (0, True)
        assert hooked.ids == {ident: 1}
        assert hooked.headers[0]["User-Agent"].startswith("award-tracker/")
        twice = tracker("alerts", "send", ident)
        assert (twice.code, "is sent" in twice.err) == (1, True)


def test_an_unknown_id_is_one_clear_line(tmp_path: Path, tracker: Tracker) -> None:
    """Exit 1, the id and where to look."""
    (tmp_path / "tracker.toml").write_text(CONFIG, encoding="utf-8")
    office(tmp_path, {})
    for command in ("show", "send"):
        said = tracker("alerts", command, "ANOSUCH")
        assert said.code == 1
        assert "there is no message or alert ANOSUCH" in said.err
