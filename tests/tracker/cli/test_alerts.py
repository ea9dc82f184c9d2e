"""The id that a message prints is what `tracker alerts show` and `send` take."""

from __future__ import annotations

import json
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
        assert (again.code, "已发送 1 条" in again.err) == (0, True)
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


def test_a_list_is_cut_and_says_how_many_more(tmp_path: Path, tracker: Tracker) -> None:
    """The newest 50 unless asked otherwise, with or without `list`; 0 prints all."""
    (tmp_path / "tracker.toml").write_text(CONFIG, encoding="utf-8")
    office(tmp_path, {}, hook=HOOK).queue([win(number) for number in range(60)])
    for command in (("alerts",), ("alerts", "list")):
        cut = tracker(*command, "--format", "json")
        assert [row["id"] for row in json.loads(cut.out)] == list(range(11, 61))
        assert cut.err == "显示 50 条，共 60 条，另有 10 条：--limit 0 全部显示\n"
        assert len(json.loads(tracker(*command, "--limit", "3", "--format", "json").out)) == 3
        whole = tracker(*command, "--limit", "0", "--format", "json")
        assert (len(json.loads(whole.out)), whole.err) == (60, "")


def test_a_list_of_some_days(tmp_path: Path, tracker: Tracker) -> None:
    """Both days are inside, and what is cut is counted within them."""
    (tmp_path / "tracker.toml").write_text(CONFIG, encoding="utf-8")
    desk = office(tmp_path, {}, hook=HOOK)
    for number in range(3):
        desk.queue([win(number)])
        desk.later(days=1)

    def ids(*days: str) -> list[int]:
        return [row["id"] for row in json.loads(tracker("alerts", "list", *days, "--format", "json").out)]

    assert ids("--since", "2026-01-14") == [2, 3]
    assert ids("--until", "2026-01-14") == [1, 2]
    assert ids("--since", "2026-01-14", "--until", "2026-01-14") == [2]
    assert "显示 1 条，共 2 条，另有 1 条" in tracker("alerts", "--since", "2026-01-14", "--limit", "1").err


@pytest.mark.parametrize("option", [("--limit", "3"), ("--since", "2026-01-01"), ("--format", "json")])
def test_options_of_the_list_before_another_command_are_refused(
    tmp_path: Path, tracker: Tracker, option: tuple[str, str]
) -> None:
    """What would be ignored is named, with where it belongs."""
    (tmp_path / "tracker.toml").write_text(CONFIG, encoding="utf-8")
    answer = tracker("alerts", *option, "list")
    assert answer.code == 2
    assert f"{option[0]} stands behind the command" in answer.err
