"""Secrets come from the environment and go to the service they are for: not into files, logs, errors or tables."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.code import trees
from tests.support.fault_server import Portal, Reply, Route
from tests.support.town import Town, one_round, registry
from tests.support.world import Clock, make_world, write_config
from tests.system.faults.thorough import bounded
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.collecting.rounds import read_one
from tracker.config.channels import parse_channel
from tracker.judging.configuration import prepare
from tracker.sources.source import all_sources

__all__ = ["tracker"]

SECRET = "Zk9-t0ken-never-shown"
CHANNELS = {
    "hook": {"kind": "webhook", "url_env": "HOOK_URL", "secret_env": "HOOK_SECRET", "timeout": 2},
    "chat": {"kind": "apprise", "url_env": "CHAT_URL"},
    "broken": {"kind": "apprise", "url_env": "BROKEN_URL"},
}


def found_in(folder: Path) -> list[str]:
    """The files that hold the secret."""
    return [path.name for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize("mood", bounded(["ok", "error", "drop"], {"error"}))
def test_a_channel_s_secret_stays_with_the_channel(mood: str, town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether a service takes the message, refuses it or is not there, no file and no output holds its address or its secret."""
    town.receiver.mood = mood
    channels = {name: parse_channel(name, table) for name, table in CHANNELS.items()}
    environ = {
        "HOOK_URL": f"{town.receiver.url}/{SECRET}",
        "HOOK_SECRET": SECRET,
        "CHAT_URL": f"json://user:{SECRET}@127.0.0.1:1/{SECRET}",
        "BROKEN_URL": f"nosuchservice://{SECRET}",
    }
    town.clock.forward(hours=6)
    world = town.world()
    one_round(replace(world, settings=world.settings.model_copy(update={"channel": channels}), environ=environ))

    assert (SECRET in str(town.receiver.headers)) is False
    assert town.rows("SELECT last_error FROM channel_state WHERE failures > 0")
    assert found_in(town.folder) == []
    printed = capsys.readouterr()
    assert SECRET not in printed.out + printed.err


ANSWERS: dict[str, Route] = {
    "refuses": lambda seen: Reply(status=401, body=f"bad key {seen.query} {seen.headers}"),
    "fails": lambda seen: Reply(status=500, body=f"{seen.query}"),
    "echoes": lambda seen: Reply(body=f"<html>{seen.query} {seen.headers}</html>"),
}


class Everywhere(dict[str, Route]):
    """One answer at every path, and no rules for robots."""

    def __init__(self, answer: Route) -> None:
        super().__init__()
        self.answer = answer

    def get(self, path: str, _default: object = None) -> Route:  # type: ignore[override] # every path is answered
        return Reply(status=404) if path == "/robots.txt" else self.answer


@pytest.mark.parametrize("answer", bounded(list(ANSWERS), {"echoes"}))
@pytest.mark.parametrize("site", sorted(name for name, scraper in registry().items() if scraper.secrets))
def test_a_site_s_key_stays_with_the_site(site: str, answer: str, tmp_path: Path) -> None:
    """Whatever a service with a key answers, repeating the key even, neither file holds it."""

    environ = {name: f"{SECRET}-{number}" for number, name in enumerate(registry()[site].secrets)}
    with Portal() as portal:
        portal.routes = Everywhere(ANSWERS[answer])
        settings = write_config(tmp_path, f'[source.{site}]\nbase_url = "{portal.url}"\npace = 0\n' + COMPANY)
        world = make_world(settings, Clock(), environ)
        prepare(world)
        report = read_one(all_sources(settings, registry())[site], world)
        asked = [seen for seen in portal.log if seen.path != "/robots.txt"]
    assert asked
    assert report.state == "failed"
    assert SECRET not in str(report)
    assert found_in(tmp_path) == []


COMPANY = """
[company.ours]
name = "甲方智能"
ticker = "00001.HK"
exchange = "HKEX"
currency = "CNY"
organizations = [{ name = "甲方智能科技有限公司" }]
"""
MISPLACED = (
    f"[channel.c]\nkind = 'webhook'\nurl_env = 'https://hooks.example/{SECRET}'\nsecret_env = 'X'",
    f"[channel.c]\nkind = 'apprise'\nurl = 'tgram://{SECRET}/1'",
    f"[channel.c]\nkind = '{SECRET}'",
    f"[source.cn_ccgp]\nkey = '{SECRET}'",
)


@pytest.mark.parametrize("text", MISPLACED)
def test_a_secret_in_the_configuration_is_refused_and_not_repeated(tracker: Tracker, tmp_path: Path, text: str) -> None:
    """Who writes a secret where its variable's name belongs is told so in words that do not hold it."""
    (tmp_path / "tracker.toml").write_text(text, encoding="utf-8")
    answer = tracker("run")
    assert answer.code == 2
    assert SECRET not in answer.out + answer.err


# where the environment is read: values for channels and sites are taken from what the first of these was given
READERS = {
    "tracker/config/runtime.py": {"environ"},
    "tracker/cli/context.py": {"environ"},
    # whether the shell wants completions, which it says nowhere else
    "tracker/cli/entry.py": {"environ"},
    "tracker/cli/serve.py": {"environ"},
}


def test_the_environment_is_read_in_few_places() -> None:
    """Nothing reads the environment by itself, so that nothing but what is named in the configuration is taken from it."""
    found: dict[str, set[str]] = {}
    for path, tree in trees():
        for node in ast.walk(tree):
            is_os = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os"
            if is_os and node.attr in ("environ", "environb", "getenv"):
                found.setdefault(str(path.relative_to(ROOT)), set()).add(node.attr)
    assert found == READERS
