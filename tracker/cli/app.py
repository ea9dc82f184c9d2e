"""The `tracker` application and its own options; only the command asked for is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.commands import COMMANDS, Command
from tracker.cli.context import CommandContext


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"award-tracker {version('award-tracker')}")
        raise typer.Exit


def programme(
    ctx: typer.Context,
    config: Annotated[Path | None, typer.Option(help="the configuration (default ./tracker.toml, then $TRACKER_CONFIG)")] = None,
    db: Annotated[Path | None, typer.Option(help="the SQLite file, instead of the configuration's")] = None,
    _version: Annotated[
        bool, typer.Option("--version", help="print the version and end", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Orders won by listed companies, read from public award notices and weighed against reported revenue."""
    ctx.obj = CommandContext(config, db)


def application(arguments: Sequence[str]) -> typer.Typer:
    """The application for one call: the command that its arguments name, or all of them as lines of help."""
    asked = _asked(arguments)
    chosen = [command for command in COMMANDS if command.name == asked]
    return _assembled(chosen, load=True) if chosen else _assembled(COMMANDS, load=False)


def whole_application() -> typer.Typer:
    """The application with every command loaded: for shell completion, the man page and tests."""
    return _assembled(COMMANDS, load=True)


def _asked(arguments: Sequence[str]) -> str | None:
    """The command's name: the first argument that is neither an option of the programme nor its value."""
    waiting = iter(arguments)
    for argument in waiting:
        if argument in ("--config", "--db"):
            next(waiting, None)
        elif not argument.startswith("-"):
            return argument
    return None


def _assembled(commands: Iterable[Command], *, load: bool) -> typer.Typer:
    app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=True, rich_markup_mode=None)
    app.callback()(programme)
    for command in commands:
        if not load:
            app.command(command.name, help=command.help)(_not_loaded)
        elif isinstance(behind := command.load(), typer.Typer):
            app.add_typer(behind, name=command.name)
        else:
            app.command(command.name)(behind)
    return app


def _not_loaded() -> None:
    """Stand in for a command that only the help names."""
