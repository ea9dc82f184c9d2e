"""The help: what the tool is for first, every option with a line, every command seen; the man page says the same."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer.main

from tests.conftest import ROOT
from tests.support.demo_file import played_demo
from tests.tracker.cli.conftest import Answer, Tracker
from tracker.cli.app import whole_application
from tracker.cli.commands import COMMANDS
from tracker.cli.man_page import PAGE, man_page


def commands() -> dict[str, Any]:
    """Every command and group by its words."""
    found: dict[str, Any] = {}

    def walk(words: str, command: Any) -> None:
        found[words] = command
        for name, inner in getattr(command, "commands", {}).items():
            walk(f"{words} {name}", inner)

    walk("tracker", typer.main.get_command(whole_application()))
    return found


EVERY = commands()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo that has been played."""
    return played_demo(tmp_path_factory.mktemp("help") / "demo").folder


def test_what_the_tool_is_for_stands_first() -> None:
    """Reports, orders and notices come before what keeps the files and before what is for those who add sites."""
    names = [command.name for command in COMMANDS]
    assert names[:3] == ["report", "orders", "notices"]
    assert names[-3:] == ["new", "record", "check"]


@pytest.mark.parametrize("words", EVERY)
def test_every_command_option_and_argument_has_a_line(words: str) -> None:
    """None is left to be guessed."""
    command = EVERY[words]
    assert command.help
    bare = [each.name for each in command.params if not getattr(each, "hidden", False) and not each.help]
    assert bare == []


def test_commands_that_exist_are_seen(tracker: Tracker) -> None:
    """Each stands in the help of its group with what it does."""
    assert {
        "tracker orders import",
        "tracker orders remove",
        "tracker rules test",
        "tracker fx list",
        "tracker filings list",
    } <= set(EVERY)
    for group, names in (("orders", ("list", "import", "remove")), ("rules", ("list", "test")), ("fx", ("list", "import"))):
        said = tracker(group, "--help").out
        assert [name for name in names if not re.search(rf"^  {name} +\S", said, re.MULTILINE)] == []


@pytest.mark.parametrize("words", ["orders list", "show", "watch add", "run"])
def test_square_brackets_survive(tracker: Tracker, words: str) -> None:
    """What stands in square brackets is printed as it is, not taken for a style."""
    said = tracker(*words.split(), "--help").out
    command = EVERY[f"tracker {words}"]
    asked = [
        part for each in command.params for part in re.findall(r"\[[a-zA-Z.…]+\]", f"{each.metavar or ''} {each.help or ''}")
    ]
    assert [part for part in asked if part not in said] == []
    assert "[OPTIONS]" in said


def call(tracker: Tracker, played: Path, *words: str) -> Answer:
    answer = tracker("--config", str(played / "tracker.toml"), *words)
    assert answer.code == 0, answer.err
    return answer


@pytest.mark.parametrize(
    "options",
    [(), ("zhipu",), ("--limit", "2"), ("zhipu", "--sort", "amount"), ("--format", "json"), ("--format", "json", "zhipu")],
)
def test_orders_alone_still_lists(tracker: Tracker, played: Path, options: tuple[str, ...]) -> None:
    """With a company, with options, as JSON, in any order: what `orders list` prints."""
    assert call(tracker, played, "orders", *options).out == call(tracker, played, "orders", "list", *options).out
    if "json" in options:
        assert json.loads(call(tracker, played, "orders", *options).out)[0]["order"]


@pytest.mark.parametrize("options", [(), ("--company", "zhipu"), ("--format", "json")])
def test_rules_alone_still_lists(tracker: Tracker, played: Path, options: tuple[str, ...]) -> None:
    """As before it had sub-commands; `rules test CODE` keeps its form and its options."""
    assert call(tracker, played, "rules", *options).out == call(tracker, played, "rules", "list", *options).out
    found = json.loads(call(tracker, played, "rules", "test", "W001", "--company", "zhipu", "--format", "json").out)
    assert {row["company"] for row in found} == {"zhipu"}
    assert tracker("rules", "test", "W099").code == 2


def test_rates_and_filings_are_listed(tracker: Tracker, played: Path, tmp_path: Path) -> None:
    """What was imported can be seen."""
    folder = tmp_path / "demo"
    shutil.copytree(played, folder)
    (tmp_path / "fx.csv").write_text("day,base,quote,value,source\n2026-01-05,USD,CNY,7.01,bank\n", encoding="utf-8")
    (tmp_path / "filings.csv").write_text("company,published,title\nzhipu,2026-01-05,合同公告\n", encoding="utf-8")
    call(tracker, folder, "fx", "import", "fx.csv")
    call(tracker, folder, "filings", "import", "filings.csv")
    [rate] = json.loads(call(tracker, folder, "fx", "list", "--format", "json").out)
    assert (rate["base"], rate["quote"], rate["value"]) == ("USD", "CNY", "7.01")
    [filing] = json.loads(call(tracker, folder, "filings", "list", "zhipu", "--format", "json").out)
    assert (filing["title"], filing["amount"]) == ("合同公告", None)
    assert "合同公告" in call(tracker, folder, "filings", "list").out


def test_the_man_page_is_the_help() -> None:
    """docs/man/tracker.1 is what `make man` writes, with every command and every option."""
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert page == man_page()
    plain = page.replace("\\-", "-")
    assert [words for words in EVERY if words != "tracker" and f".SS {words}\n" not in plain] == []
    options = {name for command in EVERY.values() for each in command.params for name in each.opts if name.startswith("--")}
    assert [name for name in options - {"--help"} if name not in plain] == []


@pytest.mark.skipif(shutil.which("man") is None, reason="needs man")
def test_the_man_page_is_read_without_complaint() -> None:
    """man finds nothing wrong with it."""
    environment = {"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    call = ["man", "--warnings", "-l", str(ROOT / PAGE)]
    read = subprocess.run(call, capture_output=True, text=True, check=True, timeout=60, env=environment)
    assert "tracker watch add" in read.stdout
    assert "warning" not in read.stderr


def test_rules_are_shown_as_the_configuration_writes_them(tracker: Tracker, played: Path) -> None:
    """A setting of the list is one that a [rules.CODE] table takes."""
    said = call(tracker, played, "rules").out
    assert "percent_of_year = 1, percent_of_half = 2" in said
    assert "window_days = 365, steps = [1, 2, 5, 10, 20, 50, 100]" in said
    assert "'" not in said
