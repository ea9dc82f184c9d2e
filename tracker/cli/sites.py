"""`tracker new`, `tracker record`, `tracker check`: for those who add sites."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.context import context_of, now
from tracker.cli.output import print_line, say
from tracker.collecting.fetchers import page_fetcher
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.devtools import tables_page
from tracker.devtools.check_sites import problems
from tracker.devtools.new_site import new_site
from tracker.devtools.record_page import record as record_page
from tracker.errors import BadInput, ConfigError

_TABLES = Path("docs/tables.md")


def new(site: Annotated[str, typer.Argument(help="the new site's id, such as cn_something")]) -> None:
    """Write a module, a synthetic page and a failing test to start a site from; run it in the project's folder."""
    for path in new_site(Path(), site):
        print_line(str(path))


def record(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(help="the page's address")],
    folder: Annotated[Path, typer.Option("--dir", help="where the page is kept")] = Path(),
) -> None:
    """Save a live page with its headers as a fixture; cookies are left out, and nothing is overwritten unasked."""
    try:
        settings = context_of(ctx).settings()
    except ConfigError:
        settings = Settings()
    page = page_fetcher(Runtime(settings=settings, now=now))(url)
    for path in record_page(page, folder, lambda path: typer.confirm(f"{path} is there already; overwrite it?")):
        print_line(str(path))


def check() -> None:
    """Lint every site and the generated docs; run it in the project's folder. Exit 1 when anything is wrong."""
    if not Path("scrapers/sites").is_dir():
        raise BadInput("no scrapers/sites here; run this in the project's folder")
    found = problems(Path())
    if _TABLES.exists() and tables_page.current(text := _TABLES.read_text(encoding="utf-8")) != text:
        found.append(f"{_TABLES}: not in step with the schema")
    for line in found:
        print_line(line)
    if found:
        raise typer.Exit(1)
    say("sites and docs are in step")
