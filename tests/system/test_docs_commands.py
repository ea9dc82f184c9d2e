"""Every command that README and docs tell to type is one that the programme takes, options and all."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer._click.exceptions import MissingParameter, NoArgsIsHelpError, UsageError
from typer.exceptions import Exit

from tests.conftest import ROOT
from tracker.cli.app import whole_application

PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {ROOT / "CHANGELOG.md"})
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(?:.*&& )?(?:[\w./-]*/)?tracker((?: .*)?)")
_INLINE = re.compile(r"`(?:[\w./-]*/)?tracker ([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Call:
    """The words behind `tracker`, and whether they stand in a line to be typed as it is."""

    words: str
    is_line: bool


def calls(page: Path) -> Iterator[Call]:
    """Every line of a page's fenced blocks that calls the programme, and every piece of code in its text that names a call."""
    text = page.read_text(encoding="utf-8")
    for block in _FENCED.findall(text):
        for line in block.splitlines():
            found = _LINE.fullmatch(_bare(line))
            if found and found[1].strip():
                yield Call(found[1].strip(), is_line=True)
    for words in _INLINE.findall(_FENCED.sub("", text)):
        yield Call(_bare(words), is_line=False)


def _bare(line: str) -> str:
    """Without its comment and where its output or input goes; what stands for a day or a number is one."""
    line = re.sub(r"(?<= )DAY\b", "2026-01-02", re.sub(r"(?<= )N\b", "4", line))
    return re.sub(r"\s#.*$|\s(?:>>?|<|\|)\s.*$", "", line.strip()).replace("…", "").strip()


@cache
def programme() -> Any:
    """The whole command line."""
    return typer.main.get_command(whole_application())


def parsed(words: str) -> None:
    """Follow the words down to a command and read its options and arguments. Raises what the command line raises."""
    command, rest, context = programme(), shlex.split(words), None
    while True:
        context = command.make_context(command.name, rest, parent=context)
        if not hasattr(command, "commands"):
            return
        rest = [*context._protected_args, *context.args]
        if not rest:
            return
        _, command, rest = command.resolve_command(context, rest)


def refused(call: Call) -> str | None:
    """What the command line says against a call; None where it takes it. Text may name a command without its arguments."""
    try:
        parsed(call.words)
    except Exit:
        return None
    except UsageError as error:
        is_bare = isinstance(error, MissingParameter | NoArgsIsHelpError) or "requires an argument" in error.format_message()
        return None if is_bare and not call.is_line else f"tracker {call.words}: {error.format_message()}"
    return None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_command_of_a_page_is_one(page: Path) -> None:
    """Down to its last option."""
    assert [said for call in calls(page) if (said := refused(call))] == []


def test_the_pages_hold_commands() -> None:
    """What is looked for is found, so that an empty list says something."""
    found = [call for page in PAGES for call in calls(page)]
    assert sum(call.is_line for call in found) > 50
    assert len(found) > 150


@pytest.mark.parametrize("words", ["xreport zhipu", "report --xformat html", "verify extra", "archive export old.warc.gz"])
def test_a_wrong_command_is_found(words: str) -> None:
    """A command, an option, an argument that is none or that is missing."""
    assert refused(Call(words, is_line=True)) is not None
