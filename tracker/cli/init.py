"""`tracker init`: a commented tracker.toml to start from."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.context import DEFAULT_CONFIG, context_of
from tracker.cli.language import language_of
from tracker.cli.output import say_in
from tracker.errors import ConfigError

_EMPTY = "empty"
SCHEMA = "tracker.schema.json"


def examples() -> dict[str, str]:
    """The shipped configurations by name."""
    found = files("tracker").joinpath("examples").iterdir()
    return {file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in found if file.name.endswith(".toml")}


def shipped_schema() -> str:
    """The JSON schema of tracker.toml as it ships."""
    return files("tracker").joinpath("examples", SCHEMA).read_text(encoding="utf-8")


def init(
    ctx: typer.Context,
    example: Annotated[str, typer.Option(help="a shipped configuration: ai-vendors, psbc")] = _EMPTY,
    schema: Annotated[bool, typer.Option("--schema", help="write only the schema that editors check it by")] = False,
) -> None:
    """Write a commented tracker.toml here (or where --config says); an existing one is never overwritten."""
    if schema:
        say_in(language_of(None), "wrote", path=write_schema((context_of(ctx).config or Path(DEFAULT_CONFIG)).parent))
        return
    shipped = examples()
    if example not in shipped:
        raise ConfigError(f"no example {example!r}; expected one of {', '.join(sorted(shipped))}")
    path = context_of(ctx).config or Path(DEFAULT_CONFIG)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(shipped[example])
    except FileExistsError as error:
        raise ConfigError(f"{path}: is already there; remove it first, or name another with --config") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
    write_schema(path.parent)
    called = f"tracker --config {path}" if context_of(ctx).config else "tracker"
    written = tomllib.loads(shipped[example])
    key = "begun" if written.get("company") else "begun_empty"
    say_in(written["language"], key, path=path, called=called)


def write_schema(folder: Path) -> Path:
    """Write the JSON schema that the first line of tracker.toml names beside it. Raises ConfigError."""
    path = folder / SCHEMA
    try:
        path.write_text(shipped_schema(), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
    return path
