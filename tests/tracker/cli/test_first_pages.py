"""README and quickstart, followed line by line: what they tell to type ends well, with the ids they name."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from db.engine.connection import open_database
from tests.conftest import ROOT
from tests.support.demo_file import played_demo
from tests.system.test_docs_commands import calls
from tests.tracker.cli.conftest import Tracker
from tracker.config.settings import Settings

# they read portals, serve, or wait: tests of their own call them
ELSEWHERE = {"run", "daemon", "demo"}
PAGES = ("README.md", "README.zh.md", "docs/quickstart.md", "docs/quickstart.zh.md")
# named in the table of the README, they only read
READING = ("orders", "notices", "inbox", "rules", "alerts", "sources", "verify", "watch", "replay", "revenue list", "fx list")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a played demo."""
    return played_demo(tmp_path_factory.mktemp("played") / "demo").folder


@pytest.mark.parametrize("page", PAGES)
def test_the_lines_of_a_page_do_what_they_say(page: str, demo: Path, tmp_path: Path, tracker: Tracker) -> None:
    """As they stand, one after the other in one folder that holds the demo's: with the configuration made there."""
    shutil.copytree(demo, tmp_path / "demo")
    done = []
    for call in calls(ROOT / page):
        words = shlex.split(call.words)
        name = words[2] if words[0] == "--config" else words[0]
        if words == ["run"]:
            # what a run leaves that no portal has answered
            open_database(tmp_path / "tracker.db").close()
        if not call.is_line or name in ELSEWHERE:
            continue
        answer = tracker(*words)
        assert answer.code == 0, f"tracker {call.words}: {answer.err}"
        assert answer.out + answer.err
        done.append(name)
    assert {"init", "report", "show"} <= set(done)


def test_both_languages_type_the_same() -> None:
    """README and quickstart have the same lines in Chinese as in English."""
    for page in ("README.md", "docs/quickstart.md"):
        ours, theirs = (
            [call.words for call in calls(ROOT / each) if call.is_line] for each in (page, page.replace(".md", ".zh.md"))
        )
        assert ours == theirs


@pytest.mark.parametrize("name", READING)
def test_a_command_of_the_table_answers_in_the_demos_folder(
    name: str, demo: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is named in the README, and answers as it stands there."""
    monkeypatch.chdir(demo)
    assert f"`tracker {name.split(maxsplit=1)[0]}" in (ROOT / "README.md").read_text(encoding="utf-8")
    answer = tracker(*name.split())
    assert answer.code == 0, answer.err
    assert answer.out + answer.err


def test_the_pages_are_of_the_file_wherever_the_command_is_called(
    tracker: Tracker, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As README says it, with a configuration named from the folder above it."""
    pytest.importorskip("datasette", reason="needs the extra [web]")
    shutil.copytree(demo, tmp_path / "demo")
    served: list[Settings] = []
    monkeypatch.setattr("tracker.web.server.serve_pages", lambda settings, *_, **__: served.append(settings))
    assert tracker("--config", "demo/tracker.toml", "serve", "--port", "0").code == 0
    assert [each.db_path for each in served] == [tmp_path / "demo" / "tracker.db"]
