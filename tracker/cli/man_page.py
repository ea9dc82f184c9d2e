"""The man page tracker(1), made from the help of every command; `make man` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from tracker.cli.app import whole_application

PAGE = Path("docs/man/tracker.1")
_TAIL = r"""
.SH FILES
.TP
.I tracker.toml
The configuration: named by
.BR \-\-config ,
else the one in this folder, else
.BR $TRACKER_CONFIG .
.TP
.I tracker.db, pages.db
Notices, orders and alerts; the page archive.
.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
something failed, and the message says what
.TP
.B 2
bad usage or configuration
.TP
.B 130
stopped by Ctrl-C
"""


def man_page() -> str:
    """The page in roff: every command, argument and option with its line of help."""
    command: Any = typer.main.get_command(whole_application())
    lines = [
        '.TH TRACKER 1 "" "award-tracker" "User Commands"',
        ".SH NAME",
        rf"tracker \- {_roff(_first(command))}",
        ".SH SYNOPSIS",
        r".B tracker",
        r"[\fIoptions\fR] \fIcommand\fR [\fIarguments\fR]",
        ".SH OPTIONS",
        *_parameters(command),
        ".SH COMMANDS",
    ]
    for name, inner in command.commands.items():
        lines += _command(f"tracker {name}", inner)
    return "\n".join(lines) + _TAIL


def main() -> None:
    """Write the page, in the project's folder."""
    PAGE.write_text(man_page(), encoding="utf-8")


def _command(words: str, command: Any) -> Iterator[str]:
    yield f".SS {_roff(words)}"
    for number, paragraph in enumerate((command.help or "").split("\n\n")):
        if number:
            yield ".PP"
        yield _roff(" ".join(paragraph.split()))
    yield from _parameters(command)
    for name, inner in getattr(command, "commands", {}).items():
        yield from _command(f"{words} {name}", inner)


def _parameters(command: Any) -> Iterator[str]:
    for each in command.params:
        if getattr(each, "hidden", False):
            continue
        is_argument = each.param_type_name == "argument"
        name = str(each.metavar or each.name).strip("[]") if is_argument else ", ".join(each.opts)
        yield ".TP"
        yield f".{'I' if is_argument else 'B'} {_roff(name)}"
        yield _roff(each.help or "")


def _first(command: Any) -> str:
    return " ".join((command.help or "").partition("\n\n")[0].split()).rstrip(".")


def _roff(text: str) -> str:
    """Text as roff prints it: dashes that can be copied, no line taken for a request."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    main()
