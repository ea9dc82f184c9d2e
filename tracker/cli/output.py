"""Output of the command line: tables or JSON on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.wording.terminal import plain, printable_json

if TYPE_CHECKING:
    # loaded where something is drawn: many a command draws nothing
    from rich.console import Console
    from rich.progress import Progress


class Format(StrEnum):
    """Forms a table is printed in."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="table, or json alone on standard output")]


def print_anything() -> None:
    """Let both streams print as escapes what their encoding lacks: a terminal without Chinese is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(message: str) -> None:
    """One line to the person at the terminal, on standard error."""
    sys.stderr.write(plain(message) + "\n")


def say_in(language: str, key: str, **values: object) -> None:
    """One of the sentences that say what a command has done, to the person at the terminal."""
    from tracker.wording.screens import screen

    say(screen(language, "said", key, **values))


def print_line(text: str) -> None:
    """One line of the answer itself, on standard output."""
    sys.stdout.write(plain(text) + "\n")


def print_json(value: object) -> None:
    """The answer as JSON, decimals and dates as strings."""
    # JSON's own escapes where the encoding may lack a character: others would be no JSON
    is_whole = (sys.stdout.encoding or "utf-8").lower().startswith(("utf", "gb18030"))
    sys.stdout.write(printable_json(json.dumps(value, ensure_ascii=not is_whole, default=_as_text)) + "\n")


def _as_text(value: object) -> str:
    if isinstance(value, (Decimal, date, datetime)):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(f"{value!r} has no JSON form")


def print_rows(
    rows: Sequence[Mapping[str, object]],
    columns: Mapping[str, str],
    form: Format,
    *,
    title: str = "",
    language: str = "en",
    keep: Sequence[str] = (),
) -> None:
    """Rows as a table with the given columns (key: heading), or whole as a JSON list; no row is one line.

    On a terminal with too little room the columns of the keys in `keep` stay longest, the first of them before the others.
    """
    if form is Format.JSON:
        print_json([dict(row) for row in rows])
        return
    from tracker.cli.table import columns_of
    from tracker.wording.columns import drawn, fitted, left_out
    from tracker.wording.screens import head, screen

    if not rows:
        print_line(screen(language, "table", "empty"))
        return
    target, every = console(), columns_of(rows, columns, language)
    shown = fitted(every, target.width, [head(columns[key], language) for key in keep])
    target.print(drawn(shown, plain(title)))
    if gone := left_out(every, shown):
        say(screen(language, "table", "narrow", columns=", ".join(gone)))


def console(*, stderr: bool = False) -> Console:
    """A console that keeps whole lines when nobody's terminal limits them."""
    from rich.console import Console

    target = sys.stderr if stderr else sys.stdout
    return Console(file=target, width=None if target.isatty() else 160, highlight=False)


def progress() -> Progress:
    """A progress bar on standard error, silent when that is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
