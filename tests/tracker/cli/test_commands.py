"""The command line loads what is asked for and nothing else, and names all that it has."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest
import typer

from tracker.cli.commands import COMMANDS, Command

# libraries and rooms that no help needs
HEAVY = (
    "httpx",
    "pydantic",
    "sqlite_utils",
    "cn2an",
    "apprise",
    "prometheus_client",
    "scrapers.reading",
    "tracker.rules",
    "rich.table",
)


def python(code: str) -> str:
    """Output of a Python of its own."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60).stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
def test_each_name_leads_to_a_command(command: Command) -> None:
    """Whatever the help names can be loaded and has a line of help that fits a narrow terminal."""
    assert callable(command.load()) or isinstance(command.load(), typer.Typer)
    assert 10 < len(command.help) <= 80


def test_the_help_loads_no_command() -> None:
    """The help comes from the table: neither the configuration, the database nor the reader is imported for it."""
    code = (
        "import sys\nfrom tracker.cli.entry import call\n"
        "try:\n    call(['--help'])\nexcept SystemExit:\n    pass\n"
        f"sys.stdout.write('loaded: ' + ' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    said = python(code)
    assert said.rpartition("loaded: ")[2] == ""
    assert [command.name for command in COMMANDS if f"  {command.name} " not in said] == []


@pytest.mark.parametrize(
    ("command", "others"),
    [
        ("report", ("httpx", "cn2an", "scrapers.reading")),
        ("run", ("cn2an", "scrapers.reading.reader", "scrapers.reading.lexicon.labels")),
        ("status", ("cn2an", "scrapers.reading.reader", "scrapers.reading.lexicon.labels")),
        ("daemon", ("cn2an", "scrapers.reading.reader", "scrapers.reading.lexicon.labels")),
    ],
)
def test_a_command_loads_no_other(command: str, others: tuple[str, ...]) -> None:
    """The report needs neither the reader nor the network; a run that finds nothing new needs no reader."""
    code = (
        "import sys\nfrom tracker.cli.entry import call\n"
        f"try:\n    call([{command!r}, '--help'])\nexcept SystemExit:\n    pass\n"
        f"sys.stdout.write('loaded: ' + ' '.join(n for n in {others!r} if n in sys.modules))"
    )
    assert python(code).rpartition("loaded: ")[2] == ""


def test_the_file_is_read_without_tables_of_others() -> None:
    """What sqlite-utils would load for types of its own is loaded by no command, and can be by who wants it."""
    code = (
        "import sys\nimport db.engine.connection\nfrom importlib.util import find_spec\n"
        "names = ('numpy', 'pandas')\n"
        "sys.stdout.write(' '.join(str(each in sys.modules) for each in names) + f' {find_spec(names[1]) is not None}')"
    )
    assert python(code) == "False False True"


def test_bundled_rates_are_loaded_when_one_is_asked_for() -> None:
    """A report that converts nothing loads neither the bundled rates nor their library."""
    code = (
        "import sys\nfrom datetime import date\nfrom tracker.ledger.exchange import bundled_rates\n"
        "rates = bundled_rates()\nis_loaded = lambda: 'currency_converter' in sys.modules\n"
        "before = is_loaded()\nrates('USD', 'EUR', date(2024, 1, 2))\nsys.stdout.write(f'{before} {is_loaded()}')"
    )
    assert python(code) == "False True"


def test_the_version_is_the_installed_one() -> None:
    """`tracker --version` prints name and version alone."""
    run = subprocess.run([sys.executable, "-m", "tracker", "--version"], check=True, capture_output=True, text=True, timeout=60)
    assert run.stdout == f"award-tracker {version('award-tracker')}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_shell_completes_commands(shell: str) -> None:
    """The completion script asks the programme, and the programme answers with its commands, without loading the reader."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tracker"],
        env={
            "_TRACKER_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": "tracker repo",
            "COMP_CWORD": "1",
            "_TYPER_COMPLETE_ARGS": "tracker repo",
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "report" in run.stdout
    assert "notices" not in run.stdout
    assert "scrapers.reading.lexicon.labels" not in run.stderr
